"""Grid, ticks and years: the still parts that several charts share."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRectF

from leftshift.model.terms import year_label
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas
from leftshift.window.charts.plotting.text_painter import Ink, Side, pen, smooth

GAP = 6.0
"""Space between a label and what it labels [pixels]."""


_CLEAR = 1.4
"""Lines between the middles of two tick labels, at least: the lowest is raised by part of a line."""
YEARS_BELOW = 4.0
"""Space between a plot and the years below it [pixels]."""


def left_margin(ink: Ink, axis: Axis, say: Callable[[float], str]) -> float:
    """Return the width that tick labels need on the left of a plot [pixels]."""
    return max(ink.width(say(value)) for value in axis.ticks) + GAP


def within(body: QRectF, ink: Ink, *, left: float, right: float) -> QRectF:
    """Take margins off a body: half a line above for the top tick's label, a line of years below."""
    line = ink.line
    return QRectF(body).adjusted(round(left), round(line / 2), -round(right), -round(line + YEARS_BELOW))


def value_grid(canvas: Canvas, say: Callable[[float], str]) -> None:
    """Draw level grid lines with their labels on the left."""
    painter, colours, plot = canvas.painter, canvas.theme.surfaces, canvas.plot
    smooth(painter, on=False)
    ticks = canvas.axis.ticks
    every = math.ceil(canvas.ink.line * _CLEAR * (len(ticks) - 1) / max(plot.height(), 1.0))
    for place, value in enumerate(ticks):
        y = round(canvas.up(value))
        painter.setPen(pen(colours.line if value == 0 else colours.grid))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        if place % every == 0:
            # the lowest stands a little higher than its line: the first year's label is close below
            middle = y - max(canvas.ink.line / 2 - YEARS_BELOW + 1, 0.0) if place == 0 else float(y)
            canvas.ink.write(painter, (plot.left() - GAP, middle), say(value), colours.muted, Side.RIGHT)


def upright_grid(canvas: Canvas, say: Callable[[float], str], *, labels: bool = True) -> None:
    """Draw upright grid lines, and below them as many even labels as fit, zero's first."""
    painter, colours, plot, ink = canvas.painter, canvas.theme.surfaces, canvas.plot, canvas.ink
    smooth(painter, on=False)
    widest = max(ink.width(say(value)) for value in canvas.axis.ticks) + GAP
    every = math.ceil(widest * (len(canvas.axis.ticks) - 1) / max(plot.width(), 1.0))
    for value in canvas.axis.ticks:
        x = round(canvas.along(value))
        painter.setPen(pen(colours.muted if value == 0 else colours.grid))
        painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
        if labels and round(value / canvas.axis.step) % every == 0:
            at = (float(x), plot.bottom() + GAP / 2 + ink.line / 2)
            ink.write(painter, at, say(value), colours.muted, Side.MIDDLE)


def year_ticks(
    canvas: Canvas, years: Sequence[int], target: int, columns: Sequence[float], low: float | None = None
) -> None:
    """Label the years below a plot: all where they fit, else the target year, the first and the last.

    No label reaches further left than `low`, the edge of the body unless given [pixels].
    """
    painter, colours, plot, ink = canvas.painter, canvas.theme.surfaces, canvas.plot, canvas.ink
    smooth(painter, on=False)
    painter.setPen(pen(colours.line))
    painter.drawLines([QLineF(round(x), plot.bottom(), round(x), plot.bottom() + 3) for x in columns])
    middle = plot.bottom() + YEARS_BELOW + ink.line / 2
    edge = canvas.body.left() if low is None else low
    taken: list[tuple[float, float]] = []
    for place in _labelled(years, target, columns, ink):
        text = year_label(years[place])
        half = ink.width(text) / 2
        # the end labels stay within the body, so that nothing is cut off
        x = min(max(columns[place], edge + half), canvas.body.right() - half)
        if all(x + half + GAP <= start or x - half - GAP >= end for start, end in taken):
            taken.append((x - half, x + half))
            ink.write(painter, (x, middle), text, colours.muted, Side.MIDDLE)


def target_line(canvas: Canvas, x: float) -> None:
    """Mark the target year from top to bottom."""
    smooth(canvas.painter, on=False)
    canvas.painter.setPen(pen(canvas.theme.surfaces.line))
    canvas.painter.drawLine(QLineF(round(x), canvas.plot.top(), round(x), canvas.plot.bottom()))


def _labelled(years: Sequence[int], target: int, columns: Sequence[float], ink: Ink) -> list[int]:
    widest = ink.width(year_label(years[0])) + GAP * 2
    if len(years) < 2 or columns[1] - columns[0] >= widest:  # noqa: PLR2004 - one year has no distance to a next
        return list(range(len(years)))
    first, last = 0, len(years) - 1
    return list(dict.fromkeys((min(max(target - years[0], 0), last), first, last)))
