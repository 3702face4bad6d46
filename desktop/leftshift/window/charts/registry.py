"""The charts there are: one entry a chart, from which menus, palette, help and tests are made."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from leftshift.questions.ask import ATTRIBUTION, BRIDGE, DEFAULT_OUTCOME, SENSITIVITY
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.before_and_after import before_and_after
from leftshift.window.charts.board.board_and_money import board_and_money
from leftshift.window.charts.board.board_changes import board_beside_money, board_seats, checks_met
from leftshift.window.charts.board.board_changes import voting_power as change_of_power
from leftshift.window.charts.board.board_checks import board_checks
from leftshift.window.charts.board.board_table import board_table
from leftshift.window.charts.board.survey_bars import survey_bars
from leftshift.window.charts.board.voting_power import voting_power
from leftshift.window.charts.change_rows import (
    change_of_lens,
    change_of_need,
    change_of_posts,
    rows_of_change,
)
from leftshift.window.charts.money.beside_others import FIRST_MEASURE, beside_others
from leftshift.window.charts.money.change_by_year import change_by_year
from leftshift.window.charts.money.change_from_baseline import change_from_baseline
from leftshift.window.charts.money.commissioning_capacity import commissioning_capacity
from leftshift.window.charts.money.hospital_share import hospital_share, if_overspent
from leftshift.window.charts.money.money_flow import money_flow
from leftshift.window.charts.money.need_by_sector import need_by_sector
from leftshift.window.charts.money.need_lens import need_lens
from leftshift.window.charts.money.required_efficiency import required_efficiency
from leftshift.window.charts.money.running_costs import costs_and_cut, running_costs
from leftshift.window.charts.money.spend_by_sector import BANDED, spend_by_sector, spend_lines
from leftshift.window.charts.money.unfunded import unfunded
from leftshift.window.charts.only_change import (
    efficiency_change,
    hospital_change,
    peer_change,
    running_costs_change,
    spend_change,
    unfunded_change,
)
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.questions.answer_here import answer_here

_NOTHING_MORE: Final = Needs()
MakesData = Callable[[Snapshot], ChartData]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondForm:
    """Another form that a chart may be shown in."""

    name: str
    """What it is called in a menu."""
    data: MakesData
    needs: Needs = _NOTHING_MORE
    """What a snapshot must hold for this form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a chart can be about: an outcome or a measure, by its key."""

    first: str
    """The one it is about until the planner chooses another."""
    data: Callable[[Snapshot, str], ChartData]
    change: Callable[[Snapshot, str], ChartData] | None = None
    needs: Callable[[str], Needs]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartEntry:
    """One chart; its help page has the same key."""

    key: str
    """Its name in code, settings and help."""
    name: str
    """Its name on screen."""
    data: MakesData | None = None
    """Makes its data; None where it needs to be told what it is about."""
    change: MakesData | None = None
    """Makes the data of only its change from the baseline; None where it has no such view."""
    is_change: bool = False
    """Whether it shows nothing but the change as it is."""
    second: SecondForm | None = None
    about: Subject | None = None
    """What it is about, where the planner chooses it."""
    formula: str = ""
    """Key of the formula of its numbers; empty where formulas.toml has it, such as by the chart's parts."""
    needs: Needs = _NOTHING_MORE
    """What a snapshot must hold beside what every snapshot holds."""
    depends_on: Callable[[Snapshot], Hashable] | None = None
    """What it is made from, where that seldom moves: while it stays the same, the chart is not drawn anew."""


def has_change(entry: ChartEntry) -> bool:
    """Whether a chart can show only the change and does not do so already."""
    return entry.change is not None or (entry.about is not None and entry.about.change is not None)


def _answer(question: str, first: str) -> Subject:
    """Let a chart show the answer to a question about an outcome of the planner's choice."""
    return Subject(
        first=first,
        data=lambda snapshot, outcome: answer_here(snapshot, question, outcome),
        needs=lambda outcome: Needs(answers=frozenset({(question, outcome)})),
    )


CHARTS: Final[tuple[ChartEntry, ...]] = (
    ChartEntry(
        key="spend_by_sector",
        name="Spend by sector",
        data=spend_by_sector,
        change=spend_change,
        second=SecondForm(
            name="Spend by sector as &lines", data=spend_lines, needs=Needs(bands=frozenset(BANDED))
        ),
    ),
    ChartEntry(
        key="hospital_share",
        name="Hospital and primary care share",
        data=hospital_share,
        second=SecondForm(name="Hospital share if hospital &overspends", data=if_overspent),
        change=hospital_change,
        needs=Needs(bands=frozenset({"hospital_share", "primary_care_share"})),
    ),
    ChartEntry(
        key="change_from_baseline",
        name="Change from baseline",
        data=change_from_baseline,
        is_change=True,
        second=SecondForm(name="Change from &baseline by year", data=change_by_year),
    ),
    ChartEntry(
        key="running_costs",
        name="Running costs",
        data=running_costs,
        change=running_costs_change,
        needs=Needs(bands=frozenset({"running_cost_per_head"})),
        depends_on=costs_and_cut,
    ),
    ChartEntry(
        key="board_and_money",
        name="Board beside the money",
        data=board_and_money,
        change=lambda snapshot: rows_of_change(board_and_money(snapshot), board_beside_money(snapshot)),
    ),
    ChartEntry(key="money_flow", name="Where the money moves", data=money_flow, is_change=True),
    ChartEntry(
        key="beside_others",
        name="Compare with other ICBs",
        about=Subject(
            first=FIRST_MEASURE,
            data=beside_others,
            change=peer_change,
            needs=lambda _: Needs(peers=True),
        ),
    ),
    ChartEntry(
        key="unfunded",
        name="Unfunded and new care",
        data=unfunded,
        change=unfunded_change,
        needs=Needs(bands=frozenset({"unfunded"})),
    ),
    ChartEntry(
        key="bridge",
        name="Bridge to what is unfunded",
        data=lambda snapshot: answer_here(snapshot, BRIDGE, "unfunded"),
        is_change=True,
        formula="bridge",
        needs=Needs(answers=frozenset({(BRIDGE, "unfunded")})),
    ),
    ChartEntry(
        key="required_efficiency",
        name="Efficiency needed",
        data=required_efficiency,
        change=efficiency_change,
        needs=Needs(bands=frozenset({"required_efficiency"})),
        formula="required_efficiency",
    ),
    ChartEntry(
        key="need_by_sector",
        name="Need and funding by sector",
        data=need_by_sector,
        change=lambda snapshot: rows_of_change(need_by_sector(snapshot), change_of_need(snapshot)),
    ),
    ChartEntry(
        key="need_lens",
        name="Spend beside need",
        data=need_lens,
        change=lambda snapshot: rows_of_change(need_lens(snapshot), change_of_lens(snapshot)),
        needs=Needs(need_lens=True),
    ),
    ChartEntry(
        key="commissioning_capacity",
        name="Commissioning capacity",
        data=commissioning_capacity,
        change=lambda snapshot: rows_of_change(commissioning_capacity(snapshot), change_of_posts(snapshot)),
    ),
    ChartEntry(
        key="board_table",
        name="The board",
        data=board_table,
        change=lambda snapshot: rows_of_change(board_table(snapshot), board_seats(snapshot)),
        depends_on=lambda snapshot: (snapshot.scenario.board, snapshot.start.board),
    ),
    ChartEntry(
        key="voting_power",
        name="Voting power",
        data=voting_power,
        change=lambda snapshot: rows_of_change(voting_power(snapshot), change_of_power(snapshot)),
        depends_on=lambda snapshot: (snapshot.board_measures.power, snapshot.start.board),
    ),
    ChartEntry(
        key="board_checks",
        name="Checks of the board",
        data=board_checks,
        change=lambda snapshot: rows_of_change(board_checks(snapshot), checks_met(snapshot)),
        formula="statutory",
        depends_on=lambda snapshot: (snapshot.checks, snapshot.start.board),
    ),
    ChartEntry(
        key="before_and_after",
        name="The board before and after",
        data=before_and_after,
        is_change=True,
        depends_on=lambda snapshot: (snapshot.scenario.board.seats, snapshot.start.board.seats),
    ),
    ChartEntry(
        key="waterfall",
        name="What each lever did",
        about=_answer(ATTRIBUTION, DEFAULT_OUTCOME),
        is_change=True,
    ),
    ChartEntry(
        key="tornado",
        name="What matters most",
        # assumptions do move it; shares of spend are mostly set by hand
        about=_answer(SENSITIVITY, "unfunded"),
        is_change=True,
    ),
)
"""All charts of the chart area, in the order of their numbers."""
ENTRIES: Final = {entry.key: entry for entry in CHARTS}
SURVEY_BARS: Final = ChartEntry(
    key="survey_bars",
    name="Survey answers",
    data=survey_bars,
    depends_on=lambda snapshot: snapshot.scenario.board.survey,
)
"""A chart of the board page."""
