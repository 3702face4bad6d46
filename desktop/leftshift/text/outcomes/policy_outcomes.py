"""Outcomes of need, of the other levers that are on, and of the rails."""

from collections.abc import Iterator

from leftshift.model.policies import policy_ramp
from leftshift.model.policy_outputs import capital_path, devolved, metric_share
from leftshift.model.prices import ramp_path
from leftshift.model.rails import breaches
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.text.levers.rails import breach_sentences
from leftshift.text.numbers import (
    NBSP,
    amount,
    in_view,
    is_nothing,
    money,
    number,
    percent,
    points,
    signed_amount,
)
from leftshift.text.outcomes.outcome import Outcome, Sign, year_at


def need_outcomes(results: Results, reference: Results, place: int, view: View) -> tuple[Outcome, ...]:
    """List what is unfunded, and where contacts are, in the target year."""
    return _gap(results, reference, place, view), _contacts(results, reference, place)


def policy_outcomes(
    scenario: Scenario, results: Results, reference: Results, place: int, view: View
) -> Iterator[Outcome]:
    """List what the other levers and rails that are on lead to, beside the sectors' money."""
    chosen = scenario.policies
    if scenario.rails.on:
        yield _rails(scenario, results)
    if chosen.double_running or chosen.opening_deficit or chosen.board_leads:
        yield _surplus(results, reference, place, view)
    if chosen.capital and chosen.capital_years:
        yield _capital(scenario, results, view)
    if any(chosen.devolved):
        yield _devolved(scenario, results, place, view)
    if chosen.metrics_now or chosen.metrics_then:
        yield _metrics(scenario)


def _gap(results: Results, reference: Results, place: int, view: View) -> Outcome:
    gap, before = (in_view(one.total_gap, one, view) for one in (results, reference))
    here = float(gap[place])
    written = amount(here, view)
    met = here <= 0 or is_nothing(written)
    cost = float(in_view(results.spend.sum(axis=-1) + results.total_gap, results, view)[place])
    return Outcome(
        key="unfunded_gap",
        title="Unfunded gap",
        year=year_at(results, place),
        value=written,
        change=signed_amount(here - float(before[place]), view),
        target=f"\u2264{NBSP}{amount(0.0, view)}",
        sign=Sign.MET if met else Sign.NOT_MET,
        note=f"of {amount(cost, view)} cost" if here > 0 else f"to spare; cost {amount(cost, view)}",
        details=(
            "Cost of today’s service with what other levers charge, less hospital cost avoided and spend.",
            "Below zero there is money to spare. The change is from doing nothing.",
        ),
    )


def _contacts(results: Results, reference: Results, place: int) -> Outcome:
    share, before = results.contacts_outside_hospital, reference.contacts_outside_hospital
    return Outcome(
        key="contacts",
        title="Contacts outside hospital",
        value=percent(float(share[place])),
        change=points(float(share[place] - before[place])),
        note=f"in {year_at(results, place)}; {percent(float(share[0]))} in {year_at(results, 0)}",
        details=(
            "Share of all contacts that are not in hospital. The change is from doing nothing.",
            "The two published bases of the starting split do not agree; see the assumptions.",
        ),
    )


def _rails(scenario: Scenario, results: Results) -> Outcome:
    found, rails = breaches(results, scenario.rails), scenario.rails
    broken = {each.rail for each in found}
    kept, whole = len(rails.on) - len(broken), len(rails.on)
    holding = len(rails.holding().on)
    return Outcome(
        key="rails",
        title="Rules the shares keep",
        value=f"{number(kept)} of {number(whole)}",
        sign=Sign.NOT_MET if broken else Sign.MET,
        note=f"{number(holding)} held, {number(whole - holding)} watched",
        details=breach_sentences(found, rails),
    )


def _surplus(results: Results, reference: Results, place: int, view: View) -> Outcome:
    here, before = (float(in_view(one.surplus, one, view)[place]) for one in (results, reference))
    return Outcome(
        key="surplus",
        title="Left of the saving",
        year=year_at(results, place),
        value=amount(here, view),
        change=signed_amount(here - before, view),
        sign=Sign.MET if here >= 0 or is_nothing(amount(here, view)) else Sign.NOT_MET,
        target=f"\u2265{NBSP}{amount(0.0, view)}",
        note="a year",
        details=(
            "Saving, less one-off cost and what is put back.",
            "Less paid time on boards, double running and the removal of the opening deficit.",
        ),
    )


def _capital(scenario: Scenario, results: Results, view: View) -> Outcome:
    chosen, years = scenario.policies, scenario.years
    start = scenario.shares.start if chosen.start is None or chosen.end is None else chosen.start
    path = capital_path(chosen.capital, chosen.capital_years, start - years.first, years.count)
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
        year=year_at(results, place),
        value=amount(float(in_view(path, results, view)[place]), view),
        note=f"{percent(float(path[place] / results.total[place]))} of all programme money",
        details=("Money that places and primary care networks decide on; it stays in its sectors.",),
    )


def _metrics(scenario: Scenario) -> Outcome:
    chosen = scenario.policies
    now = metric_share(chosen.metrics_now_near_home, chosen.metrics_now)
    then = metric_share(chosen.metrics_then_near_home, chosen.metrics_then)
    wanted_or_now = then if then is not None else now
    return Outcome(
        key="metrics",
        title="Metrics about care near home",
        value=percent(wanted_or_now or 0.0, 0),
        change=points(then - now) if now is not None and then is not None else "",
        note="as wanted" if then is not None else "now",
        details=("Part of the headline metrics that is about primary and community care, counted by you.",),
    )
