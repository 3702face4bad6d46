"""The plan: levers left, outcomes and charts of the section beside them, the words below."""

import math
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.chart_area import ChartArea
from leftshift.window.levers.lever_stack import LeverStack
from leftshift.window.outcomes import Outcomes
from leftshift.window.pages.page import Page
from leftshift.window.sections import Section
from leftshift.window.summary_line import WordsLine
from leftshift.window.theme import Theme

WIDE = 1800
"""Width of the window from which the outcomes have a column of their own [pixels]."""
_LEVERS, _LEVERS_WIDE = 390, 520
"""Width of the levers at 1366×768 and in a wide window, at the usual text [pixels]."""
_LEAST_LEVERS, _LEAST_CHARTS = 372, 480
"""Least widths of levers and charts beside one another, at the usual text [pixels]."""
_GAP = 12
_FRAME = 0.016
"""Time from one step of a drag to the next on a screen of 60 Hz, or a little less [s]."""
_PAUSE = 0.04
"""Time after which a step of a drag is one by itself [s]."""
_SLICE = 0.004
"""Time that companions take at a stretch during a drag: the next move of the mouse waits no longer [s]."""


class Plan(Page):
    """Shows the sections that have levers, one at a time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levers = LeverStack(theme)
        self.chart_area = ChartArea()
        self.outcomes = Outcomes(theme)
        self.words = WordsLine()
        beside = QWidget()
        self._grid = QGridLayout(beside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(_GAP)
        for pane in (self.levers, beside):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self._chosen = False
        """Whether the planner has set the width of the levers."""
        self.panes.splitterMoved.connect(self._note_width)
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(self.panes)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, _GAP, _GAP, 0)
        column.addWidget(self.scroll_area, 1)
        self._latest: Snapshot | None = None
        self._follows = QTimer(self)
        self._follows.setSingleShot(True)
        self._follows.timeout.connect(self._follow)
        self._words_wait = self._words_first = False
        self._begun = 0.0
        self._streams = False
        """Whether one step of a drag comes upon the other, so that none may make the next one late."""
        self._make_room()

    @property
    def section(self) -> str:
        """Key of the section in view."""
        return self.chart_area.section.key

    def show_section(self, section: Section) -> None:
        """Bring the levers, charts and outcomes of a section into view."""
        self.levers.open(section.key)
        self.chart_area.show_section(section)
        self.outcomes.show_section(section)
        self.words.show_section(section)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Give the panes more room when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the panes beside one another where they have room, else one below the other."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        scale, width = text_scale(self), self.width()
        beside = width >= (_LEAST_LEVERS + _LEAST_CHARTS) * scale + 3 * _GAP
        wide = beside and self.window().width() >= WIDE * scale
        self.outcomes.set_upright(upright=wide)
        self._grid.addWidget(self.outcomes, 0, 1 if wide else 0)
        self._grid.addWidget(self.chart_area, 0 if wide else 1, 0)
        self._grid.addWidget(self.words, 1 if wide else 2, 0, 1, 2 if wide else 1)
        self._grid.setRowStretch(0, 1 if wide else 0)
        self._grid.setRowStretch(1, 0 if wide else 1)
        self._grid.setHorizontalSpacing(_GAP if wide else 0)
        self.panes.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.levers.setMinimumWidth(round(_LEAST_LEVERS * scale) if beside else 0)
        inner = width - 2 * _GAP
        self.levers.setMinimumHeight(0 if beside else self.levers.height_needed(inner))
        if beside and not self._chosen:
            levers = round((_LEVERS_WIDE if wide else _LEVERS) * scale)
            self.panes.setSizes([levers, max(inner - levers, 1)])

    def _note_width(self) -> None:
        self._chosen = self._chosen or self.panes.orientation() is Qt.Orientation.Horizontal

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.levers.join(session)
        self.chart_area.needs_changed.connect(lambda needs: self._show_also(session, needs))

    def _show_also(self, session: Session, needs: Needs) -> None:
        session.show_also(needs, by="charts")
        if not self.isVisible():
            self.chart_area.bring(session.snapshot)

    @property
    def splitter(self) -> tuple[int, ...]:
        """Widths of the panes where the planner has set them; none where not [pixels]."""
        return tuple(self.panes.sizes()) if self._chosen else ()

    def restore_splitter(self, widths: Sequence[int]) -> None:
        """Give the panes their widths as the planner has set them [pixels]."""
        if len(widths) == self.panes.count():
            self._chosen = True
            self.panes.setSizes(list(widths))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing.

        During a drag, levers and main chart are painted first. Outcomes, words and companions follow at
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
        """Draw a slice of what waits: outcomes and words, or some companions."""
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
