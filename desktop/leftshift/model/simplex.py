"""The point nearest to another one among those with bounds and a fixed sum."""

import numpy as np

from leftshift.model.terms import FloatArray

HAIR = 1e-12
"""What rounding alone may amount to [share]."""


def nearest_point(wanted: FloatArray, low: FloatArray, high: FloatArray, total: float) -> FloatArray:
    """Find the nearest point by least squares with `low` ≤ point ≤ `high` that adds up to `total` [share].

    All arrays have shape (parts,). The answer is clip(wanted − μ, low, high) for the one μ that gives the
    sum: the sum falls in straight pieces as μ grows, so μ is found exactly between two corners.

    Raises:
        ValueError: no such point exists.
    """
    if not reachable(low, high, total):
        raise ValueError("no point within these bounds adds up to the total")
    corners = np.sort(np.concatenate((wanted - low, wanted - high)))
    sums = np.clip(wanted - corners[:, None], low, high).sum(axis=-1)
    after = int(np.searchsorted(-sums, -total))
    if after in {0, corners.size}:
        shift = corners[min(after, corners.size - 1)]
    else:
        left, right = sums[after - 1], sums[after]
        part = (left - total) / (left - right)
        shift = corners[after - 1] + part * (corners[after] - corners[after - 1])
    return np.asarray(np.clip(wanted - shift, low, high))


def reachable(low: FloatArray, high: FloatArray, total: float) -> bool:
    """Say whether any point within the bounds adds up to the total, but for rounding."""
    crossed = bool(np.any(low > high + HAIR))
    return not crossed and low.sum() <= total + HAIR and high.sum() >= total - HAIR
