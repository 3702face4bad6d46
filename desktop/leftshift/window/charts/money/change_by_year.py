"""Change from baseline, by year: who gains above the line and who gives below it, and the sum."""

from typing import Final

import numpy as np

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF, change_finding
from leftshift.text.numbers import number, shown, signed_amount, tick, unit
from leftshift.window.charts.plotting.beside import beside_clause, beside_name
from leftshift.window.charts.plotting.chart_data import (
    Bars,
    ChartData,
    ChartTable,
    Colour,
    Dash,
    EndLabel,
    Fill,
    Line,
    Reading,
    YearMark,
    YearMarks,
)

KEY: Final = "change_from_baseline"
NAME: Final = "Change from baseline"
_HEADROOM: Final = 1.1
"""How much more than the tallest bar the axis holds [ratio]."""
_LEAST: Final = 0.01
"""Half the axis holds at least this share of all money [share]."""
_ENDS: Final = ("All gains", "All gives")
"""What the upper and the lower end of a year's bar are called."""
_COLOURS: Final[tuple[Colour, ...]] = (*SECTORS, "pool")


def change_by_year(snapshot: Snapshot) -> ChartData:
    """Draw a bar a year, a part of it a sector: gains upward, what is given downward, a dot at the sum.

    Of a pinned scenario it shows how high its bars would reach and how deep.
    """
    view, before = snapshot.view, _in_view(snapshot, snapshot.reference)
    change, pinned = _in_view(snapshot, snapshot.results) - before, _pinned_change(snapshot)
    reaches = [_reaches(change), *([] if pinned is None else [_reaches(pinned)])]
    largest = max(float(np.abs(ends).max()) for ends in reaches) * _HEADROOM
    reach = max(largest, float(np.abs(before.sum(axis=1)).max()) * _LEAST)
    of_target = change[snapshot.target_index]
    years = f"by financial year{beside_clause(snapshot)}"
    counted = f"{unit(view, snapshot.results.first_year)}, {years}"
    return ChartData(
        key=KEY,
        name=NAME,
        title=change_finding(of_target[:-1], float(of_target[-1]), snapshot.target_year, view),
        subtitle=f"{counted}; above: gains, below: gives; ○ sum: the saving put back",
        wanted=(-reach, reach),
        tick=lambda value, _: tick(value, view),
        marks=_marks(snapshot, change, pinned),
        table=lambda: _table(snapshot, change, pinned),
        readings=lambda: _readings(snapshot, change, pinned),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _in_view(snapshot: Snapshot, results: Results) -> FloatArray:
    """Return the money of every sector and the unallocated, shape (years, sectors + 1)."""
    money = np.column_stack([results.spend, results.unallocated])
    return np.asarray(shown(money, snapshot.view, results.deflator, results.population))


def _pinned_change(snapshot: Snapshot) -> FloatArray | None:
    """Return the change that the pinned scenario makes; None where none is pinned for the area."""
    if snapshot.beside is None:
        return None
    results, reference = snapshot.beside.results, snapshot.beside.reference
    return np.asarray(_in_view(snapshot, results) - _in_view(snapshot, reference))


def _reaches(change: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sum all gains and all that is given of every year, both of shape (years,)."""
    return change.clip(min=0.0).sum(axis=1), change.clip(max=0.0).sum(axis=1)


def _parts(change: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """Return where the part of each sector starts and ends: gains upon one another, the rest below zero."""
    up, down = np.zeros(len(change)), np.zeros(len(change))
    parts = []
    for one in change.T:
        start = np.where(one >= 0, up, down)
        end = start + one
        up, down = np.where(one >= 0, end, up), np.where(one < 0, end, down)
        parts.append((start, end))
    return parts


def _names(change: FloatArray, *, brief: bool = False) -> list[str]:
    """List the sectors, and the unallocated money where there is some."""
    names = [(BRIEF if brief else LABELS)[sector] for sector in SECTORS]
    return [*names, *(["Unallocated"] if change[:, -1].any() else [])]


def _marks(snapshot: Snapshot, change: FloatArray, pinned: FloatArray | None) -> YearMarks:
    sums, parts = change.sum(axis=1), _parts(change)
    labels = [
        EndLabel(value=float(start[-1] + end[-1]) / 2, forms=((name,),), colour=colour, key=str(colour))
        for name, colour, (start, end) in zip(_names(change, brief=True), _COLOURS, parts, strict=False)
    ]
    labels.append(EndLabel(value=float(sums[-1]), forms=(("Sum",),), colour="text", key="sum"))
    lines: tuple[Line, ...] = ()
    if snapshot.beside and pinned is not None:
        # One letter is enough, above the upper line: the lower one falls through where it would be.
        letters = (snapshot.beside.letter, "")
        lines = tuple(
            Line(values=ends, colour="text", dash=Dash.DASH_DOT, width=1.5, letter=letter)
            for ends, letter in zip(_reaches(pinned), letters, strict=True)
        )
    return YearMarks(
        first_year=snapshot.results.first_year,
        count=len(change),
        marked=snapshot.target_year,
        upright=False,
        slotted=True,
        bars=tuple(
            Bars(
                start=start,
                end=end,
                colour=colour,
                key=str(colour),
                fill=Fill.HATCHED if colour == "pool" else Fill.FILLED,
            )
            for colour, (start, end) in zip(_COLOURS, parts, strict=True)
        ),
        marks=(YearMark(values=sums, colour="text"),),
        lines=lines,
        labels=tuple(labels),
    )


def _readings(snapshot: Snapshot, change: FloatArray, pinned: FloatArray | None) -> tuple[Reading, ...]:
    """Read every sector year by year, then the sums, then all gains and gives of a pinned scenario."""
    years, view = [year_label(year) for year in snapshot.results.years], snapshot.view
    found = [
        Reading(
            place,
            float(start[place] + end[place]) / 2,
            f"{name}, {year}",
            _signed(values[place], view),
            name,
            colour,
        )
        for name, colour, (start, end), values in zip(
            _names(change), _COLOURS, _parts(change), change.T, strict=False
        )
        for place, year in enumerate(years)
    ]
    found += [
        Reading(place, float(value), f"Sum, {years[place]}", _signed(value, view), "Sum")
        for place, value in enumerate(change.sum(axis=1))
    ]
    if pinned is not None:
        who = beside_name(snapshot)
        found += [
            Reading(place, float(value), f"{name}, {years[place]}, {who}", _signed(value, view))
            for name, values in zip(_ENDS, _reaches(pinned), strict=True)
            for place, value in enumerate(values)
        ]
    return tuple(found)


def _signed(value: float, view: View) -> str:
    return signed_amount(float(value), view)


def _table(snapshot: Snapshot, change: FloatArray, pinned: FloatArray | None) -> ChartTable:
    """Return the change by year and sector, and the sum; beside a pinned scenario, the same of it."""
    digits = 2 if snapshot.view is View.PER_HEAD else 1
    counted = unit(snapshot.view, snapshot.results.first_year)
    every = np.column_stack([change, change.sum(axis=1)])
    names = [*(LABELS[sector] for sector in SECTORS), "Unallocated", "Sum"]
    headings = [f"{name}, change, {counted}" for name in names]
    if pinned is not None:
        beside = np.column_stack([pinned, pinned.sum(axis=1), *_reaches(pinned)])
        every = np.column_stack([every, *_reaches(change), beside])
        headings += [f"{name}, change, {counted}" for name in _ENDS]
        headings += [f"{name}, change, {beside_name(snapshot)}, {counted}" for name in (*names, *_ENDS)]
    return ChartTable(
        ("Year", *headings),
        tuple(
            (year_label(year), *(number(float(value), digits) for value in row))
            for year, row in zip(snapshot.results.years, every, strict=True)
        ),
    )
