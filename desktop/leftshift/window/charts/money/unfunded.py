"""Unfunded and new care: what today's service lacks above the line, and what is bought beyond it below."""

from typing import Final

import numpy as np

from leftshift.model.terms import FloatArray, Sector, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import unfunded_finding
from leftshift.text.numbers import amount, in_view, number, tick, unit
from leftshift.text.ranges import LIKELY, with_range
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    FillBetween,
    Line,
    MarkedValue,
    Reading,
    YearMarks,
    differs,
)

KEY: Final = "unfunded"
NAME: Final = "Unfunded and new care"
_ALL, _HOSPITAL, _NEW = "unfunded", "hospital_unfunded", "new_care"
_NAMES: Final = {_ALL: "Unfunded in all", _HOSPITAL: "Unfunded in hospital", _NEW: "New care bought"}
_BRIEF: Final = {_ALL: "In all", _HOSPITAL: "Hospital", _NEW: "New care"}
_COLOURS: Final[dict[str, str]] = {_ALL: "text", _HOSPITAL: Sector.ACUTE, _NEW: Sector.COMMUNITY}
_HEADROOM: Final = 0.08
"""Room above and below the outermost money [share of all]."""


def unfunded(snapshot: Snapshot) -> ChartData:
    """Draw three lines by year: unfunded in all and in hospital above zero, new care bought below it.

    What one sector has above the cost of its service pays for no other, so they are never set off.
    """
    lines, bands = _lines(snapshot), _bands(snapshot)
    before = in_view(snapshot.reference.unfunded, snapshot.reference, snapshot.view)
    every = [*lines.values(), before, *(end for band in bands for end in (band.low, band.high))]
    low = min(0.0, *(float(line.min()) for line in every))
    high = max(0.0, *(float(line.max()) for line in every))
    room = (high - low or 1.0) * _HEADROOM
    view, place, results = snapshot.view, snapshot.target_index, snapshot.results
    dashed = Line(values=before, colour=_COLOURS[_ALL], key=_ALL, dash=Dash.DASHED, width=1.0)
    shaded = f"; shaded: {LIKELY}" if bands else ""
    lacks, *new = unfunded_finding(
        float(lines[_HOSPITAL][place]), float(-lines[_NEW][place]), snapshot.target_year, view
    ).split("; ")
    lacks = with_range(lacks, snapshot, _HOSPITAL, lambda value: amount(value, view))
    return ChartData(
        key=KEY,
        name=NAME,
        title="; ".join((lacks, *new)),
        subtitle=f"{unit(view, results.first_year)}; new care below 0; dashed: with nothing changed{shaded}",
        wanted=(low - room if low < 0 else 0.0, high + room),
        tick=lambda value, _: tick(value, view),
        marks=YearMarks(
            first_year=results.first_year,
            count=len(before),
            marked=snapshot.target_year,
            bands=bands,
            lines=(
                *((dashed,) if differs(lines[_ALL], before, high - low or 1.0) else ()),
                *(Line(values=line, colour=_COLOURS[key], key=key) for key, line in lines.items()),
            ),
            labels=tuple(_label(key, line) for key, line in lines.items()),
            values=tuple(
                MarkedValue(
                    value=float(line[place]),
                    text=amount(abs(float(line[place])), view),
                    colour=_COLOURS[key],
                    key=key,
                )
                for key, line in lines.items()
            ),
        ),
        table=lambda: _table(snapshot, lines),
        readings=lambda: _readings(snapshot, lines),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _lines(snapshot: Snapshot) -> dict[str, FloatArray]:
    """Return the three lines in the view shown, new care below zero, each of shape (years,)."""
    results, view = snapshot.results, snapshot.view
    return {
        _ALL: in_view(results.unfunded, results, view),
        _HOSPITAL: in_view(results.hospital_unfunded, results, view),
        _NEW: -in_view(results.new_care, results, view),
    }


def _bands(snapshot: Snapshot) -> tuple[FillBetween, ...]:
    """Return the band of all that is unfunded; none while it is of another view or being worked out."""
    bands = snapshot.bands
    if bands is None or bands.view is not snapshot.view or _ALL not in bands.lines:
        return ()
    line = bands.lines[_ALL]
    return (FillBetween(low=line.low, high=line.high, colour=_COLOURS[_ALL], key=_ALL),)


def _label(key: str, line: FloatArray) -> EndLabel:
    return EndLabel(value=float(line[-1]), forms=((_BRIEF[key],),), colour=_COLOURS[key], key=key)


def _readings(snapshot: Snapshot, lines: dict[str, FloatArray]) -> tuple[Reading, ...]:
    """Read each line year by year."""
    return tuple(
        Reading(
            place,
            float(line[place]),
            f"{_NAMES[key]}, {year_label(year)}",
            amount(abs(float(line[place])), snapshot.view),
            _NAMES[key],
        )
        for key, line in lines.items()
        for place, year in enumerate(snapshot.results.years)
    )


def _table(snapshot: Snapshot, lines: dict[str, FloatArray]) -> ChartTable:
    """Return the three amounts and the hospital cost avoided and stranded, by year."""
    results, view = snapshot.results, snapshot.view
    digits = 2 if view is View.PER_HEAD else 1
    counted = unit(view, results.first_year)
    names = (*_NAMES.values(), "Hospital cost avoided", "Stranded in hospital")
    more = [in_view(money, results, view) for money in (results.avoided, results.stranded)]
    columns = np.column_stack([*(np.abs(line) for line in lines.values()), *more])
    return ChartTable(
        ("Year", *(f"{name}, {counted}" for name in names)),
        tuple(
            (year_label(year), *(number(float(value), digits) for value in row))
            for year, row in zip(results.years, columns, strict=True)
        ),
    )
