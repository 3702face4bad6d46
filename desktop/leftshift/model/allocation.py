"""Growth of the allocation, and its convergence towards target."""

import numpy as np

from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.prices import column
from leftshift.model.terms import FloatArray, Number


def growth_index(assumptions: Assumptions, deflator: FloatArray) -> FloatArray:
    """Build the growth index of allocations, 1 in the first year, shape (..., years) [index].

    Growth is published for the first two years; later (1 + real growth)(1 + deflator growth) − 1, with a
    real growth of its own for the third year, the last of the settlement. `deflator` has shape (..., years)
    [index]. Source: facts DG01, DG02, P17.
    """
    inflation = deflator[..., 1:] / deflator[..., :-1]
    later = (1 + column(assumptions.real_growth)) * inflation
    first, second = 1 + column(assumptions.growth_2026), 1 + column(assumptions.growth_2027)
    third = (1 + column(assumptions.real_growth_2028)) * inflation[..., 2:3]
    lead = np.broadcast(first, second, column(assumptions.real_growth_2028), later[..., :1]).shape[:-1]
    growth = np.ones((*lead, deflator.shape[-1]))
    growth[..., 1:] = later
    growth[..., 1:2] = first
    growth[..., 2:3] = second
    growth[..., 3:4] = third
    return np.asarray(np.cumprod(growth, axis=-1), dtype=np.float64)


def distance_left(in_years: Number, years: int) -> FloatArray:
    """Show what is left of a distance that closes in a straight line, 1 to 0, shape (..., years) [share].

    max(0, 1 − t / `in_years`). Source: fact DG05.
    """
    return np.asarray(1 - np.minimum(1.0, np.arange(years) / column(in_years)))


def allocation_path(baseline: Baseline, growth: FloatArray, left: FloatArray) -> FloatArray:
    """Work out the programme allocation, shape (..., years) [£m cash].

    The core allocation is (T′ + (core − T′) · left) × growth, with T′ the target scaled so that England's
    targets add up to England's core: England grows by exactly the published rate, and what one area loses
    another gains. The other allocations grow with `growth` alone. Linear in money, so that a merged area gets
    exactly what its parts get.
    `growth` [index] and `left` [share] have shape (..., years).
    """
    distance = (baseline.core - baseline.convergence_target)[..., None]
    steady = (baseline.convergence_target + baseline.other)[..., None]
    return growth * (steady + distance * left)
