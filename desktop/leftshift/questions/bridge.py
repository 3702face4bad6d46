"""Bridge: from today's balance to the unfunded cost of a later year, part by part, adding up exactly."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from leftshift.model.need import ACUTE
from leftshift.model.outlook import Outlook
from leftshift.model.projection import project
from leftshift.model.terms import SECTORS
from leftshift.questions.study import Study

_ON_ACUTE: Final = np.eye(len(SECTORS))[ACUTE]
"""Where the opening deficit lies, all of it on acute: an assumption [share]."""


class BridgePart(StrEnum):
    """What stands between today's balance and the unfunded cost, in the order of the bridge."""

    TODAY = "today"
    ALLOCATION = "allocation"
    PRICES = "prices"
    NEED = "need"
    EFFICIENCY = "efficiency"
    KEPT_APART = "kept_apart"
    SHIFT = "shift"
    OTHER = "other"


PART_LABELS: dict[BridgePart, str] = {
    BridgePart.TODAY: "Today’s deficit",
    BridgePart.ALLOCATION: "Growth of the allocation",
    BridgePart.PRICES: "Prices",
    BridgePart.NEED: "Need",
    BridgePart.EFFICIENCY: "Efficiency delivered",
    BridgePart.KEPT_APART: "Above cost in some sectors, so no help to others",
    BridgePart.SHIFT: "The shift",
    BridgePart.OTHER: "Other changes",
}
"""What a part is called on screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """One part of the bridge; above 0 it adds to the unfunded cost [£m cash]."""

    part: BridgePart
    value: float

    @property
    def label(self) -> str:
        """What the part is called on screen."""
        return PART_LABELS[self.part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """The steps to the unfunded cost of one year; they add up to it exactly."""

    year: int
    steps: tuple[BridgeStep, ...]
    unfunded: float
    """Unfunded cost of all sectors in that year [£m cash]."""

    def value(self, part: BridgePart) -> float:
        """Return what one part adds [£m cash]."""
        return next(step.value for step in self.steps if step.part is part)


def bridge(study: Study, year: int) -> Bridge:
    """Lead from today's balance to the unfunded cost of a year.

    The first steps are those of doing nothing: the first year's cost against the growth of the sectors'
    money, then prices (of the whole economy and above it), need and delivered efficiency, one upon the
    other. What sectors then have above their cost pays for no other's shortfall, so it is added back. The
    shift is what the budget shares change, with what they avoid; other changes are all other levers, and
    overspending.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    place = study.place(year)
    planned = study.outlook({**study.values(), "overspend": 0.0})
    still, own = study.start_levers(), study.levers()
    shares_alone = replace(still, move=own.move, unallocated=own.unallocated, share_ramp=own.share_ramp)
    nothing, shifted = (float(project(planned, levers).unfunded[place]) for levers in (still, shares_alone))
    unfunded = float(project(study.outlook(), own).unfunded[place])
    steps = _doing_nothing(planned, place)
    steps[BridgePart.KEPT_APART] = nothing - math.fsum(steps.values())
    steps[BridgePart.SHIFT] = shifted - nothing
    steps[BridgePart.OTHER] = unfunded - shifted
    return Bridge(
        year=year,
        steps=tuple(BridgeStep(part=part, value=steps[part]) for part in BridgePart),
        unfunded=unfunded,
    )


def _doing_nothing(seen: Outlook, place: int) -> dict[BridgePart, float]:
    """Take the steps of doing nothing, each on top of the ones before it [£m cash]."""
    given, deficit = seen.assumptions, float(seen.opening_deficit)
    now = seen.spend_now + deficit * _ON_ACUTE
    prices = (1 + given.price) ** place * seen.deflator[place]
    gross, net = seen.costs.gross[place], seen.costs.net[place]
    return {
        BridgePart.TODAY: deficit,
        BridgePart.ALLOCATION: float(seen.money[0] - seen.money[place]),
        BridgePart.PRICES: float((now * prices - now).sum()),
        BridgePart.NEED: float((gross - now * prices).sum()),
        BridgePart.EFFICIENCY: float((net - gross).sum()),
    }
