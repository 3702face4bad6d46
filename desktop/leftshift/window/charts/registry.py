"""The charts there are, each made with the published figures it shows."""

from leftshift.evidence.facts import facts_on
from leftshift.evidence.levers import landmarks
from leftshift.questions.ask import ATTRIBUTION, SENSITIVITY
from leftshift.window.charts.answer_here import AnswerHere
from leftshift.window.charts.beside_others import BesideOthers
from leftshift.window.charts.board_and_money import BoardAndMoney
from leftshift.window.charts.board_table import BoardTable
from leftshift.window.charts.change_from_baseline import ChangeFromBaseline
from leftshift.window.charts.commissioning_capacity import CommissioningCapacity
from leftshift.window.charts.hospital_share import HospitalShare
from leftshift.window.charts.money_flow import MoneyFlow
from leftshift.window.charts.need_and_funding import NeedAndFunding
from leftshift.window.charts.need_by_sector import NeedBySector
from leftshift.window.charts.need_lens import NeedLens
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.plotting.plot import Plot
from leftshift.window.charts.running_costs import RunningCosts
from leftshift.window.charts.spend_by_sector import SpendBySector
from leftshift.window.charts.tornado import TornadoPlot
from leftshift.window.charts.voting_power import VotingPower
from leftshift.window.charts.waterfall import Waterfall
from leftshift.window.theme import Theme

ENVELOPE = "C03"
"""Fact: the envelope for running costs and programme pay [£ a head]."""
_MOVED_BY_ASSUMPTIONS = "unfunded"
"""An outcome that assumptions do move; shares of spend are mostly set by hand."""
RECOMMENDED_BY = "King’s Fund"
"""Who recommends the limit to the hospital share; fact A05."""


def make_charts(theme: Theme) -> tuple[Chart, ...]:
    """Make every chart, in the order of the wall.

    Raises:
        EvidenceError: a published figure is missing.
    """
    plots: tuple[Plot, ...] = (
        SpendBySector(),
        HospitalShare(landmarks("hospital_share"), landmarks("primary_care_share"), RECOMMENDED_BY),
        ChangeFromBaseline(),
        RunningCosts(facts_on("running_costs")[ENVELOPE].value or 0.0),
        BoardAndMoney(),
        MoneyFlow(),
        BesideOthers(),
        NeedAndFunding(),
        NeedBySector(),
        NeedLens(),
        CommissioningCapacity(),
        BoardTable(),
        VotingPower(),
        AnswerHere(ATTRIBUTION, Waterfall()),
        AnswerHere(SENSITIVITY, TornadoPlot(), _MOVED_BY_ASSUMPTIONS),
    )
    return tuple(Chart(plot, theme) for plot in plots)
