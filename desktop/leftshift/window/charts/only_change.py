"""Only the change: a chart's lines by year less the baseline's, on an axis of their own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from leftshift.model.results import Results
from leftshift.model.terms import SECTORS, FloatArray, Sector, View, year_label
from leftshift.questions.measures import seats_by_voice
from leftshift.questions.peers import peer_measure
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BASELINE, BRIEF
from leftshift.text.numbers import (
    in_view,
    largest,
    number,
    points,
    shown,
    signed,
    signed_amount,
    signed_pounds,
    tick,
    unit,
)
from leftshift.window.charts.money import (
    beside_others,
    hospital_share,
    required_efficiency,
    running_costs,
    spend_by_sector,
    unfunded,
)
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Colour,
    EndLabel,
    Line,
    MarkedValue,
    Reading,
    YearMarks,
)

_HEADROOM: Final = 1.15
"""How much more than the largest change the axis holds [ratio]."""
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line of a chart: its change from the baseline by year."""

    name: str
    colour: Colour
    change: FloatArray
    """Shape (years,), in the unit that is written."""
    label: str = ""
    """What is written at its end; the name unless given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a chart shows by year when only the change is asked for."""

    counted: str
    least: float
    """Half of the axis holds at least this much [unit of the lines]."""
    say: Callable[[float], str]
    tick: Callable[[float], str]
    lines: tuple[LineChange, ...]
    against: str = BASELINE
    """What has been taken from the lines."""


def change_lines(key: str, name: str, snapshot: Snapshot, changes: Changes) -> ChartData:
    """Draw one line each for what a chart shows by year, from which the baseline has been taken."""
    values, years = np.stack([line.change for line in changes.lines]), snapshot.results.years
    reach, place = max(float(np.abs(values).max()) * _HEADROOM, changes.least), snapshot.target_index
    return ChartData(
        key=key,
        name=f"{name}, only the change",
        title=_title(name, snapshot, changes, values),
        subtitle=f"Only the change from {changes.against}; {changes.counted}",
        wanted=(-reach, reach),
        tick=lambda value, _: changes.tick(value),
        marks=YearMarks(
            first_year=snapshot.results.first_year,
            count=len(years),
            marked=snapshot.target_year,
            lines=tuple(
                Line(values=line.change, colour=line.colour, key=line.name) for line in changes.lines
            ),
            labels=tuple(_label(line) for line in changes.lines),
            values=tuple(
                MarkedValue(
                    value=float(line.change[place]),
                    text=changes.say(float(line.change[place])),
                    colour=line.colour,
                    key=line.name,
                )
                for line in changes.lines
            ),
        ),
        table=lambda: ChartTable(
            ("Year", *(f"{line.name}, change" for line in changes.lines)),
            tuple(
                (year_label(year), *(changes.say(float(value)) for value in row))
                for year, row in zip(years, values.T, strict=True)
            ),
        ),
        readings=lambda: tuple(
            Reading(
                place,
                value,
                f"{line.name}, {year_label(years[place])}",
                changes.say(value),
                line.name,
                line.colour,
            )
            for line in changes.lines
            for place, value in enumerate(line.change.tolist())
        ),
        context=(snapshot.area.code, snapshot.view, snapshot.scenario.years, "only the change"),
    )


def _title(name: str, snapshot: Snapshot, changes: Changes, values: FloatArray) -> str:
    place = snapshot.target_index
    most = largest(np.abs(values[:, place]))
    year, text = year_label(snapshot.target_year), changes.say(float(values[most, place]))
    if text == changes.say(0.0):
        return f"{name}: no change from {changes.against} in {year}"
    return f"{changes.lines[most].name} {text} in {year} against {changes.against}"


def _label(line: LineChange) -> EndLabel:
    text = line.label or line.name
    return EndLabel(value=float(line.change[-1]), forms=((text,),), colour=line.colour, key=line.name)


def spend_change(snapshot: Snapshot, *, against: str = BASELINE) -> ChartData:
    """Show the change of every sector's money from the snapshot's reference, called `against`."""

    def of(results: Results) -> FloatArray:
        return shown(results.spend, snapshot.view, results.deflator, results.population)

    change = of(snapshot.results) - of(snapshot.reference)
    changes = _of_money(
        snapshot,
        float(of(snapshot.reference).sum(axis=1).max()),
        tuple(LineChange(BRIEF[sector], sector, change[:, place]) for place, sector in enumerate(SECTORS)),
    )
    return change_lines(
        spend_by_sector.KEY, spend_by_sector.NAME, snapshot, replace(changes, against=against)
    )


def hospital_change(snapshot: Snapshot, *, against: str = BASELINE) -> ChartData:
    """Show the change of hospital and primary care share from the snapshot's reference, called `against`."""
    after, before = snapshot.results, snapshot.reference
    changes = Changes(
        counted="percentage points of programme money",
        least=1 / _PERCENT,
        say=points,
        tick=lambda value: number(value * _PERCENT, 1),
        against=against,
        lines=tuple(
            LineChange(name, colour, change)
            for name, colour, change in zip(
                hospital_share.BRIEF,
                hospital_share.COLOURS,
                (
                    after.hospital_share - before.hospital_share,
                    after.primary_care_share - before.primary_care_share,
                ),
                strict=True,
            )
        ),
    )
    return change_lines(hospital_share.KEY, hospital_share.NAME, snapshot, changes)


def efficiency_change(snapshot: Snapshot) -> ChartData:
    """Show the change of the rate that breaks even; none in the first year, which has no rate."""
    needed, before = snapshot.results.required_efficiency, snapshot.reference.required_efficiency
    changes = Changes(
        counted="percentage points a year",
        least=0.1 / _PERCENT,
        say=points,
        tick=lambda value: number(value * _PERCENT, 1),
        lines=(LineChange("Needed", "accent", np.nan_to_num(needed - before)),),
    )
    return change_lines(required_efficiency.KEY, required_efficiency.NAME, snapshot, changes)


def running_costs_change(snapshot: Snapshot) -> ChartData:
    """Show the change of the operating cost a head."""
    change = snapshot.results.running_cost_per_head - snapshot.reference.running_cost_per_head
    changes = Changes(
        counted="£ a head by financial year",
        least=1.0,
        say=signed_pounds,
        tick=lambda value: tick(value, View.PER_HEAD),
        lines=(LineChange("Cost a head", "accent", change),),
    )
    return change_lines(running_costs.KEY, running_costs.NAME, snapshot, changes)


def unfunded_change(snapshot: Snapshot) -> ChartData:
    """Show the change of what is unfunded, in all and in hospital, and of the new care bought."""

    def change(name: str) -> FloatArray:
        here, before = (
            in_view(np.asarray(getattr(results, name)), results, snapshot.view)
            for results in (snapshot.results, snapshot.reference)
        )
        return here - before

    changes = _of_money(
        snapshot,
        float(in_view(snapshot.reference.money, snapshot.reference, snapshot.view).max()),
        (
            LineChange("In all", "text", change("unfunded")),
            LineChange("Hospital", Sector.ACUTE, change("hospital_unfunded")),
            LineChange("New care", Sector.COMMUNITY, change("new_care")),
        ),
    )
    return change_lines(unfunded.KEY, unfunded.NAME, snapshot, changes)


def peer_change(snapshot: Snapshot, measure: str) -> ChartData:
    """Show the change of a measure on which areas are set beside one another.

    Raises:
        KeyError: areas cannot be set beside one another by it.
    """
    item = peer_measure(measure)
    before, after = (
        item.of(results, slice(None), seats_by_voice(scenario.board.seats))
        for results, scenario in ((snapshot.reference, snapshot.start), (snapshot.results, snapshot.scenario))
    )
    # A board without partner seats has no index, so there is nothing to tell a change from.
    change = np.broadcast_to(np.nan_to_num(after - before), snapshot.results.allocation.shape)
    lines = (LineChange(item.label, "accent", np.asarray(change), "Here"),)
    if item.is_share:
        counted = "percentage points of the whole"
        changes = Changes(counted=counted, least=1 / _PERCENT, say=points, tick=_in_percent, lines=lines)
    elif item.unit == "£ a head":
        counted = "£ per head, cash"
        changes = Changes(counted=counted, least=1.0, say=signed_pounds, tick=_a_head, lines=lines)
    else:
        changes = Changes(counted=item.unit, least=1.0, say=_one_digit, tick=_plain, lines=lines)
    return change_lines(beside_others.KEY, beside_others.NAME, snapshot, changes)


def _of_money(snapshot: Snapshot, total: float, lines: tuple[LineChange, ...]) -> Changes:
    """Write money in the view's terms; the axis holds at least a hundredth of a total."""
    view = snapshot.view
    return Changes(
        counted=f"{unit(view, snapshot.results.first_year)}, by financial year",
        least=total / _PERCENT,
        say=lambda value: signed_amount(value, view),
        tick=lambda value: tick(value, view),
        lines=lines,
    )


def _one_digit(value: float) -> str:
    return signed(value, 1)


def _plain(value: float) -> str:
    return number(value, 1)


def _in_percent(value: float) -> str:
    return number(value * _PERCENT, 1)


def _a_head(value: float) -> str:
    return tick(value, View.PER_HEAD)
