"""Canvas: a plot of pyqtgraph drawn on in pixels, and ChartItem, what is drawn on it."""

from collections.abc import Mapping
from typing import overload

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import FloatArray, Number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.chart_data import Colour
from leftshift.window.charts.plotting.text_painter import TextPainter, pen
from leftshift.window.provenance.ask_button import SIDE
from leftshift.window.theme import Theme, mixed

_MUTED = 0.22
"""How much of its colour a series keeps while another one is brought out [share]."""


class Canvas(pg.PlotWidget):
    """Where items draw: which colours and pens they use, and at which pixels of the view a value is.

    `area` is where marks are drawn, `body` all below title and subtitle [pixels of the view].
    """

    def __init__(self, theme: Theme, parent: QWidget | None, axes: Mapping[str, pg.AxisItem]) -> None:
        super().__init__(parent, theme.surfaces.panel, enableMenu=False, axisItems=axes)
        self.theme = theme
        self.text = TextPainter(self.font())
        self.axis = Axis(0.0, 1.0, 1.0)
        self.area, self.body = QRectF(), QRectF()
        self.moving = False
        """Whether a drag is under way: large areas may do without smooth edges."""
        self.mark_scale = 1.0
        """How much larger than usual lines and marks are drawn, to be seen from afar [ratio]."""
        self.head_room = SIDE
        """Room at the right of the title for what lies over it there [pixels]."""
        self.brought_out = ""
        """Key of the series that is brought out while all others are muted; empty for none."""
        self._x, self._y = (0.0, 1.0), (0.0, 1.0)
        self._zoomed: tuple[tuple[float, float], tuple[float, float]] | None = None

    @property
    def is_zoomed(self) -> bool:
        """Whether part of the chart is enlarged."""
        return self._zoomed is not None

    @property
    def zero_colour(self) -> QColor:
        """Colour of the grid line at zero."""
        return self.theme.surfaces.line

    def colour(self, role: Colour, key: str = "") -> QColor:
        """Return the colour of a role; that of a series not brought out fades into the ground."""
        found = self.theme.colour(role)
        if not self.brought_out or key == self.brought_out:
            return found
        return mixed(found, self.theme.surfaces.panel, _MUTED)

    def pen(self, colour: QColor, width: float = 1.0, *, dashed: bool = False) -> QPen:
        """Return the pen of a line or a mark, as thick as this view draws it [usual pixels]."""
        usual = pen(colour, width, dashed=dashed)
        if self.mark_scale == 1:
            return usual
        large = QPen(usual)  # its dashes grow with it, as they are counted in widths
        large.setWidthF(width * self.mark_scale)
        return large

    @overload
    def along(self, value: float) -> float: ...
    @overload
    def along(self, value: FloatArray) -> FloatArray: ...
    def along(self, value: Number) -> Number:
        """Return how far right a level coordinate is drawn [pixels]."""
        low, high = self._x
        return self.area.left() + (value - low) / (high - low) * self.area.width()

    @overload
    def up(self, value: float) -> float: ...
    @overload
    def up(self, value: FloatArray) -> FloatArray: ...
    def up(self, value: Number) -> Number:
        """Return the height at which an upright coordinate is drawn [pixels]."""
        low, high = self._y
        return self.area.bottom() - (value - low) / (high - low) * self.area.height()


class ChartItem(pg.GraphicsObject):
    """A part of a chart in its scene, whose coordinates are the pixels of the view.

    Items are made once with the view; a step of a drag gives them other values and repaints them.
    """

    def __init__(self, view: Canvas, level: float) -> None:
        super().__init__()
        self.view = view
        self._place = QRectF()
        self.setZValue(level)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        view.scene().addItem(self)

    def set_place(self, place: QRectF) -> None:
        """Say where the item draws [pixels]."""
        if place != self._place:
            self.prepareGeometryChange()
            self._place = QRectF(place)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where the item draws [pixels]."""
        return self._place
