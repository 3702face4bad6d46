"""How sure are we: between what and what an outcome lies, year by year."""

from typing import Final

import numpy as np

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study
from leftshift.questions.targets import values_now
from leftshift.questions.uncertainty import Band, Bands
from leftshift.text.answers.figures import change_text, value_text
from leftshift.text.answers.findings import finding, short_text
from leftshift.text.numbers import NBSP
from leftshift.text.ranges import LIKELY
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
)
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY: Final = "fan"
NAME: Final = "How sure are we"
_HEADROOM: Final = 0.06
"""Room above and below the band, of its extent [share]."""
_LEAST: Final = 0.01
"""Least extent of the axis, of the greatest value: a line that nothing moves [share]."""
_OUTER: Final = 0.75
"""How opaque the outer band is beside the inner one [share]."""
_MIDDLE: Final = "middle of the range"
_LEVELS: Final = ("Low end", "Low quarter", "Middle", "High quarter", "High end")
"""What the percentiles 10, 25, 50, 75 and 90 are called."""


def fan(study: Study, answer: Bands, year: int, *, only_spread: bool = False) -> ChartData:
    """Draw the plan over two bands and their middle: half of all draws in the inner, 8 in 10 in the outer.

    `year` is marked and is the one the finding speaks of. With `only_spread` the distance from the middle is
    shown alone: a narrow band on a steep line hides there.
    """
    ((key, band),) = tuple(answer.lines.items())[:1]
    item, years = measure(key), study.scenario.years
    off = band.middle if only_spread else np.zeros_like(band.middle)
    low, lower, middle, upper, high = (line - off for line in _lines(band))
    plan = values_now(study, item) - off
    least, most = float(np.nanmin([low, plan])), float(np.nanmax([high, plan]))
    room = max((most - least) * _HEADROOM, max(abs(least), abs(most)) * _LEAST / 2)
    short = change_text if only_spread else short_text
    apart = "points" if item.is_share else unit_words(item)
    counted = f"{apart} from the middle" if only_spread else unit_words(item)
    place = study.place(year)
    marked = (("plan", plan, "accent"), ("middle", middle, "muted"))
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{item.label}, {counted}; light: {LIKELY}; dark: half of all draws; dashed: {_MIDDLE}",
        wanted=(least - room, most + room),
        tick=lambda value, step: _tick(item, value, step, only_spread=only_spread),
        marks=YearMarks(
            first_year=years.first,
            count=len(middle),
            marked=years.first + study.place(year),
            bands=(
                FillBetween(low=low, high=high, colour="accent", strength=_OUTER),
                FillBetween(low=lower, high=upper, colour="accent"),
            ),
            lines=(
                Line(values=middle, colour="muted", dash=Dash.DASHED, width=1.5),
                Line(values=plan, colour="accent"),
            ),
            values=tuple(
                MarkedValue(value=float(line[place]), text=short(item, float(line[place])), colour=colour)
                for _, line, colour in marked
            ),
            labels=tuple(
                EndLabel(value=float(line[-1]), forms=((name,),), colour=colour)
                for name, line, colour in (
                    ("high end", high, "accent"),
                    *marked,
                    ("low end", low, "accent"),
                )
            ),
        ),
        table=lambda: _table(item, band, plan + off, years.first),
        readings=lambda: _readings(item, band, plan, years.first),
        context=(item.key, years, only_spread),
    )


def _readings(item: Measure, band: Band, plan: FloatArray, first_year: int) -> tuple[Reading, ...]:
    """Read the plan, year by year, with the middle and the ends of both bands."""

    def at(line: FloatArray, place: int) -> str:
        return value_text(item, float(line[place]))

    return tuple(
        Reading(
            place,
            float(value),
            year_label(first_year + place),
            f"plan {value_text(item, float(value))}\n"
            f"{_MIDDLE}: {at(band.middle, place)}\n"
            f"half: {at(band.lower, place)} to {at(band.upper, place)}\n"
            f"{LIKELY}: {at(band.low, place)} to {at(band.high, place)}",
        )
        for place, value in enumerate(plan)
    )


def _table(item: Measure, band: Band, plan: FloatArray, first_year: int) -> ChartTable:
    """Return the plan and all five percentiles by year."""
    return ChartTable(
        ("Year", "Plan", *_LEVELS),
        tuple(
            (
                year_label(first_year + place),
                *(value_text(item, float(line[place])) for line in (plan, *_lines(band))),
            )
            for place in range(len(band.middle))
        ),
    )


def _tick(item: Measure, value: float, step: float, *, only_spread: bool) -> str:
    text = tick_text(item, value, step)
    if not only_spread:
        return text
    return f"{'+' if value > 0 else ''}{text.removesuffix(f'{NBSP}%')}"


def _lines(band: Band) -> tuple[FloatArray, ...]:
    return band.low, band.lower, band.middle, band.upper, band.high
