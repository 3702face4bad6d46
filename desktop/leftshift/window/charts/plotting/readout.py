"""The read-out: a value beside the mark that is pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush

from leftshift.window.charts.plotting.plot import Canvas, Spot
from leftshift.window.charts.plotting.text_painter import pen, smooth

_REACH = 60.0
"""How far from a mark the pointer still means it [pixels]."""
_INSET = 6.0
_DOT = 4.0


def nearest(spots: Sequence[Spot], pointed: QPointF) -> Spot | None:
    """Find the mark nearest to the pointer; None where none is within reach."""
    distances = [(spot.x - pointed.x()) ** 2 + (spot.y - pointed.y()) ** 2 for spot in spots]
    least = min(distances, default=_REACH**2)
    return spots[distances.index(least)] if least < _REACH**2 else None


def draw_readout(canvas: Canvas, spot: Spot) -> None:
    """Ring a mark and write its value beside it, wholly within the chart."""
    painter, ink, colours, body = canvas.painter, canvas.ink, canvas.theme.surfaces, canvas.body
    lines = spot.text.split("\n")
    width = max(ink.width(line) for line in lines) + 2 * _INSET
    height = ink.line * len(lines) + _INSET
    x = min(max(spot.x + 2 * _INSET, body.left()), body.right() - width)
    above = spot.y - height - 2 * _INSET
    y = above if above >= body.top() else min(spot.y + 2 * _INSET, body.bottom() - height)
    smooth(painter, on=True)
    painter.setPen(pen(colours.text, 1.5))
    painter.setBrush(QBrush(colours.panel))
    painter.drawEllipse(QPointF(spot.x, spot.y), _DOT, _DOT)
    painter.setPen(pen(colours.muted))
    painter.drawRoundedRect(QRectF(round(x) + 0.5, round(y) + 0.5, round(width), round(height)), 4, 4)
    for place, line in enumerate(lines):
        ink.write(painter, (x + _INSET, y + _INSET / 2 + ink.line * (place + 0.5)), line, colours.text)
