"""What a sweep runs: a scenario with levers set to one value after another, over as many areas as wanted."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from leftshift.session.named_levers import LeverError, whole_name

RUNS_MOST: Final = 1_000_000
BLOCK: Final = 50
"""Runs of one area that one worker does at a time, so that a kill costs seconds [runs]."""
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class SweptLever:
    """One lever and the values that it is set to."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepBlock:
    """Runs of one area that follow one another."""

    place: int
    """Which block of the sweep this is, from 0."""
    area: str
    """The code of the area."""
    first: int
    last: int
    """The runs among the area's own, from `first` up to but without `last`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepPlan:
    """A whole sweep, in plain values alone, so that any process or machine can be sent it."""

    scenario: str
    """The scenario as its file has it."""
    levers: tuple[SweptLever, ...]
    areas: tuple[str, ...]
    draws: int = 0
    """Draws behind each likely range; none without [draws]."""

    @property
    def runs_of_area(self) -> int:
        """Count the combinations of values [runs]."""
        return math.prod(len(lever.values) for lever in self.levers)

    @property
    def runs(self) -> int:
        """Count the runs of all areas [runs]."""
        return self.runs_of_area * len(self.areas)

    def values(self, run: int) -> tuple[float, ...]:
        """Give the levers' values of one of an area's runs, the last lever changing fastest."""
        found = []
        for lever in reversed(self.levers):
            run, place = divmod(run, len(lever.values))
            found.append(lever.values[place])
        return tuple(reversed(found))

    def blocks(self) -> tuple[SweepBlock, ...]:
        """Part the runs into blocks, in order."""
        parts = [
            (area, first, min(first + BLOCK, self.runs_of_area))
            for area in self.areas
            for first in range(0, self.runs_of_area, BLOCK)
        ]
        return tuple(
            SweepBlock(place=place, area=area, first=first, last=last)
            for place, (area, first, last) in enumerate(parts)
        )

    def digest(self) -> str:
        """Return what tells this sweep from every other, of other files, levers or versions."""
        levers = [(lever.name, lever.values) for lever in self.levers]
        told = [version("leftshift"), self.scenario, levers, self.areas, self.draws]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan_of(scenario: str, levers: Sequence[SweptLever], areas: Sequence[str], draws: int = 0) -> SweepPlan:
    """Plan a sweep.

    Raises:
        LeverError: the runs are more than RUNS_MOST.
    """
    plan = SweepPlan(scenario=scenario, levers=tuple(levers), areas=tuple(areas), draws=draws)
    if plan.runs > RUNS_MOST:
        raise LeverError(
            f"That is {plan.runs:,} runs, and {RUNS_MOST:,} is the most: sweep fewer values or areas."
        )
    return plan


def swept(text: str) -> SweptLever:
    """Read lever=from:to:step, both ends included.

    Raises:
        LeverError: there is no such lever, it is not written so, or the step leads nowhere.
    """
    name, _, span = text.partition("=")
    whole_name(name.strip())  # unknown names are refused here, not run by run
    parts = [part.strip() for part in span.split(":")]
    try:
        first, last, step = (
            float(part.removesuffix("%")) / (100 if part.endswith("%") else 1) for part in parts
        )
        count = math.floor((last - first) / step + _ROUNDING) + 1
    except (ValueError, ZeroDivisionError, OverflowError):
        raise LeverError(
            f"“{text}” is not a sweep; write it as lever=from:to:step, such as running_costs.cut=0:0.5:0.1."
        ) from None
    if not 0 < count <= RUNS_MOST:
        raise LeverError(f"“{text}” has no values, or more than {RUNS_MOST:,}: mend its step.")
    return SweptLever(
        name=name.strip(), values=tuple(round(first + place * step, 12) for place in range(count))
    )
