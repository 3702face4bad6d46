"""How sure are we: between what and what an outcome lies, year by year."""

from typing import Final

import numpy as np

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study
from leftshift.questions.uncertainty import Band, Bands
from leftshift.text.answers.figures import change_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import NBSP, number
from leftshift.text.ranges import LIKELY
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    EndLabel,
    FillBetween,
    Line,
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
_LEVELS: Final = ("P10", "P25", "P50", "P75", "P90")


def fan(study: Study, answer: Bands, year: int, *, only_spread: bool = False) -> ChartData:
    """Draw two bands and their middle: half of all draws lie in the inner one, 8 in 10 in the outer one.

    `year` is marked and is the one the finding speaks of. With `only_spread` the distance from the middle is
    shown alone: a narrow band on a steep line hides there.
    """
    ((key, band),) = tuple(answer.lines.items())[:1]
    item, years = measure(key), study.scenario.years
    off = band.middle if only_spread else np.zeros_like(band.middle)
    low, lower, middle, upper, high = (line - off for line in _lines(band))
    least, most = float(low.min()), float(high.max())
    room = max((most - least) * _HEADROOM, max(abs(least), abs(most)) * _LEAST / 2)
    say = change_text if only_spread else value_text
    apart = "points" if item.is_share else unit_words(item)
    counted = f"{apart} from the middle" if only_spread else unit_words(item)
    what = f"{item.label}, {counted}; {number(answer.draws)} draws; dark: half of them (P25 to P75)"
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{what}; light: {LIKELY} (P10 to P90); line: the middle (P50)",
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
            lines=(Line(values=middle, colour="accent"),),
            labels=tuple(
                EndLabel(
                    value=float(line[-1]), forms=((f"{name} {say(item, float(line[-1]))}",),), colour="accent"
                )
                for name, line in (("P90", high), ("P50", middle), ("P10", low))
            ),
        ),
        table=lambda: _table(item, band, years.first),
        readings=lambda: _readings(item, band, middle, years.first),
        context=(item.key, years, only_spread),
    )


def _readings(item: Measure, band: Band, middle: FloatArray, first_year: int) -> tuple[Reading, ...]:
    """Read the middle, year by year, with the ends of both bands."""

    def at(line: FloatArray, place: int) -> str:
        return value_text(item, float(line[place]))

    return tuple(
        Reading(
            place,
            float(value),
            year_label(first_year + place),
            f"middle {at(band.middle, place)}\n"
            f"half: {at(band.lower, place)} to {at(band.upper, place)}\n"
            f"{LIKELY}: {at(band.low, place)} to {at(band.high, place)}",
        )
        for place, value in enumerate(middle)
    )


def _table(item: Measure, band: Band, first_year: int) -> ChartTable:
    """Return all five percentiles by year."""
    return ChartTable(
        ("Year", *_LEVELS),
        tuple(
            (year_label(first_year + place), *(value_text(item, float(line[place])) for line in _lines(band)))
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
