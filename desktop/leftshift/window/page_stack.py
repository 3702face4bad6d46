"""The pages of the window: the plan for the sections that have levers, the others made when first opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.formulas import formulas
from leftshift.window.pages.page import Page
from leftshift.window.plan import Plan
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.sections import ALL, SECTIONS
from leftshift.window.theme import Theme


class PageStack(QStackedWidget):
    """Shows one section or page; draws only the one in view, the others when they come into view.

    Signals:
        opened: another section or page is in view. args: its key
    """

    opened = Signal(str)

    def __init__(self, plan: Plan, session: Session, document: Document, theme: Theme) -> None:
        super().__init__()
        self._plan, self._session, self._document, self._theme = plan, session, document, theme
        self._pages: dict[str, Page] = {entry.key: plan for entry in SECTIONS if entry.levers}
        self._stale: set[Page] = set()
        self.key = SECTIONS[0].key
        """Key of the section or page in view."""
        self.addWidget(plan)

    def page(self, key: str) -> Page:
        """Return a page, made now if it never was.

        Raises:
            KeyError: there is no such section or page.
        """
        make = ALL[key].make
        if key not in self._pages and make is not None:
            self._pages[key] = page = make(self._session, self._document, self._theme)
            formula = formulas().pages.get(key)
            if formula is not None:
                set_formula(page, formula)
            self._stale.add(page)
            self.addWidget(page)
        return self._pages[key]

    def open(self, key: str) -> None:
        """Bring a section or a page into view."""
        page = self.page(key)
        if page is self._plan:
            self._plan.show_section(ALL[key])
        self.setCurrentWidget(page)
        self._draw_if_stale(page, self._session.snapshot)
        if key != self.key:
            self.key = key
            self.opened.emit(key)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the page in view; the others are drawn when they come into view."""
        self._stale = set(self._pages.values())
        self._draw_if_stale(self._pages[self.key], snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for page in set(self._pages.values()):
            page.apply_theme(theme)

    def _draw_if_stale(self, page: Page, snapshot: Snapshot) -> None:
        if page in self._stale:
            self._stale.discard(page)
            page.draw(snapshot)
