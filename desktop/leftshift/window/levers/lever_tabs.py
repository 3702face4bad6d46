"""The levers, one tab each, joined to the session."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.registry import LEVER_TABS
from leftshift.window.theme import Theme

_WIDTH = 372
"""Least width at which every row of the shares has room [pixels]."""


class LeverTabs(QTabWidget):
    """Shows one panel of levers at a time; the others are made and drawn when they come into view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levers")
        self.setMinimumWidth(_WIDTH)
        self._theme = theme
        self._session: Session | None = None
        self._snapshot: Snapshot | None = None
        self._stale: set[int] = set()
        self._areas = {tab.key: _scroll_area() for tab in LEVER_TABS}
        self._panels: dict[str, LeverPanel] = {}
        self.setUsesScrollButtons(False)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        for place, tab in enumerate(LEVER_TABS):
            self.addTab(self._areas[tab.key], tab.title)
            self.setTabToolTip(place, tab.tip)
        self._bring(0)
        self.currentChanged.connect(self._bring)

    @property
    def key(self) -> str:
        """Key of the panel in view."""
        return LEVER_TABS[self.currentIndex()].key

    def open(self, key: str) -> None:
        """Bring a panel into view."""
        self.setCurrentWidget(self._areas[key])

    def panel(self, key: str) -> LeverPanel:
        """Return a panel, made now if it never was in view.

        Raises:
            KeyError: there is no such panel.
        """
        if key not in self._panels:
            entry = {tab.key: tab for tab in LEVER_TABS}[key]
            self._panels[key] = panel = entry.make(self._theme)
            self._areas[key].setWidget(panel)
            if self._session is not None:
                panel.join(self._session)
        return self._panels[key]

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for panel in self._panels.values():
            panel.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in the panel in view; the others follow when they come into view."""
        self._snapshot = snapshot
        self._stale = set(range(len(LEVER_TABS)))
        self._bring(self.currentIndex())

    def join(self, session: Session) -> None:
        """Send what the panels ask for to the session, also those made later."""
        self._session = session
        for panel in self._panels.values():
            panel.join(session)

    def _bring(self, place: int) -> None:
        """Make and draw the panel that is coming into view."""
        panel = self.panel(LEVER_TABS[place].key)
        if self._snapshot is not None and place in self._stale:
            self._stale.discard(place)
            panel.draw(self._snapshot)


def _scroll_area() -> QScrollArea:
    """Make room for a panel, which scrolls where a screen is too small or its text too large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
