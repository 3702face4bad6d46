"""Snapshots to draw, and charts to draw them on."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from leftshift.evidence.facts import facts_on
from leftshift.evidence.levers import landmarks
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector, View
from leftshift.questions.ask import ATTRIBUTION, SENSITIVITY
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
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
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.plotting.plot import Plot
from leftshift.window.charts.running_costs import RunningCosts
from leftshift.window.charts.spend_by_sector import SpendBySector
from leftshift.window.charts.tornado import TornadoPlot
from leftshift.window.charts.voting_power import VotingPower
from leftshift.window.charts.waterfall import Waterfall
from leftshift.window.theme import ThemeChoice, theme_of

ENVELOPE = 18.76
ALL = Needs(
    answers=frozenset(
        (question, outcome)
        for question in (ATTRIBUTION, SENSITIVITY)
        for outcome in ("hospital_share", "unfunded_gap")
    ),
    peers=True,
    carried_peers=True,
    need_lens=True,
)
"""All that any chart shows beside what every snapshot holds."""

PLOTS: dict[str, Callable[[], Plot]] = {
    "spend_by_sector": SpendBySector,
    "hospital_share": lambda: HospitalShare(
        landmarks("hospital_share"), landmarks("primary_care_share"), "King’s Fund"
    ),
    "change_from_baseline": ChangeFromBaseline,
    "running_costs": lambda: RunningCosts(facts_on("running_costs")["C03"].value or 0.0),
    "board_and_money": BoardAndMoney,
    "money_flow": MoneyFlow,
    "beside_others": BesideOthers,
    "need_and_funding": NeedAndFunding,
    "need_by_sector": NeedBySector,
    "need_lens": NeedLens,
    "commissioning_capacity": CommissioningCapacity,
    "board_table": BoardTable,
    "voting_power": VotingPower,
    "waterfall": lambda: AnswerHere(ATTRIBUTION, Waterfall()),
    "tornado": lambda: AnswerHere(SENSITIVITY, TornadoPlot()),
}


@pytest.fixture(scope="session")
def snapshot_of(scenario_of: Callable[[str], Scenario]) -> Callable[..., Snapshot]:
    """Move a share from acute to community, cut running costs, leave a pool; project it."""
    projector = Projector()

    def make(
        *,
        moved: float = 0.02,
        cut: float = 0.5,
        pool: float = 0.0,
        area: str = "QMM",
        view: View = View.CASH,
        dragging: bool = False,
        last: int = 2035,
    ) -> Snapshot:
        scenario = scenario_of(area)
        target = list(scenario.shares.target)
        target[INDEX[Sector.COMMUNITY]] += moved
        target[INDEX[Sector.ACUTE]] -= moved + pool
        scenario = scenario.with_shares(target=tuple(target), unallocated=pool).with_running_costs(cut=cut)
        scenario = replace(scenario, years=replace(scenario.years, last=last))
        return projector.snapshot(scenario, view=view, dragging=dragging, needs=ALL)

    return make


@pytest.fixture
def session(session: Session) -> Session:
    """A session whose snapshots hold all that any chart shows."""
    session.show_also(ALL, by="charts")
    return session


@pytest.fixture
def chart_of(qtbot: QtBot) -> Callable[..., Chart]:
    """Make the chart of a key at a size."""

    def make(key: str, width: int = 430, height: int = 300, theme: ThemeChoice = ThemeChoice.LIGHT) -> Chart:
        chart = Chart(PLOTS[key](), theme_of(theme))
        qtbot.addWidget(chart)
        chart.resize(width, height)
        return chart

    return make


@pytest.fixture
def card_of(qapp: QCoreApplication) -> Iterator[Callable[..., ChartCard]]:
    """Show the data of a chart on a card of a size."""
    made: list[ChartCard] = []

    def make(data: ChartData, width: int = 430, height: int = 300) -> ChartCard:
        card = ChartCard(data.key, data.name, theme_of(ThemeChoice.LIGHT))
        made.append(card)
        card.resize(width, height)
        card.show_data(data)
        return card

    yield make
    for card in made:
        card.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def colour_at() -> Callable[[QImage, float, float], str]:
    """Read one pixel of a picture."""
    return lambda image, x, y: image.pixelColor(round(x), round(y)).name()
