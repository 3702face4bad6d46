"""Only the change: a chart's lines less the baseline's, on an axis of their own."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from leftshift.model.results import Results
from leftshift.model.terms import SECTORS, FloatArray, Sector, View, year_label
from leftshift.questions.measures import seats_by_voice
from leftshift.questions.peers import peer_measure
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF
from leftshift.text.numbers import (
    MINUS,
    number,
    points,
    shown,
    signed,
    signed_amount,
    signed_pounds,
    tick,
    unit,
)
from leftshift.window.charts.beside_others import FIRST_MEASURE, BesideOthers
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.plotting.scale import left_margin, target_line, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, pen, polygon, smooth
from leftshift.window.theme import Theme

_HEADROOM = 1.15
"""How much more than the largest change the axis holds [ratio]."""
_LONGEST = f"{MINUS}£888.8m"
"""A change that takes as much room as most."""
_FEW = 2
"""Lines that have room for their values at their ends in the narrowest chart."""
_WIDE = 320.0
"""Width of the body from which more lines have it too [pixels]."""
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: its change from the baseline by year."""

    name: str
    colour: Callable[[Theme], QColor]
    change: FloatArray
    """Shape (years,), in the unit that `say` writes."""
    label: str = ""
    """What stands at its end; the name unless given."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a chart shows when only the change is asked for."""

    counted: str
    least: float
    """Half of the axis holds at least this much [unit of the lines]."""
    say: Callable[[float], str]
    tick: Callable[[float], str]
    lines: tuple[Line, ...]


def changes_by_year(key: str) -> bool:
    """Whether a chart has lines by year to show the change of."""
    return key in _CHANGES


class OnlyChange:
    """One line each for what a chart shows by year, from which the baseline has been taken."""

    def __init__(self, plot: Plot) -> None:
        self.whole = plot
        self.key = plot.key
        self.name = f"{plot.name}, only the change"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self.whole.draw(snapshot)
        self._snapshot = snapshot
        self._is = _CHANGES[self.key](snapshot, self.whole)
        self._values = np.stack([line.change for line in self._is.lines])

    @property
    def title(self) -> str:
        """The finding."""
        place = self._snapshot.target_index
        most = int(np.abs(self._values[:, place]).argmax())
        year, text = year_label(self._snapshot.target_year), self._is.say(float(self._values[most, place]))
        if text == self._is.say(0.0):
            return f"{self.whole.name}: no change from baseline in {year}"
        return f"{self._is.lines[most].name} {text} in {year} against the baseline"

    @property
    def subtitle(self) -> str:
        """What is counted."""
        return f"Only the change from the baseline; {self._is.counted}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much below as above."""
        reach = max(float(np.abs(self._values).max()) * _HEADROOM, self._is.least)
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return (
            self._snapshot.scenario.years,
            self._snapshot.target_year,
            self._snapshot.view,
            "only the change",
        )

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        reach = self._is.say(axis.low)
        longest = reach if ink.width(reach) > ink.width(_LONGEST) else _LONGEST
        names = [self._label(line, longest, body, ink) for line in self._is.lines]
        return within(body, ink, left=left_margin(ink, axis, self._is.tick), right=ends_width(ink, names))

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, self._is.tick)
        years = self._snapshot.results.years
        columns = canvas.columns(len(years))
        year_ticks(canvas, years, self._snapshot.target_year, columns)
        target_line(canvas, columns[self._snapshot.target_index])

    def moving(self, canvas: Canvas) -> None:
        """Draw the lines and their labels."""
        painter, x = canvas.painter, canvas.columns(self._values.shape[1])
        painter.setClipRect(canvas.plot)
        smooth(painter, on=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._is.lines:
            painter.setPen(pen(line.colour(canvas.theme), 2.5))
            painter.drawPolyline(polygon(x, [canvas.up(value) for value in line.change.tolist()]))
        painter.setClipping(False)
        ends = []
        for line in self._is.lines:
            last = float(line.change[-1])
            text = self._label(line, self._is.say(last), canvas.body, canvas.ink)
            ends.append(End(canvas.up(last), (text,), line.colour(canvas.theme), kept=False))
        draw_ends(canvas, ends)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every line year by year."""
        x = canvas.columns(self._values.shape[1])
        years = self._snapshot.results.years
        return [
            Spot(
                x[place], canvas.up(value), f"{line.name}, {year_label(years[place])}\n{self._is.say(value)}"
            )
            for line in self._is.lines
            for place, value in enumerate(line.change.tolist())
        ]

    def _label(self, line: Line, value: str, body: QRectF, ink: Ink) -> str:
        """Write what stands at the end of a line: of many lines in a narrow chart, only the name."""
        name = line.label or line.name
        if len(self._is.lines) > _FEW and body.width() < _WIDE * ink.scale:
            return name
        return f"{name}  {value}"

    def table(self) -> ChartTable:
        """Return the changes by year."""
        return ChartTable(
            ("Year", *(f"{line.name}, change" for line in self._is.lines)),
            tuple(
                (year_label(year), *(self._is.say(float(value)) for value in row))
                for year, row in zip(self._snapshot.results.years, self._values.T, strict=True)
            ),
        )


def _spend(snapshot: Snapshot, _plot: Plot) -> Changes:
    def of(results: Results) -> FloatArray:
        return shown(results.spend, snapshot.view, results.deflator, results.population)

    change = of(snapshot.results) - of(snapshot.reference)
    total = float(of(snapshot.reference).sum(axis=1).max())
    return Changes(
        f"{unit(snapshot.view, snapshot.results.first_year)}, by financial year",
        total / _PERCENT,
        lambda value: signed_amount(value, snapshot.view),
        lambda value: tick(value, snapshot.view),
        tuple(
            Line(BRIEF[sector], _sector_colour(sector), change[:, place])
            for place, sector in enumerate(SECTORS)
        ),
    )


def _hospital(snapshot: Snapshot, _plot: Plot) -> Changes:
    return Changes(
        "percentage points of programme money",
        1 / _PERCENT,
        points,
        lambda value: number(value * _PERCENT, 1),
        (
            Line(
                "Hospital",
                _sector_colour(Sector.ACUTE),
                snapshot.results.hospital_share - snapshot.reference.hospital_share,
            ),
            Line(
                "Primary care",
                _sector_colour(Sector.PRIMARY_CARE),
                snapshot.results.primary_care_share - snapshot.reference.primary_care_share,
            ),
        ),
    )


def _running_costs(snapshot: Snapshot, _plot: Plot) -> Changes:
    change = snapshot.results.running_cost_per_head - snapshot.reference.running_cost_per_head
    line = Line("Cost a head", lambda theme: theme.surfaces.accent, change)
    return Changes(
        "£ a head by financial year", 1.0, signed_pounds, lambda value: tick(value, View.PER_HEAD), (line,)
    )


def _need(snapshot: Snapshot, _plot: Plot) -> Changes:
    def of(money: FloatArray) -> FloatArray:
        return shown(money, snapshot.view, snapshot.results.deflator, snapshot.results.population)

    spend, spend_before = (
        of(results.spend.sum(axis=-1)) for results in (snapshot.results, snapshot.reference)
    )
    gap, gap_before = (
        of(results.pressure.sum(axis=-1)) for results in (snapshot.results, snapshot.reference)
    )
    return Changes(
        f"{unit(snapshot.view, snapshot.results.first_year)}, by financial year",
        float(spend_before.max()) / _PERCENT,
        lambda value: signed_amount(value, snapshot.view),
        lambda value: tick(value, snapshot.view),
        (
            Line("Cost", lambda theme: theme.surfaces.bad, spend + gap - spend_before - gap_before),
            Line("Spend", lambda theme: theme.surfaces.accent, spend - spend_before),
        ),
    )


def _beside(snapshot: Snapshot, plot: Plot) -> Changes:
    item = peer_measure(plot.measure if isinstance(plot, BesideOthers) else FIRST_MEASURE)
    before, after = (
        item.of(results, slice(None), seats_by_voice(scenario.board.seats))
        for results, scenario in ((snapshot.reference, snapshot.start), (snapshot.results, snapshot.scenario))
    )
    # A board without partner seats has no index, so there is nothing to tell a change from.
    change = np.broadcast_to(np.nan_to_num(after - before), snapshot.results.allocation.shape)
    line = Line(item.label, lambda theme: theme.surfaces.accent, np.asarray(change), "Here")
    if item.is_share:
        counted, least = "percentage points of the whole", 1 / _PERCENT
        return Changes(counted, least, points, lambda value: number(value * _PERCENT, 1), (line,))
    if item.unit == "£ a head":
        return Changes(
            "£ per head, cash", 1.0, signed_pounds, lambda value: tick(value, View.PER_HEAD), (line,)
        )
    return Changes(item.unit, 1.0, lambda value: signed(value, 1), lambda value: number(value, 1), (line,))


def _sector_colour(sector: Sector) -> Callable[[Theme], QColor]:
    return lambda theme: theme.sectors[sector]


_CHANGES: Final[dict[str, Callable[[Snapshot, Plot], Changes]]] = {
    "spend_by_sector": _spend,
    "hospital_share": _hospital,
    "running_costs": _running_costs,
    "need_and_funding": _need,
    "beside_others": _beside,
}
