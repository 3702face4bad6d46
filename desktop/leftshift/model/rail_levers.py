"""RailLever: which rules the budget shares are held to, and how strictly."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypedDict

from leftshift.model.terms import SECTORS, Sector


class Rail(StrEnum):
    """A rule that the path of the budget shares may be held to."""

    MENTAL_HEALTH = "mental_health"
    PRIMARY_CARE = "primary_care"
    REAL_FALL = "real_fall"


class RailMode(StrEnum):
    """What becomes of a breach."""

    OFF = "off"
    WARN = "warn"
    HOLD = "hold"


FACT_OF: dict[Rail, str] = {Rail.MENTAL_HEALTH: "F15", Rail.PRIMARY_CARE: "F16", Rail.REAL_FALL: ""}
"""Id of the fact behind a rail; none behind the planner's own limit."""


BOUND_BY: dict[Rail, frozenset[Sector]] = {
    Rail.MENTAL_HEALTH: frozenset({Sector.MENTAL_HEALTH}),
    Rail.PRIMARY_CARE: frozenset({Sector.PRIMARY_CARE}),
    Rail.REAL_FALL: frozenset(SECTORS),
}
"""Sectors that a rail binds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailLever:
    """The rails and their modes; all off at first."""

    mental_health: RailMode = RailMode.OFF
    """Mental health grows at least as fast as the allocation."""
    primary_care: RailMode = RailMode.OFF
    """Primary medical and dental money is not cut in cash."""
    real_fall: RailMode = RailMode.OFF
    """No sector falls in real terms in any year by more than `real_fall_most`."""
    real_fall_most: float = 0.0
    """Largest yearly fall in real terms [share a year]."""

    def mode(self, rail: Rail) -> RailMode:
        """Return the mode of one rail."""
        return {
            Rail.MENTAL_HEALTH: self.mental_health,
            Rail.PRIMARY_CARE: self.primary_care,
            Rail.REAL_FALL: self.real_fall,
        }[rail]

    def with_mode(self, rail: Rail, mode: RailMode) -> Self:
        """Return these rails with one of them in another mode."""
        match rail:
            case Rail.MENTAL_HEALTH:
                return replace(self, mental_health=mode)
            case Rail.PRIMARY_CARE:
                return replace(self, primary_care=mode)
            case Rail.REAL_FALL:
                return replace(self, real_fall=mode)

    @property
    def on(self) -> tuple[Rail, ...]:
        """Rails that warn or hold."""
        return tuple(rail for rail in Rail if self.mode(rail) is not RailMode.OFF)

    def holding(self) -> Self:
        """Return these rails with those that only warn switched off."""
        held = self
        for rail in Rail:
            if self.mode(rail) is RailMode.WARN:
                held = held.with_mode(rail, RailMode.OFF)
        return held


class RailChanges(TypedDict, total=False):
    """Fields of the rails to be replaced."""

    mental_health: RailMode
    primary_care: RailMode
    real_fall: RailMode
    real_fall_most: float
