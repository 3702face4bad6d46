"""Efficiency needed: the yearly rate that breaks even, beside the rate asked and that of past decades."""

from typing import Final

import numpy as np

from leftshift.evidence.facts import fact
from leftshift.model.terms import FloatArray, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
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
    ReferenceLine,
    YearMarks,
    differs,
)

KEY: Final = "required_efficiency"
NAME: Final = "Efficiency needed"
_ASKED, _PAST = "DG03", "P06"
_PER_CENT: Final = 100
_HEADROOM: Final = 0.15
"""Room above the highest rate [share of it]."""


def required_efficiency(snapshot: Snapshot) -> ChartData:
    """Draw the rate needed from the second year on, when a year has first been saved in."""
    needed, before = snapshot.results.required_efficiency[1:], snapshot.reference.required_efficiency[1:]
    asked, past = _rate(_ASKED), _rate(_PAST)
    bands = _bands(snapshot)
    every = [needed, before, np.array([asked, past]), *(end for one in bands for end in (one.low, one.high))]
    low = min(0.0, *(float(line.min()) for line in every))
    high = max(float(line.max()) for line in every)
    reach = (high - low) * _HEADROOM
    dashed = Line(values=before, colour="accent", key=KEY, dash=Dash.DASHED, width=1.0)
    place = snapshot.target_index - 1
    shaded = f"; shaded: {LIKELY}" if bands else ""
    finding = (
        f"To stand still, {percent(float(needed[place]))} a year must be saved to "
        f"{year_label(snapshot.target_year)}; {percent(asked, 0)} is asked"
    )
    return ChartData(
        key=KEY,
        name=NAME,
        title=with_range(finding, snapshot, KEY, percent),
        subtitle=f"% a year from {year_label(snapshot.results.first_year)}; "
        f"dashed: with nothing changed{shaded}",
        wanted=(low - reach if low < 0 else 0.0, high + reach),
        tick=lambda value, _: percent(value),
        marks=YearMarks(
            first_year=snapshot.results.first_year + 1,
            count=len(needed),
            marked=snapshot.target_year,
            bands=bands,
            levels=(ReferenceLine(value=asked), ReferenceLine(value=past, colour="muted")),
            lines=(
                *((dashed,) if differs(needed, before, high - low) else ()),
                Line(values=needed, colour="accent", key=KEY),
            ),
            labels=(
                EndLabel(value=float(needed[-1]), forms=(("Needed",),), colour="accent", key=KEY),
                _label("Asked", asked, "landmark"),
                _label("Past decades", past, "muted"),
            ),
            values=(
                MarkedValue(
                    value=float(needed[place]), text=percent(float(needed[place])), colour="accent", key=KEY
                ),
            ),
        ),
        table=lambda: _table(snapshot, needed, before),
        readings=lambda: _readings(snapshot, needed),
        context=(snapshot.area.code, snapshot.view, snapshot.scenario.years),
    )


def _rate(key: str) -> float:
    """Return a published rate [share a year]."""
    return (fact(key).value or 0.0) / _PER_CENT


def _label(name: str, value: float, colour: str) -> EndLabel:
    """Label a level line with its rate, which is the same in every year."""
    return EndLabel(value=value, forms=((name, percent(value)),), colour=colour)


def _bands(snapshot: Snapshot) -> tuple[FillBetween, ...]:
    """Return the band of the rate needed; none while it is being worked out."""
    bands = snapshot.bands
    if bands is None or KEY not in bands.lines:
        return ()
    line = bands.lines[KEY]
    return (FillBetween(low=line.low[1:], high=line.high[1:], colour="accent", key=KEY),)


def _readings(snapshot: Snapshot, needed: FloatArray) -> tuple[Reading, ...]:
    """Read the rate year by year."""
    return tuple(
        Reading(
            place,
            float(needed[place]),
            f"{NAME}, to {year_label(year)}",
            f"{percent(float(needed[place]))} a year",
            NAME,
        )
        for place, year in enumerate(snapshot.results.years[1:])
    )


def _table(snapshot: Snapshot, needed: FloatArray, before: FloatArray) -> ChartTable:
    """Return the rate needed and the one with nothing changed, by year."""
    return ChartTable(
        ("Year", "Efficiency needed, % a year", "With nothing changed, % a year"),
        tuple(
            (year_label(year), *(percent(float(value)) for value in row))
            for year, row in zip(snapshot.results.years[1:], zip(needed, before, strict=True), strict=True)
        ),
    )
