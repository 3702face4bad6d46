"""All pages beside the plan, in the order of their tabs; each is imported when it is first opened."""

from PySide6.QtWidgets import QWidget

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.window.pages.page import PageKind
from leftshift.window.theme import Theme


def page_kinds() -> tuple[PageKind, ...]:
    """List the pages there are."""
    return (
        PageKind(key="compare", title="C&ompare", make=_compare),
        PageKind(key="history", title="Histor&y", make=_history),
        PageKind(key="board", title="The boar&d", make=_board),
        PageKind(key="questions", title="&Questions", make=_questions),
        PageKind(key="baseline", title="How good is this baseline?", make=_baseline),
        PageKind(key="evidence", title="Evidence", make=_evidence),
        PageKind(key="help", title="Help", make=_help),
    )


def _board(session: Session, document: Document, theme: Theme) -> QWidget:
    from leftshift.window.pages.board.page import make  # noqa: PLC0415 - imported when first opened

    return make(session, document, theme)


def _compare(session: Session, document: Document, theme: Theme) -> QWidget:
    from leftshift.window.pages.compare.page import make_compare_page  # noqa: PLC0415 - imported when first opened

    return make_compare_page(session, document, theme)


def _history(session: Session, document: Document, theme: Theme) -> QWidget:
    from leftshift.window.pages.history.page import make_history_page  # noqa: PLC0415 - imported when first opened

    return make_history_page(session, document, theme)


def _questions(session: Session, _document: Document, theme: Theme) -> QWidget:
    from leftshift.window.pages.questions.page import joined_page  # noqa: PLC0415 - imported when first opened

    return joined_page(session, theme)


def _baseline(_session: Session, _document: Document, theme: Theme) -> QWidget:
    from leftshift.selftest.baseline_check import baseline_check  # noqa: PLC0415 - imported when first opened
    from leftshift.window.pages.evidence.baseline_page import BaselinePage  # noqa: PLC0415 - likewise

    return BaselinePage(baseline_check(), theme)


def _evidence(_session: Session, _document: Document, theme: Theme) -> QWidget:
    from leftshift.window.pages.evidence.page import EvidencePage  # noqa: PLC0415 - imported when first opened

    return EvidencePage(theme)


def _help(_session: Session, _document: Document, _theme: Theme) -> QWidget:
    from leftshift.window.pages.help.page import HelpPage  # noqa: PLC0415 - imported when first opened

    return HelpPage()
