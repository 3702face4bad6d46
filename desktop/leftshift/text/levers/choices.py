"""Choices and lists of the other levers in words: payees, years, schemes, places and measures."""

from collections.abc import Callable, Mapping
from typing import Final

from leftshift.model.own_lists import Metric, MetricTag, Place, Scheme
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.specialties import SPECIALTIES, SPECIALTY_LABELS, Payee, SpecialtyMove
from leftshift.model.terms import LABELS, Ramp, year_label
from leftshift.text.numbers import counted, listed, money, people, percent

PAYEES: Final = {Payee.PRIMARY_CARE: "a primary care provider", Payee.TRUST: "a trust, by subcontract"}
"""Who can be paid for care that has moved, in words."""
TAGS: Final = {
    MetricTag.HOSPITAL: "hospital",
    MetricTag.COMMUNITY: "community",
    MetricTag.PRIMARY_CARE: "primary care",
    MetricTag.MENTAL_HEALTH: "mental health",
    MetricTag.MONEY: "money",
    MetricTag.ALL_CARE: "all care",
}
"""What a headline measure is about, in words."""


def _outpatients(moves: tuple[SpecialtyMove, ...]) -> str:
    said = [
        f"{SPECIALTY_LABELS[specialty].lower()} {percent(move.moved)}, paid to {PAYEES[move.paid_to]}"
        for specialty, move in zip(SPECIALTIES, moves, strict=True)
        if move.moved
    ]
    return "; ".join(said) or "nothing"


def _metrics(metrics: tuple[Metric, ...]) -> str:
    now, then = sum(metric.now for metric in metrics), sum(metric.then for metric in metrics)
    missing = [metric.name for metric in metrics if metric.now and not metric.then]
    left_out = f", without {listed(missing)}" if missing else ""
    return f"{now} of {len(metrics)} now, {then} as wanted{left_out}"


def _schemes(schemes: tuple[Scheme, ...]) -> str:
    said = [
        f"{scheme.name} {money(scheme.money)}{' (into core contracts)' if scheme.consolidated else ''}"
        for scheme in schemes
    ]
    return ", ".join(said) or "none listed"


def _places(places: tuple[Place, ...]) -> str:
    return ", ".join(f"{place.name} {people(place.people)}" for place in places) or "none listed"


def until_words(year: int | None) -> str:
    """Say until when requests for advice are paid for, by the first calendar year of the last year."""
    return "always" if year is None else year_label(year)


RAMPS: Final = {
    Ramp.STRAIGHT: "even steps",
    Ramp.SMOOTH: "slow, fast, slow",
    Ramp.EARLY: "mostly early",
    Ramp.LATE: "mostly late",
}
"""What each ramp is called."""
LABELS_OF_CHOICES: Final[Mapping[str, str]] = {
    "advice_until": "Requests for advice paid for until",
    "capital_sector": "Charge on capital falls on",
    "deficit_removed": "Opening deficit removed by 2028/29",
    "outpatients": "Care moved out of hospital",
    "metrics": "Headline measures",
    "schemes": "Small schemes",
    "places": "Places",
}
"""What each choice or list is called."""
_WORDS: Final[Mapping[str, Callable[[PolicyLevers], str]]] = {
    "advice_until": lambda chosen: until_words(chosen.advice_until),
    "capital_sector": lambda chosen: LABELS[chosen.capital_sector].lower(),
    "deficit_removed": lambda chosen: "yes" if chosen.deficit_removed else "no",
    "outpatients": lambda chosen: _outpatients(chosen.outpatients),
    "metrics": lambda chosen: _metrics(chosen.metrics),
    "schemes": lambda chosen: _schemes(chosen.schemes),
    "places": lambda chosen: _places(chosen.places),
}


def choice_words(name: str, chosen: PolicyLevers) -> str:
    """Say what is chosen of a field of the other levers that is no number."""
    return _WORDS[name](chosen)


def list_words(name: str, chosen: PolicyLevers) -> str:
    """Say it in a few words, for the name of a step."""
    held = getattr(chosen, name)
    counts = {
        "metrics": f"{sum(metric.then for metric in chosen.metrics)} as wanted",
        "schemes": counted(len(chosen.schemes), "scheme", "schemes"),
        "places": counted(len(chosen.places), "place", "places"),
    }
    return counts[name] if name in counts and held else choice_words(name, chosen)
