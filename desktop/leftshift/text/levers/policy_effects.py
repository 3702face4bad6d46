"""What a lever of the tab “More” comes to, in a few words for its row and in a sentence."""

from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook
from leftshift.model.own_lists import by_place
from leftshift.model.policies import (
    advice_cost,
    advice_relief,
    board_time,
    capital_before,
    capital_path,
    devolved,
    pay_parity,
    per_network,
    teams,
)
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, FloatArray, View, year_label
from leftshift.text.numbers import amount, in_view, is_nothing, money, number, pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a lever does, in words."""

    short: str
    """Such as £1.4m a year; empty while it has no effect."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectMoment:
    """What the effect of a lever is worked out from, in the year in which the levers are in full."""

    scenario: Scenario
    results: Results
    view: View
    baseline: Baseline
    ramp: FloatArray
    """How far the levers have come in, shape (years,) [share]."""
    place: int
    """Place of that year on the year axis."""

    @property
    def chosen(self) -> PolicyLevers:
        """The levers as chosen."""
        return self.scenario.policies

    @property
    def outlook(self) -> Outlook:
        """What the levers act on."""
        return self.results.outlook

    @property
    def year(self) -> str:
        """That year, such as 2030/31."""
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


def advice_effect(at: EffectMoment) -> Effect:
    """Say what advice and guidance comes to."""
    given, requests, until = at.outlook.assumptions, at.chosen.advice_requests, at.chosen.advice_until
    if not requests:
        return nothing("Set the requests: nothing is paid yet.")
    if until is not None:
        at = replace(at, place=min(at.place, max(until - at.results.first_year, 0)))
    if not at.ramp[at.place]:
        return nothing(
            f"Requests are paid for until {at.year}, before this comes in. "
            "Choose a later year to see what paying on would do."
        )
    paid = at.rising(advice_cost(requests, given.advice_fee))
    spared = at.rising(advice_relief(requests, given.advice_diverted, given.outpatient_cost))
    return yearly(paid, f"Primary care is charged {paid} and hospital spared {spared} in {at.year}.")


def teams_effect(at: EffectMoment) -> Effect:
    """Say what neighbourhood teams come to."""
    given = at.outlook.assumptions
    count = teams(at.chosen.teams_coverage * at.ramp, at.outlook.population, np.asarray(given.team_people))
    paid = at.money(np.asarray(count * given.team_cost * at.results.deflator / POUNDS_IN_MILLION))
    here = f"{number(float(count[at.place]), 1)} teams"
    return Effect(short=here, sentence=f"{here}; community is charged {paid} in {at.year}.")


def support_effect(at: EffectMoment) -> Effect:
    """Say what provider support units come to."""
    paid = at.rising(at.chosen.support_per_head * at.outlook.population / POUNDS_IN_MILLION)
    return yearly(paid, f"Primary care is charged {paid} in {at.year}.")


def parity_effect(at: EffectMoment) -> Effect:
    """Say what pay parity comes to."""
    own = at.chosen.parity_staff
    staff = float(at.outlook.practice_staff) if own is None else own
    if not staff * at.chosen.parity_uplift:
        return nothing("Set the rise: nothing is paid yet.")
    paid = at.rising(pay_parity(staff, at.chosen.parity_uplift, at.outlook.assumptions.parity_pay))
    return yearly(paid, f"Primary care is charged {paid} in {at.year}.")


def leads_effect(at: EffectMoment) -> Effect:
    """Say what paid time on boards comes to."""
    sessions = at.chosen.board_leads * at.chosen.board_sessions
    if not sessions:
        return nothing("Set both the seats and the sessions: nothing is paid yet.")
    paid = at.rising(board_time(sessions, at.outlook.assumptions.lead_session_cost))
    return yearly(paid, f"{number(sessions)} sessions a year; operating cost is charged {paid} in {at.year}.")


def devolved_effect(at: EffectMoment) -> Effect:
    """Say what money devolved to place and networks comes to."""
    given = devolved(at.results.spend, at.chosen.devolved, at.ramp).sum(axis=-1)
    said = at.money(given)
    if not given.any():
        return nothing("Set a part of a sector’s budget: nothing is devolved yet.")
    networks = float(at.baseline.pcns)
    if networks <= 0:
        return yearly(said, f"{said} in {at.year}; it stays in its sectors.")
    # For one network a sum a head of the whole area would mean nothing.
    money_view = View.CASH if at.view is View.PER_HEAD else at.view
    each = replace(at, view=money_view).money(per_network(given, at.baseline.pcns))
    sentence = f"{said} in {at.year}: {each} for each of {number(networks)} primary care networks."
    places = at.chosen.places
    if any(place.people for place in places):
        of_place = [replace(at, view=money_view).money(path) for path in by_place(given, places)]
        split = (f"{place.name} {money}" for place, money in zip(places, of_place, strict=True))
        sentence += f" By place: {', '.join(split)}."
    return yearly(said, sentence)


def capital_effect(at: EffectMoment) -> Effect:
    """Say what capital near home comes to."""
    years, path = at.scenario.years, capital_path(at.scenario)
    if not path.any():
        return nothing("Set both the money and the years: nothing is paid yet.")
    paid = np.flatnonzero(path)
    first, last = (year_label(years.first + int(place)) for place in (paid[0], paid[-1]))
    span = first if first == last else f"{first} to {last}"
    whole = at.whole(path)
    return Effect(
        short=f"{whole} in all",
        sentence=f"{whole} in all, {span}; beside revenue and never added to it. {_charged(at)}",
    )


def _charged(at: EffectMoment) -> str:
    """Say what sector the yearly charge on capital falls on, and how much it is."""
    charge = at.outlook.assumptions.capital_charge * capital_before(at.scenario).sum(axis=-1)
    sector = LABELS[at.chosen.capital_sector].lower()
    return f"Its charge on {sector} is {at.money(np.asarray(charge))} in {at.year}."


def double_running_effect(at: EffectMoment) -> Effect:
    """Say what money paid twice while services change comes to."""
    path = at.results.double_running
    if not (at.chosen.double_running and at.chosen.double_running_years):
        return nothing("Set both the share and the years: nothing is paid twice yet.")
    if not path.any():
        return nothing("No money moves yet, so nothing is paid twice.")
    most = int(np.argmax(path))
    peak = replace(at, place=most).money(path)
    whole = at.whole(path)
    return Effect(
        short=f"{whole} in all",
        sentence=(
            f"{whole} in all, most in {year_label(at.results.first_year + most)} ({peak}); "
            "charged to the sector that gives."
        ),
    )


def deficit_effect(at: EffectMoment) -> Effect:
    """Say what the opening deficit comes to."""
    path = at.results.deficit_gone
    if path is None:
        return nothing("The deficit stays, and grows with cost.")
    gone = int(np.argmax(path > path[-1] * 0.999))
    year = year_label(at.results.first_year + gone)
    return Effect(short=f"gone by {year}", sentence=f"Gone by {year}, until then in a straight line.")


def yearly(paid: str, sentence: str) -> Effect:
    """Say what is paid every year."""
    return Effect(short=f"{paid} a year", sentence=sentence)


def nothing(sentence: str) -> Effect:
    """Say why a lever has no effect yet."""
    return Effect(short="", sentence=sentence)


def _written(value: float, view: View) -> str:
    """Write money as its view asks; what would read as no millions is written in pounds [£m, or £ a head]."""
    if view is not View.PER_HEAD and value and is_nothing(money(value)):
        return f"£{number(value * POUNDS_IN_MILLION)}"
    return f"{pounds(value)} a head" if view is View.PER_HEAD else amount(value, view)
