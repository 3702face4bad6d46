"""Rows: one mark below the other, names on the left and figures on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF

from leftshift.text.numbers import number
from leftshift.window.charts.plotting.plot import Canvas
from leftshift.window.charts.plotting.scale import GAP
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, smooth

THICK = 0.62
"""Part of a row that its bar takes [share]."""
_NAMES_PART = 0.42
"""Most of the body that names may take [share]."""
_BAR_BELOW = 8.0
"""Least height below a name for its bar, where names stand above their bars [pixels]."""
_NARROW = 420.0
"""Width of a body below which names of assumptions and levers leave bars no room beside them [pixels]."""
_TICK = "88.88\u00a0%"
"""A tick label that takes as much room as most."""
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
    stacked: bool = False
    """Whether names and figures stand above their marks, not beside them."""


def is_narrow(body: QRectF, ink: Ink) -> bool:
    """Whether long names would leave bars no room beside them."""
    return body.width() < _NARROW * ink.scale


def room_for(rows: Rows, body: QRectF, ink: Ink, *, spare: float = 0.0) -> QRectF:
    """Return the part of a body where the marks stand; `spare` is kept free at both ends [pixels]."""
    if rows.stacked:
        return _below_names(rows, body, ink, spare)
    names = min(max((ink.width(name) for name in rows.names), default=0.0), body.width() * _NAMES_PART)
    figures = max((ink.width(text, Face.STRONG) for text in rows.figures), default=0.0)
    above = ink.line if rows.head else 0.0
    below = ink.line + GAP if rows.ticks else 0.0
    height = min(body.height() - above - below, max(len(rows.names), 1) * _TALLEST * ink.scale)
    left, right = body.left() + names + GAP + spare, body.right() - figures - GAP - spare
    return QRectF(round(left), round(body.top() + above), round(right - left), round(height))


def _below_names(rows: Rows, body: QRectF, ink: Ink, spare: float) -> QRectF:
    """Return the part of a body where rows stand with their names above them, across the whole width."""
    above, below = ink.line if rows.head else 0.0, ink.line + GAP if rows.ticks else 0.0
    spare = max(spare, ink.width(_TICK) / 2)  # the labels of the outermost ticks stand within the body too
    height = min(body.height() - above - below, max(len(rows.names), 1) * _TALLEST * ink.scale)
    left, width = body.left() + spare, body.width() - 2 * spare
    return QRectF(round(left), round(body.top() + above), round(width), round(height))


def fits(count: int, body: QRectF, ink: Ink, *, head: bool = True, stacked: bool = False) -> int:
    """Say how many of so many rows a body has room for, between a line above, if any, and that of ticks."""
    row = ink.line + (_BAR_BELOW if stacked else 1)
    free = body.height() - (2 if head else 1) * ink.line - GAP
    return max(1, min(count, int(free / row)))


def pitch(canvas: Canvas, rows: Rows) -> float:
    """Return the height of one row [pixels]."""
    return canvas.plot.height() / max(len(rows.names), 1)


def middle(canvas: Canvas, rows: Rows, row: int) -> float:
    """Return the height that the middle of a row's marks stands at [pixels]."""
    name = canvas.ink.line if rows.stacked else 0.0
    return canvas.plot.top() + pitch(canvas, rows) * (row + 0.5) + name / 2


def thickness(canvas: Canvas, rows: Rows) -> float:
    """Return how thick a bar is [pixels]."""
    free = pitch(canvas, rows) - (canvas.ink.line if rows.stacked else 0.0)
    return min(free * THICK, _THICKEST * canvas.ink.scale)


def bar(canvas: Canvas, rows: Rows, row: int, ends: Sequence[float]) -> QRectF:
    """Return the bar of a row between two values of the axis; beyond its ends it is cut."""
    left, right = sorted(canvas.along(min(max(end, canvas.axis.low), canvas.axis.high)) for end in ends)
    half = thickness(canvas, rows) / 2
    top = round(middle(canvas, rows, row) - half)
    return QRectF(round(left), top, max(round(right) - round(left), 1), max(round(2 * half), 2))


def write_rows(canvas: Canvas, rows: Rows) -> None:
    """Write names and figures beside the marks, or above them."""
    painter, ink, colour = canvas.painter, canvas.ink, canvas.theme.surfaces.text
    for row, (name, figure) in enumerate(zip(rows.names, rows.figures, strict=True)):
        y, face = middle(canvas, rows, row), Face.STRONG if row in rows.strong else Face.TEXT
        most = canvas.body.width() * _NAMES_PART
        if rows.stacked:
            y = canvas.plot.top() + pitch(canvas, rows) * row + ink.line / 2
            most = canvas.body.width() - (ink.width(figure, face) + GAP if figure else 0.0)
            _clear(canvas, y, name, figure, face)
        ink.write_once(painter, (canvas.body.left(), y), ink.lines(name, most, 1, face)[0], colour, face=face)
        if figure:
            ink.write_once(painter, (canvas.body.right(), y), figure, colour, Side.RIGHT, face=face)


def _clear(canvas: Canvas, y: float, name: str, figure: str, face: Face) -> None:
    """Let no line run through what is written above the marks."""
    ink, body, panel = canvas.ink, canvas.body, canvas.theme.surfaces.panel
    tall, wide = ink.line, min(ink.width(name, face) + GAP, body.width())
    canvas.painter.fillRect(QRectF(body.left(), y - tall / 2, wide, tall), panel)
    if figure:
        wide = ink.width(figure, face) + GAP
        canvas.painter.fillRect(QRectF(body.right() - wide, y - tall / 2, wide, tall), panel)


def write_left_out(canvas: Canvas, left_out: int, beside: float | None = None) -> None:
    """Say how many rows only the table has, for want of room: at the right of the ticks.

    Where names stand above their bars, ticks take the whole width; it then stands above the plot, on that
    side of a label at `beside` that has more room [pixels].
    """
    if not left_out:
        return
    text, side, x = f"{number(left_out)} more in the table", Side.RIGHT, canvas.body.right()
    y = canvas.plot.bottom() + GAP / 2 + canvas.ink.line / 2
    if beside is not None:
        y = canvas.plot.top() - canvas.ink.line / 2
        if beside > canvas.body.center().x():
            side, x = Side.LEFT, canvas.body.left()
    canvas.ink.write_once(canvas.painter, (x, y), text, canvas.theme.surfaces.muted, side)


def upright(canvas: Canvas, value: float, text: str) -> None:
    """Draw the line that all rows are held against, from top to bottom, and name it above."""
    smooth(canvas.painter, on=False)
    canvas.painter.setPen(pen(canvas.theme.surfaces.text, 1.5))
    x = round(canvas.along(value))
    canvas.painter.drawLine(QLineF(x, canvas.plot.top(), x, canvas.plot.bottom()))
    at = (float(x), canvas.plot.top() - canvas.ink.line / 2)
    canvas.ink.write_once(canvas.painter, at, text, canvas.theme.surfaces.text, Side.MIDDLE, face=Face.STRONG)
