"""Targets: a measure, a year and the value it is to keep to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leftshift.evidence.levers import lever_facts
from leftshift.model.projection import project
from leftshift.model.terms import FloatArray
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.study import Study

_ENVELOPE = "envelope_per_head"
_RUNNING_COST = "running_cost_per_head"
_HAIR = 1e-12
"""By what part of its value a target may be missed: rounding alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What one measure is to be in one year."""

    measure: Measure
    year: int
    value: float
    """In the measure's unit."""
    at_most: bool
    """Whether the measure is to be at most the value; else at least."""

    def met(self, values: FloatArray | float) -> NDArray[Any]:
        """Say for each value whether it meets the target; a value that is no number never does."""
        room = _HAIR * abs(self.value)
        return np.asarray(values <= self.value + room if self.at_most else values >= self.value - room)

    def short(self, values: FloatArray | float) -> FloatArray:
        """Say by how much values miss the target; negative where they do better."""
        return np.asarray(values - self.value if self.at_most else self.value - values)


def value_now(study: Study, measure: Measure, year: int) -> float:
    """Return what a measure comes to in a scenario.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    return float(values_now(study, measure)[study.place(year)])


def values_now(study: Study, measure: Measure) -> FloatArray:
    """Return what a measure comes to in a scenario by year, shape (years,)."""
    results = project(study.outlook(), study.levers())
    found = measure.of(results, slice(None), seats_by_voice(study.scenario.board.seats))
    return np.array(np.broadcast_to(found, study.scenario.years.count))


def target_for(study: Study, measure: Measure, year: int, value: float) -> Target:
    """Make a target; where neither way is better, it lies on the far side of where the measure stands.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    study.place(year)
    lower = measure.better == "lower"
    at_most = lower if measure.better else value_now(study, measure, year) > value
    return Target(measure=measure, year=year, value=value, at_most=at_most)


def published_target(study: Study, measure: Measure) -> float | None:
    """Return the target that the evidence names for a measure, None where it names none.

    For the running cost a head that is the envelope the scenario takes as given. Source: facts A05, C03.
    """
    if measure.key == _RUNNING_COST:
        return study.values()[_ENVELOPE]
    found = lever_facts().landmarks.get(measure.key)
    return found.target.value if found is not None and found.target is not None else None
