"""Outcomes of the other levers that are on, and of the rails."""

from collections.abc import Iterator

from leftshift.model.own_lists import outside_share
from leftshift.model.policies import capital_path, devolved, policy_ramp
from leftshift.model.prices import ramp_path
from leftshift.model.rails import breaches
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.text.levers.rails import breach_sentences
from leftshift.text.numbers import (
    amount,
    in_view,
    is_nothing,
    money,
    number,
    percent,
    points,
    signed_amount,
)
from leftshift.text.outcomes.outcome import Outcome, Sign


def policy_outcomes(
    scenario: Scenario, results: Results, reference: Results, place: int, view: View
) -> Iterator[Outcome]:
    """List what the other levers and rails that are on lead to, beside the sectors' money."""
    chosen = scenario.policies
    if scenario.rails.on:
        yield _rails(scenario, results)
    if chosen.board_leads:
        yield _surplus(results, reference, place, view)
    if chosen.capital and chosen.capital_years:
        yield _capital(scenario, results, view)
    if any(chosen.devolved):
        yield _devolved(scenario, results, place, view)
    if any(one.now != one.then for one in chosen.metrics):
        yield _metrics(scenario)


def _rails(scenario: Scenario, results: Results) -> Outcome:
    found, rails = breaches(results, scenario.rails), scenario.rails
    broken = {each.rail for each in found}
    kept, whole = len(rails.on) - len(broken), len(rails.on)
    holding = len(rails.holding().on)
    return Outcome(
        key="rails",
        title="Spending rules",
        value=f"{number(kept)} of {number(whole)}",
        sign=Sign.NOT_MET if broken else Sign.MET,
        note=f"{number(holding)} held, {number(whole - holding)} watched",
        details=breach_sentences(found, rails),
    )


def _surplus(results: Results, reference: Results, place: int, view: View) -> Outcome:
    here, before = (float(in_view(one.surplus, one, view)[place]) for one in (results, reference))
    cash = float(results.surplus[place])
    return Outcome(
        key="surplus",
        title="Left of the saving",
        year=results.first_year + place,
        value=amount(here, view),
        change=signed_amount(here - before, view),
        sign=Sign.MET if cash >= 0 or is_nothing(money(cash)) else Sign.NOT_MET,
        target=f"at least {amount(0.0, view)}",
        note="a year",
        details=(
            "Saving, less one-off cost and what is put back.",
            "Less paid time on boards.",
        ),
    )


def _capital(scenario: Scenario, results: Results, view: View) -> Outcome:
    chosen, path = scenario.policies, capital_path(scenario)
    whole = float(in_view(path, results, view).sum())
    return Outcome(
        key="capital",
        title="Capital beside revenue",
        value=amount(whole, view),
        note=f"{money(chosen.capital)} a year, {number(int((path > 0).sum()))} years",
        details=("Capital for community and primary care, all years together; never added to revenue.",),
    )


def _devolved(scenario: Scenario, results: Results, place: int, view: View) -> Outcome:
    shares, years = scenario.shares, scenario.years
    moved = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    path = devolved(results.spend, scenario.policies.devolved, policy_ramp(scenario, moved)).sum(axis=-1)
    return Outcome(
        key="devolved",
        title="Devolved to place",
        year=results.first_year + place,
        value=amount(float(in_view(path, results, view)[place]), view),
        note=f"{percent(float(path[place] / results.total[place]))} of all programme money",
        details=("Money that places and primary care networks decide on; it stays in its sectors.",),
    )


def _metrics(scenario: Scenario) -> Outcome:
    chosen = scenario.policies
    now = outside_share(one.tag for one in chosen.metrics if one.now)
    then = outside_share(one.tag for one in chosen.metrics if one.then)
    told = then if then is not None else now
    return Outcome(
        key="metrics",
        title="Measures of care outside hospital",
        value=percent(told or 0.0, 0),
        change=points(then - now) if now is not None and then is not None else "",
        note="as wanted" if then is not None else "now",
        details=("Part of the headline measures held to that is about care outside hospital.",),
    )
