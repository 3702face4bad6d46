"""The pages of the window: the plan first, the others made when they are first opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.formulas import formulas
from leftshift.window.pages.page import Page
from leftshift.window.pages.registry import PAGES
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

PLAN = "plan"


class PageStack(QStackedWidget):
    """Shows one page; draws only the one in view, the others when they come into view.

    Signals:
        opened: another page is in view. args: its key
    """

    opened = Signal(str)

    def __init__(self, plan: Page, session: Session, document: Document, theme: Theme) -> None:
        super().__init__()
        self._session, self._document, self._theme = session, document, theme
        self._entries = {entry.key: entry for entry in PAGES}
        self._pages: dict[str, Page] = {PLAN: plan}
        self._stale: set[str] = set()
        self.addWidget(plan)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Pages")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setObjectName("pages")
        self._keys = [PLAN, *self._entries]
        for _, title in self.titles:
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(lambda place: self.open(self._keys[place]))

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Key and name of every page, in order, with access keys."""
        return (PLAN, "&Plan"), *((entry.key, entry.title) for entry in PAGES)

    @property
    def key(self) -> str:
        """Key of the page in view."""
        return next(key for key, page in self._pages.items() if page is self.currentWidget())

    def page(self, key: str) -> Page:
        """Return a page, made now if it never was.

        Raises:
            KeyError: there is no such page.
        """
        if key not in self._pages:
            self._pages[key] = self._entries[key].make(self._session, self._document, self._theme)
            formula = formulas().pages.get(key)
            if formula is not None:
                set_formula(self._pages[key], formula)
            self._stale.add(key)
            self.addWidget(self._pages[key])
        return self._pages[key]

    def open(self, key: str) -> None:
        """Bring a page into view."""
        page = self.page(key)
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
            self.tabs.setCurrentIndex(self._keys.index(key))
            self.opened.emit(key)
        self._draw_if_stale(key, self._session.snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        """Draw the page in view; the others are drawn when they come into view."""
        self._stale = set(self._pages)
        self._draw_if_stale(self.key, snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for key, page in self._pages.items():
            if key != PLAN:
                page.apply_theme(theme)

    def _draw_if_stale(self, key: str, snapshot: Snapshot) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._pages[key].draw(snapshot)
