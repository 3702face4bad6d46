"""Rails: what the path of the budget shares must not do, and the nearest shares that do not.

Rails bind the sectors' money as the shares spend it; savings put back into care are not recurrent and stand
outside. So each rail is, for each sector and year, a straight line in that sector's target share alone:
base[t] · w[t] ≥ keep · base[t − 1] · w[t − 1], with w[t] = w0 + k[t] · (w1 − w0). The base is the sectors'
money over the allocation for mental health (which is to grow as the allocation does), that money in cash for
primary care, and in real terms for the largest yearly fall. The lines give each target share a floor and a
ceiling; what is left is to find the nearest shares within them.
"""

from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.outlook import Outlook
from leftshift.model.prices import ramp_path
from leftshift.model.rail_levers import BOUND_BY, FACT_OF, Rail, RailLever
from leftshift.model.results import Results
from leftshift.model.scenario import ShareLever
from leftshift.model.shares import Limit
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Sector

_ROUNDING = 1e-9
"""What part of the allocation a sector may fall short by before a rail counts as breached [share]."""


HAIR = 1e-12
"""What rounding alone may amount to [share]."""


def nearest_points(wanted: FloatArray, low: FloatArray, high: FloatArray, total: float) -> FloatArray:
    """Find by least squares the point nearest to each with `low` ≤ point ≤ `high` that adds up to `total`.

    `wanted` has shape (points, parts), `low` and `high` (parts,) [share]; such a point must exist. The answer
    is clip(wanted − μ, low, high) for the one μ that gives the sum, which falls in straight pieces as μ
    grows. Which parts stand at a limit is known from the piece; the others bear alike what is missing.
    """
    corners = np.sort(np.concatenate((wanted - high, wanted - low), axis=1), axis=1)
    sums = np.clip(wanted[:, None, :] - corners[:, :, None], low, high).sum(axis=2)
    rows = np.arange(len(wanted))
    last = np.clip((sums >= total).sum(axis=1) - 1, 0, corners.shape[1] - 2)
    within = (corners[rows, last] + corners[rows, last + 1]) / 2
    found = np.clip(wanted - within[:, None], low, high)
    free = (found > low) & (found < high)
    left = total - found.sum(axis=1)
    return np.asarray(found + free * (left / np.maximum(free.sum(axis=1), 1))[:, None])


def reachable(low: FloatArray, high: FloatArray, total: float) -> bool:
    """Say whether any point within the bounds adds up to the total, but for rounding."""
    crossed = bool(np.any(low > high + HAIR))
    return not crossed and low.sum() <= total + HAIR and high.sum() >= total - HAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rail that is not kept in one year."""

    rail: Rail
    sector: Sector
    year: int
    short: float
    """What the sector would need on top in that year [£m cash]."""
    fact: str
    """Id of the fact behind the rail; empty for the planner's own limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A rail, lock, floor or ceiling on one sector that stands in the way."""

    sector: Sector
    what: Rail | Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The nearest shares that obey all rails, or why there are none."""

    lever: ShareLever | None
    """The share lever with those shares; None where there are none."""
    moved: float = 0.0
    """How far they are from the shares asked for, root of the summed squares [share]."""
    causes: tuple[Cause, ...] = ()
    """What stands in the way: each alone if it were gone, else all that bind together."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """How low and how high one cause lets one sector's target share go [share]."""

    cause: Cause
    low: float
    high: float


def breaches(results: Results, rails: RailLever) -> tuple[Breach, ...]:
    """List what the rails that are on do not allow, by rail, sector and year, for one scenario.

    `results` have no leading axes. Source: facts F15 and F16.
    """
    found: list[Breach] = []
    for rail in rails.on:
        places, base, keep = _line(rail, rails, results.outlook)
        held = base[:, None] * results.shares
        short = (keep * held[:-1] - held[1:]) * (results.money / base)[1:, None]
        breached = short > _ROUNDING * results.allocation[1:, None]
        found.extend(
            Breach(
                rail=rail,
                sector=SECTORS[place],
                year=results.first_year + int(step) + 1,
                short=float(short[step, place]),
                fact=FACT_OF[rail],
            )
            for place in places
            for step in np.flatnonzero(breached[:, place])
        )
    return tuple(found)


def nearest_shares(lever: ShareLever, outlook: Outlook, rails: RailLever) -> Nearest:
    """Find the shares nearest to those asked for that obey all rails which are on, in every year shown.

    Nearest by least squares, with locks, floors and ceilings kept and the unallocated pool as it is.
    Shares that obey already come back as they are. `outlook` is that of one area, without leading axes.
    """
    if not rails.on:
        return Nearest(lever=lever)
    bounds = [*_own_bounds(lever), *_rail_bounds(lever, outlook, rails)]
    low, high = _joined(bounds)
    wanted, total = np.array(lever.target), 1.0 - lever.unallocated
    if not reachable(low, high, total):
        return Nearest(lever=None, causes=_causes(bounds, total))
    if np.all(wanted >= low - HAIR) and np.all(wanted <= high + HAIR):
        return Nearest(lever=lever)
    shares = nearest_points(wanted[None, :], low, high, total)[0]
    return Nearest(
        lever=replace(lever, target=tuple(shares.tolist())),
        moved=float(np.sqrt(np.square(shares - wanted).sum())),
    )


def within_rails(lever: ShareLever, outlook: Outlook, rails: RailLever) -> ShareLever:
    """Raise the floors and lower the ceilings of a share lever to what the rails that hold allow.

    For a drag that must stop at a rail; only modes of `rails` that hold count. A floor never passes the
    ceiling of its sector.
    """
    low, high = _joined([*_limits(lever), *_rail_bounds(lever, outlook, rails.holding())])
    floors = np.minimum(np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0))
    return replace(lever, floors=tuple(floors.tolist()), ceilings=tuple(np.clip(high, floors, 1.0).tolist()))


def _line(rail: Rail, rails: RailLever, outlook: Outlook) -> tuple[list[int], FloatArray, float]:
    """Return the sectors a rail binds, its base, shape (years,), and the part to keep from year to year."""
    places = [place for place, sector in enumerate(SECTORS) if sector in BOUND_BY[rail]]
    if rail is Rail.MENTAL_HEALTH:
        return places, outlook.money / outlook.allocation, 1.0
    if rail is Rail.PRIMARY_CARE:
        return places, outlook.money, 1.0
    return places, outlook.money / outlook.deflator, 1.0 - rails.real_fall_most


def _rail_bounds(lever: ShareLever, outlook: Outlook, rails: RailLever) -> list[_Bound]:
    years = outlook.allocation.shape[-1]
    ramp = ramp_path(lever.ramp, outlook.first_year, years, start=lever.start, end=lever.end)
    found = []
    for rail in rails.on:
        places, base, keep = _line(rail, rails, outlook)
        # a · (w1 − w0) ≥ −b · w0 in each year, over the base of that year
        kept = keep * base[:-1] / base[1:]
        a, b = ramp[1:] - kept * ramp[:-1], 1.0 - kept
        for place in places:
            low, high = _span(a, b, float(outlook.start_shares[place]))
            found.append(_Bound(Cause(sector=SECTORS[place], what=rail), low, high))
    return found


def _span(a: FloatArray, b: FloatArray, start: float) -> tuple[float, float]:
    """Find the target shares w1 with a · (w1 − start) + b · start ≥ 0 in every year, from low to high.

    Where a is below 0, what it is a share of falls faster than any share rises: none at all obeys alone.
    """
    rising, falling = a > HAIR, a < -HAIR
    if np.any(b[~rising & ~falling] * start < -HAIR):
        return 1.0, 0.0  # no share obeys: the share stands still while what it is a share of falls
    low = np.max(start - b[rising] / a[rising] * start, initial=0.0)
    return float(low), float(not falling.any())


def _own_bounds(lever: ShareLever) -> list[_Bound]:
    locked = [
        _Bound(Cause(sector=sector, what=Limit.LOCKED), lever.share(sector), lever.share(sector))
        for sector in SECTORS
        if sector in lever.locked
    ]
    return [*_limits(lever), *locked]


def _limits(lever: ShareLever) -> list[_Bound]:
    floors = [_Bound(Cause(sector=s, what=Limit.FLOOR), lever.floors[INDEX[s]], 1.0) for s in SECTORS]
    ceilings = [_Bound(Cause(sector=s, what=Limit.CEILING), 0.0, lever.ceilings[INDEX[s]]) for s in SECTORS]
    return [*floors, *ceilings]


def _joined(bounds: list[_Bound]) -> tuple[FloatArray, FloatArray]:
    """Take the highest low and the lowest high of each sector, shape (sectors,) [share]."""
    low, high = np.zeros(len(SECTORS)), np.ones(len(SECTORS))
    for bound in bounds:
        place = INDEX[bound.cause.sector]
        low[place], high[place] = max(low[place], bound.low), min(high[place], bound.high)
    return low, high


def _causes(bounds: list[_Bound], total: float) -> tuple[Cause, ...]:
    """List the causes that stand in the way, each alone if that is enough, else all that bind."""
    binding = [bound for bound in bounds if bound.low > 0 or bound.high < 1]
    alone = [
        bound.cause
        for bound in binding
        if reachable(*_joined([other for other in binding if other is not bound]), total)
    ]
    return tuple(alone or [bound.cause for bound in binding])
