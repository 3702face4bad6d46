"""The levers of each section, one section in view, joined to the session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.registry import LEVER_PANELS
from leftshift.window.sections import SECTIONS, Section
from leftshift.window.theme import Theme


class LeverStack(QStackedWidget):
    """Shows the levers of one section; the others are made and drawn when they come into view.

    Signals:
        import_asked: a panel asks for a list of the planner's own.
        page_asked: a panel asks for a page that says more of it. args: its key
    """

    import_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levers")
        self.setAccessibleName("Levers")
        self._theme = theme
        self._session: Session | None = None
        self._snapshot: Snapshot | None = None
        self._panels: dict[str, LeverPanel] = {}
        self._stale: set[str] = set()
        self._columns: dict[str, QVBoxLayout] = {}
        self._sections = {one.key: one for one in SECTIONS if one.levers}
        self._areas = {key: _scroll_area() for key in self._sections}
        for area in self._areas.values():
            self.addWidget(area)
        self.section = next(iter(self._sections))
        self.open(self.section)

    def open(self, section: str) -> None:
        """Bring the levers of a section into view."""
        self.section = section
        for key in self._sections[section].levers:
            self.panel(key)
        self.setCurrentWidget(self._areas[section])
        self._draw_stale()

    def panel(self, key: str) -> LeverPanel:
        """Return a panel, made now if it never was in view.

        Raises:
            StopIteration: there is no such panel.
        """
        if key not in self._panels:
            self._make_all_of(next(one for one in self._sections.values() if key in one.levers))
        return self._panels[key]

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        for panel in self._panels.values():
            panel.apply_theme(theme)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario in the panels in view; the others follow when they come into view."""
        self._snapshot = snapshot
        self._stale = set(self._panels)
        self._draw_stale()

    def join(self, session: Session) -> None:
        """Send what the panels ask for to the session, also those made later."""
        self._session = session
        for panel in self._panels.values():
            panel.join(session)

    def height_needed(self, width: int) -> int:
        """Return the height of the levers in view where nothing scrolls [pixels]."""
        column, least = self._columns[self.section], 0
        if column.hasHeightForWidth():
            least = column.heightForWidth(width)
        return max(least, column.sizeHint().height())

    def _make_all_of(self, section: Section) -> None:
        """Make the panels of a section, one below the other."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key in section.levers:
            entry = next(one for one in LEVER_PANELS if one.key == key)
            self._panels[key] = panel = entry.make(self._theme)
            panel.import_asked.connect(self.import_asked)
            panel.page_asked.connect(self.page_asked)
            self._stale.add(key)
            column.addWidget(panel, 1 if key == section.levers[0] else 0)
            if self._session is not None:
                panel.join(self._session)
        column.addStretch()
        self._columns[section.key] = column
        self._areas[section.key].setWidget(inside)

    def _draw_stale(self) -> None:
        if self._snapshot is None:
            return
        for key in self._sections[self.section].levers:
            if key in self._stale:
                self._stale.discard(key)
                self._panels[key].draw(self._snapshot)


def _scroll_area() -> QScrollArea:
    """Make room for panels, which scroll where a screen is too small or its text too large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
