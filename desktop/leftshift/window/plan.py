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
_FRAME = 0.016
"""Time from one step of a drag to the next on a screen of 60 Hz, or a little less [s]."""
_PAUSE = 0.04
"""Time after which a step of a drag is one by itself [s]."""
_SLICE = 0.004
"""Time that small charts take at a stretch during a drag: the next move of the mouse waits no longer [s]."""


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
        self._follows = QTimer(self)
        self._follows.setSingleShot(True)
        self._follows.timeout.connect(self._follow)
        self._words_wait = self._words_first = False
        self._begun = 0.0
        self._streams = False
        """Whether one step of a drag comes upon the other, so that none may make the next one late."""
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

        During a drag, levers and large charts are painted first. Outcomes, words and small charts follow at
        once, or a slice at a time while one step comes upon the other: a move of the mouse goes before them,
        and what still waits then is shown with the next step, before the rest.
        """
        now = time.perf_counter()
        self._streams, self._begun = now - self._begun < _PAUSE, now
        self._latest, self._words_wait = snapshot, True
        self.levers.draw(snapshot)
        self.chart_area.draw(snapshot)
        if snapshot.dragging:
            self._follows.start(0)
        else:
            self._follows.stop()
            self._draw_words()

    @property
    def is_behind(self) -> bool:
        """Whether something of the last step of a drag is still to be drawn."""
        return self._follows.isActive()

    def _follow(self) -> None:
        """Draw a slice of what waits: outcomes and words, or some small charts."""
        if not self._streams:
            self._draw_words()
            self.chart_area.draw_some(math.inf)
            return
        left = _FRAME - (time.perf_counter() - self._begun)
        if 0 < left < _SLICE:
            # The next move may come before a slice is drawn; if it does not come, go on.
            self._follows.start(math.ceil(left * 1000))
            return
        if self._words_wait and (self._words_first or not self.chart_area.is_behind):
            self._draw_words()
            self._words_first = False
        else:
            self.chart_area.draw_some(_SLICE)
            self._words_first = True
        if self._words_wait or self.chart_area.is_behind:
            self._follows.start(0)

    def _draw_words(self) -> None:
        if self._latest is not None:
            self._words_wait = False
            self.outcomes.draw(self._latest)
            self.words.draw(self._latest)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for chart in self.chart_area.charts:
            chart.apply_theme(theme)
        self.levers.apply_theme(theme)
        self.outcomes.apply_theme(theme)
