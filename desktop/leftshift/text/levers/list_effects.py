"""What levers come to that are lists, or that say how far a move reaches and whom."""

import numpy as np

from leftshift.model.own_lists import consolidated_money, outside_share, schemes_left
from leftshift.model.policies import team_delivery
from leftshift.model.prices import ramp_path
from leftshift.model.projection import team_part
from leftshift.model.specialties import Payee, hospital_cost
from leftshift.text.levers.policy_effects import Effect, EffectMoment, nothing, yearly
from leftshift.text.numbers import counted, percent, pounds


def outpatients_effect(at: EffectMoment) -> Effect:
    """Say what care moved out of hospital comes to."""
    given, moves = at.outlook.assumptions, at.chosen.outpatients
    moved = np.array([move.moved for move in moves])
    if not moved.any():
        return nothing("Nothing moves yet.")
    spared = hospital_cost(moved, at.outlook.population[..., 0], given.attendances, given.attendance_cost)
    outside = spared * given.cost_ratio
    to_trust = float(outside[[move.paid_to is Payee.TRUST for move in moves]].sum())
    to_primary = float(outside.sum()) - to_trust
    paid = [
        f"{who} {at.rising(money)}"
        for who, money in (("primary care is charged", to_primary), ("a trust is paid", to_trust))
        if money
    ]
    less = at.rising(float(spared.sum()))
    return yearly(less, f"Hospital is spared {less}; {' and '.join(paid)} in {at.year}.")


def schemes_effect(at: EffectMoment) -> Effect:
    """Say what small schemes moved into core contracts come to."""
    left, measures = schemes_left(at.chosen.schemes)
    stay = f"{counted(left, 'scheme', 'schemes')} with {counted(measures, 'measure', 'measures')} left"
    moved = at.rising(consolidated_money(at.chosen.schemes))
    return Effect(short=f"{left} left", sentence=f"{moved} a year in core contracts by {at.year}; {stay}.")


def metrics_effect(at: EffectMoment) -> Effect:
    """Say how many of the headline measures are about care outside hospital."""
    held = at.chosen.metrics
    shares = (
        outside_share(metric.tag for metric in held if metric.now),
        outside_share(metric.tag for metric in held if metric.then),
    )
    now, then = ("none" if share is None else percent(share, 0) for share in shares)
    return Effect(
        short=f"{now} \u2192 {then} outside",
        sentence=f"About care outside hospital: {now} of the measures held to now, {then} as wanted.",
    )


def team_effect_effect(at: EffectMoment) -> Effect:
    """Say what a smaller commissioning team leaves of delivery."""
    costs, years = at.scenario.running_costs, at.scenario.years
    cut = costs.cut * ramp_path(costs.ramp, years.first, years.count, start=costs.start, end=costs.end)
    left = float(
        team_delivery(cut, team_part(costs.functions, costs.protected), at.chosen.team_effect)[at.place]
    )
    if left == 1:
        return nothing("No posts of the primary care commissioning team go, so delivery stays as it is.")
    return Effect(
        short=f"{percent(left, 0)} of the move",
        sentence=f"As posts go, {percent(left)} of the planned move of budgets happens in {at.year}.",
    )


def deprived_effect(at: EffectMoment) -> Effect:
    """Say what is spent near home on each person of the most deprived fifth, and on the others."""
    people, of_new = float(at.outlook.deprived_part), float(at.results.deprived_share)
    if not people:
        return nothing("Nobody of this area is in the most deprived fifth of England.")
    there, elsewhere = (
        float(path[at.place]) for path in (at.results.near_home_deprived, at.results.near_home_elsewhere)
    )
    return Effect(
        short=f"{percent(of_new, 0)} of new money",
        sentence=(
            f"{percent(people)} of people get {percent(of_new)} of the new money closer to home: "
            f"{pounds(there)} a head for them and {pounds(elsewhere)} for the others in {at.year}, "
            "in 2025/26 prices."
        ),
    )
