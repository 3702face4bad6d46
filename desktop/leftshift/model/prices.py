"""Cash, real terms and £ a head; ramps and growth along the years."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from leftshift.model.terms import FloatArray, Number, Ramp

POUNDS_IN_MILLION = 1e6


def column(value: Number) -> FloatArray:
    """Stand a value, or an array of them, before the year axis [shape (...) -> (..., 1)]."""
    return np.asarray(value, dtype=np.float64)[..., None]


def real_terms(cash: FloatArray, deflator: FloatArray) -> FloatArray:
    """Take the price rise out of cash [£m, index -> £m in base-year prices].

    Both have shape (..., years). Source: HM Treasury, GDP deflators: user guide.
    """
    return cash / deflator


def per_head(money: FloatArray, population: FloatArray) -> FloatArray:
    """Divide money over people [£m, people -> £ a head]; both have shape (..., years)."""
    return money * POUNDS_IN_MILLION / population


def deflator_index(published_growth: FloatArray, later_inflation: Number) -> FloatArray:
    """Build the GDP deflator index, 1 in the first year, shape (..., years) [index].

    `published_growth`, shape (years,), is the growth into each year [share a year], 0 in the first and
    not a number where nothing is published; there the index grows by `later_inflation`, shape (...).
    """
    growth = np.where(np.isnan(published_growth), column(later_inflation), published_growth)
    return np.cumprod(1 + growth, axis=-1)


def population_path(population: FloatArray, growth: Number, years: int) -> FloatArray:
    """Let the registered population grow at one rate [people, share a year -> people].

    `population` and `growth` have shape (...); the result has shape (..., years).
    """
    return np.asarray(population, dtype=np.float64)[..., None] * (1 + column(growth)) ** np.arange(years)


@lru_cache(maxsize=256)
def ramp_path(ramp: Ramp, first_year: int, years: int, *, start: int, end: int) -> FloatArray:
    """Show how far a lever has moved in each year, 0 to 1, shape (years,) [share]; read-only, as it is kept.

    With x = clip((year − start) / (end − start), 0, 1): straight x, smooth 3x² − 2x³, early 1 − (1 − x)²,
    late x². `start` must be before `end`.

    Raises:
        ValueError: the start year is not before the end year.
    """
    if start >= end:
        raise ValueError(f"a lever that starts in {start} cannot end in {end}: the end must be later")
    x = (np.arange(first_year, first_year + years) - start) / (end - start)
    np.minimum(np.maximum(x, 0.0, out=x), 1.0, out=x)
    path = _SHAPES[ramp](x)
    path.flags.writeable = False
    return path


_SHAPES: Mapping[Ramp, Callable[[FloatArray], FloatArray]] = MappingProxyType(
    {
        Ramp.STRAIGHT: lambda x: x,
        Ramp.SMOOTH: lambda x: x * x * (3 - 2 * x),
        Ramp.EARLY: lambda x: 1 - (1 - x) ** 2,
        Ramp.LATE: lambda x: x * x,
    }
)
