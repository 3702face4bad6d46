"""The page Evidence: sources and facts, the data check, and the assumptions, one part in view."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from leftshift.selftest.baseline_check import baseline_check
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.controls.switch import Switch
from leftshift.window.levers.assumptions_panel import AssumptionsPanel
from leftshift.window.pages.evidence.baseline_page import BaselinePage
from leftshift.window.pages.evidence.sources import SourcesPage
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

SOURCES, CHECK, ASSUMPTIONS = "sources", "check", "assumptions"
PARTS: Final = ((SOURCES, "Sources and facts"), (CHECK, "Data check"), (ASSUMPTIONS, "Assumptions"))
"""The parts of the page, and the word of each on the switch."""


class EvidencePage(Page):
    """Shows what the numbers are made from; a part is made when it is first opened."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._snapshot: Snapshot | None = None
        self._parts: dict[str, Page] = {}
        self._places: dict[str, QWidget] = {}
        self.switch = Switch("Parts of the evidence", self)
        self.switch.asked.connect(self.open_part)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        column.setSpacing(BETWEEN)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)
        self.open_part(SOURCES)

    @property
    def sources(self) -> SourcesPage:
        """The list of sources and facts."""
        found = self.part(SOURCES)
        if not isinstance(found, SourcesPage):
            raise TypeError(SOURCES)
        return found

    @property
    def assumptions(self) -> AssumptionsPanel:
        """The assumptions, with their controls."""
        found = self.part(ASSUMPTIONS)
        if not isinstance(found, AssumptionsPanel):
            raise TypeError(ASSUMPTIONS)
        return found

    def part(self, key: str) -> Page:
        """Return a part, made now if it never was in view."""
        if key not in self._parts:
            self._parts[key] = made = self._make(key)
            self._places[key] = _scrolled(made) if key == ASSUMPTIONS else made
            self._stack.addWidget(self._places[key])
            if self._snapshot is not None:
                made.draw(self._snapshot)
        return self._parts[key]

    def open_part(self, key: str) -> None:
        """Bring a part into view."""
        self.part(key)
        self._stack.setCurrentWidget(self._places[key])
        self.switch.show_items(PARTS, key)

    def look_up(self, words: str) -> None:
        """Show the sources and facts that hold some words."""
        self.open_part(SOURCES)
        self.sources.look_up(words)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for part in self._parts.values():
            part.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in every part there is; emits nothing and computes nothing."""
        self._snapshot = snapshot
        for part in self._parts.values():
            part.draw(snapshot)

    def _make(self, key: str) -> Page:
        if key == SOURCES:
            return SourcesPage(self._theme)
        if key == CHECK:
            made = BaselinePage(baseline_check(), self._theme)
            set_formula(made, "comparison")
            return made
        panel = AssumptionsPanel(self._theme)
        panel.join(self._session)
        return panel


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
