"""project(): from levers and assumptions to results, for one scenario or a batch."""

from dataclasses import dataclass, fields

import numpy as np

from leftshift.model import running_costs, spend
from leftshift.model.outlook import Outlook
from leftshift.model.prices import column, per_head, ramp_path
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray, Number


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


def levers_of(scenario: Scenario) -> Levers:
    """Turn a scenario's levers into arrays of shape (sectors,) and (years,)."""
    shares, costs, years = scenario.shares, scenario.running_costs, scenario.years
    return Levers(
        target=np.array(shares.target),
        unallocated=shares.unallocated,
        share_ramp=ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end),
        cut=costs.cut,
        cut_ramp=ramp_path(costs.ramp, years.first, years.count, start=costs.start, end=costs.end),
        reinvested=costs.reinvested,
        reinvested_to=np.array(costs.to),
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
            operating_cost_per_head=per_head(outlook.operating_cost - saving, outlook.population),
        )
    )


def read_only(results: Results) -> Results:
    """Seal every array of the results, so that nothing shown can be edited; return them."""
    for name in _ARRAYS:
        getattr(results, name).flags.writeable = False
    return results


_ARRAYS = tuple(entry.name for entry in fields(Results) if entry.name != "first_year")
