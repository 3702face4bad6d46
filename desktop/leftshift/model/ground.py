"""What money means on the ground: beds, and spending near home on the most deprived fifth and the rest."""

import numpy as np

from leftshift.model.prices import POUNDS_IN_MILLION, column
from leftshift.model.terms import FloatArray, Number


def beds(now: FloatArray, acute: FloatArray) -> FloatArray:
    """Say how many beds hospital money pays for, shape (..., years) [beds].

    Beds today · acute money of the year / that of the first year, both in 2025/26 prices, shape (..., years)
    [£m]. `now` has shape (...) [beds]. An average, not what one bed more costs.
    """
    return np.asarray(column(now) * acute / acute[..., :1])


def beds_needed(now: FloatArray, growth: Number, years: int) -> FloatArray:
    """Let the beds needed grow, shape (..., years) [beds]: beds today · (1 + growth)^t. Source: fact P12."""
    return np.asarray(column(now) * (1 + column(growth)) ** np.arange(years))


def per_head_of_part(
    before: FloatArray, extra: FloatArray, of_new: FloatArray, people: FloatArray, population: FloatArray
) -> FloatArray:
    """Divide money near home over one part of the people, shape (..., years) [£ a head, prices kept].

    (before · part of people + new money · part of new money) / (population · part of people): money on the
    do-nothing path is the same a head everywhere, an assumption without a published figure. `before`, `extra`
    [£m] and `population` have shape (..., years), `of_new` and `people` shape (...) [share].
    Not a number where the part has no people.
    """
    part = np.where(people > 0, people, np.nan)
    money = before * column(people) + extra * column(of_new)
    return np.asarray(money * POUNDS_IN_MILLION / (population * column(part)))
