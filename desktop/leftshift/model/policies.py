"""The other levers that the evidence names: what each costs, and the money that it calls on.

One rule holds for all that costs: the allocation stays the allocation. A charge to a sector raises the cost
that the sector's money must meet, so it shows in that sector's pressure and the sectors still add up to the
total. A charge to operating cost stands on top of operating cost after the cut. What releases money is a
charge below zero.
"""

from dataclasses import dataclass, fields

import numpy as np

from leftshift.model.outlook import Outlook
from leftshift.model.prices import POUNDS_IN_MILLION, column, ramp_path
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Number, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """The other levers as numbers or as arrays of shape (...), of many runs in one batch; all off at 0."""

    ramp: FloatArray
    """How far they have come in, shape (..., years) [share]."""
    advice_requests: Number
    """Requests for advice and guidance [requests a year]."""
    pay_parity: Number
    """Staff × uplift [full pay bills a year]."""
    board_leads: Number
    """Seats × sessions [sessions a year]."""
    double_running: FloatArray
    """Part of the money moved that is paid twice in a year, shape (..., years) [share]."""
    outpatients_moved: Number
    """Outpatient care moved out of hospital [share of today's]."""
    neighbourhood_teams: Number
    """People served by an integrated neighbourhood team [share of people]."""
    support_units: Number
    """Provider support units of general practice [£ a head a year]."""
    deficit_removed: Number
    """Switch: 1 takes the opening deficit away as allocations reach their fair share."""


def policies_of(scenario: Scenario, share_ramp: FloatArray) -> Policies:
    """Turn a scenario's other levers into numbers and paths of shape (years,).

    `share_ramp` is how far the budget shares have moved, shape (years,) [share].
    """
    chosen = scenario.policies
    return Policies(
        ramp=policy_ramp(scenario, share_ramp),
        advice_requests=chosen.advice_requests,
        pay_parity=chosen.parity_staff * chosen.parity_uplift,
        board_leads=chosen.board_leads * chosen.board_sessions,
        double_running=double_running_path(share_ramp, chosen.double_running, chosen.double_running_years),
        outpatients_moved=chosen.outpatients_moved,
        neighbourhood_teams=chosen.teams_coverage,
        support_units=chosen.support_per_head,
        deficit_removed=float(chosen.deficit_removed),
    )


def policy_ramp(scenario: Scenario, share_ramp: FloatArray) -> FloatArray:
    """Show how far the other levers have come in, shape (years,) [share].

    As far as the budget shares; with years of their own, in the same shape between those.
    """
    own, years = scenario.policies, scenario.years
    if own.start is None or own.end is None:
        return share_ramp
    return ramp_path(scenario.shares.ramp, years.first, years.count, start=own.start, end=own.end)


def double_running_path(ramp: FloatArray, part: float, years_twice: int) -> FloatArray:
    """Show what part of all the money moved is paid twice in each year, shape (years,) [share].

    Money that moves in a year is paid twice in that year and the next `years_twice` − 1:
    part · (k[t] − k[t − years_twice]), with `ramp` k. Source: fact F03; no published figure.
    """
    before = np.zeros_like(ramp)
    if not part:
        return before
    before[years_twice:] = ramp[: max(0, ramp.size - years_twice)]
    return part * (ramp - before)


def acts(policies: Policies) -> bool:
    """Say whether any of the other levers is on, or a batch of runs may hold one that is."""
    if policies.double_running.any():
        return True
    return any(
        isinstance(value, np.ndarray) or value != 0
        for value in (getattr(policies, name) for name in _NUMBERS)
    )


_PATHS = {"ramp", "double_running"}
_NUMBERS = tuple(entry.name for entry in fields(Policies) if entry.name not in _PATHS)


def advice_cost(requests: Number, fee: Number) -> Number:
    """Pay practices for advice and guidance, charged to primary care [requests, £ -> £m, 2025/26 prices].

    Since April 2026 the fee is part of the global sum, which is primary care's own money, so it takes room
    there all the same. Source: facts A09 and DA09.
    """
    return requests * fee / POUNDS_IN_MILLION


def advice_relief(requests: Number, diverted: Number, outpatient_cost: Number) -> Number:
    """Spare hospital the attendances that advice makes needless [requests, share, £ -> £m, 2025/26 prices].

    Source: fact DU05 for the cost; the share diverted is an assumption, no published figure.
    """
    return requests * diverted * outpatient_cost / POUNDS_IN_MILLION


def pay_parity(pay_bills: Number, pay: Number) -> Number:
    """Raise the pay of general-practice staff, charged to primary care [pay bills, £ -> £m, 2025/26 prices].

    `pay_bills` is staff × uplift. An assumption, no published figure.
    """
    return pay_bills * pay / POUNDS_IN_MILLION


def board_time(sessions: Number, session_cost: Number) -> Number:
    """Pay leads to sit on boards, charged to operating cost [sessions a year, £ -> £m, 2025/26 prices].

    An assumption, no published figure.
    """
    return sessions * session_cost / POUNDS_IN_MILLION


def outpatients_cost(moved: Number, people: FloatArray, per_head: Number, cost: Number) -> FloatArray:
    """Cost in hospital the outpatient care that moves [share, people, attendances, £ -> £m, 2025/26 prices].

    moved · today's spend, which is people in the first year × attendances a head × cost of one. What the
    same care costs elsewhere is this × the cost ratio; the difference is released or needed.
    Source: facts DV07 and DU05; the ratio is an assumption, no published figure.
    """
    return np.asarray(moved * people * per_head * cost / POUNDS_IN_MILLION)


def teams(coverage: FloatArray, population: FloatArray, team_people: FloatArray) -> FloatArray:
    """Count integrated neighbourhood teams, population ÷ people per team [share, people, people -> teams].

    An assumption, no published figure.
    """
    return np.asarray(coverage * population / team_people)


def paid_twice(policies: Policies, outlook: Outlook, move: FloatArray) -> FloatArray:
    """Charge each sector that gives money up for running its services on, shape (..., years, sectors).

    φ · money · max(0, w0 − w1) · the part paid twice in the year [£m cash]; `move` is w1 − w0, shape
    (..., sectors) [share]. Source: fact F03; no published figure.
    """
    moved = column(outlook.assumptions.delivery) * outlook.money * policies.double_running
    return np.asarray(moved[..., None] * np.maximum(-move, 0.0)[..., None, :])


def sector_charges(policies: Policies, outlook: Outlook) -> FloatArray:
    """Charge each sector what the other levers cost it, shape (..., years, sectors) [£m cash].

    Costs come in along the ramp and rise with the deflator. Hospital is relieved of what moves or is
    spared, never of more than today's service costs.
    """
    given = outlook.assumptions
    step = policies.ramp * outlook.deflator
    people_now = outlook.population[..., 0]
    outpatients = outpatients_cost(
        policies.outpatients_moved, people_now, given.outpatients_per_head, given.outpatient_cost
    )
    relief = outpatients + advice_relief(
        policies.advice_requests, given.advice_diverted, given.outpatient_cost
    )
    practice = advice_cost(policies.advice_requests, given.advice_fee) + pay_parity(
        policies.pay_parity, given.parity_pay
    )
    team_money = teams(
        column(policies.neighbourhood_teams), outlook.population, column(given.team_people)
    ) * column(given.team_cost)
    a_head = column(policies.support_units) * outlook.population / POUNDS_IN_MILLION
    cost = outlook.costs.net[..., INDEX[Sector.ACUTE]]
    by_sector = {
        Sector.ACUTE: -np.minimum(step * column(relief), cost),
        Sector.COMMUNITY: step
        * (team_money / POUNDS_IN_MILLION + column(outpatients * given.outpatients_cost_ratio)),
        Sector.PRIMARY_CARE: step * (column(practice) + a_head),
    }
    charges = np.zeros((*np.broadcast_shapes(*(path.shape for path in by_sector.values())), len(SECTORS)))
    for sector, path in by_sector.items():
        charges[..., INDEX[sector]] = path
    return charges


def operating_charge(policies: Policies, outlook: Outlook) -> FloatArray:
    """Charge operating cost for paid time at boards, shape (..., years) [£m cash]."""
    cost = board_time(policies.board_leads, outlook.assumptions.lead_session_cost)
    return np.asarray(policies.ramp * outlook.deflator * column(cost))
