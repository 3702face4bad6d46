"""Need and funding: what today's service will cost against what is spent, the gap shaded."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush

from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import gap_finding
from leftshift.text.numbers import amount, number, shown, tick, unit
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.band import draw_band
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import left_margin, target_line, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, pen, polygon, smooth

_GAP_KEY = "unfunded"
_SEEN = 0.5
"""Least distance at which the dashed line stands apart [pixels]."""
_HEADROOM = 0.04
"""Room above and below the outermost money [share of it]."""
_FAINT = 0.55


class NeedAndFunding:
    """Two lines by year, cost and spend of all sectors, and what lies between them."""

    key = "need_and_funding"
    name = "Need and funding"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._spend = self._in_view(snapshot, snapshot.results.spend.sum(axis=-1))
        self._cost = self._spend + self._in_view(snapshot, snapshot.results.pressure.sum(axis=-1))
        self._ghost = self._in_view(snapshot, _cost(snapshot.reference))
        band = (
            snapshot.bands.lines.get(_GAP_KEY)
            if snapshot.bands and snapshot.bands.view is snapshot.view
            else None
        )
        self._band = None if band is None else (self._spend + band.low, self._spend + band.high)

    @property
    def title(self) -> str:
        """The finding."""
        place = self._snapshot.target_index
        gap = float(self._cost[place] - self._spend[place])
        return gap_finding(gap, self._snapshot.target_year, self._snapshot.view)

    @property
    def subtitle(self) -> str:
        """What is counted, and what hatching, shading and a dash mean."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        shaded = "; shaded: cost in 8 draws of 10" if self._band is not None else ""
        return f"{counted}; hatched: unfunded or to spare{shaded}; dashed: cost with nothing changed"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: not from zero, so that the gap can be seen."""
        lines = [self._spend, self._cost, self._ghost, *(self._band or ())]
        low, high = min(float(line.min()) for line in lines), max(float(line.max()) for line in lines)
        return max(low * (1 - _HEADROOM), 0.0), high * (1 + _HEADROOM)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.scenario.years, self._snapshot.target_year, self._snapshot.view

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        right = ends_width(ink, [amount(float(self._cost[-1]), self._snapshot.view), "Spend"])
        return within(body, ink, left=left_margin(ink, axis, self._tick), right=right)

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, self._tick)
        columns = canvas.columns(len(self._spend))
        year_ticks(canvas, self._snapshot.results.years, self._snapshot.target_year, columns)
        target_line(canvas, columns[self._snapshot.target_index])

    def moving(self, canvas: Canvas) -> None:
        """Draw the band of the cost, the gap, both lines and their labels."""
        painter, colours, x = canvas.painter, canvas.theme.surfaces, canvas.columns(len(self._spend))
        painter.setClipRect(canvas.plot)
        if self._band is not None:
            draw_band(canvas, x, *self._band, colours.bad)
        spend, cost, ghost = (
            [canvas.up(value) for value in line.tolist()] for line in (self._spend, self._cost, self._ghost)
        )
        smooth(painter, on=not canvas.quick)
        painter.setPen(Qt.PenStyle.NoPen)
        tint = colours.bad.toRgb()
        tint.setAlphaF(_FAINT)
        painter.setBrush(QBrush(tint, Qt.BrushStyle.BDiagPattern))
        painter.drawPolygon(polygon([*x, *reversed(x)], [*cost, *reversed(spend)]))
        smooth(painter, on=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if max(abs(a - b) for a, b in zip(cost, ghost, strict=True)) > _SEEN:
            painter.setPen(pen(colours.bad, dashed=True))
            painter.drawPolyline(polygon(x, ghost))
        for line, colour in ((cost, colours.bad), (spend, colours.accent)):
            painter.setPen(pen(colour, 2.5))
            painter.drawPolyline(polygon(x, line))
        painter.setClipping(False)
        view = self._snapshot.view
        draw_ends(
            canvas,
            [
                End(cost[-1], ("Cost", amount(float(self._cost[-1]), view)), colours.bad, kept=False),
                End(spend[-1], ("Spend", amount(float(self._spend[-1]), view)), colours.accent, kept=False),
            ],
        )

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List both lines year by year, each with the gap."""
        x, view = canvas.columns(len(self._spend)), self._snapshot.view
        found = []
        for name, line in (("Cost of today’s service", self._cost), ("Spend", self._spend)):
            for place, year in enumerate(self._snapshot.results.years):
                gap = float(self._cost[place] - self._spend[place])
                word = "unfunded" if gap > 0 else "to spare"
                text = f"{name}, {year_label(year)}\n{amount(float(line[place]), view)}; "
                said = f"{text}{amount(abs(gap), view)} {word}"
                found.append(Spot(x[place], canvas.up(float(line[place])), said))
        return found

    def table(self) -> ChartTable:
        """Return cost, hospital cost avoided, spend and gap by year."""
        digits = 2 if self._snapshot.view is View.PER_HEAD else 1
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        avoided = self._in_view(self._snapshot, self._snapshot.results.avoided)
        names = ("Cost of today’s service", "Hospital cost avoided, taken off", "Spend", "Gap")
        columns = np.column_stack([self._cost, avoided, self._spend, self._cost - self._spend])
        return ChartTable(
            ("Year", *(f"{name}, {counted}" for name in names)),
            tuple(
                (year_label(year), *(number(float(value), digits) for value in row))
                for year, row in zip(self._snapshot.results.years, columns, strict=True)
            ),
        )

    @staticmethod
    def _in_view(snapshot: Snapshot, money: FloatArray) -> FloatArray:
        return shown(money, snapshot.view, snapshot.results.deflator, snapshot.results.population)

    def _tick(self, value: float) -> str:
        return tick(value, self._snapshot.view)


def _cost(results: Results) -> FloatArray:
    """Cost today's service with what the levers charge and avoid, shape (years,) [£m cash]."""
    return np.asarray(results.spend.sum(axis=-1) + results.pressure.sum(axis=-1))
