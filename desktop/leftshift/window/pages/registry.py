"""All pages beside the plan, in the order of their tabs; each is imported when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.window.pages.page import Page
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page that can be opened: it is made when it is first asked for."""

    key: str
    title: str
    """Its name on the tab, with an access key."""
    help: str
    """Key of the help on it; empty for the help itself."""
    make: Callable[[Session, Document, Theme], Page]


def _board(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.board.page import BoardPage  # noqa: PLC0415 - imported when first opened

    return BoardPage(session, theme)


def _compare(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.compare.page import ComparePage  # noqa: PLC0415 - imported when first opened

    return ComparePage(session, theme)


def _history(session: Session, document: Document, _theme: Theme) -> Page:
    from leftshift.window.pages.history.page import HistoryPage  # noqa: PLC0415 - imported when first opened

    return HistoryPage(session, document)


def _questions(session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.questions.page import QuestionsPage  # noqa: PLC0415 - imported when first opened

    return QuestionsPage(session, theme)


def _baseline(_session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.selftest.baseline_check import baseline_check  # noqa: PLC0415 - imported when first opened
    from leftshift.window.pages.evidence.baseline_page import BaselinePage  # noqa: PLC0415 - imported when first opened

    return BaselinePage(baseline_check(), theme)


def _evidence(_session: Session, _document: Document, theme: Theme) -> Page:
    from leftshift.window.pages.evidence.page import EvidencePage  # noqa: PLC0415 - imported when first opened

    return EvidencePage(theme)


def _help(_session: Session, _document: Document, _theme: Theme) -> Page:
    from leftshift.window.pages.help.page import HelpPage  # noqa: PLC0415 - imported when first opened

    return HelpPage()


HELP: Final = "help"
EVIDENCE: Final = "evidence"
PAGES: Final = (
    PageEntry(key="compare", title="C&ompare", help="compare", make=_compare),
    PageEntry(key="history", title="Histor&y", help="history", make=_history),
    PageEntry(key="board", title="The boar&d", help="board", make=_board),
    PageEntry(key="questions", title="&Questions", help="questions", make=_questions),
    PageEntry(key="baseline", title="How good is this baseline?", help="evidence", make=_baseline),
    PageEntry(key=EVIDENCE, title="Evidence", help="evidence", make=_evidence),
    PageEntry(key=HELP, title="Help", help="", make=_help),
)
