"""project(): from levers and assumptions to results, for one scenario or a batch."""

from dataclasses import dataclass, fields

import numpy as np

from leftshift.model import policies, running_costs, spend
from leftshift.model.outlook import Outlook
from leftshift.model.overspend import overspent
from leftshift.model.policies import Policies, policies_of
from leftshift.model.prices import column, per_head, ramp_path
from leftshift.model.rail_levers import BOUND_BY, RailMode
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FUNCTIONS, INDEX, SECTORS, FloatArray, Function, Number, Sector, is_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """The levers as arrays; leading axes hold scenarios or runs."""

    move: FloatArray
    """Change of the shares by the target year, shape (..., sectors) [share]."""
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
    protected: FloatArray
    """1 for sectors that a lock or a rail that holds keeps from paying for hospital, shape (..., sectors)."""
    team_part: Number = 1.0
    """Part of its posts that primary care commissioning loses for all posts lost, shape (...) [ratio]."""
    policies: Policies | None = None
    """The other levers; None where all are off."""


def levers_of(scenario: Scenario, start_shares: FloatArray) -> Levers:
    """Turn a scenario's levers into arrays of shape (sectors,) and (years,).

    `start_shares`, shape (sectors,), are the baseline shares that the target shares were chosen from.
    """
    shares, costs, years = scenario.shares, scenario.running_costs, scenario.years
    share_ramp = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    return Levers(
        move=np.array(shares.target) - start_shares,
        unallocated=shares.unallocated,
        share_ramp=share_ramp,
        cut=costs.cut,
        cut_ramp=ramp_path(costs.ramp, years.first, years.count, start=costs.start, end=costs.end),
        reinvested=costs.reinvested,
        reinvested_to=np.array(costs.to),
        team_part=team_part(costs.functions, costs.protected),
        protected=_mask(protected_sectors(scenario)),
        policies=policies_of(scenario, share_ramp),
    )


def protected_sectors(scenario: Scenario) -> frozenset[Sector]:
    """List the sectors that a lock or a rail that holds keeps from paying for an overspent hospital."""
    rails = scenario.rails
    held = [sectors for rail, sectors in BOUND_BY.items() if rails.mode(rail) is RailMode.HOLD]
    return scenario.shares.locked.union(*held)


def _mask(sectors: frozenset[Sector]) -> FloatArray:
    mask = np.zeros(len(SECTORS))
    mask[[INDEX[sector] for sector in sectors]] = 1.0
    return mask


def project(outlook: Outlook, levers: Levers) -> Results:
    """Project programme spend and running costs over the years.

    Leading axes of the outlook (areas, draws) and of the levers (scenarios, runs) broadcast. Where hospital
    overspends nothing, the plan is what is spent, bit for bit.
    """
    given = outlook.assumptions
    cut = column(levers.cut) * levers.cut_ramp
    saving = cut * outlook.operating_cost
    posts = running_costs.posts_removed(outlook.operating_cost_now, cut, outlook.saving_per_post)
    one_off = running_costs.one_off_cost(posts, outlook.one_off_per_post, outlook.deflator)
    back = running_costs.reinvested_saving(saving, one_off, column(levers.reinvested))
    move = spend.possible_move(outlook.start_shares, levers.move, levers.unallocated)
    ramp = column(given.delivery) * levers.share_ramp
    if levers.policies is not None and is_on(levers.policies.team_effect):
        ramp = ramp * policies.team_delivery(cut, levers.team_part, levers.policies.team_effect)
    shares = spend.share_path(outlook.start_shares, move, ramp)
    by_sector = spend.spend_path(outlook.money, shares, back, levers.reinvested_to)
    total = outlook.money + back
    called = _called(outlook, levers, move)
    late: FloatArray | None = None
    if is_on(given.overspend):
        by_sector, late = _overspent(outlook, levers, by_sector, called)
    return read_only(
        Results(
            first_year=outlook.first_year,
            allocation=outlook.allocation,
            programme_pay=outlook.programme_pay,
            money=outlook.money,
            shares=shares,
            unallocated=outlook.money * (column(levers.unallocated) * ramp),
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
            deprived_share=_deprived_share(outlook, levers.policies),
            deficit_gone=called.deficit_gone,
            late=late,
            outlook=outlook,
        )
    )


def team_part(functions: tuple[float, ...], spared: frozenset[Function]) -> float:
    """Say how many of its posts primary care commissioning loses for each part of all posts lost [ratio].

    1 where no function is protected, 0 where it is protected itself; where others are, 1 / the share of the
    functions that carry the cut.
    """
    if not spared:
        return 1.0
    carrying = sum(
        part for function, part in zip(FUNCTIONS, functions, strict=True) if function not in spared
    )
    if Function.PRIMARY_CARE_COMMISSIONING in spared or not carrying:
        return 0.0
    return 1 / carrying


def _deprived_share(outlook: Outlook, on: Policies | None) -> FloatArray:
    """Give the part of the new money near home for the most deprived fifth, shape (...) [share]."""
    if on is None:
        return outlook.deprived_part.copy()
    return np.where(on.deprived_as_people, outlook.deprived_part, on.deprived_share)


def _overspent(
    outlook: Outlook, levers: Levers, planned: FloatArray, called: "_Called"
) -> tuple[FloatArray, FloatArray]:
    given = outlook.assumptions
    found = overspent(
        planned,
        outlook.costs_without(called.deficit_gone).net,
        called.charges,
        do_nothing=outlook.near_home,
        deflator=outlook.deflator,
        lags=outlook.lags,
        effect=np.asarray(given.cashable_share * given.hospital_cost_avoided),
        overspend=np.asarray(given.overspend),
        protected=levers.protected,
    )
    return found.spend, found.late


@dataclass(frozen=True, slots=True, kw_only=True)
class _Called:
    """What the other levers call on; `charges` of shape (..., years, sectors), else (..., years) [£m]."""

    charges: FloatArray
    operating: FloatArray
    double_running: FloatArray
    deficit_gone: FloatArray | None = None


def _called(outlook: Outlook, levers: Levers, move: FloatArray) -> _Called:
    on, years = levers.policies, outlook.allocation.shape[-1]
    if on is None or not policies.acts(on):
        nothing = np.zeros(years)
        return _Called(
            charges=np.zeros((years, len(SECTORS))),
            operating=nothing,
            double_running=nothing,
        )
    twice = policies.paid_twice(on, outlook, move)
    removed = column(on.deficit_removed)
    return _Called(
        charges=policies.sector_charges(on, outlook) + twice,
        operating=policies.operating_charge(on, outlook),
        double_running=np.asarray(twice.sum(axis=-1)),
        deficit_gone=removed * outlook.deficit_gone if is_on(on.deficit_removed) else None,
    )


def read_only(results: Results) -> Results:
    """Seal every array of the results, so that nothing shown can be edited; return them."""
    for name in _ARRAYS:
        getattr(results, name).flags.writeable = False
    return results


_NO_ARRAYS = {"first_year", "deficit_gone", "late", "outlook"}
_ARRAYS = tuple(entry.name for entry in fields(Results) if entry.name not in _NO_ARRAYS)
