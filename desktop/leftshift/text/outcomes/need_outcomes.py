"""Outcomes of need: what is unfunded, what is bought, what must be found, and where contacts are."""

from collections.abc import Callable
from functools import partial

import numpy as np

from leftshift.evidence.facts import fact
from leftshift.model.results import Results
from leftshift.model.terms import View
from leftshift.text.numbers import (
    amount,
    in_view,
    number,
    percent,
    points,
    pounds,
    signed,
    signed_amount,
    signed_pounds,
)
from leftshift.text.outcomes.outcome import Outcome, year_at

_PER_CENT = 100
_FROM_NOTHING = "The change is from doing nothing."


def need_outcomes(
    results: Results, reference: Results, place: int, view: View
) -> dict[str, Callable[[], Outcome]]:
    """Say by key how each outcome of need in the target year is made, in the order of the screen."""
    return {
        **{
            key: partial(_sum_of, key, title, results, reference, place, view)
            for key, title in (
                ("hospital_unfunded", "Unfunded in hospital"),
                ("unfunded", "Unfunded in all"),
                ("new_care", "New care bought"),
                ("savings_to_find", "Savings to find"),
                ("avoided", "Hospital cost avoided"),
                ("stranded", "Stranded in hospital"),
            )
        },
        "required_efficiency": partial(_efficiency, results, reference, place),
        "staff": partial(_staff, results, reference, place),
        "beds": partial(_beds, results, reference, place),
        "near_home_deprived": partial(_near_home, "deprived", results, reference, place),
        "near_home_elsewhere": partial(_near_home, "elsewhere", results, reference, place),
        "contacts": partial(_contacts, results, reference, place),
    }


_SAYS = {
    "hospital_unfunded": (
        "in acute and specialised care",
        "Cost of today’s service with what other levers charge, less hospital cost avoided and spend.",
        "What one sector has above its cost pays for no other.",
    ),
    "unfunded": (
        "never set off against new care",
        "What each sector lacks of the cost of today’s service, added up.",
        "What one sector has above its cost pays for no other.",
    ),
    "new_care": (
        "beyond the cost of today’s service",
        "Money above the cost of today’s service, sector by sector.",
    ),
    "savings_to_find": (
        "before any efficiency",
        "Cost of today’s service with no efficiency, less all that meets it: what efficiency must bring.",
    ),
    "avoided": (
        "by care closer to home, as cash",
        "Hospital cost that extra community and primary care makes needless and that turns into cash.",
    ),
    "stranded": (
        "freed, but still paid for",
        "Hospital capacity that care closer to home has freed and that cannot be turned into money.",
    ),
}
"""Of each sum, its note and the sentences behind it."""


def _sum_of(  # noqa: PLR0917 - what it is, and the five things every outcome is made of
    key: str, title: str, results: Results, reference: Results, place: int, view: View
) -> Outcome:
    here, before = (float(in_view(getattr(one, key), one, view)[place]) for one in (results, reference))
    note, *details = _SAYS[key]
    return Outcome(
        key=key,
        title=title,
        year=results.first_year + place,
        value=amount(here, view),
        change=signed_amount(here - before, view),
        note=note,
        details=(*details, _FROM_NOTHING),
    )


def _efficiency(results: Results, reference: Results, place: int) -> Outcome:
    needed, before = results.required_efficiency, reference.required_efficiency
    return Outcome(
        key="required_efficiency",
        title="Efficiency needed",
        year=results.first_year + place,
        value=percent(float(needed[place])) if place else "\u2013",
        change=points(float(needed[place] - before[place])) if place else "",
        note=f"asked {percent(_figure('DG03'))} a year",
        details=(
            f"Delivered over decades: {percent(_figure('P06'))} a year.",
            "The rate that breaks even, the same everywhere and every year.",
            _FROM_NOTHING,
        ),
    )


def _figure(key: str) -> float:
    return (fact(key).value or 0.0) / _PER_CENT


def _staff(results: Results, reference: Results, place: int) -> Outcome:
    here, before = (float(one.staff_for_new_care[place]) for one in (results, reference))
    return Outcome(
        key="staff",
        title="Staff for the new care",
        year=results.first_year + place,
        value=number(here),
        change=signed(here - before),
        note="whole-time equivalents",
        details=("In community and primary care, on average and not at the margin.", _FROM_NOTHING),
    )


def _beds(results: Results, reference: Results, place: int) -> Outcome:
    here, before, needed = (
        float(line[place]) for line in (results.beds, reference.beds, results.beds_needed)
    )
    return Outcome(
        key="beds",
        title="Beds paid for",
        year=results.first_year + place,
        value=number(here) if np.isfinite(here) else "\u2013",
        change=signed(here - before) if np.isfinite(here) else "",
        note=f"needed: {number(needed)}",
        details=(
            "General and acute beds that hospital money pays for, on average and not at the margin.",
            _FROM_NOTHING,
        ),
    )


_PEOPLE = {
    "deprived": "Closer to home, most deprived fifth",
    "elsewhere": "Closer to home, everybody else",
}
"""Of whom there is a figure, and what it is called."""


def _near_home(who: str, results: Results, reference: Results, place: int) -> Outcome:
    here, before = (float(getattr(one, f"near_home_{who}")[place]) for one in (results, reference))
    known = np.isfinite(here)
    return Outcome(
        key=f"near_home_{who}",
        title=_PEOPLE[who],
        year=results.first_year + place,
        value=pounds(here) if known else "\u2013",
        change=signed_pounds(here - before) if known else "",
        note="£ a head, 2025/26 prices" if known else "nobody of this area is among them",
        details=(
            "Community and primary care for each person. The fifth is of England’s neighbourhoods.",
            _FROM_NOTHING,
        ),
    )


def _contacts(results: Results, reference: Results, place: int) -> Outcome:
    """Say what part of all contacts is not in hospital in the target year."""
    share, before = results.contacts_outside_hospital, reference.contacts_outside_hospital
    known = np.isfinite(share[[0, place]]).all()
    return Outcome(
        key="contacts",
        title="Contacts outside hospital",
        value=percent(float(share[place])) if known else "\u2013",
        change=points(float(share[place] - before[place])) if known else "",
        note=f"in {year_at(results, place)}; {percent(float(share[0]))} in {year_at(results, 0)}"
        if known
        else "no sector has any",
        details=(
            "Share of all contacts that are not in hospital. The change is from doing nothing.",
            "The two published bases of the starting split do not agree; see the assumptions.",
        ),
    )
