"""Need and funding by sector: who is short of the cost of today's service, and who has money to spare."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QRectF

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import sector_gap_finding
from leftshift.text.findings.spend import BRIEF
from leftshift.text.numbers import number, shown, signed_amount, tick, unit
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import Rows, bar, middle, room_for, thickness, write_rows
from leftshift.window.charts.plotting.scale import upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, pen, smooth

_HEADROOM = 1.25
"""How much more than the largest gap the axis holds, so that a drag can go on [ratio]."""
_LEAST = 0.002
"""Half the axis holds at least this share of all money [share]."""
_WIDE = 380.0
"""Width of the body from which sectors have their full names [pixels]."""


class NeedBySector:
    """A bar a sector: to the right what is unfunded, to the left what is to spare."""

    key = "need_by_sector"
    name = "Need and funding by sector"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._gap, self._ghost = self._in_view(snapshot.results), self._in_view(snapshot.reference)
        self._total = float(snapshot.results.total[snapshot.target_index])

    @property
    def title(self) -> str:
        """The finding."""
        return sector_gap_finding(self._gap, self._snapshot.target_year, self._snapshot.view)

    @property
    def subtitle(self) -> str:
        """What is counted, and what a line and a bar mean."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        year = year_label(self._snapshot.target_year)
        return f"{counted}, {year}; right: unfunded, left: to spare; upright stroke: with nothing changed"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much to the left as to the right."""
        most = float(max(np.abs(self._gap).max(), np.abs(self._ghost).max()))
        least = 0.0 if self._snapshot.view is View.PER_HEAD else self._total * _LEAST
        reach = max(most * _HEADROOM, least)
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.view

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        return room_for(self._rows(body, ink), body, ink)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, lambda value: tick(value, self._snapshot.view))

    def moving(self, canvas: Canvas) -> None:
        """Draw the bars, where they would stand with nothing changed, and the figures."""
        rows, painter = self._rows(canvas.body, canvas.ink), canvas.painter
        half = thickness(canvas, rows) / 2 + 2
        smooth(painter, on=False)
        for row, sector in enumerate(SECTORS):
            painter.fillRect(
                bar(canvas, rows, row, (0.0, float(self._gap[row]))), canvas.theme.sectors[sector]
            )
            x, y = canvas.along(self._within(canvas, float(self._ghost[row]))), middle(canvas, rows, row)
            painter.setPen(pen(canvas.theme.surfaces.text, 2))
            painter.drawLine(QLineF(round(x), y - half, round(x), y + half))
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every sector."""
        rows = self._rows(canvas.body, canvas.ink)
        view, year = self._snapshot.view, year_label(self._snapshot.target_year)
        return [
            Spot(
                canvas.along(self._within(canvas, float(self._gap[row]))),
                middle(canvas, rows, row),
                f"{LABELS[sector]}, {year}\n{signed_amount(float(self._gap[row]), view)}; "
                f"with nothing changed {signed_amount(float(self._ghost[row]), view)}",
            )
            for row, sector in enumerate(SECTORS)
        ]

    def table(self) -> ChartTable:
        """Return cost, spend and gap by sector in the target year."""
        snapshot, place = self._snapshot, self._snapshot.target_index
        digits = 2 if snapshot.view is View.PER_HEAD else 1
        spend = shown(
            snapshot.results.spend, snapshot.view, snapshot.results.deflator, snapshot.results.population
        )[place]
        counted = f"{unit(snapshot.view, snapshot.results.first_year)}, {year_label(snapshot.target_year)}"
        columns = np.column_stack([spend + self._gap, spend, self._gap, self._ghost])
        columns = np.vstack([columns, columns.sum(axis=0)])
        names = ("Cost of today’s service", "Spend", "Gap", "Gap with nothing changed")
        return ChartTable(
            ("Sector", *(f"{name}, {counted}" for name in names)),
            tuple(
                (name, *(number(float(value), digits) for value in row))
                for name, row in zip((*(LABELS[sector] for sector in SECTORS), "Sum"), columns, strict=True)
            ),
        )

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        names = LABELS if body.width() >= _WIDE * ink.scale else BRIEF
        figures = [*self._gap.tolist(), float(self._gap.sum())]
        return Rows(
            (*(names[sector] for sector in SECTORS), "Sum"),
            tuple(signed_amount(value, self._snapshot.view) for value in figures),
            strong=frozenset({len(SECTORS)}),
        )

    def _in_view(self, results: Results) -> FloatArray:
        money = shown(results.pressure, self._snapshot.view, results.deflator, results.population)
        return np.asarray(money[self._snapshot.target_index])

    @staticmethod
    def _within(canvas: Canvas, value: float) -> float:
        return min(max(value, canvas.axis.low), canvas.axis.high)
