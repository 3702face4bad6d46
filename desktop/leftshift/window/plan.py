"""The plan: levers left, charts in the middle, outcomes right, words below."""

import math
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.levers.lever_tabs import LeverTabs
from leftshift.window.outcomes import OutcomesColumn
from leftshift.window.pages.page import Page
from leftshift.window.summary_line import WordsLine
from leftshift.window.theme import Theme

PANES = (384, 770, 212)
"""Widths of levers, charts and outcomes at 1366×768 [pixels]."""
_LEAST = ((372, 300, 0), (310, 310, 440), (212, 206, 0))
"""Least width of each pane at the usual text, what text twice as large adds, and least height [pixels]."""
_STEP = 0.005
"""Time for all that a step of a drag shows, so that the model's own time fits into the frame too [s]."""
_LEVERS = 0.001
"""Usual time of it for painting the levers [s]."""
_MOMENT_MS = 40
"""How long the drag pauses before all that waits is drawn [ms]."""


class Plan(Page):
    """The page everything is decided on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levers = LeverTabs(theme)
        self.chart_area = ChartArea()
        self.outcomes = OutcomesColumn(theme)
        self.words = WordsLine()
        self.levers.setAccessibleName("Levers")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        for pane in (self.levers, self.chart_area, self.outcomes):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.restore_splitter(PANES)
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
        self._soon, self._at_rest = QTimer(self), QTimer(self)
        for timer, does in ((self._soon, self._follow), (self._at_rest, self._catch_up)):
            timer.setSingleShot(True)
            timer.timeout.connect(does)
        self._begun = self._words_cost = 0.0
        self._words_turn = False
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Give the panes more room when the text grows; what no longer fits the screen scrolls."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = text_scale(self)
        for pane, (width, growth, height) in zip(
            (self.levers, self.chart_area, self.outcomes), _LEAST, strict=True
        ):
            pane.setMinimumSize(round(width + growth * (scale - 1.0)), round(height * scale))

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.levers.join(session)
        self.chart_area.needs_changed.connect(lambda needs: self._show_also(session, needs))
        self.chart_area.enlarge_asked.connect(self.chart_area.enlarge)

    def _show_also(self, session: Session, needs: Needs) -> None:
        session.show_also(needs, by="charts")
        if not self.isVisible():
            self.chart_area.bring(session.snapshot)

    def restore_splitter(self, widths: Sequence[int]) -> None:
        """Give the panes their widths [pixels]."""
        if len(widths) == len(PANES):
            self.panes.setSizes(list(widths))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing.

        During a drag, levers and large charts are painted first. Outcomes, words and small charts follow in
        the same frame as far as it has time, and in turn where it has not; all of them are up to date as soon
        as the drag pauses.
        """
        self._begun = time.perf_counter()
        self._latest = snapshot
        self.levers.draw(snapshot)
        self.chart_area.draw(snapshot)
        if snapshot.dragging:
            self._soon.start(0)
        else:
            self._soon.stop()
            self._at_rest.stop()
            self._draw_words()

    @property
    def is_behind(self) -> bool:
        """Whether something of the last step of a drag is still to be drawn in its frame."""
        return self._soon.isActive()

    def _follow(self) -> None:
        """Draw outcomes, words and small charts, or those of them whose turn it is."""
        time_for_both = self._spare() >= self._words_cost + self.chart_area.next_cost
        self._words_turn = time_for_both or not self._words_turn
        waits = not self._words_turn
        if self._words_turn:
            self._draw_words()
        if time_for_both or not self._words_turn:
            waits |= self.chart_area.draw_some(self._spare())
        else:
            waits = True
        if waits:
            self._at_rest.start(_MOMENT_MS)

    def _spare(self) -> float:
        """Return what is left of a step's time once levers and large charts are painted [s]."""
        return _STEP - (time.perf_counter() - self._begun) - self.chart_area.cost_of_large - _LEVERS

    def _catch_up(self) -> None:
        """Draw whatever waits, as the drag pauses."""
        self._draw_words()
        self.chart_area.draw_some(math.inf)

    def _draw_words(self) -> None:
        begun = time.perf_counter()
        if self._latest is not None:
            self.outcomes.draw(self._latest)
            self.words.draw(self._latest)
        self._words_cost = time.perf_counter() - begun

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for chart in self.chart_area.charts:
            chart.apply_theme(theme)
        self.levers.apply_theme(theme)
        self.outcomes.apply_theme(theme)
