"""Running costs: what the board's own work costs a head, beside the envelope set for it."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt

from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import cut_finding, running_cost_finding
from leftshift.text.numbers import money, people, pounds, tick
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.band import draw_whiskers
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.pinned import beside_clause, beside_name, draw_diamond
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, left_margin, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, smooth

_THICK = 0.7
"""Part of a year that its bar takes [share]."""
_ASIDE = 0.42
"""How far right of its bar's middle a range stands, of the bar's width [share]."""
_BANDED = "running_cost_per_head"
_LONG_VALUE = "£88.88"
"""Value that takes as much room as any."""


class RunningCosts:
    """A bar a year against the envelope, the baseline hollow behind, the cut's price in words below."""

    key = "running_costs"
    name = "Running costs"

    def __init__(self, envelope: float) -> None:
        self._envelope = envelope

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._cost = self._a_head(snapshot.results)
        self._ghost = self._a_head(snapshot.reference)
        self._band = snapshot.bands.lines.get(_BANDED) if snapshot.bands else None
        self._pinned = self._a_head(snapshot.beside.results) if snapshot.beside else None

    @property
    def title(self) -> str:
        """The finding."""
        return running_cost_finding(self._cost, self._envelope, self._snapshot.results.first_year)

    @property
    def subtitle(self) -> str:
        """What is counted, how the envelope is held, and what a hollow bar means."""
        beside = beside_clause(self._snapshot)
        if self._snapshot.view is View.REAL:
            prices = year_label(self._snapshot.results.first_year)
            held = "the envelope rises with prices"
            return f"£ per head, {prices} prices{beside}; hollow: no cut; {held}{self._said}"
        return f"£ per head, cash{beside}; hollow: no cut; the envelope is held in cash{self._said}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        highest = max(self._cost.max(), self._ghost.max(), self._envelope)
        if self._pinned is not None:
            highest = max(highest, self._pinned.max())
        return 0.0, float(highest if self._band is None else max(highest, self._band.high.max()))

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.scenario.years, self._snapshot.scenario.running_costs.end, self._ghost.tobytes()

    @property
    def moves_on(self) -> Hashable:
        """All that the marks are drawn from; while it stays, a chart need not be painted again."""
        results, lever = self._snapshot.results, self._snapshot.scenario.running_costs
        figures = (self._cost, self._ghost, results.saving, results.one_off, results.posts_removed)
        band = () if self._band is None else (self._band.low, self._band.high)
        pinned = () if self._pinned is None else (self._pinned,)
        return self._snapshot.view, lever, *(figure.tobytes() for figure in (*figures, *band, *pinned))

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand, with lines of words kept free below."""
        words = ink.line * self._word_lines(body, ink) + GAP / 2
        right = ends_width(ink, (pounds(self._envelope), "envelope"))
        return within(body.adjusted(0, 0, 0, -words), ink, left=left_margin(ink, axis, _tick), right=right)

    def still(self, canvas: Canvas) -> None:
        """Draw grid, years and the bars of doing nothing."""
        value_grid(canvas, _tick)
        middles = self._middles(canvas)
        year_ticks(canvas, self._snapshot.results.years, self._snapshot.scenario.running_costs.end, middles)
        canvas.painter.setPen(pen(canvas.theme.surfaces.ghost, dashed=True))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        # one pixel less, as an outline stands around its rectangle and a fill within
        bars = [self._bar(canvas, x, cost) for x, cost in zip(middles, self._ghost, strict=True)]
        canvas.painter.drawRects([bar.adjusted(0, 0, -1, 0) for bar in bars])

    def moving(self, canvas: Canvas) -> None:
        """Draw bars, envelope, values and the words below."""
        painter, colours = canvas.painter, canvas.theme.surfaces
        middles = self._middles(canvas)
        smooth(painter, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRects([self._bar(canvas, x, cost) for x, cost in zip(middles, self._cost, strict=True)])
        self._draw_whiskers(canvas, middles)
        self._draw_pinned(canvas, middles)
        y = round(canvas.up(self._envelope))
        painter.setPen(pen(colours.landmark, 2))
        painter.drawLine(QLineF(canvas.plot.left(), y, canvas.plot.right(), y))
        draw_ends(canvas, [End(y, (pounds(self._envelope), "envelope"), colours.landmark)])
        self._write_values(canvas, middles)
        self._write_words(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every year."""
        return [
            Spot(x, canvas.up(float(cost)), self._says(place))
            for place, (x, cost) in enumerate(zip(self._middles(canvas), self._cost, strict=True))
        ]

    def table(self) -> ChartTable:
        """Return cost a head, saving, one-off cost and posts by year."""
        results = self._snapshot.results
        columns = (
            "Year",
            "Running costs, £ per head",
            "No cut, £ per head",
            "Saving, cash",
            "One-off cost, cash",
            "Posts removed so far",
            "Running costs, 8 draws in 10",
            *([] if self._pinned is None else [f"Running costs, {beside_name(self._snapshot)}, £ per head"]),
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
                    self._between(place),
                    *([] if self._pinned is None else [pounds(float(self._pinned[place]))]),
                )
                for place, year in enumerate(results.years)
            ),
        )

    def _a_head(self, results: Results) -> FloatArray:
        cost = results.running_cost_per_head
        return np.asarray(cost / results.deflator) if self._snapshot.view is View.REAL else cost

    @property
    def _said(self) -> str:
        return "; upright lines: 8 draws in 10" if self._band is not None else ""

    def _says(self, place: int) -> str:
        """Write a year's cost, its range and the cost with no cut."""
        between = self._between(place)
        cost = f"{pounds(float(self._cost[place]))} a head"
        return "\n".join(
            [
                f"{year_label(self._snapshot.results.years[place])}: {cost}",
                *([between] if between else []),
                *self._pinned_says(place),
                f"no cut: {pounds(float(self._ghost[place]))} a head",
            ]
        )

    def _pinned_says(self, place: int) -> list[str]:
        if self._pinned is None:
            return []
        return [f"{beside_name(self._snapshot)}: {pounds(float(self._pinned[place]))} a head"]

    def _between(self, place: int) -> str:
        """Write between what and what a year's cost lies; empty while that is being worked out."""
        if self._band is None:
            return ""
        return f"{pounds(float(self._band.low[place]))} to {pounds(float(self._band.high[place]))}"

    def _draw_whiskers(self, canvas: Canvas, middles: list[float]) -> None:
        """Draw the ranges at the right edge of the bars, clear of the values written in them."""
        if self._band is None:
            return
        aside = canvas.plot.width() / len(self._cost) * _THICK * _ASIDE
        canvas.painter.setClipRect(canvas.plot)
        draw_whiskers(canvas, [x + aside for x in middles], self._band.low, self._band.high)
        canvas.painter.setClipping(False)

    def _middles(self, canvas: Canvas) -> list[float]:
        step = canvas.plot.width() / len(self._cost)
        return [canvas.plot.left() + step * (place + 0.5) for place in range(len(self._cost))]

    def _bar(self, canvas: Canvas, x: float, cost: float) -> QRectF:
        half = canvas.plot.width() / len(self._cost) * _THICK / 2
        top = round(canvas.up(float(cost)))
        return QRectF(round(x - half), top, round(2 * half), canvas.plot.bottom() - top)

    def _draw_pinned(self, canvas: Canvas, middles: list[float]) -> None:
        """Draw a diamond at the left edge of each bar, where the pinned scenario stands."""
        if self._pinned is not None:
            half = canvas.plot.width() / len(self._cost) * _THICK / 2
            for x, cost in zip(middles, self._pinned.tolist(), strict=True):
                draw_diamond(canvas, x - half, canvas.up(cost), canvas.theme.surfaces.text)

    def _write_values(self, canvas: Canvas, middles: list[float]) -> None:
        """Write values into the bars: level where they fit, else upright, else not at all."""
        ink, painter, ground = canvas.ink, canvas.painter, canvas.theme.surfaces.accent_text
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
        for line in ink.lines(cut_finding(self._snapshot.results), body.width(), most, Face.TEXT):
            ink.write_once(canvas.painter, (body.left(), y), line, canvas.theme.surfaces.text)
            y += ink.line

    def _word_lines(self, body: QRectF, ink: Ink) -> int:
        return 1 if body.width() >= ink.width(_USUAL_WORDS) else 2


_USUAL_WORDS = "1,234 posts removed, £123m one-off cost, paid back in 2028/29"
"""Words of usual length: a chart wider than them keeps one line for them, others two."""


def _tick(value: float) -> str:
    return tick(value, View.PER_HEAD)
