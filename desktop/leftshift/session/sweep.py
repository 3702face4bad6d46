"""Sweep: a scenario with levers set to one value after another, over as many areas as wanted."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from leftshift.evidence.areas import Area, choice_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.questions.measures import measure, seats_by_voice
from leftshift.questions.study import study_of
from leftshift.session.named_levers import LeverError, with_lever

OUTCOMES: Final = (
    "hospital_share",
    "primary_care_share",
    "hospital_unfunded",
    "unfunded",
    "new_care",
    "savings_to_find",
    "required_efficiency",
    "running_cost_per_head",
    "posts_removed",
    "gallagher",
)
"""What each run is read for, in the target year."""
RUNS_MOST: Final = 100_000
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """One lever and the values that it is set to."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepRun:
    """One run: where, with what, and what it comes to; empty with a reason where it cannot be."""

    area: Area
    values: tuple[float, ...]
    outcomes: tuple[float, ...]
    refused: str = ""


def swept(text: str) -> Swept:
    """Read lever=from:to:step, both ends included.

    Raises:
        LeverError: it is not written so, or the step leads nowhere.
    """
    name, _, span = text.partition("=")
    parts = [part.strip() for part in span.split(":")]
    try:
        first, last, step = (
            float(part.removesuffix("%")) / (100 if part.endswith("%") else 1) for part in parts
        )
        count = math.floor((last - first) / step + _ROUNDING) + 1
    except (ValueError, ZeroDivisionError, OverflowError):
        raise LeverError(
            f"“{text}” is not a sweep; write it as lever=from:to:step, such as cut=0:0.5:0.1."
        ) from None
    if not 0 < count <= RUNS_MOST:
        raise LeverError(f"“{text}” has no values, or more than {RUNS_MOST:,}: mend its step.")
    return Swept(name=name.strip(), values=tuple(round(first + place * step, 12) for place in range(count)))


def sweep(scenario: Scenario, levers: Sequence[Swept], areas: Sequence[Area]) -> Iterator[SweepRun]:
    """Run every combination of values in every area, the last lever changing fastest.

    Raises:
        LeverError: a lever is not known, or the runs are more than RUNS_MOST.
    """
    runs = len(areas)
    for lever in levers:
        runs *= len(lever.values)
    if runs > RUNS_MOST:
        raise LeverError(
            f"That is {runs:,} runs, and {RUNS_MOST:,} is the most: sweep fewer values or areas."
        )
    start = study_of(scenario).start
    readers = tuple(measure(key) for key in OUTCOMES)
    for area in areas:
        here = scenario
        choice = choice_of(area, scenario.area.footprint)
        if choice != scenario.area:
            new = baseline_scenario(area, footprint=scenario.area.footprint, last=scenario.years.last)
            here = carried(scenario, start, new)
        outlook = study_of(here).outlook()
        for values in itertools.product(*(lever.values for lever in levers)):
            try:
                changed = _with(here, levers, values)
            except LeverError as refusal:
                yield SweepRun(area=area, values=values, outcomes=(), refused=str(refusal))
                continue
            study = study_of(changed)
            if changed.assumptions != here.assumptions:
                results = project(study.outlook(), study.levers())
            else:
                results = project(outlook, study.levers())
            place, seats = study.place(study.target_year), seats_by_voice(changed.board.seats)
            yield SweepRun(
                area=area,
                values=values,
                outcomes=tuple(float(item.of(results, place, seats)) for item in readers),
            )


def _with(scenario: Scenario, levers: Sequence[Swept], values: Sequence[float]) -> Scenario:
    for lever, value in zip(levers, values, strict=True):
        scenario = with_lever(scenario, lever.name, f"{value:.12g}")
    return scenario
