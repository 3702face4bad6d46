"""Bars and marks of rows, put on a painter [pixels]."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from leftshift.window.charts.plotting.chart_data import Fill, Shape
from leftshift.window.charts.plotting.text_painter import hatched, pen, polygon, smooth

if TYPE_CHECKING:
    from leftshift.window.charts.plotting.chart_view import ChartView

_DOT = 5.5
"""Half the width of a dot or a ring."""
_DIAMOND = 5.0
"""Half the width of a diamond or a square."""
_BLOCK = 4.0
"""Width of a block."""
_BEYOND = 2.0
"""How far a stroke reaches beyond the bar."""
_THIN = 3.0
"""Thickness of a thin bar."""
_EDGE = 2.0
"""Thickness of the outline of an outlined bar."""


def paint_bar(painter: QPainter, rect: QRectF, fill: Fill, colour: QColor, view: "ChartView") -> None:
    """Fill a bar; upright and level edges stay crisp."""
    smooth(painter, on=False)
    match fill:
        case Fill.HOLLOW:
            painter.setPen(view.pen(colour, dashed=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        case Fill.HATCHED:
            painter.setPen(view.pen(colour, 1.5))
            painter.setBrush(hatched(colour))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        case Fill.OUTLINED:
            painter.fillRect(rect, colour)
            edge = _EDGE * view.mark_scale
            painter.fillRect(rect.adjusted(edge, edge, -edge, -edge), view.theme.surfaces.panel)
        case Fill.THIN:
            thick = round(_THIN * view.mark_scale)
            top = round(rect.center().y()) - thick // 2
            painter.fillRect(QRectF(rect.left(), top, rect.width(), thick), colour)
        case _:
            painter.fillRect(rect, colour)


def paint_beyond(painter: QPainter, rect: QRectF, colour: QColor, ground: QColor, *, right: bool) -> None:
    """Point beyond the axis at the end of a bar that reaches further."""
    end, way = (rect.right(), 1) if right else (rect.left(), -1)
    back = end - way * rect.height() / 2
    smooth(painter, on=True)
    painter.setPen(pen(ground, 2))
    painter.setBrush(QBrush(colour))
    painter.drawPolyline(polygon([back, end - way, back], [rect.top(), rect.center().y(), rect.bottom()]))


def paint_mark(painter: QPainter, shape: Shape, half: float, colour: QColor, ground: QColor) -> None:
    """Draw a mark around the origin, beside a bar of a thickness of twice `half`."""
    smooth(painter, on=shape not in {Shape.STROKE, Shape.BLOCK, Shape.SQUARE})
    filled = shape is Shape.DOT
    painter.setPen(pen(ground, 1.5) if filled else pen(colour, 2))
    painter.setBrush(QBrush(colour if filled else ground))
    match shape:
        case Shape.STROKE:
            painter.setPen(pen(colour, 2))
            painter.drawLine(QLineF(0, -half - _BEYOND, 0, half + _BEYOND))
        case Shape.BLOCK:
            painter.fillRect(QRectF(-_BLOCK / 2, -round(half), _BLOCK, round(2 * half)), colour)
        case Shape.DIAMOND:
            painter.drawPolygon(polygon([-_DIAMOND, 0, _DIAMOND, 0], [0, -_DIAMOND, 0, _DIAMOND]))
        case Shape.SQUARE:
            painter.fillRect(QRectF(-_DIAMOND, -_DIAMOND, 2 * _DIAMOND, 2 * _DIAMOND), colour)
        case _:
            painter.drawEllipse(QPointF(), _DOT, _DOT)
