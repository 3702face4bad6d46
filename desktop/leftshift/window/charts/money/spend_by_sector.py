"""Spend by sector: the programme money of every year, sector upon sector, or as lines."""

from typing import Final

import numpy as np

from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.questions.uncertainty import Band
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF, spend_finding
from leftshift.text.numbers import FigureText, amount, number, shown, shown_shares, tick, unit
from leftshift.text.ranges import LIKELY, RANGE_COLUMNS, both_ends
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    Fill,
    FillBetween,
    Line,
    MarkedValue,
    Reading,
    YearMarks,
    differs,
)
from leftshift.window.roles import Unmoved

KEY: Final = "spend_by_sector"
NAME: Final = "Spend by sector"
BANDED: Final = tuple(f"spend_{sector}" for sector in SECTORS)
"""Measures whose bands the lines show."""
_POOL: Final = "pool"


def spend_by_sector(snapshot: Snapshot) -> ChartData:
    """Lay sector upon sector; the baseline is dashed over them."""
    spend, pool, ghost = _money(snapshot)
    tops, ghosts = np.cumsum(spend, axis=1).T, np.cumsum(ghost, axis=1).T
    floors = np.vstack([np.zeros(len(spend)), tops[:-1]])
    high = float(max((tops[-1] + pool.clip(min=0.0)).max(), ghosts[-1].max()))
    colours = [
        sector if differs(line, before, high) else Unmoved(sector)
        for sector, line, before in zip(SECTORS, spend.T, ghost.T, strict=True)
    ]
    stack = [
        FillBetween(low=low, high=top, colour=colour, key=sector, fill=Fill.FILLED)
        for sector, colour, low, top in zip(SECTORS, colours, floors, tops, strict=True)
    ]
    if pool.any():
        stack.append(
            FillBetween(low=tops[-1], high=tops[-1] + pool, colour="pool", key=_POOL, fill=Fill.HATCHED)
        )
    last = len(SECTORS) - 1
    lines = tuple(
        Line(values=line, colour="ghost" if place == last else "panel", dash=Dash.DASHED, width=1.0)
        for place, (line, top) in enumerate(zip(ghosts, tops, strict=True))
        if differs(line, top, high)
    )
    middles, place = tops.T - spend / 2, snapshot.target_index
    marks = YearMarks(
        first_year=snapshot.results.first_year,
        count=len(spend),
        marked=snapshot.target_year,
        stack=tuple(stack),
        lines=lines,
        labels=_labels(middles[-1], float(tops[-1, -1] + pool[-1] / 2), pool[-1]),
        values=tuple(
            MarkedValue(
                value=float(middles[place, column]),
                text=amount(float(spend[place, column]), snapshot.view),
                colour=colour,
                key=SECTORS[column],
                height=float(spend[place, column]),
            )
            for column, colour in enumerate(colours)
        ),
    )
    return _data(snapshot, marks, middles, high, {})


def spend_lines(snapshot: Snapshot) -> ChartData:
    """Draw a line a sector with its band; the baseline is dashed beside it."""
    spend, pool, ghost = _money(snapshot)
    ranges = _ranges(snapshot)
    highest = [spend.max(), ghost.max(), pool.max(), *(one.high.max() for one in ranges.values())]
    high = float(max(highest))
    lines: list[Line] = []
    for place, sector in enumerate(SECTORS):
        line, before = spend[:, place], ghost[:, place]
        if differs(line, before, high):
            lines.append(Line(values=before, colour=sector, key=sector, dash=Dash.DASHED, width=1.0))
        lines.append(Line(values=line, colour=sector, key=sector, width=2.0))
    marks = YearMarks(
        first_year=snapshot.results.first_year,
        count=len(spend),
        marked=snapshot.target_year,
        bands=tuple(
            FillBetween(low=one.low, high=one.high, colour=SECTORS[place], key=SECTORS[place])
            for place, one in ranges.items()
        ),
        lines=tuple(lines),
        labels=_labels(spend[-1], float(pool[-1]), pool[-1]),
    )
    return _data(snapshot, marks, spend, high, ranges)


def _data(
    snapshot: Snapshot, marks: YearMarks, read_at: FloatArray, high: float, ranges: dict[int, Band]
) -> ChartData:
    spend, pool, _ = _money(snapshot)
    place, view = snapshot.target_index, snapshot.view
    counted = unit(view, snapshot.results.first_year)
    shaded = f"; shaded: {LIKELY}" if ranges else ""
    total = float(spend[place].sum() + pool[place])
    return ChartData(
        key=KEY,
        name=NAME,
        title=spend_finding(float(spend[place, 0]), total, float(pool[place]), snapshot.target_year, view),
        subtitle=f"{counted}; dashed: baseline{shaded}; by financial year",
        wanted=(0.0, high),
        tick=lambda value, _: tick(value, view),
        marks=marks,
        table=lambda: _table(snapshot, ranges),
        readings=lambda: _readings(snapshot, read_at, ranges),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _money(snapshot: Snapshot) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return spend and the baseline's spend, shape (years, sectors), with unallocated money between them."""
    results, view, before = snapshot.results, snapshot.view, snapshot.reference
    return (
        shown(results.spend, view, results.deflator, results.population),
        shown(results.unallocated, view, results.deflator, results.population),
        shown(before.spend, view, before.deflator, before.population),
    )


def _ranges(snapshot: Snapshot) -> dict[int, Band]:
    """Return the band of every sector that has one, by its place; none while they are of another view."""
    bands = snapshot.bands
    if bands is None or bands.view is not snapshot.view:
        return {}
    return {place: bands.lines[key] for place, key in enumerate(BANDED) if key in bands.lines}


def _labels(heights: FloatArray, pool_height: float, pool: float) -> tuple[EndLabel, ...]:
    labels = [
        EndLabel(
            value=float(height),
            forms=((LABELS[sector],), (LABELS[sector],), (BRIEF[sector],)),
            colour=sector,
            key=sector,
        )
        for sector, height in zip(SECTORS, heights, strict=True)
    ]
    if pool:
        labels.append(EndLabel(value=pool_height, forms=(("Unallocated",),), colour="pool", key=_POOL))
    return tuple(labels)


def _shares(snapshot: Snapshot) -> list[tuple[FigureText, ...]]:
    """Write each sector's share of what is spent, year by year; those of a year add up as written."""
    shares = snapshot.results.spend / snapshot.results.total[:, None]
    return [shown_shares(of_year) for of_year in shares.tolist()]


def _readings(snapshot: Snapshot, read_at: FloatArray, ranges: dict[int, Band]) -> tuple[Reading, ...]:
    spend, _, _ = _money(snapshot)
    shares, years = _shares(snapshot), snapshot.results.years
    found = []
    for place, sector in enumerate(SECTORS):
        for year, label in enumerate(map(year_label, years)):
            value = amount(float(spend[year, place]), snapshot.view)
            text = f"{value}, {shares[year][place]}"
            if place in ranges:
                text += f"\n{LIKELY}: {_between(ranges[place], year, snapshot.view)}"
            name = LABELS[sector]
            found.append(Reading(year, float(read_at[year, place]), f"{name}, {label}", text, name, sector))
    return tuple(found)


def _table(snapshot: Snapshot, ranges: dict[int, Band]) -> ChartTable:
    """Return the money by year and sector, and each sector's share of what is spent."""
    spend, pool, _ = _money(snapshot)
    view, shares = snapshot.view, _shares(snapshot)
    digits = 2 if view is View.PER_HEAD else 1
    counted = unit(view, snapshot.results.first_year)
    names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Total"]
    money = np.column_stack([spend, pool, spend.sum(axis=1) + pool])
    return ChartTable(
        (
            "Year",
            *(f"{name}, {counted}" for name in names),
            *(f"{LABELS[sector]}, share of spend" for sector in SECTORS),
            *(f"{LABELS[SECTORS[place]]}, {end}" for place in ranges for end in RANGE_COLUMNS),
        ),
        tuple(
            (
                year_label(year),
                *(number(float(value), digits) for value in money[place]),
                *shares[place],
                *(
                    end
                    for one in ranges.values()
                    for end in both_ends(one, place, lambda value: amount(value, view))
                ),
            )
            for place, year in enumerate(snapshot.results.years)
        ),
    )


def _between(one: Band, place: int, view: View) -> str:
    return f"{amount(float(one.low[place]), view)} to {amount(float(one.high[place]), view)}"
