"""Who pays when a share moves: locks, floors, ceilings, the unallocated pool; and splits without any."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from leftshift.model.scenario import POOL, PROPORTION, ShareLever
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Sector

_HAIR = 1e-12
"""Below this a share is spent: what is left is rounding [share]."""


class Limit(StrEnum):
    """Why a move stopped short of what was asked."""

    LOCKED = "locked"
    CEILING = "ceiling"
    FLOOR = "floor"
    PAYERS_LOCKED = "payers_locked"
    PAYERS_AT_LIMIT = "payers_at_limit"
    PAYER_LOCKED = "payer_locked"
    PAYER_AT_LIMIT = "payer_at_limit"
    POOL_EMPTY = "pool_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where the shares stand after a move, and what stopped it, if anything did."""

    lever: ShareLever
    limit: Limit | None = None
    payer: Sector | None = None
    """The one sector that pays, where one does."""


def move_share(
    lever: ShareLever,
    sector: Sector,
    share: float,
    *,
    paid_by: str | None = None,
    baseline: Sequence[float] | None = None,
) -> Move:
    """Set one sector's target share and let the others pay, as far as the limits allow.

    `share` is what is asked [share]; `paid_by` overrides the lever's own rule; `baseline` holds the baseline
    shares, shape (sectors,) [share], to which shares that come back come back exactly. In proportion, every
    other unlocked sector moves by its part of what they hold together; a payer that reaches its floor or
    ceiling stops there and the others carry the rest. A locked sector never moves. If all payers stand at
    zero, a rise cannot be paid and a fall is shared in proportion to their baseline shares, or equally
    without these.

    Raises:
        ValueError: the share is not a finite number, or the sector would pay for itself.
    """
    rule = lever.paid_by if paid_by is None else paid_by
    if not math.isfinite(share):
        raise ValueError("a share must be a finite number")
    if sector in lever.locked:
        return Move(lever=lever, limit=Limit.LOCKED)
    place = INDEX[sector]
    wanted = min(max(share, lever.floors[place]), lever.ceilings[place])
    own_limit = None
    if wanted != share:
        own_limit = Limit.CEILING if share > wanted else Limit.FLOOR
    if wanted == lever.target[place]:
        return Move(lever=lever, limit=own_limit)
    if rule == POOL:
        return _paid_by_pool(lever, place, wanted, own_limit)
    if rule == PROPORTION:
        payers = [i for i in range(len(SECTORS)) if i != place and SECTORS[i] not in lever.locked]
        return _paid(lever, place, wanted, payers, own_limit, baseline=baseline, payer=None)
    payer = Sector(rule)
    if payer is sector:
        raise ValueError("a sector cannot pay for itself: choose another one to pay")
    payers = [] if payer in lever.locked else [INDEX[payer]]
    return _paid(lever, place, wanted, payers, own_limit, baseline=baseline, payer=payer)


def _paid_by_pool(lever: ShareLever, place: int, wanted: float, own_limit: Limit | None) -> Move:
    """Let the unallocated pool pay for a rise or keep what a fall frees."""
    rise = wanted - lever.target[place]
    limit = own_limit
    if rise > lever.unallocated + _HAIR:
        limit = Limit.POOL_EMPTY
        if lever.unallocated <= _HAIR:
            return Move(lever=lever, limit=limit)
        wanted = lever.target[place] + lever.unallocated
    target = list(lever.target)
    target[place] = wanted
    pool = 1.0 - math.fsum(target)
    if pool < _HAIR:
        # Rounding alone is left: the pool is empty, and the sector that moved takes the hair.
        pool = 0.0
        target[place] += 1.0 - math.fsum(target)
    return Move(lever=replace(lever, target=tuple(target), unallocated=pool), limit=limit)


def _paid(
    lever: ShareLever,
    place: int,
    wanted: float,
    payers: Sequence[int],
    own_limit: Limit | None,
    *,
    baseline: Sequence[float] | None,
    payer: Sector | None,
) -> Move:
    """Let the payers carry the change of one share, and say what stopped it."""
    rise = wanted - lever.target[place]
    if not payers:
        return Move(lever=lever, limit=Limit.PAYER_LOCKED if payer else Limit.PAYERS_LOCKED, payer=payer)
    target = list(lever.target)
    for index, value in _split(lever, payers, rise, baseline).items():
        target[index] = value
    target[place] = 0.0
    free = 1.0 - lever.unallocated - math.fsum(target)
    if abs(free - wanted) > _HAIR:
        stopped = Limit.PAYER_AT_LIMIT if payer else Limit.PAYERS_AT_LIMIT
        target[place] = max(free, 0.0)
        unmoved = abs(free - lever.target[place]) <= _HAIR
        after = lever if unmoved else replace(lever, target=tuple(target))
        return Move(lever=after, limit=stopped, payer=payer)
    target[place] = wanted
    # Rounding alone is left; the largest payer takes it, so that the shares add up to 1.
    largest = max(payers, key=lambda i: target[i])
    target[largest] = max(target[largest] + free - wanted, 0.0)
    if baseline is not None and all(abs(a - b) <= _HAIR for a, b in zip(target, baseline, strict=True)):
        target = list(baseline)
    return Move(lever=replace(lever, target=tuple(target)), limit=own_limit, payer=payer)


def _split(
    lever: ShareLever, payers: Sequence[int], rise: float, baseline: Sequence[float] | None
) -> dict[int, float]:
    """Say where each payer stands after a rise (or a fall, negative) is split over all in proportion.

    A payer that would pass its limit stops exactly there and the rest is split again over the others.
    """
    stop = {i: lever.floors[i] if rise > 0 else lever.ceilings[i] for i in payers}
    after = {i: lever.target[i] for i in payers}
    free = [i for i in payers if (after[i] - stop[i]) * rise > 0]
    left = rise
    while free:
        part = _parts(left, free, lever.target, baseline)
        full = [i for i in free if abs(part[i]) >= abs(lever.target[i] - stop[i])]
        if not full:
            after.update({i: lever.target[i] - part[i] for i in free})
            break
        after.update({i: stop[i] for i in full})
        free = [i for i in free if i not in full]
        left = rise - math.fsum(lever.target[i] - after[i] for i in payers)
    return after


def _parts(
    amount: float, free: Sequence[int], held: Sequence[float], baseline: Sequence[float] | None
) -> dict[int, float]:
    """Split an amount by what sectors hold; where that is nothing, by their baselines, else equally."""
    for weights in (held, baseline):
        total = math.fsum(weights[i] for i in free) if weights is not None else 0.0
        if weights is not None and total > 0:
            return {i: amount * weights[i] / total for i in free}
    return {i: amount / len(free) for i in free}


def split_moved(parts: tuple[float, ...], place: int, share: float) -> tuple[float, ...]:
    """Set one part of a split; the others share the rest in proportion, equally if all stand at zero.

    `parts` add up to 1 [share]; `share` is clipped to 0..1.
    """
    share = min(max(share, 0.0), 1.0)
    held = math.fsum(part for i, part in enumerate(parts) if i != place)
    rest = 1.0 - share
    others = len(parts) - 1
    moved = [rest * part / held if held > 0 else rest / others for part in parts]
    moved[place] = share
    return tuple(moved)


def money_moved(before: FloatArray, after: FloatArray) -> FloatArray:
    """Share what is given out over those who get, each giver to every getter in proportion to what it gets.

    Both have shape (places,) and add up to the same [any unit, kept]. Returns shape (places, places): what
    the row gives to the column. No money has a name, so that no other split would be truer.
    """
    change = after - before
    gives, gets = np.maximum(-change, 0.0), np.maximum(change, 0.0)
    total = float(gets.sum())
    return np.outer(gives, gets / total) if total > 0 else np.zeros((change.size, change.size))
