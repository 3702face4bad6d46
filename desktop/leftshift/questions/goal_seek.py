"""Goal seek: the least change in the levers the planner allows that meets a target."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from leftshift.evidence.levers import limit
from leftshift.model.outlook import Outlook
from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Sector
from leftshift.questions.bounds import NO_LOWER, NO_UPPER, Bound, bounds_of, plausible, rail_bounds
from leftshift.questions.least_change import Room, least_change
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.study import Study
from leftshift.questions.targets import Target, value_now

SAYS: Final = (
    "Of all changes that meet the target, the smallest is shown: it is spread over the levers that may "
    "change, so that none goes far (least sum of squared changes, in points)."
)
_HAIR: Final = 1e-12
"""Below this a share has not moved [share]."""
_AT_LIMIT: Final = 1e-9
"""Nearer to a limit than this, a share stands at it [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Which levers goal seek may move."""

    sectors: frozenset[Sector] = frozenset(SECTORS)
    cut: bool = False
    """Whether the cut to operating cost may move."""
    far: bool = False
    """Whether a sector may move by more of its money than is plausible, see `plausible`."""


_BY_THE_CUT: Final = frozenset({"running_cost_per_head", "saving", "one_off", "posts_removed", "surplus"})
"""Measures that the cut to operating cost moves, and the shares do not."""


def fitting(item: Measure) -> Allowed:
    """Return the levers that move a measure: the cut for running costs, the shares for all else."""
    return Allowed(sectors=frozenset(), cut=True) if item.key in _BY_THE_CUT else Allowed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one lock, floor, ceiling or rail costs."""

    name: str
    saved: float
    """How much smaller the change would be without it; 0 where the target is out of reach with it [share]."""
    closer: float
    """How much closer the measure would come without it; 0 where it is met with it [unit of the measure]."""
    meets: bool
    """Whether the target is met without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The scenario that meets a target with the least change, or comes as close as it can."""

    target: Target
    scenario: Scenario
    """What to apply; the scenario as it was where nothing needs to move, or nothing can."""
    before: float
    reached: float
    """The measure under that scenario [unit of the measure]."""
    met: bool
    change: float
    """Root of the sum of squared changes of the levers [share]."""
    costs: tuple[Cost, ...] = ()
    """What stands in the way, the dearest first; what costs nothing is left out."""
    money: tuple[float, ...] = (0.0,) * (len(SECTORS) + 1)
    """What each sector gains in the target's year, and last what the cut saves more [£m cash]."""
    no_room: bool = False
    """Whether the locks, floors, ceilings and rails cannot all be kept."""

    @property
    def miss(self) -> float:
        """How far from the target the answer is; 0 where it is met [unit of the measure]."""
        return max(0.0, float(self.target.short(self.reached)))


def goal_seek(
    study: Study, target: Target, allowed: Allowed | None = None, rails: Sequence[Bound] | None = None
) -> Goal:
    """Find the least change in the allowed levers that meets a target, and what stands in its way.

    Locks, floors, ceilings and rails (those that hold, unless others are given) are kept, and the pool
    stays as it is; no sector moves further than is plausible, unless it may. Where the target cannot be met,
    the answer is the closest there is. Exact for measures that are linear in the shares, such as every
    share and every sum of money; for others it is the nearest answer straight downhill.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    before = value_now(study, target.measure, target.year)
    if target.met(before):
        return Goal(
            target=target, scenario=study.scenario, before=before, reached=before, met=True, change=0.0
        )
    may = fitting(target.measure) if allowed is None else allowed
    bounds = (
        *bounds_of(study.scenario),
        *(rail_bounds(study) if rails is None else rails),
        *(() if may.far else (plausible(study.scenario, limit("goal_move_most").default),)),
    )
    search = _Search(study, target, may, before)
    goal = search.goal(bounds)
    costs = [
        search.cost(bound.name, goal, [other for other in bounds if other is not bound])
        for bound in bounds
        if _binds(bound, goal, may)
    ]
    dear = [cost for cost in costs if cost.saved > _AT_LIMIT or cost.closer > 0]
    dear.sort(key=lambda cost: (not cost.meets, -cost.saved, -cost.closer))
    return replace(goal, costs=tuple(dear), money=_money_moved(study, goal))


def _money_moved(study: Study, goal: Goal) -> tuple[float, ...]:
    """Return what each sector gains in the target's year, and last what the cut saves more [£m cash]."""
    place, outlook = study.place(goal.target.year), study.outlook()
    before, after = (
        project(outlook, replace(study, scenario=one).levers()) for one in (study.scenario, goal.scenario)
    )
    gains = (after.spend[place] - before.spend[place]).tolist()
    return (*gains, float(after.saving[place] - before.saving[place]))


def _binds(bound: Bound, goal: Goal, may: Allowed) -> bool:
    """Say whether an allowed sector stands at a limit that a bound sets; without room all bounds may."""
    return any(
        goal.no_room
        or goal.scenario.shares.share(sector) - _AT_LIMIT <= bound.lower[INDEX[sector]]
        or goal.scenario.shares.share(sector) + _AT_LIMIT >= bound.upper[INDEX[sector]]
        for sector in may.sectors
    )


class _Search:
    """Solves for one target, with all bounds or with one left out."""

    def __init__(self, study: Study, target: Target, may: Allowed, before: float) -> None:
        self._study, self._target, self._may, self._before = study, target, may, before
        self._places = [place for place, sector in enumerate(SECTORS) if sector in may.sectors]
        self._outlook: Outlook = study.outlook()
        self._levers, self._start = study.levers(), study.start_shares
        self._seats = seats_by_voice(study.scenario.board.seats)

    def goal(self, bounds: Sequence[Bound]) -> Goal:
        """Find the least change that keeps to the bounds."""
        room = self._room(bounds)
        if room.is_empty:
            return self._answer(self._study.scenario, no_room=True)
        point = least_change(room, self._read)
        return self._answer(self._applied(point), no_room=False)

    def cost(self, name: str, goal: Goal, others: Sequence[Bound]) -> Cost:
        """Say what would be gained without one bound."""
        free = self.goal(others)
        return Cost(
            name=name,
            saved=max(0.0, goal.change - free.change) if goal.met and free.met else 0.0,
            closer=max(0.0, goal.miss - free.miss),
            meets=free.met,
        )

    def _room(self, bounds: Sequence[Bound]) -> Room:
        shares, costs = self._study.scenario.shares, self._study.scenario.running_costs
        lower = np.max([NO_LOWER, *(bound.lower for bound in bounds)], axis=0)[self._places]
        upper = np.min([NO_UPPER, *(bound.upper for bound in bounds)], axis=0)[self._places]
        own = np.array(shares.target)[self._places]
        cut = limit("running_cost_cut")
        extra = [(costs.cut, min(cut.low, costs.cut), max(cut.high, costs.cut))] if self._may.cut else []
        return Room(
            origin=np.append(own, [value for value, _, _ in extra]),
            lower=np.append(lower, [low for _, low, _ in extra]),
            upper=np.append(upper, [high for _, _, high in extra]),
            shares=len(self._places),
            total=math.fsum(own),
        )

    def _read(self, points: FloatArray) -> FloatArray:
        """Say how far short of the target points are, shape (points,) [unit of the measure]."""
        targets = np.tile(np.array(self._study.scenario.shares.target), (len(points), 1))
        targets[:, self._places] = points[:, : len(self._places)]
        levers = replace(self._levers, move=targets - self._start)
        if self._may.cut:
            levers = replace(levers, cut=points[:, -1])
        results = project(self._outlook, levers)
        place = self._study.place(self._target.year)
        values = np.broadcast_to(self._target.measure.of(results, place, self._seats), len(points))
        return self._target.short(values)

    def _applied(self, point: FloatArray) -> Scenario:
        """Set the scenario's levers to a point; where no share moves by a hair, all stay as they were.

        All or none: leaving single shares out would leave a sum that is not 1.
        """
        scenario = self._study.scenario
        target = np.array(scenario.shares.target)
        moved = point[: len(self._places)] - target[self._places]
        if self._may.cut:
            scenario = scenario.with_running_costs(cut=float(point[-1]))
        if not np.any(np.abs(moved) > _HAIR):
            return scenario
        target[self._places] = point[: len(self._places)]
        return scenario.with_shares(target=tuple(target.tolist()))

    def _answer(self, scenario: Scenario, *, no_room: bool) -> Goal:
        old, shares = self._study.scenario, scenario.shares
        reached = value_now(replace(self._study, scenario=scenario), self._target.measure, self._target.year)
        steps = [new - was for new, was in zip(shares.target, old.shares.target, strict=True)]
        return Goal(
            target=self._target,
            scenario=scenario,
            before=self._before,
            reached=reached,
            met=bool(self._target.met(reached)),
            change=math.hypot(*steps, scenario.running_costs.cut - old.running_costs.cut),
            no_room=no_room,
        )
