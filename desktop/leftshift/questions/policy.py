"""Policy apart from assumptions: our choices and our view of the world, each with and without the other."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.projection import project
from leftshift.model.terms import FloatArray
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class FourLines:
    """One measure over the years in four worlds, each of shape (years,) [unit of the measure]."""

    measure: Measure
    first_year: int
    baseline: FloatArray
    """Central assumptions, no choice of ours."""
    choices: FloatArray
    """Central assumptions, our choices."""
    assumptions: FloatArray
    """The scenario's assumptions, no choice of ours."""
    both: FloatArray
    """The scenario's assumptions, our choices: the scenario itself."""


def four_lines(study: Study, measure: Measure) -> FourLines:
    """Show what is due to our choices, and what to assumptions that differ from the central ones."""
    lines = [
        np.broadcast_to(
            measure.of(project(view, levers), slice(None), seats_by_voice(chosen.board.seats)),
            study.scenario.years.count,
        )
        for view in (study.outlook(dict(study.start.assumptions)), study.outlook())
        for chosen, levers in ((study.start, study.start_levers()), (study.scenario, study.levers()))
    ]
    return FourLines(
        measure=measure,
        first_year=study.scenario.years.first,
        baseline=lines[0],
        choices=lines[1],
        assumptions=lines[2],
        both=lines[3],
    )
