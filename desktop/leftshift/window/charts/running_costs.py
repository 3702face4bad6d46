"""Running costs: what the board's own work costs a head, beside the envelope set for it."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt

from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.papers.figures import money, people, pounds, tick
from leftshift.papers.findings import cut_finding, running_cost_finding
from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.axis import Axis
from leftshift.window.charts.ends import End, draw_ends, ends_width
from leftshift.window.charts.ink import Face, Ink, Side, pen, smooth
from leftshift.window.charts.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.scale import GAP, left_margin, value_grid, within, year_ticks

_THICK = 0.7
"""Part of a year that its bar takes [share]."""
_LONG_VALUE = "£88.88"
"""Value that takes as much room as any."""


class RunningCosts:
    """A bar a year against the envelope, the baseline hollow behind, the cut's price in words below."""

    key = "running_costs"
    name = "Running costs"

    def __init__(self, envelope: float) -> None:
        self._envelope = envelope

    def draw(self, now: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._now = now
        self._cost = self._a_head(now.results)
        self._ghost = self._a_head(now.reference)

    @property
    def title(self) -> str:
        """The finding."""
        return running_cost_finding(self._cost, self._envelope, self._now.results.first_year)

    @property
    def subtitle(self) -> str:
        """What is counted, how the envelope is held, and what a hollow bar means."""
        if self._now.view is View.REAL:
            prices = year_label(self._now.results.first_year)
            return f"£ per head, {prices} prices; hollow: no cut; the envelope rises with prices"
        return "£ per head, cash; hollow: no cut; the envelope is held in cash"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, float(max(self._cost.max(), self._ghost.max(), self._envelope))

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._now.scenario.years, self._now.scenario.running_costs.end, self._ghost.tobytes()

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand, with lines of words kept free below."""
        words = ink.line * self._word_lines(body, ink) + GAP / 2
        right = ends_width(ink, (pounds(self._envelope), "envelope"))
        return within(body.adjusted(0, 0, 0, -words), ink, left=left_margin(ink, axis, _tick), right=right)

    def still(self, canvas: Canvas) -> None:
        """Draw grid, years and the bars of doing nothing."""
        value_grid(canvas, _tick)
        middles = self._middles(canvas)
        year_ticks(canvas, self._now.results.years, self._now.scenario.running_costs.end, middles)
        canvas.painter.setPen(pen(canvas.look.surfaces.ghost, dashed=True))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        # one pixel less, as an outline stands around its rectangle and a fill within
        bars = [self._bar(canvas, x, cost) for x, cost in zip(middles, self._ghost, strict=True)]
        canvas.painter.drawRects([bar.adjusted(0, 0, -1, 0) for bar in bars])

    def moving(self, canvas: Canvas) -> None:
        """Draw bars, envelope, values and the words below."""
        painter, colours = canvas.painter, canvas.look.surfaces
        middles = self._middles(canvas)
        smooth(painter, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRects([self._bar(canvas, x, cost) for x, cost in zip(middles, self._cost, strict=True)])
        y = round(canvas.up(self._envelope))
        painter.setPen(pen(colours.landmark, 2))
        painter.drawLine(QLineF(canvas.plot.left(), y, canvas.plot.right(), y))
        draw_ends(canvas, [End(y, (pounds(self._envelope), "envelope"), colours.landmark)])
        self._write_values(canvas, middles)
        self._write_words(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every year."""
        return [
            Spot(
                x,
                canvas.up(float(cost)),
                f"{year_label(year)}: {pounds(float(cost))} a head\nno cut: {pounds(float(ghost))} a head",
            )
            for x, cost, ghost, year in zip(
                self._middles(canvas), self._cost, self._ghost, self._now.results.years, strict=True
            )
        ]

    def table(self) -> ChartTable:
        """Return cost a head, saving, one-off cost and posts by year."""
        results = self._now.results
        columns = (
            "Year",
            "Running costs, £ per head",
            "No cut, £ per head",
            "Saving, cash",
            "One-off cost, cash",
            "Posts removed so far",
        )
        return ChartTable(
            columns,
            tuple(
                (
                    year_label(year),
                    pounds(float(self._cost[place])),
                    pounds(float(self._ghost[place])),
                    money(float(results.saving[place])),
                    money(float(results.one_off[place])),
                    people(float(results.posts_removed[place])),
                )
                for place, year in enumerate(results.years)
            ),
        )

    def _a_head(self, results: Results) -> FloatArray:
        cost = results.operating_cost_per_head
        return np.asarray(cost / results.deflator) if self._now.view is View.REAL else cost

    def _middles(self, canvas: Canvas) -> list[float]:
        step = canvas.plot.width() / len(self._cost)
        return [canvas.plot.left() + step * (place + 0.5) for place in range(len(self._cost))]

    def _bar(self, canvas: Canvas, x: float, cost: float) -> QRectF:
        half = canvas.plot.width() / len(self._cost) * _THICK / 2
        top = round(canvas.up(float(cost)))
        return QRectF(round(x - half), top, round(2 * half), canvas.plot.bottom() - top)

    def _write_values(self, canvas: Canvas, middles: list[float]) -> None:
        """Write values into the bars: level where they fit, else upright, else not at all."""
        ink, painter, ground = canvas.ink, canvas.painter, canvas.look.surfaces.accent_text
        long, broad = ink.width(_LONG_VALUE) + GAP, canvas.plot.width() / len(self._cost) * _THICK
        tall, costs = canvas.plot.bottom() - canvas.up(float(self._cost.min())), self._cost.tolist()
        if broad >= long and tall >= ink.line:
            for x, cost in zip(middles, costs, strict=True):
                at = (x, canvas.up(cost) + ink.line / 2 + 2)
                ink.write_once(painter, at, pounds(cost), ground, Side.MIDDLE)
        elif broad >= ink.line and tall >= long:
            painter.save()
            painter.rotate(-90)
            for x, cost in zip(middles, costs, strict=True):
                ink.write_once(painter, (GAP / 2 - canvas.plot.bottom(), x), pounds(cost), ground)
            painter.restore()

    def _write_words(self, canvas: Canvas) -> None:
        ink, body = canvas.ink, canvas.body
        most = self._word_lines(body, ink)
        y = body.bottom() - ink.line * (most - 0.5)
        for line in ink.lines(cut_finding(self._now.results), body.width(), most, Face.TEXT):
            ink.write_once(canvas.painter, (body.left(), y), line, canvas.look.surfaces.text)
            y += ink.line

    def _word_lines(self, body: QRectF, ink: Ink) -> int:
        return 1 if body.width() >= ink.width(_USUAL_WORDS) else 2


_USUAL_WORDS = "1,234 posts removed, £123m one-off cost, paid back in 2028/29"
"""Words of usual length: a chart wider than them keeps one line for them, others two."""


def _tick(value: float) -> str:
    return tick(value, View.PER_HEAD)
