"""What matters most: each assumption at its low and its high end, the others as they are."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.projection import project
from leftshift.model.terms import Number
from leftshift.questions.draws import Range, ranges
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one assumption does to the measure."""

    assumption: Range
    at_low: float
    """The measure with the assumption at its low end [unit of the measure]."""
    at_high: float
    """The measure with the assumption at its high end [unit of the measure]."""
    swing: float
    """From the least to the greatest of low end, scenario and high end [unit of the measure]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado:
    """All assumptions that have a range, the one that matters most first."""

    measure: Measure
    year: int
    value: float
    """The measure on the scenario's own assumptions."""
    swings: tuple[Swing, ...]


def tornado(study: Study, measure: Measure, year: int) -> Tornado:
    """Put each assumption at its low and its high end in turn: 2n runs and the scenario's, in one batch.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    place = study.place(year)
    spread = ranges(study.values())
    results = project(study.outlook(one_at_a_time(study, spread)), study.levers())
    read = measure.of(results, place, seats_by_voice(study.scenario.board.seats))
    value, *ends = np.broadcast_to(read, 1 + 2 * len(spread)).tolist()
    swings = [
        Swing(
            assumption=item,
            at_low=low,
            at_high=high,
            swing=max(low, value, high) - min(low, value, high),
        )
        for item, low, high in zip(spread, ends[::2], ends[1::2], strict=True)
    ]
    return Tornado(
        measure=measure,
        year=year,
        value=value,
        swings=tuple(sorted(swings, key=lambda item: -item.swing)),
    )


def one_at_a_time(study: Study, spread: tuple[Range, ...]) -> dict[str, Number]:
    """Give every assumption's value in each run, shape (1 + 2n,): the scenario, then low, high of each."""
    values = study.values()
    each = np.repeat(np.array([*values.values()])[:, None], 1 + 2 * len(spread), axis=1)
    runs = dict(zip(values, each, strict=True))
    for place, item in enumerate(spread):
        runs[item.key][1 + 2 * place : 3 + 2 * place] = item.low, item.high
    return {**runs}
