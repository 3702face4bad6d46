"""Metrics: headline measures that an area is held to, ticked as today and as the planner would have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
