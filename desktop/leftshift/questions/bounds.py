"""Bounds: what each lock, floor, ceiling and rail leaves to the shares."""

from dataclasses import dataclass, replace
from typing import Final

from leftshift.model.rail_levers import Rail, RailLever, RailMode
from leftshift.model.rails import within_rails
from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, SECTORS
from leftshift.questions.study import Study

NO_LOWER: Final = (0.0,) * len(SECTORS)
NO_UPPER: Final = (1.0,) * len(SECTORS)
_RAIL_NAMES: Final = {
    Rail.MENTAL_HEALTH: "the spending rule on mental health growth",
    Rail.PRIMARY_CARE: "the spending rule on primary care money",
    Rail.REAL_FALL: "the spending rule on real falls",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A lock, floor, ceiling or rail: how far each share may go, in SECTORS order [share]."""

    name: str
    """What the planner knows it as, such as “the lock on Mental health”."""
    lower: tuple[float, ...] = NO_LOWER
    upper: tuple[float, ...] = NO_UPPER


def bounds_of(scenario: Scenario) -> tuple[Bound, ...]:
    """List a scenario's locks, floors and ceilings, each by itself."""
    lever = scenario.shares
    found = []
    for place, sector in enumerate(SECTORS):
        own = lever.target[place]
        if sector in lever.locked:
            found.append(_bound(f"the lock on {LABELS[sector]}", place, own, own))
        if lever.floors[place] > 0:
            found.append(_bound(f"the floor of {LABELS[sector]}", place, lever.floors[place], 1.0))
        if lever.ceilings[place] < 1:
            found.append(_bound(f"the ceiling of {LABELS[sector]}", place, 0.0, lever.ceilings[place]))
    return tuple(found)


def plausible(scenario: Scenario, most: float) -> Bound:
    """Keep every sector within a part of the money it has now, up and down [share]."""
    own = scenario.shares.target
    return Bound(
        name="the rule that no sector changes by more than a third",
        lower=tuple(share * (1 - most) for share in own),
        upper=tuple(min(share * (1 + most), 1.0) for share in own),
    )


def _bound(name: str, place: int, lower: float, upper: float) -> Bound:
    lowers, uppers = list(NO_LOWER), list(NO_UPPER)
    lowers[place], uppers[place] = lower, upper
    return Bound(name=name, lower=tuple(lowers), upper=tuple(uppers))


def rail_bounds(study: Study) -> tuple[Bound, ...]:
    """List the rails of a scenario that hold, each by itself, as far as they bind the target shares."""
    lever = replace(study.scenario.shares, floors=NO_LOWER, ceilings=NO_UPPER)
    outlook = study.outlook()
    found = []
    for rail in Rail:
        if study.scenario.rails.mode(rail) is RailMode.HOLD:
            held = within_rails(lever, outlook, _alone(study.scenario.rails, rail))
            found.append(
                Bound(name=_RAIL_NAMES[rail], lower=_lower(held.floors, held.ceilings), upper=held.ceilings)
            )
    return tuple(found)


def _alone(rails: RailLever, rail: Rail) -> RailLever:
    return RailLever(real_fall_most=rails.real_fall_most, **{str(rail): RailMode.HOLD})


def _lower(floors: tuple[float, ...], ceilings: tuple[float, ...]) -> tuple[float, ...]:
    """Return the floors, above the ceiling where a rail leaves a sector nothing: no share keeps to it."""
    return tuple(1.0 if high == 0 else low for low, high in zip(floors, ceilings, strict=True))
