"""The plan: levers left, charts in the middle, outcomes right, words below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.session.snapshot import Snapshot
from leftshift.window.chart_wall import ChartWall
from leftshift.window.levers.lever_tabs import LeverTabs
from leftshift.window.look import Look
from leftshift.window.outcomes import OutcomesColumn
from leftshift.window.words_line import WordsLine

PANES = (384, 770, 212)
"""Widths of levers, charts and outcomes at 1366×768 [pixels]."""
_LEAST = ((372, 300, 0), (310, 310, 440), (212, 206, 0))
"""Least width of each pane at the usual text, what text twice as large adds, and least height [pixels]."""
_USUAL_LINE = 14.0
"""Height of a line of the usual text [pixels]."""


class Plan(QWidget):
    """The page everything is decided on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levers = LeverTabs(look)
        self.wall = ChartWall()
        self.outcomes = OutcomesColumn(look)
        self.words = WordsLine()
        self.levers.setAccessibleName("Levers")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        for pane in (self.levers, self.wall, self.outcomes):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.stand(PANES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(self.panes)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self.words)
        self._latest: Snapshot | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._draw_rest)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Give the panes more room when the text grows; what no longer fits the screen scrolls."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = max(QFontMetricsF(self.font()).height() / _USUAL_LINE, 1.0)
        for pane, (width, growth, height) in zip(
            (self.levers, self.wall, self.outcomes), _LEAST, strict=True
        ):
            pane.setMinimumSize(round(width + growth * (scale - 1.0)), round(height * scale))

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.levers.join(session)
        self.wall.enlarge_asked.connect(self.wall.enlarge)

    def stand(self, widths: Sequence[int]) -> None:
        """Give the panes their widths [pixels]."""
        if len(widths) == len(PANES):
            self.panes.setSizes(list(widths))

    def draw(self, now: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing.

        During a drag, what is under the hand is painted first; outcomes and words follow in the same frame.
        """
        self.levers.draw(now)
        self.wall.draw(now)
        self._latest = now
        if now.dragging:
            self._rest.start()
        else:
            self._draw_rest()

    @property
    def is_behind(self) -> bool:
        """Whether something of the last step of a drag is still to be drawn in its frame."""
        return self._rest.isActive() or self.wall.is_behind

    def _draw_rest(self) -> None:
        self._rest.stop()
        if self._latest is not None:
            self.outcomes.draw(self._latest)
            self.words.draw(self._latest)

    def wear(self, look: Look) -> None:
        """Take the colours of a look."""
        for chart in self.wall.charts:
            chart.set_look(look)
        self.levers.wear(look)
        self.outcomes.wear(look)
