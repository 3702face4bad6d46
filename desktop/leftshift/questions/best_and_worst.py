"""Best and worst case: every assumption at the end that favours one outcome, and at the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leftshift.model.projection import project
from leftshift.model.terms import Number
from leftshift.questions.draws import ranges
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.sensitivity import one_at_a_time
from leftshift.questions.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """What one measure comes to between the worst and the best case."""

    measure: Measure
    year: int
    worst: float
    """Every assumption at its unfavourable end [unit of the measure]."""
    central: float
    """On the scenario's own assumptions [unit of the measure]."""
    best: float
    """Every assumption at its favourable end [unit of the measure]."""


def best_and_worst(study: Study, measures: Sequence[Measure], year: int) -> tuple[Extremes, ...]:
    """Find the best and the worst case of each measure over the low and high ends of the assumptions.

    Which end favours a measure is found by moving one assumption at a time; then all stand at their ends at
    once, for each measure its own. Where neither way is better, the lower value counts as the worse. Two
    batches: 1 + 2n runs, and two for each measure.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    place = study.place(year)
    spread = ranges(study.values())
    levers, seats = study.levers(), seats_by_voice(study.scenario.board.seats)
    alone = project(study.outlook(one_at_a_time(study, spread)), levers)
    values: dict[str, Number] = {
        key: np.full(2 * len(measures), value) for key, value in study.values().items()
    }
    central = []
    for row, item in enumerate(measures):
        own, *ends = np.broadcast_to(item.of(alone, place, seats), 1 + 2 * len(spread)).tolist()
        central.append(own)
        for each, low, high in zip(spread, ends[::2], ends[1::2], strict=True):
            chosen = [(own, each.value), (low, each.low), (high, each.high)]
            chosen.sort(key=lambda pair: pair[0], reverse=item.better == "lower")
            column = np.asarray(values[each.key])
            column[2 * row : 2 * row + 2] = chosen[0][1], chosen[-1][1]
    together = project(study.outlook(values), levers)
    found = []
    for row, item in enumerate(measures):
        read = np.broadcast_to(item.of(together, place, seats), 2 * len(measures))
        worst, best = read[2 * row : 2 * row + 2].tolist()
        found.append(Extremes(measure=item, year=year, worst=worst, central=central[row], best=best))
    return tuple(found)
