"""Rows: one mark below the other, names on the left and figures on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF

from leftshift.papers.figures import number
from leftshift.window.charts.ink import Face, Ink, Side, pen, smooth
from leftshift.window.charts.plot import Canvas
from leftshift.window.charts.scale import GAP

THICK = 0.62
"""Part of a row that its bar takes [share]."""
_NAMES_PART = 0.42
"""Most of the body that names may take [share]."""
_TALLEST, _THICKEST = 62.0, 30.0
"""Most a row is high and its bar thick, so that two bars do not fill a whole screen [pixels]."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The names and figures beside the rows of a chart, from top to bottom."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    """What stands on the right of each row."""
    strong: frozenset[int] = frozenset()
    """Rows that stand out, such as a total."""
    ticks: bool = True
    """Whether a line of tick labels stands below."""
    head: bool = False
    """Whether a line is kept above, for the name of what all rows are held against."""


def room_for(rows: Rows, body: QRectF, ink: Ink, *, spare: float = 0.0) -> QRectF:
    """Return the part of a body where the marks stand; `spare` is kept free at both ends [pixels]."""
    names = min(max((ink.width(name) for name in rows.names), default=0.0), body.width() * _NAMES_PART)
    figures = max((ink.width(text, Face.STRONG) for text in rows.figures), default=0.0)
    above = ink.line if rows.head else 0.0
    below = ink.line + GAP if rows.ticks else 0.0
    height = min(body.height() - above - below, max(len(rows.names), 1) * _TALLEST * ink.scale)
    left, right = body.left() + names + GAP + spare, body.right() - figures - GAP - spare
    return QRectF(round(left), round(body.top() + above), round(right - left), round(height))


def fits(count: int, body: QRectF, ink: Ink) -> int:
    """Say how many of so many rows a body has room for, between a line above and the line of ticks."""
    return max(1, min(count, int((body.height() - 2 * ink.line - GAP) / (ink.line + 1))))


def pitch(canvas: Canvas, rows: Rows) -> float:
    """Return the height of one row [pixels]."""
    return canvas.plot.height() / max(len(rows.names), 1)


def middle(canvas: Canvas, rows: Rows, row: int) -> float:
    """Return the height of a row's middle [pixels]."""
    return canvas.plot.top() + pitch(canvas, rows) * (row + 0.5)


def thickness(canvas: Canvas, rows: Rows) -> float:
    """Return how thick a bar is [pixels]."""
    return min(pitch(canvas, rows) * THICK, _THICKEST * canvas.ink.scale)


def bar(canvas: Canvas, rows: Rows, row: int, ends: Sequence[float]) -> QRectF:
    """Return the bar of a row between two values of the axis; beyond its ends it is cut."""
    left, right = sorted(canvas.along(min(max(end, canvas.axis.low), canvas.axis.high)) for end in ends)
    half = thickness(canvas, rows) / 2
    top = round(middle(canvas, rows, row) - half)
    return QRectF(round(left), top, max(round(right) - round(left), 1), max(round(2 * half), 2))


def write_rows(canvas: Canvas, rows: Rows) -> None:
    """Write names and figures beside the marks."""
    painter, ink, colour = canvas.painter, canvas.ink, canvas.look.surfaces.text
    most = canvas.body.width() * _NAMES_PART
    for row, (name, figure) in enumerate(zip(rows.names, rows.figures, strict=True)):
        y, face = middle(canvas, rows, row), Face.STRONG if row in rows.strong else Face.TEXT
        ink.write_once(painter, (canvas.body.left(), y), ink.lines(name, most, 1, face)[0], colour, face=face)
        ink.write_once(painter, (canvas.body.right(), y), figure, colour, Side.RIGHT, face=face)


def write_left_out(canvas: Canvas, left_out: int) -> None:
    """Say how many rows only the table has, for want of room."""
    if left_out:
        at = (canvas.body.right(), canvas.plot.bottom() + GAP / 2 + canvas.ink.line / 2)
        text = f"{number(left_out)} more in the table"
        canvas.ink.write_once(canvas.painter, at, text, canvas.look.surfaces.muted, Side.RIGHT)


def upright(canvas: Canvas, value: float, text: str) -> None:
    """Draw the line that all rows are held against, from top to bottom, and name it above."""
    smooth(canvas.painter, on=False)
    canvas.painter.setPen(pen(canvas.look.surfaces.text, 1.5))
    x = round(canvas.along(value))
    canvas.painter.drawLine(QLineF(x, canvas.plot.top(), x, canvas.plot.bottom()))
    at = (float(x), canvas.plot.top() - canvas.ink.line / 2)
    canvas.ink.write_once(canvas.painter, at, text, canvas.look.surfaces.text, Side.MIDDLE, face=Face.STRONG)
