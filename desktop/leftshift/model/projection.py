"""project(): from levers and assumptions to results, for one scenario or a batch."""

from dataclasses import dataclass, fields

import numpy as np

from leftshift.model import policies, running_costs, spend
from leftshift.model.outlook import Outlook
from leftshift.model.policies import Policies, policies_of
from leftshift.model.prices import column, per_head, ramp_path
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, FloatArray, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """The levers as arrays; leading axes hold scenarios or runs."""

    target: FloatArray
    """Shares in the target year, shape (..., sectors) [share]."""
    unallocated: Number
    """Share in the unallocated pool in the target year, shape (...) [share]."""
    share_ramp: FloatArray
    """How far the shares have moved, shape (..., years) [share]."""
    cut: Number
    """Cut to operating cost, shape (...) [share]."""
    cut_ramp: FloatArray
    """How far the cut has been made, shape (..., years) [share]."""
    reinvested: Number
    """Share of the positive net saving put back into care, shape (...) [share]."""
    reinvested_to: FloatArray
    """How it is split, shape (..., sectors) [share]."""
    policies: Policies | None = None
    """The other levers; None where all are off."""


def levers_of(scenario: Scenario) -> Levers:
    """Turn a scenario's levers into arrays of shape (sectors,) and (years,)."""
    shares, costs, years = scenario.shares, scenario.running_costs, scenario.years
    share_ramp = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    return Levers(
        target=np.array(shares.target),
        unallocated=shares.unallocated,
        share_ramp=share_ramp,
        cut=costs.cut,
        cut_ramp=ramp_path(costs.ramp, years.first, years.count, start=costs.start, end=costs.end),
        reinvested=costs.reinvested,
        reinvested_to=np.array(costs.to),
        policies=policies_of(scenario, share_ramp),
    )


def project(outlook: Outlook, levers: Levers) -> Results:
    """Project programme spend and running costs over the years.

    Leading axes of the outlook (areas, draws) and of the levers (scenarios, runs) broadcast.
    """
    cut = column(levers.cut) * levers.cut_ramp
    saving = cut * outlook.operating_cost
    posts = running_costs.posts_removed(outlook.operating_cost_now, cut, outlook.saving_per_post)
    one_off = running_costs.one_off_cost(posts, outlook.one_off_per_post, outlook.deflator)
    back = running_costs.reinvested_saving(saving, one_off, column(levers.reinvested))
    shares = spend.share_path(outlook.start_shares, levers.target, levers.share_ramp)
    by_sector = spend.spend_path(outlook.allocation, shares, back, levers.reinvested_to)
    total = outlook.allocation + back
    called = _called(outlook, levers)
    return read_only(
        Results(
            first_year=outlook.first_year,
            allocation=outlook.allocation,
            shares=shares,
            unallocated=outlook.allocation * (column(levers.unallocated) * levers.share_ramp),
            spend=by_sector,
            total=total,
            hospital_share=spend.hospital_share(by_sector, total),
            primary_care_share=spend.primary_care_share(by_sector, total),
            deflator=outlook.deflator,
            population=outlook.population,
            operating_cost=outlook.operating_cost,
            saving=saving,
            one_off=one_off,
            posts_removed=posts,
            reinvested=back,
            operating_cost_per_head=per_head(
                outlook.operating_cost - saving + called.operating, outlook.population
            ),
            charges=called.charges,
            operating_charge=called.operating,
            double_running=called.double_running,
            recovery=called.recovery,
            outlook=outlook,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Called:
    """What the other levers call on; `charges` of shape (..., years, sectors), else (..., years) [£m]."""

    charges: FloatArray
    operating: FloatArray
    double_running: FloatArray
    recovery: FloatArray


def _called(outlook: Outlook, levers: Levers) -> _Called:
    on, years = levers.policies, outlook.allocation.shape[-1]
    if on is None or not policies.acts(on):
        nothing = np.zeros(years)
        return _Called(
            charges=np.zeros((years, len(SECTORS))),
            operating=nothing,
            double_running=nothing,
            recovery=nothing,
        )
    moved = policies.money_moved(outlook.start_shares, levers.target, outlook.allocation)
    return _Called(
        charges=policies.sector_charges(on, outlook),
        operating=policies.operating_charge(on, outlook),
        double_running=moved * on.double_running,
        recovery=policies.recovery(on.opening_deficit, outlook.assumptions.convergence_years, years),
    )


def read_only(results: Results) -> Results:
    """Seal every array of the results, so that nothing shown can be edited; return them."""
    for name in _ARRAYS:
        getattr(results, name).flags.writeable = False
    return results


_ARRAYS = tuple(entry.name for entry in fields(Results) if entry.name not in {"first_year", "outlook"})
