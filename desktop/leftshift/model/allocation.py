"""Growth of the allocation, and its convergence towards target."""

import numpy as np

from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.prices import column
from leftshift.model.terms import FloatArray


def growth_index(assumptions: Assumptions, deflator: FloatArray) -> FloatArray:
    """Build the growth index of allocations, 1 in the first year, shape (..., years) [index].

    Growth is published for the first two years; later (1 + real growth)(1 + deflator growth) − 1.
    `deflator` has shape (..., years) [index]. Source: facts DG01 and DG02.
    """
    later = (1 + column(assumptions.real_growth)) * (deflator[..., 1:] / deflator[..., :-1])
    first, second = 1 + column(assumptions.growth_2026), 1 + column(assumptions.growth_2027)
    lead = np.broadcast_shapes(later.shape[:-1], first.shape[:-1], second.shape[:-1])
    growth = np.ones((*lead, deflator.shape[-1]))
    growth[..., 1:] = later
    growth[..., 1:2] = first
    growth[..., 2:3] = second
    return np.asarray(np.cumprod(growth, axis=-1), dtype=np.float64)


def distance_left(assumptions: Assumptions, years: int) -> FloatArray:
    """Show what part of the distance from target is left, 1 to 0, shape (..., years) [share].

    The distance closes in a straight line over `convergence_years`, or stays where the switch is off.
    Source: fact DG05.
    """
    closed = np.minimum(1.0, np.arange(years) / column(assumptions.convergence_years))
    return np.asarray(1 - column(assumptions.convergence) * closed)


def allocation_path(baseline: Baseline, growth: FloatArray, left: FloatArray) -> FloatArray:
    """Work out the programme allocation, shape (..., years) [£m cash].

    The core allocation is (target + distance still left) × growth, which is
    core[0] · G[t] · (1 + d[t]) / (1 + d[0]); the other allocations grow with `growth` alone. Written as
    sums of money it is linear, so a merged area gets exactly what its parts get.
    `growth` [index] and `left` [share] have shape (..., years).
    """
    distance = (baseline.core - baseline.core_target)[..., None]
    steady = (baseline.core_target + baseline.other)[..., None]
    return growth * (steady + distance * left)
