"""Need and pressure: what today's service will cost, what is avoided in hospital, what is unfunded."""

import numpy as np

from leftshift.model.assumptions import Assumptions
from leftshift.model.prices import column
from leftshift.model.terms import INDEX, NEAR_HOME, FloatArray, Number, Sector

ACUTE = INDEX[Sector.ACUTE]


def compounded(factor: FloatArray, years: int) -> FloatArray:
    """Multiply a yearly factor up, 1 in the first year [factor a year -> index].

    `factor` has shape (..., sectors), the result (..., years, sectors).
    """
    # The years come first in memory and the runs last, so that a thousand draws multiply side by side.
    path = np.ones((years, factor.shape[-1], *factor.shape[:-1]))
    path[1:] = np.moveaxis(factor, -1, 0)
    np.multiply.accumulate(path, axis=0, out=path)
    return np.moveaxis(path, (0, 1), (-2, -1))


def need_index(assumptions: Assumptions, deflator: FloatArray) -> FloatArray:
    """Build the cost index of today's service, 1 in the first year, shape (..., years, sectors) [index].

    N[t] = Π (1 + need)(1 + growth of the deflator)(1 + price)(1 − efficiency). `deflator` has shape
    (..., years) [index].
    """
    factor = (1 + assumptions.need) * (1 + assumptions.price) * (1 - assumptions.efficiency)
    return compounded(factor, deflator.shape[-1]) * deflator[..., None]


def need_cost(now: FloatArray, index: FloatArray) -> FloatArray:
    """Cost the service of today in later years, C = S[0] · N, shape (..., years, sectors) [£m cash].

    `now` is spend in the first year, shape (..., sectors) [£m]; `index` as `need_index` gives it.
    """
    return index * now[..., None, :]


def near_home(spend: FloatArray) -> FloatArray:
    """Add up community and primary care, shape (..., years, sectors) -> (..., years) [£m]."""
    first, *others = NEAR_HOME
    total = spend[..., INDEX[first]]
    for sector in others:
        total = total + spend[..., INDEX[sector]]
    return np.asarray(total)


def extra_near_home(near: FloatArray, do_nothing: FloatArray, deflator: FloatArray) -> FloatArray:
    """Take X, the real extra spend on community and primary care, shape (..., years) [£m, 2025/26 prices].

    X = (spend − spend of the do-nothing path) / deflator. The do-nothing path is the allocation at its
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


def avoided_cost(
    extra: FloatArray, weights: FloatArray, effect: Number, deflator: FloatArray, hospital_cost: FloatArray
) -> FloatArray:
    """Take what extra spend near home avoids from hospital cost, shape (..., years) [£m cash].

    effect · X[t − lag], put into the cash of its own year by the deflator. `extra` is X as
    `extra_near_home` gives it [£m, 2025/26 prices], `weights` are those of `lag_weights`, `effect` is κ · β
    [£ per £1], the others have shape (..., years). Never more than `hospital_cost` [£m cash], so that no
    cost is below 0; never below 0, as no source says what taking money from care near home would add.
    Source: facts D03 and DU23 for β and κ.
    """
    lagged = np.einsum("...tu,...u->...t", weights, extra)
    found = lagged * column(effect) * deflator
    return np.asarray(np.minimum(np.maximum(found, 0.0), hospital_cost))


def gap(cost: FloatArray, charges: FloatArray, avoided: FloatArray, spend: FloatArray) -> FloatArray:
    """Take spend from what must be met, shape (..., years, sectors) [£m cash]; above 0 is unfunded.

    Cost of today's service + what other levers charge the sector − avoided cost (hospital) − spend.
    `avoided` has shape (..., years), all others (..., years, sectors) [£m cash].
    """
    left = cost - spend + charges
    shape = np.broadcast_shapes(left.shape[:-1], avoided.shape)
    if left.shape[:-1] != shape:
        left = np.broadcast_to(left, (*shape, left.shape[-1])).copy()
    left[..., ACUTE] -= avoided
    return left
