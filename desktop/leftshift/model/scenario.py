"""Scenario: all a planner chooses, and the ways to change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from leftshift.model.seats import Seat
from leftshift.model.terms import INDEX, SECTORS, Footprint, Ramp, Sector

PROPORTION = "proportion"
"""All unlocked sectors pay in proportion to their shares."""
POOL = "pool"
"""Nobody pays at once: the difference stands in an unallocated pool."""

_NO_FLOORS = (0.0,) * len(SECTORS)
_NO_CEILINGS = (1.0,) * len(SECTORS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChoice:
    """Which area a scenario is for: one code, or several to be merged."""

    footprint: Footprint
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last financial year shown, by their first calendar year."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """Number of years from first to last, both included [years]."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLever:
    """Lever 1: the share of the allocation each sector gets in the target year."""

    target: tuple[float, ...]
    """Shares in SECTORS order; with `unallocated` they add up to 1 [share]."""
    start: int
    end: int
    ramp: Ramp = Ramp.STRAIGHT
    locked: frozenset[Sector] = frozenset()
    unallocated: float = 0.0
    """Share that no sector has been given yet [share]."""
    paid_by: str = PROPORTION
    """PROPORTION, POOL or the key of the one sector that pays."""
    floors: tuple[float, ...] = _NO_FLOORS
    """Lowest target share of each sector [share]."""
    ceilings: tuple[float, ...] = _NO_CEILINGS
    """Highest target share of each sector [share]."""

    def share(self, sector: Sector) -> float:
        """Return the target share of one sector [share]."""
        return self.target[INDEX[sector]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCostLever:
    """Lever 2: the cut to operating cost, and what is done with the saving."""

    cut: float
    """Cut to operating cost [share]."""
    start: int
    end: int
    reinvested: float
    """Share of the positive net saving that goes back into care [share]."""
    to: tuple[float, ...]
    """How the reinvested saving is split over SECTORS; adds up to 1 [share]."""
    ramp: Ramp = Ramp.STRAIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLever:
    """Lever 3: who sits on the board."""

    seats: tuple[Seat, ...]
    size_locked: bool = False
    """Whether a seat may only be added when another is removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """All a planner chose, under one name. Never edited: a change makes a new one."""

    name: str
    notes: str = ""
    area: AreaChoice
    years: Years
    shares: ShareLever
    running_costs: RunningCostLever
    board: BoardLever
    assumptions: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Value of every assumption by its key; switches are 0 or 1."""
    lever_notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Why a lever stands where it stands, by the lever's place, such as shares.community."""

    def with_shares(self, **changes: object) -> Self:
        """Return this scenario with some fields of the share lever replaced."""
        return replace(self, shares=replace(self.shares, **changes))  # type: ignore[arg-type]  # replace checks names

    def with_running_costs(self, **changes: object) -> Self:
        """Return this scenario with some fields of the running-cost lever replaced."""
        return replace(self, running_costs=replace(self.running_costs, **changes))  # type: ignore[arg-type]  # likewise

    def with_board(self, **changes: object) -> Self:
        """Return this scenario with some fields of the board lever replaced."""
        return replace(self, board=replace(self.board, **changes))  # type: ignore[arg-type]  # likewise

    def with_assumption(self, key: str, value: float) -> Self:
        """Return this scenario with one assumption set to another value."""
        return replace(self, assumptions=MappingProxyType({**self.assumptions, key: value}))

    def with_note(self, lever: str, text: str) -> Self:
        """Return this scenario with a note on one lever; an empty text removes it."""
        notes = {key: kept for key, kept in self.lever_notes.items() if key != lever}
        if text:
            notes[lever] = text
        return replace(self, lever_notes=MappingProxyType(notes))
