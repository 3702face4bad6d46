"""Sections: what the rail leads to, one entry each; rail, Go menu, palette and F1 are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.window.pages.page import Page
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the work: its own levers, charts and outcomes, or a page of its own."""

    key: str
    title: str
    """Its name in menus, with an access key."""
    icon: str = ""
    """Name of its icon on the rail; empty where it is reached by a button of the bar or by a menu."""
    help: str
    """Key of the help on it; empty for the help itself."""
    levers: tuple[str, ...] = ()
    """Keys of its panels of levers, from top to bottom; none where it is a page of its own."""
    charts: tuple[tuple[str, str], ...] = ()
    """Key of each chart of the switch, and the word it has there; the first is the main chart at first."""
    companions: tuple[str, ...] = ()
    """Keys of the charts below the main one."""
    make: Callable[[Session, Document, Theme], Page] | None = None
    """Makes the page, when it is first opened; None where the section has levers."""

    @property
    def name(self) -> str:
        """Its name without an access key."""
        return self.title.replace("&", "")


def _results(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.results.page import ResultsPage  # noqa: PLC0415 - imported when first opened

    return ResultsPage(session, theme)


def _questions(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.questions.page import QuestionsPage  # noqa: PLC0415 - imported when first opened

    return QuestionsPage(session, theme)


def _evidence(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.evidence.page import EvidencePage  # noqa: PLC0415 - imported when first opened

    return EvidencePage(session, theme)


def _help(_session: Session, _document: Document, _theme: Theme) -> Page:
    from leftshift.window.pages.help.page import HelpPage  # noqa: PLC0415 - imported when first opened

    return HelpPage()


def _compare(session: Session, document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.compare.page import ComparePage  # noqa: PLC0415 - imported when first opened

    return ComparePage(session, document, theme)


def _history(session: Session, document: Document, _theme: Theme) -> Page:
    from leftshift.window.pages.history.page import HistoryPage  # noqa: PLC0415 - imported when first opened

    return HistoryPage(session, document)


def _board_tables(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.board.page import BoardPage  # noqa: PLC0415 - imported when first opened

    return BoardPage(session, theme)


RESULTS: Final = "results"
EVIDENCE: Final = "evidence"
HELP: Final = "help"
SECTIONS: Final = (
    Section(
        key="money",
        title="&Money",
        icon="money",
        help="shares",
        levers=("shares",),
        charts=(
            ("change_from_baseline", "Change"),
            ("spend_by_sector", "Trend"),
            ("money_flow", "Flow"),
            ("beside_others", "Other ICBs"),
        ),
        companions=("hospital_share", "board_and_money"),
    ),
    Section(
        key="running_costs",
        title="&Running costs",
        icon="costs",
        help="running_costs",
        levers=("running_costs",),
        charts=(("running_costs", "By year"), ("commissioning_capacity", "Posts")),
        companions=("change_from_baseline", "board_and_money"),
    ),
    Section(
        key="board",
        title="&Board",
        icon="board",
        help="board",
        levers=("board", "board_rules"),
        charts=(
            ("board_table", "Seats"),
            ("board_and_money", "Beside money"),
            ("voting_power", "Voting power"),
            ("before_and_after", "Before and after"),
        ),
        companions=("board_and_money", "board_checks"),
    ),
    Section(
        key="other",
        title="&Other changes",
        icon="other",
        help="more_levers",
        levers=("more",),
        charts=(
            ("bridge", "Bridge"),
            ("waterfall", "Each change"),
            ("unfunded", "By year"),
            ("required_efficiency", "Efficiency"),
        ),
        companions=("waterfall", "board_and_money"),
    ),
    Section(key=RESULTS, title="Resul&ts", icon="results", help="outcomes", make=_results),
    Section(key="questions", title="&Questions", icon="questions", help="questions", make=_questions),
    Section(key=EVIDENCE, title="&Evidence", icon="evidence", help="evidence", make=_evidence),
    Section(key=HELP, title="Hel&p", icon="help", help="", make=_help),
)
"""What the rail leads to, from top to bottom."""
PAGES: Final = (
    Section(key="compare", title="&Compare", help="compare", make=_compare),
    Section(key="history", title="Histor&y", help="history", make=_history),
    Section(key="board_tables", title="The board in tab&les", help="board", make=_board_tables),
)
"""Pages that the rail does not show."""
ALL: Final = {entry.key: entry for entry in (*SECTIONS, *PAGES)}


def section_of_chart(chart: str) -> str:
    """Return the key of the first section whose switch has a chart; empty where none has."""
    return next((one.key for one in SECTIONS if chart in dict(one.charts)), "")
