"""The pinned scenario beside the one in hand: dash-dotted, with open diamonds and its letter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.plot import Canvas
from leftshift.window.charts.plotting.text_painter import Face, Side, pen, polygon, smooth

_HALF = 4.0
"""Half the width of a diamond [pixels]."""
_DASH_DOT = (6.0, 2.5, 1.0, 2.5)
_APART = 60.0
"""Least distance between two diamonds of a line [pixels]."""


def beside_clause(snapshot: Snapshot) -> str:
    """Say in a subtitle what the diamonds are; empty where nothing is pinned for the area."""
    return f"; ◇ pinned {snapshot.beside.letter}" if snapshot.beside else ""


def beside_name(snapshot: Snapshot) -> str:
    """Name the pinned scenario as within a readout or a table; empty where there is none."""
    return f"pinned {snapshot.beside.letter}" if snapshot.beside else ""


def draw_beside(
    canvas: Canvas, x: Sequence[float], values: Sequence[float], colour: QColor, letter: str
) -> None:
    """Draw a line of the pinned scenario, with a diamond now and then and its letter at the last of them."""
    heights = [canvas.up(value) for value in values]
    dashed = QPen(pen(colour, 1.5))
    dashed.setDashPattern(list(_DASH_DOT))
    smooth(canvas.painter, on=True)
    canvas.painter.setPen(dashed)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(polygon(x, heights))
    step = x[1] - x[0] if len(x) > 1 else _APART
    every = max(1, round(_APART / max(step, 1.0)))
    marked = list(range(len(x) - 2, 0, -every))
    for place in marked:
        draw_diamond(canvas, x[place], heights[place], colour)
    if marked:
        at = (x[marked[0]] - _HALF - 3, heights[marked[0]] - canvas.ink.line / 2)
        canvas.ink.write(canvas.painter, at, letter, canvas.theme.surfaces.text, Side.RIGHT, face=Face.STRONG)


def draw_diamond(canvas: Canvas, x: float, y: float, colour: QColor) -> None:
    """Draw one open diamond."""
    smooth(canvas.painter, on=True)
    canvas.painter.setPen(pen(colour, 1.5))
    canvas.painter.setBrush(canvas.theme.surfaces.panel)
    canvas.painter.drawPolygon(polygon([x - _HALF, x, x + _HALF, x], [y, y - _HALF, y, y + _HALF]))
