"""The wall of charts: two large ones above, the small ones below; a click makes a small one large."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.chart import Chart

LARGE = 2
_GAP = 8
_LARGE_PART = 0.58
"""Part of the height that the large charts get."""


class ChartWall(QWidget):
    """Places charts by their order: the first two large, the others small.

    Signals:
        enlarge_asked: the planner wants a small chart large. args: key of the chart
    """

    enlarge_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: list[Chart] = []
        self.setMinimumSize(420, 360)

    @property
    def charts(self) -> Sequence[Chart]:
        """The charts in their order."""
        return tuple(self._charts)

    def hang(self, charts: Iterable[Chart]) -> None:
        """Put charts up, in order."""
        for chart in charts:
            chart.setParent(self)
            chart.chosen.connect(self._ask_enlarge)
            chart.show()
            self._charts.append(chart)
        self._place()

    def draw(self, now: Snapshot) -> None:
        """Let every chart stand where the scenario stands."""
        for chart in self._charts:
            chart.draw(now)

    def _ask_enlarge(self, key: str) -> None:
        if any(chart.key == key for chart in self._charts[LARGE:]):
            self.enlarge_asked.emit(key)

    def enlarge(self, key: str) -> None:
        """Make a small chart large; the second large one takes its place."""
        place = next(i for i, chart in enumerate(self._charts) if chart.key == key)
        if place >= LARGE:
            last = LARGE - 1
            self._charts[last], self._charts[place] = self._charts[place], self._charts[last]
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the charts in the new size."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        large, small = self._charts[:LARGE], self._charts[LARGE:]
        height = self.height() if not small else round(self.height() * _LARGE_PART)
        self._row(large, 0, height)
        self._row(small, height + _GAP, self.height() - height - _GAP)

    def _row(self, charts: Sequence[Chart], top: int, height: int) -> None:
        if not charts:
            return
        width = (self.width() - _GAP * (len(charts) - 1)) / len(charts)
        for place, chart in enumerate(charts):
            left = round(place * (width + _GAP))
            right = round(place * (width + _GAP) + width)
            chart.setGeometry(QRect(left, top, right - left, height))
