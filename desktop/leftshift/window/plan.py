"""The plan: levers left, outcomes and charts of the section beside them, the words below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
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
        session.show_also(self.outcomes.needs, by="outcomes")
        self.outcomes.needs_changed.connect(lambda needs: session.show_also(needs, by="outcomes"))

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
        """Show the scenario, all parts in one frame; emits nothing and computes nothing."""
        self.levers.draw(snapshot)
        self.chart_area.draw(snapshot)
        self.outcomes.draw(snapshot)
        self.words.draw(snapshot)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for chart in self.chart_area.charts:
            chart.apply_theme(theme)
        self.levers.apply_theme(theme)
        self.outcomes.apply_theme(theme)
