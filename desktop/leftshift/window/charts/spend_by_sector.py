"""Spend by sector: the programme money of every year, sector upon sector."""

from collections.abc import Hashable
from enum import Enum
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt

from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.questions.uncertainty import Band
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF, spend_finding
from leftshift.text.numbers import amount, number, percent, shown, tick, unit
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.band import draw_band
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import left_margin, target_line, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, hatched, pen, polygon, smooth

_WIDE = 380.0
"""Width of the body from which sectors have their full names [pixels]."""
_WIDEST = 540.0
"""Width from which their money in the last year stands beside the names [pixels]."""
_LONG_MONEY = 8888.0
"""Money that takes as much room as any: £8.89bn or £8,888 [£m, or £ a head]."""
_SEEN = 0.75
"""Least distance between baseline and scenario that is drawn [pixels]."""
BANDED: Final = tuple(f"spend_{sector}" for sector in SECTORS)
"""Measures whose bands the lines show."""


class Form(Enum):
    """How the sectors are drawn."""

    AREA = "area"
    LINES = "lines"


class SpendBySector:
    """Seven bands upon one another, or seven lines; the baseline stands behind them, dashed."""

    key = "spend_by_sector"
    name = "Spend by sector"

    def __init__(self, form: Form = Form.AREA) -> None:
        self.form = form

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        results, view = snapshot.results, snapshot.view
        self._spend = shown(results.spend, view, results.deflator, results.population)
        self._pool = shown(results.unallocated, view, results.deflator, results.population)
        baseline = snapshot.reference
        self._ghost = shown(baseline.spend, view, baseline.deflator, baseline.population)
        self._ranges = snapshot.bands.lines if snapshot.bands and snapshot.bands.view is view else {}

    @property
    def title(self) -> str:
        """The finding."""
        place = self._snapshot.target_index
        total = float(self._spend[place].sum() + self._pool[place])
        pool = float(self._pool[place])
        return spend_finding(
            float(self._spend[place, 0]), total, pool, self._snapshot.target_year, self._snapshot.view
        )

    @property
    def subtitle(self) -> str:
        """What is counted, and what a dash means."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        shaded = "; shaded: 8 draws in 10" if any(self._bands) else ""
        return f"{counted}; dashed: baseline{shaded}; by financial year"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        if self.form is Form.LINES:
            highs = [float(band.high.max()) for band in self._bands if band is not None]
            return 0.0, max(
                float(self._spend.max()), float(self._ghost.max()), float(self._pool.max()), *highs
            )
        tops = self._spend.sum(axis=1) + np.maximum(self._pool, 0.0)
        return 0.0, float(max(tops.max(), self._ghost.sum(axis=1).max()))

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.scenario.years, self._snapshot.target_year, self._snapshot.view, self.form

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        left = left_margin(ink, axis, self._tick)
        # No sector has more than all have with nothing changed, near enough: England’s figures are long.
        longest = max(_LONG_MONEY, float(self._ghost.sum(axis=1).max()))
        names = self._names(body, ink, [longest] * len(SECTORS))
        return within(body, ink, left=left, right=ends_width(ink, [*names, "Unallocated"]))

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, self._tick)
        years = self._snapshot.results.years
        columns = canvas.columns(len(years))
        year_ticks(canvas, years, self._snapshot.target_year, columns)

    def moving(self, canvas: Canvas) -> None:
        """Draw bands or lines and their labels."""
        canvas.painter.setClipRect(canvas.plot)
        x = canvas.columns(len(self._spend))
        if self.form is Form.AREA:
            self._draw_bands(canvas, x)
        else:
            self._draw_lines(canvas, x)
        target_line(canvas, x[self._snapshot.target_index])
        canvas.painter.setClipping(False)
        draw_ends(canvas, self._ends(canvas))

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every sector in every year."""
        x, middles = canvas.columns(len(self._spend)), self._middles()
        results, view, shares = self._snapshot.results, self._snapshot.view, self._shares
        return [
            Spot(
                x[year],
                canvas.up(float(middles[year, place])),
                f"{LABELS[sector]}, {year_label(results.first_year + year)}\n"
                f"{amount(float(self._spend[year, place]), view)}, {percent(float(shares[year, place]))}"
                f"{self._between(place, year)}",
            )
            for place, sector in enumerate(SECTORS)
            for year in range(len(x))
        ]

    def table(self) -> ChartTable:
        """Return the money by year and sector, and each sector's share of what is spent."""
        digits = 2 if self._snapshot.view is View.PER_HEAD else 1
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Total"]
        money = np.column_stack([self._spend, self._pool, self._spend.sum(axis=1) + self._pool])
        bands = [(LABELS[sector], band) for sector, band in zip(SECTORS, self._bands, strict=True) if band]
        shares = self._shares
        return ChartTable(
            (
                "Year",
                *(f"{name}, {counted}" for name in names),
                *(f"{LABELS[sector]}, share of spend" for sector in SECTORS),
                *(f"{name}, 8 draws in 10" for name, _ in bands),
            ),
            tuple(
                (
                    year_label(year),
                    *(number(float(value), digits) for value in money[place]),
                    *(percent(float(share)) for share in shares[place]),
                    *(_range(band, place, self._snapshot.view) for _, band in bands),
                )
                for place, year in enumerate(self._snapshot.results.years)
            ),
        )

    @property
    def _shares(self) -> FloatArray:
        """Each sector's share of what is spent, shape (years, sectors) [share]."""
        return np.asarray(self._snapshot.results.spend / self._snapshot.results.total[:, None])

    @property
    def _bands(self) -> list[Band | None]:
        """The band of every sector; None for all where bands stack or are still being worked out."""
        return [self._ranges.get(key) if self.form is Form.LINES else None for key in BANDED]

    def _between(self, place: int, year: int) -> str:
        """Write between what and what a sector's money lies in a year, on a line of its own."""
        band = self._bands[place]
        return "" if band is None else f"\n8 draws in 10: {_range(band, year, self._snapshot.view)}"

    def _draw_bands(self, canvas: Canvas, x: list[float]) -> None:
        painter = canvas.painter
        tops, ghosts = self._heights(canvas, self._spend), self._heights(canvas, self._ghost)
        floors = np.vstack([np.full((1, len(x)), canvas.plot.bottom()), tops[:-1]])
        outline, edges = [*x, *reversed(x)], np.hstack([tops, floors[:, ::-1]])
        smooth(painter, on=not canvas.quick)
        painter.setPen(Qt.PenStyle.NoPen)
        # bands that only touch would leave seams, but for the lines drawn over them below
        for place in range(len(SECTORS)):
            painter.setBrush(canvas.theme.sectors[SECTORS[place]])
            painter.drawPolygon(polygon(outline, edges[place]))
        self._draw_pool(canvas, x, tops[-1])
        smooth(painter, on=True)
        if canvas.quick:
            painter.setPen(pen(canvas.theme.sectors[SECTORS[-1]]))
            painter.drawPolyline(polygon(x, tops[-1]))
        painter.setPen(pen(canvas.theme.surfaces.panel))
        for place in range(len(SECTORS) - 1):
            painter.drawPolyline(polygon(x, tops[place]))
        painter.setPen(pen(canvas.theme.surfaces.panel, dashed=True))
        apart = np.abs(tops - ghosts).max(axis=1) > _SEEN
        for place in np.flatnonzero(apart[:-1]).tolist():
            painter.drawPolyline(polygon(x, ghosts[place]))
        painter.setPen(pen(canvas.theme.surfaces.ghost, dashed=True))
        if apart[-1]:
            painter.drawPolyline(polygon(x, ghosts[-1]))

    def _draw_pool(self, canvas: Canvas, x: list[float], spent: FloatArray) -> None:
        if not self._pool.any():
            return
        all_money = self._spend.sum(axis=1) + self._pool
        ends = [canvas.up(value) for value in all_money.tolist()]
        canvas.painter.setBrush(hatched(canvas.theme.surfaces.pool))
        canvas.painter.setPen(pen(canvas.theme.surfaces.pool))
        canvas.painter.drawPolygon(polygon([*x, *reversed(x)], [*ends, *reversed(spent.tolist())]))

    def _draw_lines(self, canvas: Canvas, x: list[float]) -> None:
        painter = canvas.painter
        smooth(painter, on=True)
        for sector, band in zip(SECTORS, self._bands, strict=True):
            if band is not None:
                draw_band(canvas, x, band.low, band.high, canvas.theme.sectors[sector])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, sector in enumerate(SECTORS):
            ghost = [canvas.up(value) for value in self._ghost[:, place].tolist()]
            line = [canvas.up(value) for value in self._spend[:, place].tolist()]
            if max(abs(a - b) for a, b in zip(line, ghost, strict=True)) > _SEEN:
                painter.setPen(pen(canvas.theme.sectors[sector], dashed=True))
                painter.drawPolyline(polygon(x, ghost))
            painter.setPen(pen(canvas.theme.sectors[sector], 2.0))
            painter.drawPolyline(polygon(x, line))

    def _ends(self, canvas: Canvas) -> list[End]:
        names = self._names(canvas.body, canvas.ink, self._spend[-1].tolist())
        last, kept = self._middles()[-1].tolist(), canvas.body.width() < _WIDEST * canvas.ink.scale
        ends = [
            End(canvas.up(last[place]), (names[place],), canvas.theme.sectors[sector], kept)
            for place, sector in enumerate(SECTORS)
        ]
        if self._pool[-1]:
            middle = float(self._spend[-1].sum() + self._pool[-1] / 2)
            pool = float(self._pool[-1]) if self.form is Form.LINES else middle
            ends.append(End(canvas.up(pool), ("Unallocated",), canvas.theme.surfaces.pool))
        return ends

    def _names(self, body: QRectF, ink: Ink, money: list[float]) -> list[str]:
        wide = body.width() >= _WIDE * ink.scale
        names = [(LABELS if wide else BRIEF)[sector] for sector in SECTORS]
        if body.width() < _WIDEST * ink.scale:
            return names
        return [
            f"{name}  {amount(value, self._snapshot.view)}" for name, value in zip(names, money, strict=True)
        ]

    def _middles(self) -> FloatArray:
        if self.form is Form.LINES:
            return self._spend
        return np.asarray(np.cumsum(self._spend, axis=1) - self._spend / 2)

    def _heights(self, canvas: Canvas, money: FloatArray) -> FloatArray:
        """Return the height of the top of each band, shape (sectors, years) [pixels]."""
        axis, plot = canvas.axis, canvas.plot
        tops = np.cumsum(money, axis=1).T
        return np.asarray(plot.bottom() - (tops - axis.low) * (plot.height() / (axis.high - axis.low)))

    def _tick(self, value: float) -> str:
        return tick(value, self._snapshot.view)


def _range(band: Band, place: int, view: View) -> str:
    return f"{amount(float(band.low[place]), view)} to {amount(float(band.high[place]), view)}"
