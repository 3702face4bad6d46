"""Outlook: all that follows from an area and the assumptions alone, whatever the levers do."""

from dataclasses import dataclass

from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.prices import column, deflator_index, population_path
from leftshift.model.running_costs import operating_cost_now
from leftshift.model.terms import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What stands still while a lever is dragged; shapes are (..., years) unless stated."""

    first_year: int
    start_shares: FloatArray
    """Baseline shares, shape (..., sectors) [share]."""
    allocation: FloatArray
    """Programme allocation [£m cash]."""
    deflator: FloatArray
    """GDP deflator index, 1 in the first year."""
    population: FloatArray
    """Registered population [people]."""
    operating_cost_now: FloatArray
    """Operating cost in the first year, shape (..., 1) [£m]."""
    operating_cost: FloatArray
    """Operating cost before any cut [£m cash]."""
    saving_per_post: FloatArray
    """Saving from one post removed, shape (..., 1) [£ a year, base-year prices]."""
    one_off_per_post: FloatArray
    """One-off cost of one post removed, shape (..., 1) [£, base-year prices]."""


def outlook(
    baseline: Baseline, assumptions: Assumptions, published_inflation: FloatArray, first_year: int
) -> Outlook:
    """Work out what the levers then act on.

    `published_inflation`, shape (years,), is the published growth of the GDP deflator into each year, not a
    number where there is none [share a year]. Leading axes of baseline and assumptions broadcast.
    """
    years = published_inflation.shape[-1]
    deflator = deflator_index(published_inflation, assumptions.later_inflation)
    growth = growth_index(assumptions, deflator)
    now = operating_cost_now(baseline, assumptions.operating_cost_per_head)[..., None]
    return Outlook(
        first_year=first_year,
        start_shares=baseline.shares,
        allocation=allocation_path(baseline, growth, distance_left(assumptions, years)),
        deflator=deflator,
        population=population_path(baseline.population, assumptions.population_growth, years),
        operating_cost_now=now,
        operating_cost=now * deflator,
        saving_per_post=column(assumptions.saving_per_post),
        one_off_per_post=column(assumptions.one_off_per_post),
    )
