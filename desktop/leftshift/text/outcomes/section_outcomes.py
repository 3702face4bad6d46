"""The four outcomes that each section of the levers shows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.board.rules import LEADERSHIP
from leftshift.board.voices import VOICES, Voice
from leftshift.model.results import Results
from leftshift.model.terms import View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNKNOWN_BOARD, payback_year
from leftshift.text.levers.posts import cut_place
from leftshift.text.numbers import amount, counted, in_view, is_nothing, number, people, signed_amount
from leftshift.text.outcomes.outcome import ADD_BOARD, BOARD_NEEDED, UNKNOWN, Outcome, Sign
from leftshift.text.outcomes.outcomes import some_outcomes

SECTION_OUTCOMES: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType(
    {
        "money": ("hospital_share", "hospital_unfunded", "required_efficiency", "running_cost"),
        "running_costs": ("running_cost", "saving", "posts_removed", "payback"),
        "board": ("provider_seats", "board", "statutory", "lead"),
        "other": ("unfunded", "new_care", "staff", "beds"),
    }
)
"""Keys of the outcomes of each section, in the order of the screen."""
_NONE: Final = "\u2013"


def section_outcomes(snapshot: Snapshot, section: str) -> tuple[Outcome, ...]:
    """Give the four outcomes of a section of `SECTION_OUTCOMES`."""
    keys, own = SECTION_OUTCOMES[section], _OWN.get(section, _nothing)
    found = {one.key: one for one in (*some_outcomes(snapshot, keys), *own(snapshot))}
    return tuple(found[key] for key in keys)


def _nothing(_snapshot: Snapshot) -> tuple[Outcome, ...]:
    return ()


def _of_running_costs(snapshot: Snapshot) -> tuple[Outcome, ...]:
    results = snapshot.results
    place = cut_place(snapshot.scenario.running_costs, results)
    return (
        _saving(results, place, snapshot.view),
        Outcome(
            key="posts_removed",
            title="Posts removed",
            year=results.first_year + place,
            value=people(float(results.posts_removed[place])),
            note="of the board\u2019s own",
            details=("Posts that the cut takes away by the year, at the cost of one post.",),
        ),
        _payback(results, snapshot.view),
    )


def _saving(results: Results, place: int, view: View) -> Outcome:
    saved, surplus = (
        float(in_view(money, results, view)[place]) for money in (results.saving, results.surplus)
    )
    none_left = is_nothing(amount(surplus, view))
    return Outcome(
        key="saving",
        title="Saving a year",
        year=results.first_year + place,
        value=amount(saved, view),
        note="put back or spent" if none_left else f"{signed_amount(surplus, view)} left of it",
        details=("Operating cost with no cut, less operating cost with it.",),
    )


def _payback(results: Results, view: View) -> Outcome:
    """Say when all saving so far covers all one-off cost."""
    once = float(in_view(results.one_off, results, view).sum())
    year = payback_year(results)
    if not np.any(results.one_off > 0):
        value, sign, note = _NONE, Sign.NONE, "no one-off cost to pay back"
    elif year is None:
        value, sign = f"not by {year_label(results.years[-1])}", Sign.NOT_MET
        note = f"{amount(once, view)} once"
    else:
        value, sign = year_label(year), Sign.NONE
        note = f"{amount(once, view)} once"
    return Outcome(
        key="payback",
        title="Paid back in",
        value=value,
        sign=sign,
        note=note,
        details=("The first year by which all saving, before it is put back, covers all one-off cost.",),
    )


def _of_the_board(snapshot: Snapshot) -> tuple[Outcome, ...]:
    if snapshot.board_measures.placeholder:
        unknown = (f"{UNKNOWN_BOARD}.",)
        return tuple(
            Outcome(key=key, title=title, value=UNKNOWN, note=BOARD_NEEDED, offer=ADD_BOARD, details=unknown)
            for key, title in (("provider_seats", _SEATS), ("lead", _LEAD))
        )
    return _provider_seats(snapshot), _lead(snapshot)


_SEATS: Final = "Provider seats for hospital"
_LEAD: Final = "Primary and community lead"


def _provider_seats(snapshot: Snapshot) -> Outcome:
    measured, place = snapshot.representation, VOICES.index(Voice.HOSPITAL)
    seats = sum(measured.seats)
    return Outcome(
        key="provider_seats",
        title=_SEATS,
        value=f"{number(measured.seats[place])} of {number(seats)}",
        note=f"{number(measured.spend_share[place])}\u00a0% of provider spend",
        details=(f"Of {counted(seats, 'provider seat', 'provider seats')} with a vote.",),
    )


def _lead(snapshot: Snapshot) -> Outcome:
    check = next(one for one in snapshot.checks if one.key == LEADERSHIP)
    return Outcome(
        key="lead",
        title=_LEAD,
        value="Named" if check.met else "Not named",
        sign=Sign.MET if check.met else Sign.NOT_MET,
        note="recommended",
        details=(f"{check.rule} {check.detail}", f"Recommended ({', '.join(check.source)})."),
    )


_OWN: Final = MappingProxyType({"running_costs": _of_running_costs, "board": _of_the_board})
"""Sections that have outcomes which no other place lists."""
