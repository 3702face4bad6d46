"""Need and pressure: what today's service will cost, what is avoided in hospital, what is left to find."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from leftshift.model.assumptions import Assumptions
from leftshift.model.prices import POUNDS_IN_MILLION, column
from leftshift.model.terms import INDEX, NEAR_HOME, SECTORS, FloatArray, Number, Sector

ACUTE = INDEX[Sector.ACUTE]
ON_ACUTE = np.eye(len(SECTORS))[ACUTE]
"""1 for acute and 0 for every other sector, in SECTORS order."""


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What today's service costs, the opening deficit with it, shape (..., years, sectors) [£m cash]."""

    gross: FloatArray
    """With no efficiency."""
    net: FloatArray
    """After the efficiency that is delivered."""

    @cached_property
    def gross_total(self) -> FloatArray:
        """All sectors together with no efficiency, shape (..., years) [£m cash]."""
        return np.asarray(self.gross.sum(axis=-1))


def compounded(factor: FloatArray, years: int) -> FloatArray:
    """Multiply a yearly factor up, 1 in the first year [factor a year -> index].

    `factor` has shape (..., sectors), the result (..., years, sectors).
    """
    # The years come first in memory and the runs last, so that a thousand draws multiply side by side.
    path = np.ones((years, factor.shape[-1], *factor.shape[:-1]))
    path[1:] = factor if factor.ndim == 1 else np.moveaxis(factor, -1, 0)
    np.multiply.accumulate(path, axis=0, out=path)
    return path if factor.ndim == 1 else np.moveaxis(path, (0, 1), (-2, -1))


def gross_index(assumptions: Assumptions, deflator: FloatArray) -> FloatArray:
    """Build the cost index of today's service with no efficiency, 1 at first, shape (..., years, sectors).

    [(1 + need)(1 + price)]^t · I[t]; `deflator` is I, shape (..., years) [index].
    """
    factor = (1 + assumptions.need) * (1 + assumptions.price)
    return compounded(factor, deflator.shape[-1]) * deflator[..., None]


def efficiency_index(assumptions: Assumptions, years: int) -> FloatArray:
    """Build what the efficiency that is delivered leaves of cost, (1 − delivered)^t [index].

    The result has shape (..., years, sectors), 1 in the first year.
    """
    return compounded(1 - assumptions.efficiency, years)


def costs(now: FloatArray, deficit: FloatArray, index: FloatArray, left: FloatArray) -> Costs:
    """Cost the service of today in later years.

    gross = (S[0] + D0 · z) · index, with the opening deficit D0 all on acute, an assumption; net = gross ·
    left. `now` is spend in the first year, shape (..., sectors), `deficit` is D0, shape (...) [£m]; `index`
    as `gross_index` and `left` as `efficiency_index` give it.
    """
    gross = index * (now + deficit[..., None] * ON_ACUTE)[..., None, :]
    return Costs(gross=gross, net=gross * left)


def without_deficit(found: Costs, gone: FloatArray, left: FloatArray) -> Costs:
    """Take what has gone of the opening deficit out of hospital cost.

    `gone` has shape (..., years) [£m cash, gross]; `left` as `efficiency_index` gives it.
    """
    shape = np.broadcast_shapes(found.gross.shape, (*gone.shape, found.gross.shape[-1]))
    gross, net = (np.broadcast_to(cost, shape).copy() for cost in (found.gross, found.net))
    gross[..., ACUTE] -= gone
    net[..., ACUTE] -= gone * left[..., ACUTE]
    return Costs(gross=gross, net=net)


def near_home(spend: FloatArray) -> FloatArray:
    """Add up community and primary care, shape (..., years, sectors) -> (..., years) [£m]."""
    first, *others = NEAR_HOME
    total = spend[..., INDEX[first]]
    for sector in others:
        total = total + spend[..., INDEX[sector]]
    return np.asarray(total)


def extra_near_home(near: FloatArray, do_nothing: FloatArray, deflator: FloatArray) -> FloatArray:
    """Take X, the real extra spend on community and primary care, shape (..., years) [£m, 2025/26 prices].

    X = (spend − spend of the do-nothing path) / deflator. The do-nothing path is the sectors' money at its
    baseline shares. `near` and `do_nothing` have shape (..., years) [£m cash]. Below zero where care near
    home loses money.
    """
    return (near - do_nothing) / deflator


def lag_weights(lag: Number, years: int) -> FloatArray:
    """Weigh the years u that year t looks back to, shape (..., years, years) [share].

    The weight is max(0, 1 − |t − lag − u|): a whole lag picks one year, a part of a year interpolates
    linearly between two; before the first year there is nothing. `lag` has shape (...) [years].
    """
    year, lead = np.arange(years), np.ndim(lag)
    # Runs last in memory, as in `compounded`.
    apart = np.subtract.outer(year, year).astype(np.float64)
    weights = apart.reshape(years, years, *(1,) * lead) - np.asarray(lag)
    np.abs(weights, out=weights)
    np.subtract(1, weights, out=weights)
    np.maximum(weights, 0.0, out=weights)
    return np.moveaxis(weights, (0, 1), (-2, -1))


def lagged(extra: FloatArray, weights: FloatArray) -> FloatArray:
    """Take X[t − lag], shape (..., years) [£m, 2025/26 prices]; `weights` are those of `lag_weights`."""
    return np.asarray(np.einsum("...tu,...u->...t", weights, extra))


def freed_cost(late: FloatArray, effect: Number, deflator: FloatArray) -> FloatArray:
    """Take the hospital cost that care near home makes needless, shape (..., years) [£m cash].

    β · X[t − lag], put into the cash of its own year by the deflator. `late` is X[t − lag] as `lagged` gives
    it, `effect` is β [£ per £1]. Never below 0, as no source says what taking money from care near home
    would add. Source: fact D03.
    """
    found = late * column(effect)
    found *= deflator
    return np.asarray(np.maximum(found, 0.0, out=found))


def avoided_cost(freed: FloatArray, cashable: Number, hospital_cost: FloatArray) -> FloatArray:
    """Take the part of the freed cost that turns to cash, κ · freed, shape (..., years) [£m cash].

    `freed` as `freed_cost` gives it, `cashable` is κ [share]. Never more than `hospital_cost` [£m cash], so
    that no cost is below 0. Source: facts DU20, DU21, DU23.
    """
    return np.asarray(np.minimum(freed * column(cashable), hospital_cost))


def stranded_cost(freed: FloatArray, cashable: Number) -> FloatArray:
    """Take the part of the freed cost that is still paid for, (1 − κ) · freed, (..., years) [£m cash]."""
    return np.asarray(freed * (1 - column(cashable)))


def pressure(cost: FloatArray, charges: FloatArray, avoided: FloatArray, spend: FloatArray) -> FloatArray:
    """Take spend from what must be met, shape (..., years, sectors) [£m cash].

    Cost of today's service + what other levers charge the sector − avoided cost (hospital) − spend: above 0
    unfunded, below 0 new care. `avoided` has shape (..., years), all others (..., years, sectors) [£m cash].
    """
    left = cost - spend
    if charges.any():
        left = left + charges
    shape = np.broadcast_shapes(left.shape[:-1], avoided.shape)
    if left.shape[:-1] != shape:
        left = np.broadcast_to(left, (*shape, len(SECTORS))).copy()
    left[..., ACUTE] -= avoided
    return left


def above_zero(found: FloatArray, sectors: tuple[int, ...]) -> FloatArray:
    """Add up what some sectors have above 0, (..., years, sectors) -> (..., years) [£m cash].

    A sector below 0 never pays for another.
    """
    if found.ndim == 2:  # noqa: PLR2004 - years and sectors: one area, where the fewest calls are quickest
        return np.asarray(np.maximum(found[..., list(sectors)], 0.0).sum(axis=-1))
    first, *others = sectors
    total = np.maximum(found[..., first], 0.0)
    part = np.empty_like(total)
    for sector in others:
        total += np.maximum(found[..., sector], 0.0, out=part)
    return np.asarray(total)


def required_efficiency(met: FloatArray, gross: FloatArray) -> FloatArray:
    """Find the efficiency that breaks even, the same everywhere and every year, shape (..., years).

    1 − (met / gross)^(1/t), not a number in the first year [share a year]. `met` is all spend less charges
    and plus what is avoided, `gross` the cost with no efficiency, both of shape (..., years) [£m cash].
    """
    ratio = np.maximum(met[..., 1:], 0.0) / gross[..., 1:]
    # laid out in memory as what it is made from
    found = np.full_like(ratio, np.nan, shape=(*ratio.shape[:-1], gross.shape[-1]))
    found[..., 1:] = 1 - ratio ** (1 / np.arange(1, gross.shape[-1]))
    return found


def staff(money: FloatArray, pay_share: Number, cost: Number) -> FloatArray:
    """Say how many people money pays for, shape (..., years) [£m, share, £ a year -> whole-time equivalents].

    An average, not what one more costs. Source: facts P42, P43, P45.
    """
    return np.asarray(money * POUNDS_IN_MILLION * column(pay_share) / column(cost))
