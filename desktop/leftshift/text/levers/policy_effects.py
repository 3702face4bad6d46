"""What each of the other levers does, in a few words and in a sentence, for its row and for the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook
from leftshift.model.policies import (
    advice_cost,
    advice_relief,
    board_time,
    outpatients_cost,
    pay_parity,
    policy_ramp,
    teams,
)
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.policy_outputs import capital_path, devolved, metric_share, per_network
from leftshift.model.prices import POUNDS_IN_MILLION, ramp_path
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.policy_list import PolicyLever, is_on
from leftshift.text.numbers import amount, counted, in_view, is_nothing, money, number, percent, pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a lever does, in words."""

    short: str
    """Such as £1.4m a year; empty while it has no effect."""
    sentence: str


@dataclass(frozen=True, slots=True)
class _At:
    """What the effects are worked out from, at the year in which the levers are in full."""

    scenario: Scenario
    results: Results
    view: View
    baseline: Baseline
    ramp: FloatArray
    """How far the levers have come in, shape (years,) [share]."""
    place: int

    @property
    def chosen(self) -> PolicyLevers:
        return self.scenario.policies

    @property
    def outlook(self) -> Outlook:
        return self.results.outlook

    @property
    def year(self) -> str:
        return year_label(self.results.first_year + self.place)

    def money(self, path: FloatArray) -> str:
        """Write money of the year, shape (years,) [£m cash], in the view's terms."""
        return _written(float(self._in_view(path)[self.place]), self.view)

    def rising(self, now: float | FloatArray) -> str:
        """Write what comes in along the ramp and rises with prices [£m, 2025/26 prices]."""
        return self.money(np.asarray(now * self.ramp * self.results.deflator))

    def whole(self, path: FloatArray) -> str:
        """Write the money of all years together."""
        return _written(float(self._in_view(path).sum()), self.view)

    def _in_view(self, path: FloatArray) -> FloatArray:
        return in_view(path, self.results, self.view)


def effect(lever: PolicyLever, snapshot: Snapshot) -> Effect:
    """Say what one lever does in the year it is in full; empty texts while it is off."""
    scenario, results = snapshot.scenario, snapshot.results
    if not is_on(lever, scenario.policies):
        return _nothing("")
    shares, years, own = scenario.shares, scenario.years, scenario.policies
    moved = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    end = shares.end if own.start is None or own.end is None else own.end
    place = min(end, years.last) - results.first_year
    return _EFFECTS[lever.key](
        _At(scenario, results, snapshot.view, snapshot.baseline, policy_ramp(scenario, moved), place)
    )


def _advice(at: _At) -> Effect:
    given, requests = at.outlook.assumptions, at.chosen.advice_requests
    paid = at.rising(advice_cost(requests, given.advice_fee))
    spared = at.rising(advice_relief(requests, given.advice_diverted, given.outpatient_cost))
    return _yearly(paid, f"Primary care is charged {paid} and hospital spared {spared} in {at.year}.")


def _outpatients(at: _At) -> Effect:
    given = at.outlook.assumptions
    moved = outpatients_cost(
        at.chosen.outpatients_moved,
        at.outlook.population[..., 0],
        given.outpatients_per_head,
        given.outpatient_cost,
    )
    inside, outside = at.rising(moved), at.rising(moved * given.outpatients_cost_ratio)
    return Effect(
        short=f"{inside} moved",
        sentence=f"Hospital is relieved of {inside} and community is charged {outside} in {at.year}.",
    )


def _teams(at: _At) -> Effect:
    given = at.outlook.assumptions
    count = teams(at.chosen.teams_coverage * at.ramp, at.outlook.population, np.asarray(given.team_people))
    paid = at.money(np.asarray(count * given.team_cost * at.results.deflator / POUNDS_IN_MILLION))
    here = f"{number(float(count[at.place]), 1)} teams"
    return Effect(short=here, sentence=f"{here}; community is charged {paid} in {at.year}.")


def _support(at: _At) -> Effect:
    paid = at.rising(at.chosen.support_per_head * at.outlook.population / POUNDS_IN_MILLION)
    return _yearly(paid, f"Primary care is charged {paid} in {at.year}.")


def _parity(at: _At) -> Effect:
    bills = at.chosen.parity_staff * at.chosen.parity_uplift
    if not bills:
        return _nothing("Set both the number of staff and the rise: nothing is paid yet.")
    paid = at.rising(pay_parity(bills, at.outlook.assumptions.parity_pay))
    return _yearly(paid, f"Primary care is charged {paid} in {at.year}.")


def _leads(at: _At) -> Effect:
    sessions = at.chosen.board_leads * at.chosen.board_sessions
    if not sessions:
        return _nothing("Set both the seats and the sessions: nothing is paid yet.")
    paid = at.rising(board_time(sessions, at.outlook.assumptions.lead_session_cost))
    return _yearly(
        paid, f"{number(sessions)} sessions a year; operating cost is charged {paid} in {at.year}."
    )


def _schemes(at: _At) -> Effect:
    moved = _written(float(at.chosen.schemes_consolidated * at.ramp[at.place]), View.CASH)
    prices = year_label(at.results.first_year)
    return _yearly(moved, f"{moved} moved by {at.year}, in {prices} prices; no sector gains or gives by it.")


def _devolved(at: _At) -> Effect:
    given = devolved(at.results.spend, at.chosen.devolved, at.ramp).sum(axis=-1)
    said = at.money(given)
    networks = float(at.baseline.pcns)
    if networks <= 0:
        return _yearly(said, f"{said} in {at.year}; it stays in its sectors.")
    # For one network a sum a head of the whole area would mean nothing.
    money_view = View.CASH if at.view is View.PER_HEAD else at.view
    each = replace(at, view=money_view).money(per_network(given, at.baseline.pcns))
    return _yearly(said, f"{said} in {at.year}: {each} for each of {number(networks)} primary care networks.")


def _capital(at: _At) -> Effect:
    chosen, years = at.chosen, at.scenario.years
    start = at.scenario.shares.start if chosen.start is None or chosen.end is None else chosen.start
    path = capital_path(chosen.capital, chosen.capital_years, start - years.first, years.count)
    if not path.any():
        return _nothing("Set both the money and the years: nothing is paid yet.")
    paid = np.flatnonzero(path)
    first, last = (year_label(years.first + int(place)) for place in (paid[0], paid[-1]))
    span = first if first == last else f"{first} to {last}"
    whole = at.whole(path)
    return Effect(
        short=f"{whole} in all",
        sentence=f"{whole} in all, {span}; beside revenue and never added to it.",
    )


def _double_running(at: _At) -> Effect:
    path = at.results.double_running
    if not (at.chosen.double_running and at.chosen.double_running_years):
        return _nothing("Set both the share and the years: nothing is paid twice yet.")
    if not path.any():
        return _nothing("No money moves yet, so nothing is paid twice.")
    most = int(np.argmax(path))
    peak = replace(at, place=most).money(path)
    whole = at.whole(path)
    return Effect(
        short=f"{whole} in all",
        sentence=(
            f"{whole} in all, most in {year_label(at.results.first_year + most)} ({peak}); "
            "charged to the year’s surplus."
        ),
    )


def _deficit(at: _At) -> Effect:
    path = at.results.recovery
    gone = min(int(np.argmax(path >= path.max())), path.size - 1)
    year = year_label(at.results.first_year + gone)
    last = _written(float(path[gone]), View.CASH)
    return Effect(
        short=f"gone by {year}",
        sentence=f"{last} a year must be found from {year} on; until then in a straight line.",
    )


def _metrics(at: _At) -> Effect:
    chosen = at.chosen
    sets = (
        (chosen.metrics_now_near_home, chosen.metrics_now, "now"),
        (chosen.metrics_then_near_home, chosen.metrics_then, "as wanted"),
    )
    shares = [
        (percent(share, 0), f"{percent(share, 0)} of {counted(whole, 'metric', 'metrics')} {when}")
        for part, whole, when in sets
        if (share := metric_share(part, whole)) is not None
    ]
    if not shares:
        return _nothing("Count the metrics first.")
    short = shares[0][1] if len(shares) == 1 else " \u2192 ".join(share for share, _ in shares)
    said = ", ".join(words for _, words in shares)
    return Effect(short=short, sentence=f"About primary and community care: {said}.")


_EFFECTS: Final[Mapping[str, Callable[[_At], Effect]]] = MappingProxyType(
    {
        "advice": _advice,
        "outpatients": _outpatients,
        "teams": _teams,
        "support": _support,
        "parity": _parity,
        "leads": _leads,
        "schemes": _schemes,
        "devolved": _devolved,
        "capital": _capital,
        "double_running": _double_running,
        "deficit": _deficit,
        "metrics": _metrics,
    }
)


def _yearly(paid: str, sentence: str) -> Effect:
    """Say what is paid every year."""
    return Effect(short=f"{paid} a year", sentence=sentence)


def _nothing(sentence: str) -> Effect:
    """Say why a lever has no effect yet."""
    return Effect(short="", sentence=sentence)


def _written(value: float, view: View) -> str:
    """Write money as its view asks; what would read as no millions is written in pounds [£m, or £ a head]."""
    if view is not View.PER_HEAD and value and is_nothing(money(value)):
        return f"£{number(value * POUNDS_IN_MILLION)}"
    return f"{pounds(value)} a head" if view is View.PER_HEAD else amount(value, view)
