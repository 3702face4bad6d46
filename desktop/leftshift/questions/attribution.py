"""What each lever did: the change from the baseline shared out over the levers, exactly (Shapley)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from leftshift.model.projection import Levers, project
from leftshift.model.terms import FloatArray, Number
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.stacking import STEP, changed, leaves, on_axis
from leftshift.questions.study import Study, used_keys

MOST_GROUPS: Final = 12
"""Groups of levers at most: 4,096 runs."""
_NAMES: Final = {
    "move": "Budget shares",
    "unallocated": "Budget shares",
    "share_ramp": "Timing of shares",
    "cut": "Running-cost cut",
    "cut_ramp": "Timing of the cut",
    "protected": "Locks and spending rules",
    "reinvested": "Reinvestment",
    "reinvested_to": "Reinvestment",
    "policies.ramp": "Timing of the other levers",
    "policies.advice_requests": "Advice and guidance",
    "policies.board_leads": "Paid time on boards",
    "policies.parity_staff": "Pay parity",
    "policies.parity_all_staff": "Pay parity",
    "policies.parity_uplift": "Pay parity",
    "policies.outpatients_moved": "Outpatients and diagnostics",
    "policies.paid_to_trust": "Outpatients and diagnostics",
    "policies.capital_before": "Charge on capital",
    "policies.team_effect": "Team size and delivery",
    "team_part": "Team size and delivery",
    "policies.deprived_share": "New money for the most deprived fifth",
    "policies.deprived_as_people": "New money for the most deprived fifth",
}
"""The group of each lever; one that is not here makes a group of its own, named by its field."""
_TIMES: Final = {
    "share_ramp": ("move", "unallocated"),
    "cut_ramp": ("cut",),
    "policies.ramp": ("policies.",),
}
"""What each ramp times, by how its names begin: a ramp alone does nothing."""
_PROTECTED: Final = "protected"
_BOARD: Final = "Board"
_ASSUMPTIONS: Final = "Assumptions changed"
_OTHERS: Final = "Other levers"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverGroup:
    """Levers that move together from where the baseline has them to where the scenario has them."""

    label: str
    levers: frozenset[str] = frozenset()
    """Fields of Levers; a field of a record within them is written record.field."""
    assumptions: frozenset[str] = frozenset()
    board: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one group of levers did to the measure [unit of the measure]."""

    label: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The change of a measure from the baseline, and what each group of levers did; they add up to it."""

    measure: Measure
    year: int
    before: float
    after: float
    contributions: tuple[Contribution, ...]

    @property
    def change(self) -> float:
        """The change from the baseline [unit of the measure]."""
        return self.after - self.before


def attribution(
    study: Study, measure: Measure, year: int, groups: Sequence[LeverGroup] | None = None
) -> Attribution:
    """Share the change from the baseline out over groups of levers by their Shapley values.

    A group's value is its effect averaged over every order in which the groups could have been moved, so
    nothing is left over for interaction. `groups`, by default those that differ, share no lever.

    Raises:
        ValueError: the year is not among those the scenario shows, or there are too many groups.
    """
    place = study.place(year)
    groups = groups_of(study) if groups is None else groups
    if len(groups) > MOST_GROUPS:
        raise ValueError(f"{len(groups)} groups of levers are too many; join some to {MOST_GROUPS} at most.")
    worth = _worth(study, measure, place, groups)
    return Attribution(
        measure=measure,
        year=year,
        before=float(worth.flat[0]),
        after=float(worth.flat[-1]),
        contributions=tuple(
            Contribution(label=group.label, value=value)
            for group, value in zip(groups, shapley(worth), strict=True)
        ),
    )


def shapley(worth: FloatArray) -> tuple[float, ...]:
    """Return the Shapley value of every player of a game of shape (2,) · players.

    `worth[s]` is what the coalition s reaches, 1 on the axes of those who joined. The value of a player is
    Σ |S|! (n − |S| − 1)! / n! · (worth(S with it) − worth(S)) over the coalitions S of the others.
    """
    if worth.ndim == 0:
        return ()
    weights = _weights(worth.ndim)
    return tuple(
        math.fsum((weights * np.diff(worth, axis=player).squeeze(player)).flat)
        for player in range(worth.ndim)
    )


@cache
def _weights(players: int) -> FloatArray:
    """Weigh each coalition of the other players, shape (2,) · (players − 1)."""
    sizes = np.indices((2,) * (players - 1)).sum(axis=0)
    orders = [math.factorial(size) * math.factorial(players - size - 1) for size in range(players)]
    by_size: FloatArray = np.array(orders, dtype=np.float64) / math.factorial(players)
    weights = np.asarray(by_size[sizes])
    weights.setflags(write=False)
    return weights


def groups_of(study: Study) -> tuple[LeverGroup, ...]:
    """List the groups of levers that differ from the baseline, at most twelve.

    Where there are more, the last of the other levers are joined into one.
    """
    moved: dict[str, set[str]] = {}
    for name in _moved(study):
        moved.setdefault(_group_name(name), set()).add(name)
    groups = [LeverGroup(label=label, levers=frozenset(names)) for label, names in moved.items()]
    assumed = _changed_assumptions(study)
    if assumed:
        groups.append(LeverGroup(label=_ASSUMPTIONS, assumptions=assumed))
    if study.scenario.board.seats != study.start.board.seats:
        groups.append(LeverGroup(label=_BOARD, board=True))
    return tuple(groups) if len(groups) <= MOST_GROUPS else _joined(groups)


def _moved(study: Study) -> list[str]:
    """List the levers that differ from the baseline; of ramps only those that time something."""
    own, start = (dict(leaves(of)) for of in (study.levers(), study.start_levers()))
    names = [name for name, value in own.items() if not np.array_equal(value, start[name])]
    if not study.values()["overspend"]:
        # What is protected tells only where hospital overspends.
        names = [name for name in names if name != _PROTECTED]
    acting = [name for name in names if name not in _TIMES]
    return [
        name
        for name in names
        if name not in _TIMES or any(other.startswith(_TIMES[name]) for other in acting)
    ]


def _joined(groups: Sequence[LeverGroup]) -> tuple[LeverGroup, ...]:
    rest = [group for group in groups if any(STEP in name for name in group.levers)]
    kept = [group for group in groups if group not in rest]
    room = MOST_GROUPS - len(kept) - 1
    others = frozenset(name for group in rest[room:] for name in group.levers)
    return (*kept, *rest[:room], LeverGroup(label=_OTHERS, levers=others))


def _changed_assumptions(study: Study) -> frozenset[str]:
    central = study.start.assumptions
    return frozenset(
        key for key, value in study.values().items() if key in used_keys() and value != central[key]
    )


def _worth(study: Study, measure: Measure, place: int, groups: Sequence[LeverGroup]) -> FloatArray:
    """Project every mix of groups, moved or not, in one batch: each group has an axis of length 2."""
    count = len(groups)
    axis_of = {name: axis for axis, group in enumerate(groups) for name in group.levers}
    outlook = study.outlook(_assumed(study, groups))
    own, start = study.levers(), study.start_levers()
    results = project(outlook, _stacked(start, own, axis_of, count))
    seats = seats_by_voice(study.start.board.seats)
    for axis, group in enumerate(groups):
        if group.board:
            seats = on_axis(seats, seats_by_voice(study.scenario.board.seats), axis, count)
    return np.broadcast_to(measure.of(results, place, seats), (2,) * count)


def _assumed(study: Study, groups: Sequence[LeverGroup]) -> Mapping[str, Number]:
    own, start = study.values(), study.start.assumptions
    axis_of = {key: axis for axis, group in enumerate(groups) for key in group.assumptions}
    if not axis_of:
        return start
    shape = np.broadcast_shapes(*((1,) * a + (2,) + (1,) * (len(groups) - a - 1) for a in axis_of.values()))
    # Every value gets the same axes, so that the model may stack them.
    return {
        key: np.broadcast_to(
            on_axis(start[key], own[key], axis_of[key], len(groups)) if key in axis_of else start[key], shape
        )
        for key in own
    }


def _stacked(start: Levers, own: Levers, axis_of: Mapping[str, int], count: int) -> Levers:
    """Put each lever's two values, before and after, on the axis of its group; the others stay as before."""
    after = dict(leaves(own))
    return changed(
        start,
        lambda name, before: (
            on_axis(before, after[name], axis_of[name], count) if name in axis_of else before
        ),
    )


def _group_name(lever: str) -> str:
    """Name the group of a lever; one with no other words by its field, such as “Opening deficit”."""
    return _NAMES.get(lever) or lever.rpartition(STEP)[2].replace("_", " ").capitalize()
