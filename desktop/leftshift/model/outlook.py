"""Outlook: all that follows from an area and the assumptions alone, whatever the levers do."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from leftshift.model.activity import contacts_per_pound
from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.need import lag_weights, near_home, need_cost, need_index
from leftshift.model.prices import column, deflator_index, population_path
from leftshift.model.running_costs import operating_cost_now
from leftshift.model.terms import FloatArray


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What stands still while a lever is dragged; shapes are (..., years) unless stated.

    What few ask for is worked out when first asked for, and kept.
    """

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
    assumptions: Assumptions
    """What all this was worked out from."""

    @cached_property
    def spend_now(self) -> FloatArray:
        """Programme spend in the first year, shape (..., sectors) [£m]."""
        # Sectors first in memory and runs last: the layout of the indices that it is multiplied with.
        by_sector = np.moveaxis(self.start_shares, -1, 0)
        missing = max(0, self.allocation.ndim - self.start_shares.ndim)
        by_sector = by_sector.reshape(len(by_sector), *(1,) * missing, *by_sector.shape[1:])
        return np.moveaxis(self.allocation[..., 0] * by_sector, 0, -1)

    @cached_property
    def near_home(self) -> FloatArray:
        """Community and primary care on the do-nothing path [£m cash]."""
        return near_home(self.allocation[..., None] * self.start_shares[..., None, :])

    @cached_property
    def need_cost(self) -> FloatArray:
        """Cost of today's service, shape (..., years, sectors) [£m cash]."""
        return need_cost(self.spend_now, need_index(self.assumptions, self.deflator))

    @cached_property
    def need_total(self) -> FloatArray:
        """Cost of today's service in all sectors together [£m cash]."""
        return np.asarray(self.need_cost.sum(axis=-1))

    @cached_property
    def lag_weights(self) -> FloatArray:
        """Weight of each earlier year, shape (..., years, years) [share]."""
        return lag_weights(self.assumptions.lag_years, self.allocation.shape[-1])

    @cached_property
    def contacts_per_pound(self) -> FloatArray:
        """What £1m pays for, shape (..., years, sectors) [share of the first year's contacts per £m cash]."""
        return contacts_per_pound(self.assumptions, self.spend_now, self.deflator)


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
        assumptions=assumptions,
    )
