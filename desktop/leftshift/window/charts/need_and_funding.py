"""Need and funding: what today's service will cost against what is spent, the gap hatched."""

from typing import Final

import numpy as np

from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import gap_finding
from leftshift.text.numbers import amount, number, shown, tick, unit
from leftshift.window.charts.plotting.chart_data import (
    Band,
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    Fill,
    Line,
    Reading,
    YearMarks,
    differs,
)

KEY: Final = "need_and_funding"
NAME: Final = "Need and funding"
_COST, _SPEND = "cost", "spend"
_GAP_KEY: Final = "unfunded"
_HEADROOM: Final = 0.04
"""Room above and below the outermost money [share of it]."""


def need_and_funding(snapshot: Snapshot) -> ChartData:
    """Draw two lines by year, cost and spend of all sectors, and what lies between them."""
    spend = _in_view(snapshot, snapshot.results.spend.sum(axis=-1))
    cost = spend + _in_view(snapshot, snapshot.results.total_gap)
    before = _in_view(snapshot, _cost(snapshot.reference))
    bands = _bands(snapshot, spend)
    every = [spend, cost, before, *(line for band in bands for line in (band.low, band.high))]
    low, high = min(float(line.min()) for line in every), max(float(line.max()) for line in every)
    wanted = max(low * (1 - _HEADROOM), 0.0), high * (1 + _HEADROOM)
    dashed = Line(values=before, colour="bad", key=_COST, dash=Dash.DASHED, width=1.0)
    view, place = snapshot.view, snapshot.target_index
    shaded = "; shaded: cost in 8 draws of 10" if bands else ""
    counted = f"{unit(view, snapshot.results.first_year)}; hatched: unfunded or to spare{shaded}"
    return ChartData(
        key=KEY,
        name=NAME,
        title=gap_finding(float(cost[place] - spend[place]), snapshot.target_year, view),
        subtitle=f"{counted}; dashed: cost with nothing changed",
        # not from zero, so that the gap can be seen
        wanted=wanted,
        tick=lambda value, _: tick(value, view),
        marks=YearMarks(
            first_year=snapshot.results.first_year,
            count=len(spend),
            marked=snapshot.target_year,
            bands=(*bands, Band(low=spend, high=cost, colour="bad", key=_COST, fill=Fill.HATCHED)),
            lines=(
                *((dashed,) if differs(cost, before, wanted[1] - wanted[0]) else ()),
                Line(values=cost, colour="bad", key=_COST),
                Line(values=spend, colour="accent", key=_SPEND),
            ),
            labels=(
                _label("Cost", cost, "bad", _COST, view),
                _label("Spend", spend, "accent", _SPEND, view),
            ),
        ),
        table=lambda: _table(snapshot, cost, spend),
        readings=lambda: _readings(snapshot, cost, spend),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _bands(snapshot: Snapshot, spend: FloatArray) -> tuple[Band, ...]:
    """Return the band of the cost; none while it is of another view or still being worked out."""
    bands = snapshot.bands
    if bands is None or bands.view is not snapshot.view or _GAP_KEY not in bands.lines:
        return ()
    gap = bands.lines[_GAP_KEY]
    return (Band(low=spend + gap.low, high=spend + gap.high, colour="bad", key=_COST),)


def _label(name: str, line: FloatArray, colour: str, key: str, view: View) -> EndLabel:
    value = float(line[-1])
    return EndLabel(value=value, forms=((name, amount(value, view)),), colour=colour, key=key)


def _in_view(snapshot: Snapshot, money: FloatArray) -> FloatArray:
    return shown(money, snapshot.view, snapshot.results.deflator, snapshot.results.population)


def _cost(results: Results) -> FloatArray:
    """Cost today's service with what the levers charge and avoid, shape (years,) [£m cash]."""
    return np.asarray(results.spend.sum(axis=-1) + results.total_gap)


def _readings(snapshot: Snapshot, cost: FloatArray, spend: FloatArray) -> tuple[Reading, ...]:
    """Read both lines year by year, each with the gap."""
    found = []
    for name, line in (("Cost of today’s service", cost), ("Spend", spend)):
        for place, year in enumerate(snapshot.results.years):
            gap, value = float(cost[place] - spend[place]), float(line[place])
            word = "unfunded" if gap > 0 else "to spare"
            said = f"{amount(value, snapshot.view)}; {amount(abs(gap), snapshot.view)} {word}"
            found.append(Reading(place, value, f"{name}, {year_label(year)}", said, name))
    return tuple(found)


def _table(snapshot: Snapshot, cost: FloatArray, spend: FloatArray) -> ChartTable:
    """Return cost, hospital cost avoided, spend and gap by year."""
    digits = 2 if snapshot.view is View.PER_HEAD else 1
    counted = unit(snapshot.view, snapshot.results.first_year)
    avoided = _in_view(snapshot, snapshot.results.avoided)
    names = ("Cost of today’s service", "Hospital cost avoided, taken off", "Spend", "Gap")
    columns = np.column_stack([cost, avoided, spend, cost - spend])
    return ChartTable(
        ("Year", *(f"{name}, {counted}" for name in names)),
        tuple(
            (year_label(year), *(number(float(value), digits) for value in row))
            for year, row in zip(snapshot.results.years, columns, strict=True)
        ),
    )
