"""Policy apart from assumptions: what our choices do, and what our view of the world does."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import Measure
from leftshift.questions.policy import FourLines
from leftshift.questions.study import Study
from leftshift.text.answers.figures import value_text
from leftshift.text.answers.findings import finding, short_text
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    Line,
    MarkedValue,
    Reading,
    YearMarks,
)
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY: Final = "four_lines"
NAME: Final = "Policy apart from assumptions"
_HEADROOM: Final = 0.08
"""Room above and below the outermost line, of the extent of all [share]."""
_LEAST: Final = 0.01
"""Least extent of the axis, of the greatest value: lines that nothing moves [share]."""
_ORDER: Final = (1, 3, 0, 2)
"""The dotted line lies on top of the one it may coincide with, so that both are seen."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one of the four lines is called and drawn: no two by colour alone."""

    name: str
    colour: str
    dash: Dash
    dots: bool = False


_KINDS: Final = (
    _Kind("Baseline", "ghost", Dash.DASHED),
    _Kind("Our choices", "accent", Dash.SOLID),
    _Kind("Our assumptions", "landmark", Dash.DOTTED),
    _Kind("Both", "text", Dash.SOLID, dots=True),
)


def four_lines(study: Study, answer: FourLines, year: int) -> ChartData:
    """Draw four lines: neither, our choices, our assumptions, both; `year` is marked."""
    item = answer.measure
    lines = np.stack([answer.baseline, answer.choices, answer.assumptions, answer.both])
    low, high = float(lines.min()), float(lines.max())
    room = max((high - low) * _HEADROOM, max(abs(low), abs(high)) * _LEAST / 2)
    marked = f"{item.label}, {unit_words(item)}; dashed: neither; dotted: only our assumptions"
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{marked}; with dots: both, which is the plan",
        wanted=(low - room, high + room),
        tick=lambda value, step: tick_text(item, value, step),
        marks=YearMarks(
            first_year=answer.first_year,
            count=lines.shape[1],
            marked=answer.first_year + study.place(year),
            lines=tuple(_line(_KINDS[place], lines[place]) for place in _ORDER),
            labels=tuple(_label(lines, places) for places in _grouped(lines)),
            values=tuple(_value(item, lines[:, study.place(year)], places) for places in _grouped(lines)),
        ),
        table=lambda: ChartTable(
            ("Year", *(kind.name for kind in _KINDS)),
            tuple(
                (
                    year_label(answer.first_year + place),
                    *(value_text(item, float(value)) for value in column),
                )
                for place, column in enumerate(lines.T)
            ),
        ),
        readings=lambda: tuple(
            Reading(
                place,
                float(value),
                f"{kind.name}, {year_label(answer.first_year + place)}",
                value_text(item, float(value)),
                kind.name,
            )
            for kind, line in zip(_KINDS, lines, strict=True)
            for place, value in enumerate(line)
        ),
        context=(item.key, answer.first_year, lines.shape[1]),
    )


def _line(kind: _Kind, values: FloatArray) -> Line:
    width = 2.5 if kind.dash is Dash.SOLID else 2.0
    return Line(values=values, colour=kind.colour, key=kind.name, dash=kind.dash, width=width, dots=kind.dots)


def _label(lines: FloatArray, places: list[int]) -> EndLabel:
    """Name lines that coincide."""
    first = _KINDS[places[0]]
    text = " = ".join(_KINDS[place].name for place in places)
    return EndLabel(value=float(lines[places[0], -1]), forms=((text,),), colour=first.colour, key=first.name)


def _value(item: Measure, marked: FloatArray, places: list[int]) -> MarkedValue:
    """Write the value of lines that coincide in the year marked, `marked` of shape (lines,)."""
    first, value = _KINDS[places[0]], float(marked[places[0]])
    return MarkedValue(value=value, text=short_text(item, value), colour=first.colour, key=first.name)


def _grouped(lines: FloatArray) -> list[list[int]]:
    """Group the lines that coincide, by place: they share one label."""
    groups: list[list[int]] = []
    for place, line in enumerate(lines):
        same = (group for group in groups if np.allclose(lines[group[0]], line, rtol=1e-9, atol=0.0))
        found: list[int] | None = next(same, None)
        if found is None:
            groups.append([place])
        else:
            found.append(place)
    return groups
