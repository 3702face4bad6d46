"""Operating cost, the cut, the posts, their one-off cost and the payback."""

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.terms import FloatArray, Number


def operating_cost_now(baseline: Baseline, per_head: Number) -> FloatArray:
    """Work out operating cost in the first year, shape (...) [£m, 2025/26].

    The published figure where there is one, else `per_head` [£ a head] for each registered person.
    """
    estimated = baseline.operating_cost_population * per_head / POUNDS_IN_MILLION
    return np.asarray(baseline.operating_cost_published + estimated)


def programme_pay_now(baseline: Baseline, per_head: Number) -> FloatArray:
    """Work out programme pay in the first year, operating cost less the allowance, shape (...) [£m, 2025/26].

    It lies inside the core allocation and is never below 0. `per_head` is the operating cost of those who
    have published none [£ a head].
    """
    estimated = (
        baseline.operating_cost_population * per_head / POUNDS_IN_MILLION - baseline.allowance_estimated
    )
    return np.asarray(baseline.programme_pay_published + np.maximum(estimated, 0.0))


def posts_removed(operating_cost: FloatArray, cut: FloatArray, saving_per_post: FloatArray) -> FloatArray:
    """Count the posts removed by each year, cumulative, shape (..., years) [posts].

    `operating_cost`, shape (..., 1) [£m, 2025/26]; `cut`, how far operating cost is cut by then, shape
    (..., years) [share]; `saving_per_post`, shape (..., 1) [£, 2025/26 prices]. Source: fact C13.
    """
    return cut * operating_cost * POUNDS_IN_MILLION / saving_per_post


def one_off_cost(posts: FloatArray, cost_per_post: FloatArray, deflator: FloatArray) -> FloatArray:
    """Cost the posts that go in each year, shape (..., years) [£m cash].

    `posts` is cumulative, shape (..., years) [posts]; `cost_per_post`, shape (..., 1) [£, 2025/26 prices];
    `deflator` [index]. Source: fact C13.
    """
    leaving = posts.copy(order="K")  # the layout of draws is kept
    leaving[..., 1:] -= posts[..., :-1]
    return leaving * cost_per_post * deflator / POUNDS_IN_MILLION


def reinvested_saving(saving: FloatArray, one_off: FloatArray, share: FloatArray) -> FloatArray:
    """Put a share of the positive net saving back into care, shape (..., years) [£m cash].

    `saving` and `one_off` have shape (..., years) [£m cash]; `share`, shape (..., 1) [share].
    """
    return share * np.maximum(saving - one_off, 0.0)


def payback_years(one_off_per_post: Number, saving_per_post: Number) -> Number:
    """Say how many years of saving pay for the one-off cost [£, £ a year -> years].

    Source: fact C14.
    """
    return one_off_per_post / saving_per_post
