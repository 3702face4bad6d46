"""Change from baseline, by year: who gains above the line and who gives below it, and the sum."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF, change_finding
from leftshift.text.numbers import number, shown, signed_amount, tick, unit
from leftshift.window.charts.change_from_baseline import ChangeFromBaseline
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.pinned import beside_clause, beside_name, draw_beside
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import left_margin, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, hatched, pen, smooth

_HEADROOM = 1.1
"""How much more than the tallest bar the axis holds [ratio]."""
_LEAST = 0.01
"""Half the axis holds at least this share of all money [share]."""
_THICK = 0.66
"""Part of a year's width that its bar takes [share]."""
_DOT = 3.5
_SEEN = 0.5
"""Least height of a part that is drawn [pixels]."""
_ENDS = ("All gains", "All gives")
"""What the upper and the lower end of a year's bar are called."""


class ChangeByYear:
    """A bar a year, a part of it a sector: gains upward, what is given downward, a dot at the sum.

    Of a pinned scenario it shows how high its bars would reach and how deep.
    """

    key = ChangeFromBaseline.key
    name = ChangeFromBaseline.name

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        before = self._in_view(snapshot.reference)
        self._change = self._in_view(snapshot.results) - before
        self._sums = self._change.sum(axis=1)
        self._pinned = self._pinned_change(snapshot)
        self._has_pool = bool(self._change[:, -1].any())
        self._total = float(np.abs(before.sum(axis=1)).max())

    @property
    def title(self) -> str:
        """The finding, in the target year."""
        change = self._change[self._snapshot.target_index]
        return change_finding(change[:-1], float(change[-1]), self._snapshot.target_year, self._snapshot.view)

    @property
    def subtitle(self) -> str:
        """What is counted, and what the dots mean."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        years = f"by financial year{beside_clause(self._snapshot)}"
        return f"{counted}, {years}; above: gains, below: gives; ○ sum: the saving put back"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much below as above."""
        reaches = [_reaches(self._change), *([_reaches(self._pinned)] if self._pinned.size else [])]
        reach = max(float(np.abs(ends).max()) for ends in reaches) * _HEADROOM
        reach = max(reach, self._total * _LEAST)
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return (
            self._snapshot.scenario.years,
            self._snapshot.target_year,
            self._snapshot.view,
            self._has_pool,
            "by year",
        )

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        names = [*BRIEF.values(), "Unallocated", "Sum"]
        return within(body, ink, left=left_margin(ink, axis, self._tick), right=ends_width(ink, names))

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, self._tick)
        year_ticks(canvas, self._snapshot.results.years, self._snapshot.target_year, self._middles(canvas))

    def moving(self, canvas: Canvas) -> None:
        """Draw the parts of every bar, the sums and the names."""
        painter, colours = canvas.painter, canvas.theme.surfaces
        painter.setClipRect(canvas.plot)
        smooth(painter, on=False)
        for brush, parts in zip(self._brushes(canvas), self._parts(canvas), strict=True):
            for part in parts:
                if part.height() >= _SEEN:
                    painter.fillRect(part, brush)
        smooth(painter, on=True)
        painter.setPen(pen(colours.text, 1.5))
        painter.setBrush(colours.panel)
        dot = min(_DOT, canvas.plot.width() / len(self._sums) * _THICK / 2)
        for x, value in zip(self._middles(canvas), self._sums.tolist(), strict=True):
            painter.drawEllipse(QPointF(x, canvas.up(value)), dot, dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._snapshot.beside:
            # One letter is enough, above the upper line: the lower one falls through where it would stand.
            for ends, letter in zip(_reaches(self._pinned), (self._snapshot.beside.letter, ""), strict=True):
                draw_beside(canvas, self._middles(canvas), ends.tolist(), colours.text, letter)
        painter.setClipping(False)
        draw_ends(canvas, self._ends(canvas))

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every sector year by year, then the sums, then all gains and gives of a pinned scenario."""
        years, view, middles = self._snapshot.results.years, self._snapshot.view, self._middles(canvas)
        found = [
            Spot(
                x,
                part.center().y(),
                f"{name}, {year_label(year)}\n{signed_amount(float(value), view)}",
            )
            for name, parts, values in zip(self._names(), self._parts(canvas), self._change.T, strict=False)
            for x, part, value, year in zip(middles, parts, values, years, strict=True)
        ]
        return (
            found
            + [
                Spot(x, canvas.up(value), f"Sum, {year_label(year)}\n{signed_amount(value, view)}")
                for x, value, year in zip(middles, self._sums.tolist(), years, strict=True)
            ]
            + [
                Spot(
                    x,
                    canvas.up(min(max(value, canvas.axis.low), canvas.axis.high)),
                    f"{name}, {year_label(year)}, {beside_name(self._snapshot)}\n"
                    f"{signed_amount(value, view)}",
                )
                for name, values in (
                    zip(_ENDS, _reaches(self._pinned), strict=True) if self._pinned.size else ()
                )
                for x, value, year in zip(middles, values.tolist(), years, strict=True)
            ]
        )

    def table(self) -> ChartTable:
        """Return the change by year and sector, and the sum; beside a pinned scenario, its own likewise."""
        digits = 2 if self._snapshot.view is View.PER_HEAD else 1
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        every = np.column_stack([self._change, self._sums])
        names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Sum"]
        headings = [f"{name}, change, {counted}" for name in names]
        if self._pinned.size:
            ends, pinned_ends = _reaches(self._change), _reaches(self._pinned)
            pinned = np.column_stack([self._pinned, self._pinned.sum(axis=1), *pinned_ends])
            every = np.column_stack([every, *ends, pinned])
            headings += [f"{name}, change, {counted}" for name in _ENDS]
            headings += [
                f"{name}, change, {beside_name(self._snapshot)}, {counted}" for name in (*names, *_ENDS)
            ]
        return ChartTable(
            ("Year", *headings),
            tuple(
                (year_label(year), *(number(float(value), digits) for value in row))
                for year, row in zip(self._snapshot.results.years, every, strict=True)
            ),
        )

    def _pinned_change(self, snapshot: Snapshot) -> FloatArray:
        """Return the change that the pinned scenario makes; empty where none is pinned for the area."""
        if snapshot.beside is None:
            return np.zeros(0)
        return np.asarray(self._in_view(snapshot.beside.results) - self._in_view(snapshot.beside.reference))

    def _in_view(self, results: Results) -> FloatArray:
        """Return the money of every sector and the unallocated, shape (years, sectors + 1)."""
        money = np.column_stack([results.spend, results.unallocated])
        return np.asarray(shown(money, self._snapshot.view, results.deflator, results.population))

    def _names(self) -> list[str]:
        return [*(LABELS[sector] for sector in SECTORS), *(["Unallocated"] if self._has_pool else [])]

    def _brushes(self, canvas: Canvas) -> list[QBrush]:
        brushes = [QBrush(canvas.theme.sectors[sector]) for sector in SECTORS]
        return [*brushes, hatched(canvas.theme.surfaces.pool)]

    def _parts(self, canvas: Canvas) -> list[list[QRectF]]:
        """Place the part of every sector in every year: gains stand on one another, the rest hangs."""
        up, down = np.zeros(len(self._sums)), np.zeros(len(self._sums))
        half = canvas.plot.width() / len(self._sums) * _THICK / 2
        middles, rows = self._middles(canvas), []
        for change in self._change.T:
            start = np.where(change >= 0, up, down)
            ends = start + change
            up, down = np.where(change >= 0, ends, up), np.where(change < 0, ends, down)
            rows.append(
                [
                    QRectF(round(x - half), canvas.up(max(a, b)), round(2 * half), canvas.up(min(a, b)) - top)
                    for x, a, b in zip(middles, start.tolist(), ends.tolist(), strict=True)
                    for top in (canvas.up(max(a, b)),)
                ]
            )
        return rows

    def _ends(self, canvas: Canvas) -> list[End]:
        """Name every part beside the last bar, and the sum."""
        names = [*(BRIEF[sector] for sector in SECTORS), *(["Unallocated"] if self._has_pool else [])]
        colours = [*(canvas.theme.sectors[sector] for sector in SECTORS), canvas.theme.surfaces.pool]
        ends = [
            End(parts[-1].center().y(), (name,), colour)
            for name, colour, parts in zip(names, colours, self._parts(canvas), strict=False)
        ]
        return [*ends, End(canvas.up(float(self._sums[-1])), ("Sum",), canvas.theme.surfaces.text)]

    def _middles(self, canvas: Canvas) -> list[float]:
        step = canvas.plot.width() / len(self._sums)
        return [canvas.plot.left() + step * (place + 0.5) for place in range(len(self._sums))]

    def _tick(self, value: float) -> str:
        return tick(value, self._snapshot.view)


def _reaches(change: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sum all gains and all that is given of every year, both of shape (years,)."""
    return change.clip(min=0.0).sum(axis=1), change.clip(max=0.0).sum(axis=1)
