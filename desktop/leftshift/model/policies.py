"""The other levers that the evidence names: what each costs, and the money that it calls on.

One rule holds for all that costs: the allocation stays the allocation. A charge to a sector raises the cost
that the sector's money must meet, so it shows in that sector's pressure and the sectors still add up to the
total. A charge to operating cost stands on top of operating cost after the cut. What releases money is a
charge below zero.
"""

from dataclasses import dataclass, fields

import numpy as np

from leftshift.model.outlook import Outlook
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.prices import POUNDS_IN_MILLION, column, ramp_path
from leftshift.model.scenario import Scenario, Years
from leftshift.model.specialties import Payee, hospital_cost
from leftshift.model.terms import INDEX, SECTORS, FloatArray, Number, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """The other levers as numbers or as arrays of shape (...), of many runs in one batch; all off at 0."""

    ramp: FloatArray
    """How far they have come in, shape (..., years) [share]."""
    advice_requests: FloatArray
    """Requests for advice and guidance that are paid for, shape (..., years) [requests a year]."""
    parity_staff: Number
    """General-practice staff whose pay is raised, where not all of them [people]."""
    parity_all_staff: Number
    """Switch: 1 raises the pay of all the staff that the area's practices have."""
    parity_uplift: Number
    """By how much their pay is raised [share]."""
    board_leads: Number
    """Seats × sessions [sessions a year]."""
    double_running: FloatArray
    """Part of the money moved that is paid twice in a year, shape (..., years) [share]."""
    outpatients_moved: FloatArray
    """Care moved out of hospital, shape (..., specialties) [share of today's]."""
    paid_to_trust: FloatArray
    """1 where a trust is paid for it, 0 where primary care is, shape (..., specialties)."""
    capital_before: FloatArray
    """Capital paid before a year, by the sector that is charged, shape (..., years, sectors) [£m cash]."""
    neighbourhood_teams: Number
    """People served by an integrated neighbourhood team [share of people]."""
    support_units: Number
    """Provider support units of general practice [£ a head a year]."""
    deficit_removed: Number
    """Switch: 1 takes the opening deficit away as allocations reach their fair share."""
    team_effect: Number
    """Part of delivery put down to the primary care commissioning team's size [share]."""
    deprived_share: Number
    """Part of the new money near home for the most deprived fifth, where it is chosen [share]."""
    deprived_as_people: Number
    """Switch: 1 gives it its share of people instead."""


def policies_of(scenario: Scenario, share_ramp: FloatArray) -> Policies:
    """Turn a scenario's other levers into numbers and paths of shape (years,).

    `share_ramp` is how far the budget shares have moved, shape (years,) [share].
    """
    chosen = scenario.policies
    return Policies(
        ramp=policy_ramp(scenario, share_ramp),
        advice_requests=advice_path(chosen, scenario.years),
        parity_staff=chosen.parity_staff or 0.0,
        parity_all_staff=float(chosen.parity_staff is None),
        parity_uplift=chosen.parity_uplift,
        board_leads=chosen.board_leads * chosen.board_sessions,
        double_running=double_running_path(share_ramp, chosen.double_running, chosen.double_running_years),
        outpatients_moved=np.array([move.moved for move in chosen.outpatients]),
        paid_to_trust=np.array([float(move.paid_to is Payee.TRUST) for move in chosen.outpatients]),
        capital_before=capital_before(scenario),
        neighbourhood_teams=chosen.teams_coverage,
        support_units=chosen.support_per_head,
        deficit_removed=float(chosen.deficit_removed),
        team_effect=chosen.team_effect,
        deprived_share=chosen.deprived_share or 0.0,
        deprived_as_people=float(chosen.deprived_share is None),
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


def advice_path(chosen: PolicyLevers, years: Years) -> FloatArray:
    """Give the requests for advice that are paid for in each year, shape (years,) [requests a year].

    None after `advice_until`: from then on neither the fee nor what it spares is counted. Source: fact DA09.
    """
    if not chosen.advice_requests:
        return np.zeros(years.count)
    year = np.arange(years.first, years.last + 1)
    paid = (
        np.ones(years.count) if chosen.advice_until is None else np.where(year <= chosen.advice_until, 1, 0)
    )
    return np.asarray(chosen.advice_requests * paid)


def capital_path(scenario: Scenario) -> FloatArray:
    """Pay capital in the years after the start, shape (years,) [£m a year, cash]. No published figure."""
    chosen, first = scenario.policies, scenario.years.first
    start = scenario.shares.start if chosen.start is None or chosen.end is None else chosen.start
    year = np.arange(scenario.years.count) + first
    paid = (year > start) & (year <= start + chosen.capital_years)
    return np.where(paid, chosen.capital, 0.0)


def capital_before(scenario: Scenario) -> FloatArray:
    """Add up the capital paid before each year, in the column of the sector charged for it.

    Shape (years, sectors) [£m cash]. The yearly charge is this × the capital charge, from the year after the
    capital is paid; capital itself stays beside revenue. Source: fact DU24.
    """
    found = np.zeros((scenario.years.count, len(SECTORS)))
    if not scenario.policies.capital:
        return found
    paid = capital_path(scenario)
    found[:, INDEX[scenario.policies.capital_sector]] = np.cumsum(paid) - paid
    return found


def acts(policies: Policies) -> bool:
    """Say whether any of the other levers is on, or a batch of runs may hold one that is."""
    if any(getattr(policies, name).any() for name in _PATHS):
        return True
    return any(
        isinstance(value, np.ndarray) or value != 0
        for value in (getattr(policies, name) for name in _NUMBERS)
    )


_PATHS = ("double_running", "advice_requests", "outpatients_moved", "capital_before")
"""Levers that are arrays in a single run too."""
_CHARGE_NOTHING = (
    "ramp",
    "parity_staff",
    "parity_all_staff",
    "paid_to_trust",
    "team_effect",
    "deprived_share",
    "deprived_as_people",
)
"""What only says how others act: nothing is charged by it alone."""
_NUMBERS = tuple(one.name for one in fields(Policies) if one.name not in {*_PATHS, *_CHARGE_NOTHING})
"""Levers of one number each without which nothing is charged."""


def advice_cost(requests: Number, fee: Number) -> Number:
    """Pay practices for advice and guidance, charged to primary care [requests, £ -> £m, 2025/26 prices].

    Source: facts A09 and DA09: the fee ended as a payment of its own in April 2026.
    """
    return requests * fee / POUNDS_IN_MILLION


def advice_relief(requests: Number, diverted: Number, outpatient_cost: Number) -> Number:
    """Spare hospital the attendances that advice makes needless [requests, share, £ -> £m, 2025/26 prices].

    Source: fact DU05 for the cost; the share diverted is an assumption, no published figure.
    """
    return requests * diverted * outpatient_cost / POUNDS_IN_MILLION


def pay_parity(staff: Number, uplift: Number, pay: Number) -> Number:
    """Raise the pay of general-practice staff, charged to primary care [people, share, £ -> £m].

    staff · uplift · pay bill of one, in 2025/26 prices. Source: fact practice_staff_per_gp_2022 for the staff
    of an area; the pay bill is an assumption, no published figure.
    """
    return staff * uplift * pay / POUNDS_IN_MILLION


def board_time(sessions: Number, session_cost: Number) -> Number:
    """Pay leads to sit on boards, charged to operating cost [sessions a year, £ -> £m, 2025/26 prices].

    An assumption, no published figure.
    """
    return sessions * session_cost / POUNDS_IN_MILLION


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


def team_delivery(cut: FloatArray, team_part: Number, effect: Number) -> FloatArray:
    """Say what a smaller primary care commissioning team leaves of delivery, shape (..., years) [share].

    1 − effect · the part of the team's posts that has gone, which is cut · team_part and at most all of them.
    Networks stay as many, so posts per network fall alike. An assumption, no published figure.
    """
    gone = np.minimum(cut * column(team_part), 1.0)
    return np.asarray(1 - column(effect) * gone)


def sector_charges(policies: Policies, outlook: Outlook) -> FloatArray:
    """Charge each sector what the other levers cost it, shape (..., years, sectors) [£m cash].

    Costs come in along the ramp and rise with the deflator; capital is charged at its yearly rate on what has
    been paid. Hospital is relieved of what moves or is spared, never of more than today's service costs, and
    pays for what a trust does outside hospital.
    """
    given = outlook.assumptions
    step = policies.ramp * outlook.deflator
    people_now = outlook.population[..., 0]
    moved = hospital_cost(policies.outpatients_moved, people_now, given.attendances, given.attendance_cost)
    outside = moved * given.cost_ratio
    to_trust = (outside * policies.paid_to_trust).sum(axis=-1)
    to_primary = outside.sum(axis=-1) - to_trust
    relief = column(moved.sum(axis=-1)) + advice_relief(
        policies.advice_requests, column(given.advice_diverted), column(given.outpatient_cost)
    )
    staff = np.where(policies.parity_all_staff, outlook.practice_staff, policies.parity_staff)
    parity = pay_parity(staff, policies.parity_uplift, given.parity_pay)
    team_money = teams(
        column(policies.neighbourhood_teams), outlook.population, column(given.team_people)
    ) * column(given.team_cost)
    a_head = column(policies.support_units) * outlook.population / POUNDS_IN_MILLION
    advice = advice_cost(policies.advice_requests, column(given.advice_fee))
    cost = outlook.costs.net[..., INDEX[Sector.ACUTE]]
    capital = column(given.capital_charge)[..., None] * policies.capital_before
    by_sector = {
        Sector.ACUTE: step * column(to_trust) - np.minimum(step * relief, cost),
        Sector.COMMUNITY: step * team_money / POUNDS_IN_MILLION,
        Sector.PRIMARY_CARE: step * (advice + column(parity + to_primary) + a_head),
    }
    shape = np.broadcast_shapes(*(path.shape for path in by_sector.values()), capital.shape[:-1])
    charges = np.zeros((*shape, len(SECTORS)))
    charges += capital
    for sector, path in by_sector.items():
        charges[..., INDEX[sector]] += path
    return charges


def operating_charge(policies: Policies, outlook: Outlook) -> FloatArray:
    """Charge operating cost for paid time at boards, shape (..., years) [£m cash]."""
    cost = board_time(policies.board_leads, outlook.assumptions.lead_session_cost)
    return np.asarray(policies.ramp * outlook.deflator * column(cost))


def devolved(spend: FloatArray, parts: tuple[float, ...], ramp: FloatArray) -> FloatArray:
    """Devolve a part of each sector's budget, shape (..., years, sectors) [£m cash].

    `parts` in SECTORS order [share], `ramp` of shape (years,) [share]. The money stays in its sector.
    """
    return np.asarray(spend * (ramp[:, None] * np.array(parts)))


def per_network(money: FloatArray, pcns: FloatArray) -> FloatArray:
    """Divide money over primary care networks [£m, networks -> £m]; not a number where there are none."""
    known = np.where(pcns > 0, pcns, np.nan)
    return money / known
