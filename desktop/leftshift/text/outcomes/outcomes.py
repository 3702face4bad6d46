"""The list of outcomes: one for the screen, for print and for comparisons."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from leftshift.board.representation import Representation, represent
from leftshift.board.rules import Check, Level
from leftshift.evidence.levers import landmarks
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import HOSPITAL, INDEX, FloatArray, View
from leftshift.questions.measures import measure, seats_by_voice
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNKNOWN_BOARD
from leftshift.text.numbers import (
    amount,
    in_view,
    is_nothing,
    number,
    percent,
    points,
    pounds,
    signed,
    signed_amount,
    signed_pounds,
)
from leftshift.text.outcomes.envelope import contacts_basis, cost_basis, envelope
from leftshift.text.outcomes.need_outcomes import need_outcomes
from leftshift.text.outcomes.outcome import ADD_BOARD, BOARD_NEEDED, UNKNOWN, Outcome, Sign, year_at
from leftshift.text.outcomes.policy_outcomes import policy_outcomes
from leftshift.text.ranges import LIKELY, band_text, usually

_NONE = "\u2013"
"""What stands in place of a figure that there is none of."""
_NARROW = f"{LIKELY}: much the same"
_OF_THE_CUT = "running_cost"
"""Key of the outcome that is shown for the year the cut is complete, not for the target year."""
_BANDED: Mapping[str, tuple[str, Callable[[float, View], str]]] = MappingProxyType(
    {
        "hospital_share": ("hospital_share", lambda value, _view: percent(value)),
        "out_of_hospital": ("out_of_hospital", amount),
        "primary_care_share": ("primary_care_share", lambda value, _view: percent(value)),
        _OF_THE_CUT: ("running_cost_per_head", lambda value, _view: pounds(value)),
        "board": ("gallagher", lambda value, _view: number(value, 1)),
        "hospital_unfunded": ("hospital_unfunded", amount),
        "required_efficiency": ("required_efficiency", lambda value, _view: percent(value)),
        "unfunded": ("unfunded", amount),
        "new_care": ("new_care", amount),
        "savings_to_find": ("savings_to_find", amount),
        "avoided": ("avoided", amount),
        "stranded": ("stranded", amount),
        "beds": ("beds", lambda value, _view: number(value)),
        "near_home_deprived": ("near_home_deprived", lambda value, _view: pounds(value)),
        "near_home_elsewhere": ("near_home_elsewhere", lambda value, _view: pounds(value)),
        "staff": ("staff_for_new_care", lambda value, _view: number(value)),
    }
)
"""Outcomes that have a range: the measure it is of, and how it is written."""
_COUNTS = (
    "past plans have brought a part of what they promised, and hospital has spent more than it was given. "
    "The range counts both, the plan neither."
)
_HOSPITAL_PLACES = [INDEX[sector] for sector in HOSPITAL]


def outcomes(snapshot: Snapshot, *, besides: Collection[str] = ()) -> tuple[Outcome, ...]:
    """List what a scenario leads to in its target year, in the order of the screen, but for some keys.

    Money is in the snapshot's view. The pool has an outcome only while there is money in it. Figures that
    have a band have their range, once the bands are there.
    """
    results, view, target = snapshot.results, snapshot.view, snapshot.target_index
    listed = [make() for key, make in _usual(snapshot).items() if key not in besides]
    pool = in_view(results.unallocated, results, view)[target]
    if not is_nothing(amount(float(pool), view)):
        listed.append(_pool(results, float(pool), target, view))
    listed.extend(policy_outcomes(snapshot.scenario, results, snapshot.reference, target, view))
    seats = seats_by_voice(snapshot.scenario.board.seats)
    return tuple(_with_range(one, snapshot, seats) for one in listed)


def some_outcomes(snapshot: Snapshot, keys: Collection[str]) -> tuple[Outcome, ...]:
    """List those of the outcomes that every scenario has which have these keys, and work out no other."""
    seats = seats_by_voice(snapshot.scenario.board.seats)
    return tuple(
        _with_range(make(), snapshot, seats) for key, make in _usual(snapshot).items() if key in keys
    )


def _usual(snapshot: Snapshot) -> dict[str, Callable[[], Outcome]]:
    """Say by key how each outcome that every scenario has is made, in the order of the screen."""
    scenario, results, reference = snapshot.scenario, snapshot.results, snapshot.reference
    view, target = snapshot.view, snapshot.target_index
    need = need_outcomes(results, reference, target, view)
    contacts = need.pop("contacts")
    return {
        "hospital_share": lambda: _hospital(results, target),
        "hospital_unfunded": need.pop("hospital_unfunded"),
        "required_efficiency": need.pop("required_efficiency"),
        _OF_THE_CUT: lambda: replace(
            _running_cost(results, reference, _cut(snapshot), envelope(scenario)), basis=cost_basis(snapshot)
        ),
        **need,
        "out_of_hospital": lambda: _out_of_hospital(results, reference, target, view),
        "primary_care_share": lambda: _primary_care(results, target),
        "board": lambda: (
            _unknown_board()
            if snapshot.board_measures.placeholder
            else _board(snapshot.representation, snapshot.start, reference, target)
        ),
        "statutory": lambda: _statutory(snapshot.checks),
        "contacts": lambda: replace(contacts(), basis=contacts_basis(snapshot)),
    }


def bands_of(keys: Collection[str]) -> frozenset[str]:
    """Return the keys of the measures whose bands the outcomes of these keys show."""
    return frozenset(_BANDED[key][0] for key in keys if key in _BANDED)


def _cut(snapshot: Snapshot) -> int:
    """Return the place of the year in which the cut is complete."""
    scenario = snapshot.scenario
    return min(scenario.running_costs.end, scenario.years.last) - snapshot.results.first_year


def _with_range(one: Outcome, snapshot: Snapshot, seats: FloatArray) -> Outcome:
    if one.key not in _BANDED or one.value in {_NONE, UNKNOWN}:
        return one
    key, say = _BANDED[one.key]
    bands, place = snapshot.bands, _cut(snapshot) if one.key == _OF_THE_CUT else snapshot.target_index
    said = band_text(bands, key, place, lambda value: say(value, snapshot.view))
    if bands is None or key not in bands.lines:
        return replace(one, range=said)
    if not said:
        return replace(one, range=_NARROW)
    low, high = (float(end[place]) for end in (bands.lines[key].low, bands.lines[key].high))
    plan, ends = _plan(snapshot, key, place, seats), [say(end, snapshot.view) for end in (low, high)]
    if low <= plan <= high or say(plan, snapshot.view) in ends:
        return replace(one, range=said)
    outside = f"The plan lies outside its {LIKELY}: {_COUNTS}"
    by = usually(snapshot.scenario, snapshot.start)
    return replace(one, range=f"{by}{said}", details=(*one.details, outside))


def _plan(snapshot: Snapshot, key: str, place: int, seats: FloatArray) -> float:
    """Read what the plan comes to, in the unit of its band; `seats` as `seats_by_voice` gives them."""
    item, results = measure(key), snapshot.results
    line = item.of(results, slice(None), seats)
    return float((in_view(line, results, snapshot.view) if item.is_money else line)[place])


def met_from(met: Sequence[bool], place: int) -> int | None:
    """Find the place from which a target is met, and stays met, as seen from one place.

    Where it is met at `place`, the first of that run of years; else the first later one; None if never.
    """
    if met[place]:
        while place > 0 and met[place - 1]:
            place -= 1
        return place
    return next((later for later in range(place + 1, len(met)) if met[later]), None)


def _hospital(results: Results, place: int) -> Outcome:
    target = landmarks("hospital_share").target
    limit = target.value if target else 1.0
    share = results.hospital_share
    # Compared to the digit that is in_view, so that sign and figure never contradict each other.
    met = [bool(value < limit) for value in np.round(share, 3)]
    return Outcome(
        key="hospital_share",
        title="Hospital share",
        year=results.first_year + place,
        value=percent(float(share[place])),
        change=points(float(share[place] - share[0])),
        target=f"below {percent(limit, 0)}",
        sign=_sign(met=met[place], near=percent(float(share[place]), 0) == percent(limit, 0)),
        note=_when(results, met, place),
        details=(
            f"Acute and specialised spend over programme money; the change is from {year_at(results, 0)}.",
        ),
    )


def _out_of_hospital(results: Results, reference: Results, place: int, view: View) -> Outcome:
    spend, before = (_outside(one, place, view) for one in (results, reference))
    total = float(results.total[place])
    outside = float(results.spend[place].sum() - results.spend[place][_HOSPITAL_PLACES].sum())
    return Outcome(
        key="out_of_hospital",
        title="Out-of-hospital spend",
        year=results.first_year + place,
        value=amount(spend, view),
        change=f"{signed_amount(spend - before, view)}",
        note=f"{percent(outside / total)} of all programme money",
        details=("Every sector but acute and specialised; the change is from doing nothing.",),
    )


def _outside(results: Results, place: int, view: View) -> float:
    money = in_view(results.spend, results, view)[place]
    return float(money.sum() - money[_HOSPITAL_PLACES].sum())


def _primary_care(results: Results, place: int) -> Outcome:
    share = results.primary_care_share
    marks = landmarks("primary_care_share").marks
    published = ", ".join(f"{percent(mark.value, 0)} in {mark.year}" for mark in marks)
    return Outcome(
        key="primary_care_share",
        title="Primary care share",
        year=results.first_year + place,
        value=percent(float(share[place])),
        change=points(float(share[place] - share[0])),
        note=published,
        details=(
            "Primary care and prescribing spend over all programme money.",
            *(f"{mark.label}: {percent(mark.value, 0)} ({mark.fact})." for mark in marks),
        ),
    )


def _running_cost(results: Results, reference: Results, place: int, limit: float) -> Outcome:
    cost = results.running_cost_per_head
    met = [bool(value <= limit) for value in np.round(cost, 2)]
    here = float(cost[place])
    return Outcome(
        key="running_cost",
        title="Running cost a head",
        year=results.first_year + place,
        value=pounds(here),
        change=signed_pounds(here - float(reference.running_cost_per_head[place])),
        target=f"within {pounds(limit)}",
        sign=_sign(met=met[place], near=number(here) == number(limit)),
        note=_when(results, met, place),
        details=("Operating cost (running costs and programme pay), real: in the limit’s 2025/26 prices.",),
    )


def _board(representation: Representation, start: Scenario, reference: Results, place: int) -> Outcome:
    index = representation.gallagher
    before = represent(start.board.seats, reference.spend[place]).gallagher
    if index is None:
        value, change = _NONE, ""
    else:
        value = number(index, 1)
        change = f"{signed(index - before, 1)} points" if before is not None else ""
    return Outcome(
        key="board",
        title="Board\u2013budget mismatch",
        value=value,
        change=change,
        note="0 = match (Gallagher index)" if index is not None else "no provider seat to compare",
        details=representation.left_out,
    )


def _unknown_board() -> Outcome:
    """Give no measure of seats that only stand in for a board."""
    return Outcome(
        key="board",
        title="Board\u2013budget mismatch",
        value=UNKNOWN,
        note=BOARD_NEEDED,
        offer=ADD_BOARD,
        details=(f"{UNKNOWN_BOARD}.",),
    )


def _statutory(checks: Sequence[Check]) -> Outcome:
    asked = [check for check in checks if check.level is Level.STATUTE and check.met is not None]
    unmet = [check for check in asked if not check.met]
    guidance = [check for check in checks if check.level is Level.GUIDANCE and check.met is not None]
    missed = [check for check in guidance if not check.met]
    return Outcome(
        key="statutory",
        title="Statutory checks",
        value=f"{len(asked) - len(unmet)} of {len(asked)}",
        sign=_sign(met=not unmet, near=False),
        note=f"guidance: {len(guidance) - len(missed)} of {len(guidance)} met",
        details=tuple(f"Not met: {check.rule} {check.detail}" for check in (*unmet, *missed)),
    )


def _pool(results: Results, pool: float, place: int, view: View) -> Outcome:
    share = float(results.unallocated[place] / results.total[place])
    return Outcome(
        key="unallocated",
        title="Not yet allocated",
        year=results.first_year + place,
        value=amount(pool, view),
        note=f"{percent(share)} of all programme money",
        details=("Money taken from a sector and not yet given to another.",),
    )


def _sign(*, met: bool, near: bool) -> Sign:
    if met:
        return Sign.MET
    return Sign.NEAR if near else Sign.NOT_MET


def _when(results: Results, met: Sequence[bool], place: int) -> str:
    found = met_from(met, place)
    if found is None:
        return f"not met by {year_at(results, len(met) - 1)}"
    return (
        f"{'met' if met[place] else 'not met until'} {'from ' if met[place] else ''}{year_at(results, found)}"
    )
