"""Change from baseline: who gains and who gives in the target year."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush, QColor

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF, change_finding
from leftshift.text.numbers import number, shown, signed_amount, tick, unit
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.pinned import beside_clause, beside_name, draw_diamond
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, hatched, pen, polygon, smooth

_LEAST = 0.01
"""Half the axis holds at least this share of all money, so that the next move has room [share]."""
_AT_REST = 0.05
"""Likewise while nothing has changed [share]."""
_HEADROOM = 1.3
"""How much more than the largest change the axis holds, so that a drag can go on [ratio]."""
_THICK = 0.66
"""Part of a row that its bar takes [share]."""
_WIDE = 380.0
"""Width of the body from which sectors have their full names [pixels]."""
_LONGEST = -888.0
_SUM_ROWS = 1


class ChangeFromBaseline:
    """A bar a sector, to the right for more and to the left for less, and the sum of all."""

    key = "change_from_baseline"
    name = "Change from baseline"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        place = snapshot.target_index
        self._change = self._in_view(snapshot.results, place) - self._in_view(snapshot.reference, place)
        self._pinned = self._pinned_change(snapshot, place)
        self._total = abs(float(self._in_view(snapshot.reference, place).sum()))

    @property
    def title(self) -> str:
        """The finding."""
        pool = float(self._change[-1])
        return change_finding(self._change[:-1], pool, self._snapshot.target_year, self._snapshot.view)

    @property
    def subtitle(self) -> str:
        """What is counted, and against what."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        year = f"{year_label(self._snapshot.target_year)}{beside_clause(self._snapshot)}"
        return f"{counted}, {year}; against the baseline; the sum is the saving put back"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much to the left as to the right."""
        largest = float(max(np.abs(change).max() for change in (self._change, self._pinned) if change.size))
        moved = signed_amount(largest, self._snapshot.view) != signed_amount(0.0, self._snapshot.view)
        reach = max(largest * _HEADROOM, self._total * _LEAST) if moved else self._total * _AT_REST
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.view, self._rows

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand: names left, room for values on both sides."""
        # three digits and a point are as long as money gets, whatever the lever does
        value = ink.width(signed_amount(_LONGEST, self._snapshot.view), Face.STRONG) + GAP
        names = max(ink.width(name) for name in self._names(body, ink)) + GAP
        bottom = ink.line + GAP / 2 if self._has_ticks(body, ink) else 0.0
        return QRectF(body).adjusted(round(names), 0, -round(value), -round(bottom))

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, names and the line above the sum."""
        painter, colours, ink = canvas.painter, canvas.theme.surfaces, canvas.ink
        bottom = self._middle(canvas, self._rows - _SUM_ROWS) - self._pitch(canvas) / 2
        upright_grid(canvas, self._tick, labels=self._has_ticks(canvas.body, ink))
        painter.setPen(pen(colours.line))
        painter.drawLine(QLineF(canvas.body.left(), round(bottom), canvas.body.right(), round(bottom)))
        for row, name in enumerate(self._names(canvas.body, ink)):
            ink.write(painter, (canvas.body.left(), self._middle(canvas, row)), name, colours.text)

    def moving(self, canvas: Canvas) -> None:
        """Draw the bars, and their values in a column."""
        colours = canvas.theme.surfaces
        brushes = [QBrush(canvas.theme.sectors[sector]) for sector in SECTORS]
        brushes.append(hatched(colours.pool))
        rows = self._rows
        for row, value in enumerate(self._values()):
            if value and row < rows - _SUM_ROWS:
                self._draw_bar(canvas, row, value, brushes[row])
            text, at = (
                signed_amount(value, self._snapshot.view),
                (canvas.body.right(), self._middle(canvas, row)),
            )
            face = Face.STRONG if row == rows - _SUM_ROWS else Face.TEXT
            canvas.ink.write_once(canvas.painter, at, text, colours.text, Side.RIGHT, face=face)
        for row, value in enumerate(self._pinned_values()):
            x = canvas.along(min(max(value, canvas.axis.low), canvas.axis.high))
            draw_diamond(canvas, x, self._middle(canvas, row), colours.text)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every row."""
        names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Sum"]
        names = names if self._has_pool else [name for name in names if name != "Unallocated"]
        return [
            Spot(
                canvas.along(min(max(value, canvas.axis.low), canvas.axis.high)),
                self._middle(canvas, row),
                f"{names[row]}, {year_label(self._snapshot.target_year)}\n"
                f"{signed_amount(value, self._snapshot.view)}",
            )
            for row, value in enumerate(self._values())
        ] + [
            Spot(
                canvas.along(min(max(value, canvas.axis.low), canvas.axis.high)),
                self._middle(canvas, row),
                f"{names[row]}, {year_label(self._snapshot.target_year)}, {beside_name(self._snapshot)}\n"
                f"{signed_amount(value, self._snapshot.view)}",
            )
            for row, value in enumerate(self._pinned_values())
        ]

    def table(self) -> ChartTable:
        """Return the money with and without the scenario, and the change, by sector."""
        place, view = self._snapshot.target_index, self._snapshot.view
        before, after = (
            self._in_view(self._snapshot.reference, place),
            self._in_view(self._snapshot.results, place),
        )
        digits = 2 if view is View.PER_HEAD else 1
        names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Sum"]
        pinned = [self._pinned] if self._pinned.size else []
        rows = np.column_stack([before, after, self._change, *pinned])
        rows = np.vstack([rows, rows.sum(axis=0)])
        counted = f"{unit(view, self._snapshot.results.first_year)}, {year_label(self._snapshot.target_year)}"
        return ChartTable(
            (
                "Sector",
                f"Baseline, {counted}",
                f"Scenario, {counted}",
                f"Change, {counted}",
                *(f"Change, {beside_name(self._snapshot)}, {counted}" for _ in pinned),
            ),
            tuple(
                (name, *(number(float(value), digits) for value in row))
                for name, row in zip(names, rows, strict=True)
            ),
        )

    def _pinned_change(self, snapshot: Snapshot, place: int) -> FloatArray:
        """Return the change that the pinned scenario makes; empty where none is pinned for the area."""
        if snapshot.beside is None:
            return np.zeros(0)
        return self._in_view(snapshot.beside.results, place) - self._in_view(snapshot.beside.reference, place)

    def _pinned_values(self) -> list[float]:
        values: list[float] = self._pinned.tolist()
        return values if self._has_pool else values[: len(SECTORS)]

    @property
    def _has_pool(self) -> bool:
        return bool(self._change[-1])

    @property
    def _rows(self) -> int:
        return len(SECTORS) + _SUM_ROWS + self._has_pool

    def _values(self) -> list[float]:
        bars = self._change if self._has_pool else self._change[:-1]
        values: list[float] = [*bars.tolist(), float(self._change.sum())]
        return values

    def _in_view(self, results: Results, place: int) -> FloatArray:
        money = np.append(results.spend[place], results.unallocated[place])[None, :]
        year = slice(place, place + 1)
        return np.asarray(
            shown(money, self._snapshot.view, results.deflator[year], results.population[year])[0]
        )

    def _names(self, body: QRectF, ink: Ink) -> list[str]:
        names = [(LABELS if body.width() >= _WIDE * ink.scale else BRIEF)[sector] for sector in SECTORS]
        return [*names, *(["Unallocated"] if self._has_pool else []), "Sum"]

    def _has_ticks(self, body: QRectF, ink: Ink) -> bool:
        return body.height() >= ink.line * (self._rows + 3)

    def _tick(self, value: float) -> str:
        return tick(value, self._snapshot.view)

    def _pitch(self, canvas: Canvas) -> float:
        return canvas.plot.height() / self._rows

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + self._pitch(canvas) * (row + 0.5)

    def _draw_bar(self, canvas: Canvas, row: int, value: float, brush: QBrush) -> None:
        painter, axis = canvas.painter, canvas.axis
        zero, end = canvas.along(0.0), canvas.along(min(max(value, axis.low), axis.high))
        half = self._pitch(canvas) * _THICK / 2
        middle = self._middle(canvas, row)
        smooth(painter, on=False)
        painter.fillRect(
            QRectF(min(zero, end), round(middle - half), abs(end - zero), round(2 * half)), brush
        )
        if not axis.holds(value):
            self._draw_beyond(canvas, end, middle, half, brush.color())

    def _draw_beyond(self, canvas: Canvas, end: float, middle: float, half: float, colour: QColor) -> None:
        """Point beyond the axis, which stays put while a lever is dragged."""
        way = 1 if end > canvas.along(0.0) else -1
        smooth(canvas.painter, on=True)
        canvas.painter.setPen(pen(canvas.theme.surfaces.panel, 2))
        canvas.painter.setBrush(colour)
        back = end - way * half
        canvas.painter.drawPolyline(polygon([back, end - way, back], [middle - half, middle, middle + half]))
