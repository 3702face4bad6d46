"""Bands: between what and what a line or a bar lies, drawn behind or beside its mark."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor

from leftshift.model.terms import FloatArray
from leftshift.window.charts.plotting.plot import Canvas
from leftshift.window.charts.plotting.text_painter import pen, polygon, smooth

_LIGHT, _DARK = 0.22, 0.38
"""How opaque a band is on a light and on a dark ground [share]."""
_CAP = 4.0
_HALO = 4.0
"""Width of the stroke that keeps a whisker apart from its bar [pixels]."""


def draw_band(
    canvas: Canvas,
    x: Sequence[float],
    low: FloatArray,
    high: FloatArray,
    colour: QColor,
    *,
    part: float = 1.0,
) -> None:
    """Fill what lies between two lines of shape (years,); `part` makes an outer band fainter [share]."""
    tint = QColor(colour)
    tint.setAlphaF((_DARK if canvas.theme.dark else _LIGHT) * part)
    # A tint with smooth edges takes five times as long as one without.
    smooth(canvas.painter, on=not canvas.quick)
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(tint)
    there, back = np.asarray(x), np.asarray(x)[::-1]
    heights = [canvas.up(value) for value in [*high.tolist(), *low[::-1].tolist()]]
    canvas.painter.drawPolygon(polygon(np.concatenate([there, back]), heights))
    smooth(canvas.painter, on=True)


def draw_whiskers(canvas: Canvas, x: Sequence[float], low: FloatArray, high: FloatArray) -> None:
    """Draw an upright line from low to high at each place, its ends capped, readable on any bar."""
    strokes = []
    for at, below, above in zip(np.round(x).tolist(), low.tolist(), high.tolist(), strict=True):
        bottom, top = round(canvas.up(below)), round(canvas.up(above))
        strokes.append(QLineF(at, bottom, at, top))
        strokes += [QLineF(at - _CAP, end, at + _CAP, end) for end in (bottom, top)]
    smooth(canvas.painter, on=False)
    for colour, width in ((canvas.theme.surfaces.panel, _HALO), (canvas.theme.surfaces.text, 1.5)):
        canvas.painter.setPen(pen(colour, width))
        canvas.painter.drawLines(strokes)
