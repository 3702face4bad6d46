"""The charts in Qt Charts: series kept, their points replaced at each step."""

import time

BEGAN = time.perf_counter()

import common
from PySide6.QtCharts import (
    QAreaSeries,
    QBarCategoryAxis,
    QBarSet,
    QChart,
    QChartView,
    QHorizontalBarSeries,
    QLineSeries,
    QScatterSeries,
    QValueAxis,
)
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGridLayout
from qt_window import PeerWindow, drag


def points(x: object, y: object) -> list[QPointF]:
    """Pair numbers as points."""
    return [QPointF(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def chart(x: tuple[float, float], y: tuple[float, float] | None, *series: object) -> QChart:
    """Make a chart of series on fixed axes."""
    made = QChart()
    made.legend().hide()
    across, up = QValueAxis(), QBarCategoryAxis() if y is None else QValueAxis()
    across.setRange(*x)
    if y is None:
        up.append(common.NAMES)
    else:
        up.setRange(*y)
    made.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    made.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    for one in series:
        made.addSeries(one)
        one.attachAxis(across)
        one.attachAxis(up)
    return made


class Window(PeerWindow):
    """Three chart views."""

    def chart_part(self, now: common.Charts) -> QGridLayout:
        """Make the series on fixed axes."""
        grid = QGridLayout()
        self._bars, self._set = QHorizontalBarSeries(), QBarSet("change")
        self._set.append([0.0] * len(common.NAMES))
        self._bars.append(self._set)
        self._hospital, self._primary, self._target = QLineSeries(), QLineSeries(), QLineSeries()
        self._low, self._high = QLineSeries(), QLineSeries()
        self._seats, self._spend = QScatterSeries(), QScatterSeries()
        self._links = [QLineSeries() for _ in common.NAMES]
        years = float(now.years[0]), float(now.years[-1])
        self._target.replace([QPointF(years[0], 50), QPointF(years[1], 50)])
        area = QAreaSeries(self._high, self._low)
        self._change = chart((-700, 700), None, self._bars)
        shares = chart(years, (0, 70), area, self._hospital, self._primary, self._target)
        seats = chart((0, 100), (-1, len(common.NAMES)), *self._links, self._seats, self._spend)
        self._views = [QChartView(one) for one in (self._change, shares, seats)]
        grid.addWidget(self._views[0], 0, 0, 1, 2)
        grid.addWidget(self._views[1], 1, 0)
        grid.addWidget(self._views[2], 1, 1)
        return grid

    def draw(self, now: common.Charts) -> None:
        """Replace the points of the series."""
        rows = range(len(common.NAMES))
        for place, value in enumerate(now.change):
            self._set.replace(place, float(value))
        self._change.setTitle(now.title)
        self._hospital.replace(points(now.years, now.hospital))
        self._primary.replace(points(now.years, now.primary))
        self._low.replace(points(now.years, now.low))
        self._high.replace(points(now.years, now.high))
        self._seats.replace(points(now.seats, rows))
        self._spend.replace(points(now.spend, rows))
        for row, link in enumerate(self._links):
            link.replace([QPointF(float(now.seats[row]), row), QPointF(float(now.spend[row]), row)])


drag(Window, began=BEGAN)
