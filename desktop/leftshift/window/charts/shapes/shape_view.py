"""ShapeView: a chart view for a shape that pyqtgraph lacks, drawn as one graphics object in its scene."""

from typing import Generic, TypeVar, cast

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.window.charts.plotting.axes import level_ticks
from leftshift.window.charts.plotting.axis import Axis, rounded
from leftshift.window.charts.plotting.canvas import ChartItem
from leftshift.window.charts.plotting.chart_view import ChartView
from leftshift.window.theme import Theme

M = TypeVar("M")


class ShapeItem(ChartItem):
    """The graphics object of a shape: its view says what is drawn."""

    def __init__(self, view: "ShapeView[M]") -> None:
        super().__init__(view, level=1)
        self._shape = view

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw the shape."""
        self._shape.paint_shape(painter)


class ShapeView(ChartView, Generic[M]):
    """Shows one kind of marks as a shape in pixels. It has no axis unless it says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        for axis in (self.value_axis, self.level_axis):
            axis.setTicks([[]])
        self._shape = ShapeItem(self)

    @property
    def marks(self) -> M:
        """The marks in view."""
        if self.data is None:
            raise LookupError("a view is given its data before it is drawn")
        return cast("M", self.data.marks)

    @property
    def can_zoom(self) -> bool:
        """Whether part of the chart can be enlarged: only along an axis."""
        return False

    def paint_shape(self, painter: QPainter) -> None:
        """Draw the marks of the present data [pixels of the view]."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Draw the marks of the present data."""
        self._shape.set_place(self.body)


class LevelShapeView(ShapeView[M]):
    """A shape above a level axis of values, with upright grid lines."""

    @property
    def can_zoom(self) -> bool:
        """Whether part of the chart can be enlarged."""
        return True

    def find_ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the range of values; heights have no scale."""
        return (self.axis.low, self.axis.high), (0.0, 1.0)

    def show_axes(self) -> None:
        """Label as many round values as fit, and draw their grid lines."""
        axis = rounded(*self._x) if self.is_zoomed else self.axis
        self.upright_grid(axis)
        ticks = level_ticks(axis, self.area.width(), self.text, lambda value: self._tick(value, axis))
        self.level_axis.setTicks([[tick for tick in ticks if self._x[0] <= tick[0] <= self._x[1]]])
        self.level_axis.keep_within(self.body.left() - self.area.left(), self.body.right() - self.area.left())

    def widest_tick(self) -> float:
        """Return the width of the widest label of a tick [pixels]."""
        return max(self.text.width(self._tick(value, self.axis)) for value in self.axis.ticks)

    def within(self, value: float) -> float:
        """Return how far right a value is drawn; beyond the whole axis, at its end [pixels]."""
        return self.along(min(max(value, self.axis.low), self.axis.high))

    def keep_in_view(self, painter: QPainter) -> None:
        """Cut what lies outside of the part that is enlarged."""
        if self.is_zoomed:
            painter.setClipRect(self.area.adjusted(0, -self.area.top(), 0, 0))

    def _tick(self, value: float, axis: Axis) -> str:
        return self.data.tick(value, axis.step) if self.data is not None else ""
