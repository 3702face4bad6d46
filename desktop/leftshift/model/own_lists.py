"""An area's own lists: its small incentive schemes, its places, and the measures it is held to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leftshift.model.terms import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One small incentive scheme; the money stays with whom it pays."""

    name: str
    money: float
    """What it pays [£m a year, 2025/26 prices]."""
    measures: int = 0
    """Measures that it is paid on [measures]."""
    consolidated: bool = False
    """Whether it is moved into core contracts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the area."""

    name: str
    people: float
    """[people]."""


def consolidated_money(schemes: Iterable[Scheme]) -> float:
    """Add up the money of schemes moved into core contracts [£m a year]. Moves no budget between sectors."""
    return sum(scheme.money for scheme in schemes if scheme.consolidated)


def schemes_left(schemes: Iterable[Scheme]) -> tuple[int, int]:
    """Count the schemes that are left and the measures they are paid on [schemes, measures]."""
    left = [scheme for scheme in schemes if not scheme.consolidated]
    return len(left), sum(scheme.measures for scheme in left)


def by_place(money: FloatArray, places: tuple[Place, ...]) -> FloatArray:
    """Split money over places by their people, shape (years,) -> (places, years) [£m].

    money · people / people of all places, so that the parts add up whatever the list covers. Moves no money
    between sectors.

    Raises:
        ValueError: places are listed and none of them has people.
    """
    people = np.array([place.people for place in places])
    if places and not people.sum() > 0:
        raise ValueError("A list of places needs people in at least one of them.")
    return np.asarray(people[:, None] * money / people.sum()) if places else np.zeros((0, *money.shape))


class MetricTag(StrEnum):
    """What care a headline measure is about."""

    HOSPITAL = "hospital"
    COMMUNITY = "community"
    PRIMARY_CARE = "primary_care"
    MENTAL_HEALTH = "mental_health"
    MONEY = "money"
    ALL_CARE = "all_care"


OUTSIDE_HOSPITAL = frozenset({MetricTag.COMMUNITY, MetricTag.PRIMARY_CARE, MetricTag.MENTAL_HEALTH})
"""Tags of care outside hospital, as the hospital share counts it: mental health stands outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One headline measure, and whether the area is held to it."""

    name: str
    tag: MetricTag
    now: bool = True
    """Whether the area is held to it today."""
    then: bool = True
    """Whether it would be, as the planner would have it."""


def outside_share(tags: Iterable[MetricTag]) -> float | None:
    """Take the part of measures about care outside hospital [share]; None where there is no measure.

    Moves no budget: it says what the area is held to. Source: the national measures in
    national_metrics.toml; seeds 000 and 001 ask for measures outside hospital.
    """
    held = list(tags)
    return sum(tag in OUTSIDE_HOSPITAL for tag in held) / len(held) if held else None
