"""Outlook: all that follows from an area and the assumptions alone, whatever the levers do."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from leftshift.model.activity import contacts_per_pound
from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.need import (
    ACUTE,
    ON_ACUTE,
    Costs,
    costs,
    efficiency_index,
    gross_index,
    lag_weights,
    near_home,
    without_deficit,
)
from leftshift.model.prices import column, deflator_index, population_path
from leftshift.model.running_costs import operating_cost_now, programme_pay_now
from leftshift.model.terms import FloatArray, Number


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What stands still while a lever is dragged; shapes are (..., years) unless stated.

    What few ask for is worked out when first asked for, and kept.
    """

    first_year: int
    start_shares: FloatArray
    """Baseline shares, with the error of the baseline, shape (..., sectors) [share]."""
    allocation: FloatArray
    """Programme allocation [£m cash]."""
    worked_out: FloatArray
    """The same without the area's own allocations [£m cash]."""
    programme_pay: FloatArray
    """Pay of the board's own staff within that allocation, before any cut [£m cash]."""
    money: FloatArray
    """Money of the seven sectors: the allocation less programme pay [£m cash]."""
    opening_deficit: FloatArray
    """Deficit the area starts with, shape (...) [£m cash]."""
    deflator: FloatArray
    """GDP deflator index, 1 in the first year."""
    population: FloatArray
    """Registered population [people]."""
    operating_cost_now: FloatArray
    """Operating cost in the first year, shape (..., 1) [£m]."""
    operating_cost: FloatArray
    """Operating cost before any cut [£m cash]."""
    beds_now: FloatArray
    """General and acute beds today, shape (...) [beds]."""
    deprived_part: FloatArray
    """People in the most deprived fifth of England, shape (...) [share]."""
    practice_staff: FloatArray
    """Staff of practices other than doctors, shape (...) [full-time equivalents]."""
    saving_per_post: FloatArray
    """Saving from one post removed, shape (..., 1) [£ a year, base-year prices]."""
    one_off_per_post: FloatArray
    """One-off cost of one post removed, shape (..., 1) [£, base-year prices]."""
    assumptions: Assumptions
    """What all this was worked out from."""

    @cached_property
    def spend_now(self) -> FloatArray:
        """Programme spend in the first year, shape (..., sectors) [£m]."""
        if self.money.ndim == 1 == self.start_shares.ndim:
            return np.asarray(self.money[0] * self.start_shares)
        # Sectors first in memory and runs last: the layout of the indices that it is multiplied with.
        by_sector = np.moveaxis(self.start_shares, -1, 0)
        missing = max(0, self.money.ndim - self.start_shares.ndim)
        by_sector = by_sector.reshape(len(by_sector), *(1,) * missing, *by_sector.shape[1:])
        return np.moveaxis(self.money[..., 0] * by_sector, 0, -1)

    @cached_property
    def near_home(self) -> FloatArray:
        """Community and primary care on the do-nothing path [£m cash]."""
        return near_home(self.money[..., None] * self.start_shares[..., None, :])

    @cached_property
    def costs(self) -> Costs:
        """Cost of today's service, the opening deficit with it."""
        return costs(self.spend_now, self.opening_deficit, self.gross_index, self.efficiency_index)

    def costs_without(self, gone: FloatArray | None) -> Costs:
        """Take what has gone of the opening deficit out of the costs, if anything [£m cash, gross]."""
        return self.costs if gone is None else without_deficit(self.costs, gone, self.efficiency_index)

    @cached_property
    def gross_index(self) -> FloatArray:
        """Cost index with no efficiency, 1 in the first year, shape (..., years, sectors) [index]."""
        return gross_index(self.assumptions, self.deflator)

    @cached_property
    def efficiency_index(self) -> FloatArray:
        """What delivered efficiency leaves of cost, shape (..., years, sectors) [index]."""
        return efficiency_index(self.assumptions, self.money.shape[-1])

    @cached_property
    def deficit_gone(self) -> FloatArray:
        """Opening deficit that is gone where it is removed, at the cost of its year [£m cash]."""
        gone = 1 - distance_left(self.assumptions.convergence_years, self.money.shape[-1])
        return np.asarray(gone * column(self.opening_deficit) * self.gross_index[..., ACUTE])

    @cached_property
    def lag_weights(self) -> FloatArray:
        """Weight of each earlier year, shape (..., years, years) [share]."""
        return lag_weights(self.assumptions.lag_years, self.money.shape[-1])

    @cached_property
    def lags(self) -> Mapping[int, FloatArray]:
        """Weight of a year by how many years ago it is, shape (...) [share]; without those that are 0."""
        by_lag = np.moveaxis(self.lag_weights, (-2, -1), (0, 1))[-1, ::-1]
        return MappingProxyType({lag: part for lag, part in enumerate(by_lag) if part.any()})

    @cached_property
    def contacts_per_pound(self) -> FloatArray:
        """What £1m pays for, shape (..., years, sectors) [share of the first year's contacts per £m cash]."""
        return contacts_per_pound(self.assumptions, self.spend_now, self.deflator)


def outlook(
    baseline: Baseline,
    assumptions: Assumptions,
    published_inflation: FloatArray,
    first_year: int,
    own_allocations: FloatArray | None = None,
) -> Outlook:
    """Work out what the levers then act on.

    `published_inflation`, shape (years,), is the published growth of the GDP deflator into each year, not a
    number where there is none [share a year]. `own_allocations`, shape (years,), are the area's own, not a
    number where it has none; they win for their year [£m cash]. Leading axes of baseline and assumptions
    broadcast.
    """
    years = published_inflation.shape[-1]
    deflator = deflator_index(published_inflation, assumptions.later_inflation)
    growth = growth_index(assumptions, deflator)
    left = distance_left(assumptions.convergence_years, years)
    left = 1 - column(assumptions.convergence) * (1 - left)
    allocation = worked_out = allocation_path(baseline, growth, left)
    if own_allocations is not None:
        allocation = np.where(np.isnan(own_allocations), allocation, own_allocations)
    now = operating_cost_now(baseline, assumptions.operating_cost_per_head)[..., None]
    pay_now = programme_pay_now(baseline, assumptions.operating_cost_per_head)
    pay = pay_now[..., None] * deflator
    return Outlook(
        first_year=first_year,
        start_shares=start_shares(baseline, assumptions, pay_now),
        allocation=allocation,
        worked_out=worked_out,
        programme_pay=pay,
        money=allocation - pay,
        opening_deficit=baseline.opening_deficit,
        deflator=deflator,
        population=population_path(baseline.population, assumptions.population_growth, years),
        operating_cost_now=now,
        operating_cost=now * deflator,
        beds_now=baseline.beds,
        deprived_part=np.asarray(baseline.deprived_population / baseline.population),
        practice_staff=baseline.practice_staff,
        saving_per_post=column(assumptions.saving_per_post),
        one_off_per_post=column(assumptions.one_off_per_post),
        assumptions=assumptions,
    )


def shares_as_known(baseline: Baseline, per_head: Number) -> FloatArray:
    """Give the baseline shares that a plan starts from, shape (..., sectors) [share].

    `per_head` is the operating cost where none is published [£ a head]: what it adds to programme pay is
    not in acute.
    """
    return _shares(baseline, baseline.money, programme_pay_now(baseline, per_head))


def start_shares(baseline: Baseline, assumptions: Assumptions, programme_pay: FloatArray) -> FloatArray:
    """Give the baseline shares as they may really be, shape (..., sectors) [share].

    Money of each sector · (1 + error of what it rests on), brought back to 1. `programme_pay` has shape
    (...) [£m].
    """
    sure = baseline.money + assumptions.error * baseline.derived
    money = sure + assumptions.error_of_estimate * baseline.estimated
    return _shares(baseline, money, programme_pay)


def _shares(baseline: Baseline, money: FloatArray, programme_pay: FloatArray) -> FloatArray:
    """Divide money of the sectors by all of it, once acute has what programme pay leaves it, if anything."""
    less = baseline.programme_pay - programme_pay
    money = money + less[..., None] * ON_ACUTE
    money[..., ACUTE] = np.maximum(money[..., ACUTE], 0.0)
    return np.asarray(money / money.sum(axis=-1)[..., None])
