"""Least change: the point nearest to where levers stand at which something is no longer short."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.model.rails import nearest_points
from leftshift.model.terms import FloatArray

Short = Callable[[FloatArray], FloatArray]
"""How far points, shape (points, levers), fall short of a target, shape (points,); 0 or less meets it."""
_STEPS: Final = np.concatenate([[0.0], np.geomspace(1e-6, 1e6, 97)])
"""How far to go downhill at first, in shares; from the least that shows to where all stand at a limit."""
_PARTS: Final = np.linspace(0, 1, 33)
_REFINED: Final = 10
"""Rounds that narrow a step 32-fold each, to the last digit."""
_ROUNDS: Final = 25
"""Times the slope is looked at again; a measure that is linear in the levers needs two."""
_STILL: Final = 1e-9
"""A point that moves less has settled [share]."""
_NUDGE: Final = 1e-4
"""Half the distance over which a slope is measured [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where levers may go: each between its limits, and the first `shares` of them adding up to `total`."""

    origin: FloatArray
    """Where the levers stand, shape (levers,) [share]."""
    lower: FloatArray
    upper: FloatArray
    shares: int
    total: float

    @property
    def is_empty(self) -> bool:
        """Whether no point keeps to all limits."""
        lower, upper = self.lower[: self.shares], self.upper[: self.shares]
        slack = _STILL * max(1, self.shares)
        crossed = bool(np.any(self.lower > self.upper + _STILL))
        return crossed or not lower.sum() - slack <= self.total <= upper.sum() + slack


def nearest(room: Room, points: FloatArray) -> FloatArray:
    """Find the nearest allowed point to each point, shape (points, levers)."""
    found = np.asarray(np.clip(points, room.lower, room.upper))
    own = slice(room.shares)
    if room.shares:
        found[:, own] = nearest_points(points[:, own], room.lower[own], room.upper[own], room.total)
    return found


def least_change(room: Room, short: Short) -> FloatArray:
    """Find the point nearest to the origin at which nothing is short, else the least short, shape (levers,).

    At the answer the way from the origin is straight downhill, but for the limits: z = nearest(origin − μ ·
    slope at z). So μ is the least that meets the target, and the slope is looked at again until z settles.
    The room must not be empty.
    """
    point = nearest(room, room.origin[None, :])[0]
    best, best_rank = point, _rank(room, point, short)
    turned = None
    for _ in range(_ROUNDS):
        slope = _slope(short, point)
        if turned is not None:
            # Half of the way to the new slope: all of it can swing past the answer and back for ever.
            slope = (slope + turned) / 2
        turned = slope
        scale = float(np.max(np.abs(slope), initial=0.0))
        if scale == 0 or not np.isfinite(scale):
            break
        before, point = point, _downhill(room, short, slope / scale)
        rank = _rank(room, point, short)
        if rank < best_rank:
            best, best_rank = point, rank
        if np.max(np.abs(point - before)) < _STILL:
            break
    return np.asarray(best)


def _rank(room: Room, point: FloatArray, short: Short) -> tuple[float, float]:
    """Order points: those that meet the target by their distance, before the others by what they lack."""
    lack = float(short(point[None, :])[0])
    return max(lack, 0.0), float(np.linalg.norm(point - room.origin))


def _downhill(room: Room, short: Short, slope: FloatArray) -> FloatArray:
    """Go down one slope until the target is met, or to where it is missed by least."""
    steps = _STEPS
    points = nearest(room, room.origin - steps[:, None] * slope)
    lack = short(points)
    for _ in range(_REFINED):
        met = lack <= 0
        first = int(met.argmax())
        if not met.any():
            return np.asarray(points[int(np.nanargmin(lack))])
        if first == 0:
            return np.asarray(points[0])
        steps = steps[first - 1] + (steps[first] - steps[first - 1]) * _PARTS
        points = nearest(room, room.origin - steps[:, None] * slope)
        lack = short(points)
    return np.asarray(points[-1])


def _slope(short: Short, point: FloatArray) -> FloatArray:
    """Measure by how much a small rise of each lever adds to what is short, shape (levers,) [its unit]."""
    nudges = _NUDGE * np.eye(len(point))
    higher, lower = np.split(short(np.concatenate([point + nudges, point - nudges])), 2)
    return np.asarray(higher - lower)
