"""What is shown where a chart is pointed at: the values read, and the ring of the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.window.charts.plotting.canvas import Canvas, ChartItem
from leftshift.window.charts.plotting.chart_data import Reading
from leftshift.window.charts.plotting.text_painter import pen, smooth

_REACH = 60.0
"""How far from a mark the pointer still means it [pixels]."""
_INSET = 6.0
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A reading where it is drawn [pixels]."""

    x: float
    y: float
    reading: Reading

    @property
    def text(self) -> str:
        """What the read-out says."""
        return self.reading.text


def nearest(spots: Sequence[Spot], pointed: QPointF) -> Spot | None:
    """Find the mark nearest to the pointer; None where none is within reach."""
    distances = [(spot.x - pointed.x()) ** 2 + (spot.y - pointed.y()) ** 2 for spot in spots]
    least = min(distances, default=_REACH**2)
    return spots[distances.index(least)] if least < _REACH**2 else None


class ReadOut(ChartItem):
    """Rings a mark and writes its value beside it, wholly within the chart."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view, level=9)
        self._spot: Spot | None = None
        self._rings: tuple[Spot, ...] = ()
        self.hide()

    def show_spot(self, spot: Spot | None, body: QRectF, rings: Sequence[Spot] = ()) -> None:
        """Show a value, or none; `rings` are all marks that it reads where they are several."""
        if spot is None and self._spot is None:
            return
        self._spot, self._rings = spot, tuple(rings) or ((spot,) if spot else ())
        self.set_place(body)
        self.setVisible(spot is not None)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw rings, box and text; several marks are joined by an upright line."""
        if self._spot is None:
            return
        text, colours, body, spot = self.view.text, self.view.theme.surfaces, self._place, self._spot
        smooth(painter, on=False)
        painter.setPen(pen(colours.muted))
        if len(self._rings) > 1:
            area = self.view.area
            painter.drawLine(QLineF(round(spot.x), area.top(), round(spot.x), area.bottom()))
        lines = spot.text.split("\n")
        width = max(text.width(line) for line in lines) + 2 * _INSET
        height = text.line * len(lines) + _INSET
        x = spot.x + 2 * _INSET
        if x + width > body.right() and len(self._rings) > 1:
            x = spot.x - 2 * _INSET - width  # beside the line that joins the marks, not over it
        x = min(max(x, body.left()), body.right() - width)
        above = spot.y - height - 2 * _INSET
        y = above if above >= body.top() else min(spot.y + 2 * _INSET, body.bottom() - height)
        smooth(painter, on=True)
        painter.setPen(pen(colours.text, 1.5))
        painter.setBrush(QBrush(colours.panel))
        for ring in self._rings:
            painter.drawEllipse(QPointF(ring.x, ring.y), _DOT, _DOT)
        painter.setPen(pen(colours.muted))
        painter.drawRoundedRect(QRectF(round(x) + 0.5, round(y) + 0.5, round(width), round(height)), 4, 4)
        for place, line in enumerate(lines):
            at = (x + _INSET, y + _INSET / 2 + text.line * (place + 0.5))
            text.write_once(painter, at, line, colours.text)
