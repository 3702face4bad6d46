"""ChartView: shows a chart’s data in a pyqtgraph scene; what charts by year and by row share."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from leftshift.window.charts.plotting.axes import BELOW, Grid, TextAxis
from leftshift.window.charts.plotting.axis import Axis, rounded
from leftshift.window.charts.plotting.canvas import Canvas
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.plotting.heading import ChartHeading
from leftshift.window.charts.plotting.pointing import ReadOut, Spot, nearest
from leftshift.window.charts.plotting.text_painter import Face, TextPainter
from leftshift.window.controls.card import is_plain, paint_card
from leftshift.window.theme import Theme

PADDING = 16.0
"""Space between the edge of a chart and what it shows [pixels]."""
_BELOW = 10.0
"""The same below it, where text has air of its own [pixels]."""
_LARGE = QSize(480, 210)
"""Size from which a chart has its text at the size of text, and a large title [pixels]."""


class ChartView(Canvas):
    """A canvas that is fed with `ChartData`: items are made once, ranges are set here.

    During a drag (`moving`) the axes stay put; they settle when it has ended.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.value_axis, self.level_axis = TextAxis("left"), TextAxis("bottom")
        axes = {"left": self.value_axis, "bottom": self.level_axis}
        super().__init__(theme, parent, axes)
        self.data: ChartData | None = None
        self.paint_time = 0.0
        """How long the last painting took [s]."""
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card has the keyboard, not what it shows
        # One rectangle to paint is quicker than several; measured per chart and step, 1.05 ms against 1.30.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        # An item that draws within its place needs no margin around it, and leaves the axes beside it alone.
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)  # one colour is filled as quickly as copied
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        plot = self.getPlotItem()
        plot.hideButtons()
        for part in (plot, plot.vb):
            part.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        for axis in (self.value_axis, self.level_axis):
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        plot.vb.setMouseEnabled(x=False, y=False)
        plot.vb.disableAutoRange()
        self.grid_lines = Grid(self)
        self.heading = ChartHeading(self)
        self.read_out = ReadOut(self)
        self.apply_theme(theme)

    # What each kind of view says for itself ----------------------------------------------------------

    def find_area(self, body: QRectF) -> QRectF:
        """Return the part of the body where marks are drawn [pixels]."""
        return body

    def find_ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return what the area spans, level and upright, in the coordinates of the chart."""
        return (0.0, 1.0), (self.axis.low, self.axis.high)

    def show_axes(self) -> None:
        """Give axes and grid the ticks of the present ranges."""

    def show_marks(self) -> None:
        """Draw the marks of the present data."""

    @property
    def needed_height(self) -> float:
        """The height at which nothing is left to the table alone [pixels]."""
        return 0.0

    # What is shown -----------------------------------------------------------------------------------

    def set_data(self, data: ChartData, *, moving: bool = False) -> None:
        """Show other data; during a drag within what axes and places there are."""
        fresh = self.data is None or data.context != self.data.context
        self.data, self.moving = data, moving
        if fresh or not moving:
            self.axis = rounded(*data.wanted)
            self.settle()
        else:
            self.heading.show_title(self._inner(), data.title)
        self.show_marks()

    def settle(self) -> None:
        """Lay out everything for the present size, font and data, and let the axes settle."""
        if self.data is None:
            return
        if self.text.small is not self._is_small():
            self._make_text()
        inner = self._inner()
        below = self.heading.lay_out(inner, self.data.title, self.data.subtitle) + PADDING / 2
        self.heading.show_title(inner, self.data.title)
        self.body = inner.adjusted(0, round(below), 0, 0)
        self.area = self.find_area(self.body)
        self._x, self._y = self._zoomed or self.find_ranges()
        self._place_plot()
        self.show_axes()

    def apply_theme(self, theme: Theme) -> None:
        """Take colours and font."""
        self.theme = theme
        self.setBackground(theme.surfaces.panel)
        for axis in (self.value_axis, self.level_axis):
            axis.apply_theme(theme, self.text.fonts[Face.CAPTION])
        for item in self.scene().items():
            item.update()
        if self.data is not None:
            self.show_axes()
            self.show_marks()

    def set_ring(self, *, on: bool) -> None:
        """Show that the chart has the keyboard, or has it no more."""
        self._ring = on
        self.viewport().update()

    def set_mark_scale(self, scale: float) -> None:
        """Draw lines and marks larger or smaller [ratio]."""
        self.mark_scale = scale
        if self.data is not None:
            self.show_marks()

    def set_head_room(self, width: int) -> None:
        """Leave more or less room at the right of the title [pixels]."""
        if width != self.head_room:
            self.head_room = width
            self.settle()
            if self.data is not None:
                self.show_marks()

    def bring_out(self, key: str) -> None:
        """Bring out one series and mute the others; an empty key shows all alike."""
        self.brought_out = key
        self.show_marks()

    def draw_for_paper(self) -> None:
        """Draw everything as lines and text, not from the pixels that are kept of it on the screen."""
        for item in self.scene().items():
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)

    # Where things are --------------------------------------------------------------------------------

    def spots(self) -> list[Spot]:
        """List what can be pointed at, from left to right and from top to bottom [pixels]."""
        if self.data is None:
            return []
        return [Spot(self.along(one.x), self.up(one.y), one) for one in self.data.readings()]

    def spot_at(self, place: QPointF, spots: Sequence[Spot]) -> tuple[Spot | None, tuple[Spot, ...]]:
        """Return what is read at a place, and all marks that belong to it where they are several."""
        return nearest(spots, place), ()

    def label_at(self, _place: QPointF) -> str:
        """Return the key of the series whose label is at a place; empty where there is none."""
        return ""

    def point_at(self, spot: Spot | None, rings: Sequence[Spot] = ()) -> None:
        """Show the read-out of a spot, or none."""
        self.read_out.show_spot(spot, self.body, rings)

    # Zoom --------------------------------------------------------------------------------------------

    @property
    def can_zoom(self) -> bool:
        """Whether part of the chart can be enlarged: it needs an axis."""
        return True

    def zoom(self, factor: float, place: QPointF) -> None:
        """Enlarge around a place by a factor; what is reached stays within the whole."""
        self._zoom_to(
            _scaled(self._x, factor, _part(place.x(), self.area.left(), self.area.right())),
            _scaled(self._y, factor, _part(place.y(), self.area.bottom(), self.area.top())),
        )

    def zoom_to(self, box: QRectF) -> None:
        """Enlarge what lies in a box [pixels]."""
        box = box.normalized() & self.area
        if box.width() < 1 or box.height() < 1:
            return
        area = self.area
        left, right = (_part(x, area.left(), area.right()) for x in (box.left(), box.right()))
        low, high = (_part(y, area.bottom(), area.top()) for y in (box.bottom(), box.top()))
        self._zoom_to(_cut(self._x, left, right), _cut(self._y, low, high))

    def pan(self, by: QPointF) -> None:
        """Move what is enlarged along with the pointer [pixels]."""
        if self._zoomed is not None:
            x, y = self._zoomed
            across = -by.x() / self.area.width() * (x[1] - x[0])
            upward = by.y() / self.area.height() * (y[1] - y[0])
            self._zoom_to((x[0] + across, x[1] + across), (y[0] + upward, y[1] + upward))

    def zoom_out(self) -> None:
        """Show the whole chart again."""
        if self._zoomed is not None:
            self._zoomed = None
            self.settle()
            self.show_marks()

    def _zoom_to(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        if not self.can_zoom:
            return
        whole_x, whole_y = self.find_ranges()
        x, y = _within(x, whole_x), _within(y, whole_y)
        self._zoomed = None if (x, y) == (whole_x, whole_y) else (x, y)
        self.settle()
        self.show_marks()

    # Qt ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out everything anew."""
        super().resizeEvent(event)
        if event is not None and self.data is not None:
            self.settle()
            self.show_marks()

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "theme"):
            self._make_text()
            self.settle()
            if self.data is not None:
                self.show_marks()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the card that the chart is on, or only the part of it that is drawn anew."""
        whole, part = QRectF(self.rect()), QRectF(rect)
        if is_plain(whole, part):
            painter.fillRect(part, self.theme.surfaces.panel)
        else:
            painter.fillRect(part, self.theme.surfaces.window)
            paint_card(painter, whole, self.theme, ring=self._ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note how long it took."""
        begun = time.perf_counter()
        super().paintEvent(event)
        self.paint_time = time.perf_counter() - begun

    def _is_small(self) -> bool:
        scale = self.text.scale
        return self.width() < _LARGE.width() * scale or self.height() < _LARGE.height() * scale

    def _make_text(self) -> None:
        self.text = TextPainter(self.font(), small=self._is_small())
        for axis in (self.value_axis, self.level_axis):
            axis.apply_theme(self.theme, self.text.fonts[Face.CAPTION])

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -_BELOW)

    def _place_plot(self) -> None:
        """Let pyqtgraph's view box cover the area, with the axes at its sides."""
        plot, area = self.getPlotItem(), self.area
        if plot.size() != QSizeF(self.size()):
            # A view that is not shown yet is told its size late.
            super().resizeEvent(QResizeEvent(self.size(), self.size()))
        wide, tall = area.left() - self.body.left(), self.text.line + BELOW
        self.value_axis.setWidth(wide)
        self.level_axis.setHeight(tall)
        plot.layout.setContentsMargins(
            area.left() - wide, area.top(), self.width() - area.right(), self.height() - area.bottom() - tall
        )
        # a view that is drawn without ever being shown has had no resize event
        plot.setGeometry(QRectF(self.rect()))
        plot.layout.activate()
        plot.vb.setRange(xRange=self._x, yRange=self._y, padding=0)

    def level_grid(self, axis: Axis) -> None:
        """Draw level grid lines at the ticks of an axis."""
        lines: list[QLineF] = []
        zero: list[QLineF] = []
        for value in axis.ticks:
            y = round(self.up(value))
            line = QLineF(self.area.left(), y, self.area.right(), y)
            (lines if value else zero).append(line)
        self.grid_lines.set_lines(self.area, lines, zero)

    def upright_grid(self, axis: Axis) -> None:
        """Draw upright grid lines at the ticks of an axis."""
        lines: list[QLineF] = []
        zero: list[QLineF] = []
        for value in axis.ticks:
            x = round(self.along(value))
            line = QLineF(x, self.area.top(), x, self.area.bottom())
            (lines if value else zero).append(line)
        self.grid_lines.set_lines(self.area, lines, zero)


def _part(place: float, start: float, end: float) -> float:
    return min(max((place - start) / (end - start), 0.0), 1.0)


def _scaled(span: tuple[float, float], factor: float, part: float) -> tuple[float, float]:
    length = (span[1] - span[0]) / factor
    start = span[0] + (span[1] - span[0] - length) * part
    return start, start + length


def _cut(span: tuple[float, float], start: float, end: float) -> tuple[float, float]:
    length = span[1] - span[0]
    return span[0] + length * start, span[0] + length * end


def _within(span: tuple[float, float], whole: tuple[float, float]) -> tuple[float, float]:
    length = min(span[1] - span[0], whole[1] - whole[0])
    start = min(max(span[0], whole[0]), whole[1] - length)
    return whole if length == whole[1] - whole[0] else (start, start + length)
