"""Scenario: all a planner chooses, and the ways to change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self, TypedDict, Unpack

from leftshift.model.own_figures import OwnAllocation, OwnFigures
from leftshift.model.policy_levers import PolicyChanges, PolicyLevers
from leftshift.model.rail_levers import RailChanges, RailLever
from leftshift.model.seats import Answer, Basis, DecisionRule, Seat, only
from leftshift.model.terms import FUNCTIONS, INDEX, SECTORS, Footprint, Function, Ramp, Sector

PROPORTION = "proportion"
"""All unlocked sectors pay in proportion to their shares."""
POOL = "pool"
"""Nobody pays at once: the difference stands in an unallocated pool."""

_NO_FLOORS = (0.0,) * len(SECTORS)
_NO_CEILINGS = (1.0,) * len(SECTORS)
_EQUAL_FUNCTIONS = (1 / len(FUNCTIONS),) * len(FUNCTIONS)


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


class ShareChanges(TypedDict, total=False):
    """Fields of the share lever to be replaced."""

    target: tuple[float, ...]
    start: int
    end: int
    ramp: Ramp
    locked: frozenset[Sector]
    unallocated: float
    paid_by: str
    floors: tuple[float, ...]
    ceilings: tuple[float, ...]


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
    functions: tuple[float, ...] = _EQUAL_FUNCTIONS
    """How the posts are split over FUNCTIONS before the cut; adds up to 1 [share]."""
    protected: frozenset[Function] = frozenset()
    """Functions that lose no posts: the others carry the cut."""


class RunningCostChanges(TypedDict, total=False):
    """Fields of the running-cost lever to be replaced."""

    cut: float
    start: int
    end: int
    reinvested: float
    to: tuple[float, ...]
    ramp: Ramp
    functions: tuple[float, ...]
    protected: frozenset[Function]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLever:
    """Lever 3: who sits on the board."""

    seats: tuple[Seat, ...]
    size_locked: bool = False
    """Whether a seat may only be added when another is removed."""
    decision_rule: DecisionRule = DecisionRule.SIMPLE_MAJORITY
    own_quota: int | None = None
    """Votes that pass a motion under the board's own rule [votes]."""
    casting_vote: bool = False
    """Whether the chair decides a tie."""
    quorum: int | None = None
    """Voting members who must be present; None where it is not stated [members]."""
    basis: tuple[float, ...] = only(Basis.SPEND)
    """What seats are held against: a weight for each of BASES, not all 0 [weight]."""
    health_bill: bool = False
    """Whether the Health Bill is taken as law."""
    mayors: int = 1
    """Mayoral strategic authorities in the area, for the Health Bill."""
    survey: tuple[Answer, ...] = ()
    """Answers to the board's own survey."""


class BoardChanges(TypedDict, total=False):
    """Fields of the board lever to be replaced."""

    seats: tuple[Seat, ...]
    size_locked: bool
    decision_rule: DecisionRule
    own_quota: int | None
    casting_vote: bool
    quorum: int | None
    basis: tuple[float, ...]
    health_bill: bool
    mayors: int
    survey: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """How uncertainty is worked out: the number of draws and the seed that fixes them."""

    count: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """All a planner chose, under one name. Never edited: a change makes a new one."""

    name: str
    notes: str = ""
    area: AreaChoice
    years: Years
    own_figures: OwnFigures | None = None
    """The area's own figures in place of its baseline's; None where there are none."""
    own_deficit: float | None = None
    """The area's own opening deficit; None for the published or estimated one [£m cash]."""
    own_allocations: tuple[OwnAllocation, ...] = ()
    """The area's own allocations of single years; all others are worked out."""
    shares: ShareLever
    running_costs: RunningCostLever
    board: BoardLever
    policies: PolicyLevers = field(default_factory=PolicyLevers)
    rails: RailLever = field(default_factory=RailLever)
    draws: Draws | None = None
    """How uncertainty is worked out; None for the program's own number and seed."""
    assumptions: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Value of every assumption by its key; switches are 0 or 1."""
    lever_notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Why a lever stands where it stands, by the lever's place, such as shares.community."""

    def with_shares(self, **changes: Unpack[ShareChanges]) -> Self:
        """Return this scenario with some fields of the share lever replaced."""
        return replace(self, shares=replace(self.shares, **changes))

    def with_running_costs(self, **changes: Unpack[RunningCostChanges]) -> Self:
        """Return this scenario with some fields of the running-cost lever replaced."""
        return replace(self, running_costs=replace(self.running_costs, **changes))

    def with_board(self, **changes: Unpack[BoardChanges]) -> Self:
        """Return this scenario with some fields of the board lever replaced."""
        return replace(self, board=replace(self.board, **changes))

    def with_policies(self, **changes: Unpack[PolicyChanges]) -> Self:
        """Return this scenario with some of the other levers replaced."""
        return replace(self, policies=replace(self.policies, **changes))

    def with_rails(self, **changes: Unpack[RailChanges]) -> Self:
        """Return this scenario with some of the rails replaced."""
        return replace(self, rails=replace(self.rails, **changes))

    def with_assumption(self, key: str, value: float) -> Self:
        """Return this scenario with one assumption set to another value."""
        return replace(self, assumptions=MappingProxyType({**self.assumptions, key: value}))

    def with_note(self, lever: str, text: str) -> Self:
        """Return this scenario with a note on one lever; an empty text removes it."""
        notes = {key: kept for key, kept in self.lever_notes.items() if key != lever}
        if text:
            notes[lever] = text
        return replace(self, lever_notes=MappingProxyType(notes))
