"""The runs of a sweep, a block at a time, in whatever process is asked for them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from leftshift.evidence.areas import choice_of, find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.outlook import Outlook
from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.questions.draws import draws_of
from leftshift.questions.measures import measure, seats_by_voice
from leftshift.questions.study import Study, study_of
from leftshift.questions.uncertainty import Uncertainty
from leftshift.session.named_levers import LeverError, with_lever
from leftshift.session.sweep.plan import SweepBlock, SweepPlan
from leftshift.storage.scenario.reader import parse_scenario

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepRun:
    """One run: where, with what, and what it comes to; no outcomes, but a reason, where it cannot be."""

    area: str
    """The code of the area."""
    values: tuple[float, ...]
    """What each lever was set to."""
    outcomes: tuple[float, ...]
    low: tuple[float, ...] = ()
    """One draw in ten lies below, for each outcome; empty without draws [P10]."""
    high: tuple[float, ...] = ()
    """One draw in ten lies above [P90]."""
    refused: str = ""


def run_block(plan: SweepPlan, block: SweepBlock) -> tuple[SweepRun, ...]:
    """Run a block; the same runs and draws give the same numbers in every process.

    Raises:
        LeverError: a lever is not known.
    """
    here = _scenario_in(plan.scenario, block.area)
    outlook = study_of(here).outlook()
    uncertainty = Uncertainty(seed=draws_of(here)[1], draws=plan.draws) if plan.draws else None
    return tuple(
        _run(here, outlook, plan, values=plan.values(run), area=block.area, uncertainty=uncertainty)
        for run in range(block.first, block.last)
    )


def _run(
    here: Scenario,
    outlook: Outlook,
    plan: SweepPlan,
    *,
    values: tuple[float, ...],
    area: str,
    uncertainty: Uncertainty | None,
) -> SweepRun:
    scenario = here
    try:
        for lever, value in zip(plan.levers, values, strict=True):
            scenario = with_lever(scenario, lever.name, f"{value:.12g}")
    except LeverError as refusal:
        return SweepRun(area=area, values=values, outcomes=(), refused=str(refusal))
    study = study_of(scenario)
    place, seats = study.place(study.target_year), seats_by_voice(scenario.board.seats)
    same = scenario.assumptions == here.assumptions
    results = project(outlook if same else study.outlook(), study.levers())
    found = tuple(float(measure(key).of(results, place, seats)) for key in OUTCOMES)
    if uncertainty is None:
        return SweepRun(area=area, values=values, outcomes=found)
    low, high = _range(uncertainty, study, place)
    return SweepRun(area=area, values=values, outcomes=found, low=low, high=high)


def _range(uncertainty: Uncertainty, study: Study, place: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    lines = uncertainty.bands(study, of=tuple(measure(key) for key in OUTCOMES)).lines
    return (
        tuple(float(lines[key].low[place]) for key in OUTCOMES),
        tuple(float(lines[key].high[place]) for key in OUTCOMES),
    )


@lru_cache(maxsize=64)
def _scenario_in(text: str, code: str) -> Scenario:
    """Give the scenario as it is in an area: what it changes, on the area's own baseline."""
    scenario = parse_scenario(text.encode(), "the plan of the sweep")
    footprint = scenario.area.footprint
    area = find_area(code, footprint)
    if choice_of(area, footprint) == scenario.area:
        return scenario
    new = baseline_scenario(area, footprint=footprint, last=scenario.years.last)
    return carried(scenario, study_of(scenario).start, new)
