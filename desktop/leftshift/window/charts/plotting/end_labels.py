"""Labels at the ends of lines and bands, in place of a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor

from leftshift.window.charts.plotting.plot import Canvas
from leftshift.window.charts.plotting.spread import spread
from leftshift.window.charts.plotting.text_painter import Ink, pen, smooth

HOOK = 9.0
"""Length of the stroke that ties a label to its mark [pixels]."""
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class End:
    """A label beside the right edge of a plot: the height of its mark [pixels], its lines and colour."""

    y: float
    lines: tuple[str, ...]
    colour: QColor
    kept: bool = True
    """Whether the next step shows the same text."""


def ends_width(ink: Ink, texts: Sequence[str]) -> float:
    """Return the width that labels need beside a plot [pixels]."""
    return max(ink.width(text) for text in texts) + HOOK + _GAP


def draw_ends(canvas: Canvas, ends: Sequence[End]) -> None:
    """Write labels beside the plot, pushed apart, each tied to its mark by a stroke of its colour."""
    ink, painter, right = canvas.ink, canvas.painter, canvas.plot.right()
    sizes = [ink.line * len(end.lines) for end in ends]
    # Where they all fit beside the plot, they keep clear of the years written below it.
    beside = sum(sizes) <= canvas.plot.bottom() - canvas.body.top()
    bottom = canvas.plot.bottom() if beside else canvas.body.bottom()
    heights = spread([end.y for end in ends], sizes, canvas.body.top(), bottom)
    smooth(painter, on=True)
    for end, y in zip(ends, heights, strict=True):
        painter.setPen(pen(end.colour, 2.0))
        painter.drawLine(QLineF(right + 1, end.y, right + HOOK, y))
    for end, y in zip(ends, heights, strict=True):
        first = y - ink.line * (len(end.lines) - 1) / 2
        for place, text in enumerate(end.lines):
            at = (right + HOOK + _GAP, first + place * ink.line)
            (ink.write if end.kept else ink.write_once)(painter, at, text, canvas.theme.surfaces.text)
