"""Inputs that the planner chose: shares, years, the cut, the board, other levers, rails."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from leftshift.evidence.boards import FULL, board_of
from leftshift.evidence.levers import LeverRange, limit
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import Citation, of_facts
from leftshift.text.explain.input import FigureKind, Input, Moment
from leftshift.text.numbers import counted, number, percent


def _chosen(label: str, value: str, *, changed: bool, note: str = "") -> Input:
    kind = FigureKind.CHOICE if changed else FigureKind.DERIVED
    return Input(label=label, value=value, kind=kind, note=note or ("" if changed else "as the baseline"))


def target_share_input(key: str, moment: Moment) -> Input:
    """Give the share chosen for a sector [share]."""
    sector, snapshot = Sector(key), moment.snapshot
    share, start = snapshot.scenario.shares.share(sector), snapshot.start.shares.share(sector)
    label = f"{LABELS[sector]}: share in {year_label(snapshot.scenario.shares.end)}"
    return _chosen(label, percent(share), changed=share != start)


def back_to_input(key: str, moment: Moment) -> Input:
    """Give the part of the reinvested saving that a sector gets [share]."""
    sector, snapshot = Sector(key), moment.snapshot
    part = snapshot.scenario.running_costs.to[INDEX[sector]]
    label = f"{LABELS[sector]}: part of what is put back"
    changed = snapshot.scenario.running_costs.to != snapshot.start.running_costs.to
    return _chosen(
        label, percent(part, 0), changed=changed, note="" if changed else "usual value of the assumption"
    )


def policy_input(key: str, moment: Moment) -> Input:
    """Give what was chosen of one of the other levers, with its reach."""
    reach, snapshot = limit(key), moment.snapshot
    chosen, first = getattr(snapshot.scenario.policies, key), getattr(snapshot.start.policies, key)
    found = _chosen(reach.label, _policy_value(chosen, reach), changed=chosen != first, note=reach.says)
    return replace(found, sources=of_facts(reach.facts))


def _policy_value(chosen: float | tuple[float, ...], reach: LeverRange) -> str:
    if isinstance(chosen, tuple):
        parts = [(LABELS[sector], part) for sector, part in zip(SECTORS, chosen, strict=True) if part]
        return ", ".join(f"{name} {percent(part, 0)}" for name, part in parts) or "nothing"
    if reach.unit == "share":
        return percent(chosen)
    text = number(chosen, 0 if float(chosen).is_integer() else 2)
    return f"£{text}{reach.unit.removeprefix('£')}" if reach.unit.startswith("£") else f"{text} {reach.unit}"


def lever_input(key: str, moment: Moment) -> Input:
    """Give what was chosen of a lever that is not a sector's."""
    return _LEVERS[key](moment.snapshot)


def _share_years(snapshot: Snapshot) -> Input:
    lever, first = snapshot.scenario.shares, snapshot.start.shares
    text = f"{year_label(lever.start)} to {year_label(lever.end)}, {lever.ramp}"
    changed = (lever.start, lever.end, lever.ramp) != (first.start, first.end, first.ramp)
    return _chosen("Years in which shares move", text, changed=changed)


def _cut_years(snapshot: Snapshot) -> Input:
    lever, first = snapshot.scenario.running_costs, snapshot.start.running_costs
    text = f"{year_label(lever.start)} to {year_label(lever.end)}, {lever.ramp}"
    changed = (lever.start, lever.end, lever.ramp) != (first.start, first.end, first.ramp)
    return _chosen("Years in which the cut is made", text, changed=changed)


def _seats(snapshot: Snapshot) -> Input:
    seats, known = snapshot.scenario.board.seats, board_of(snapshot.area)
    voting = sum(seat.voting for seat in seats)
    cited = Citation(
        id="board", title=known.source, publisher="the board’s own pages", date=known.date, link=known.link
    )
    found = _chosen(
        "Seats of the board",
        f"{counted(len(seats), 'seat', 'seats')}, {voting} with a vote",
        changed=seats != snapshot.start.board.seats,
        note="the published board" if known.coverage == FULL else "the ten-seat minimum of law and guidance",
    )
    return replace(found, sources=(cited,) if known.source else ())


def _policies(snapshot: Snapshot) -> Input:
    on = snapshot.scenario.policies != snapshot.start.policies
    return _chosen("Other levers", "set" if on else "all off", changed=on)


def _rails(snapshot: Snapshot) -> Input:
    rails = snapshot.scenario.rails
    modes = (
        f"mental health {rails.mental_health}, primary care {rails.primary_care}, real fall {rails.real_fall}"
    )
    return _chosen(
        "Rails",
        modes,
        changed=rails != snapshot.start.rails,
        note=f"at most {percent(rails.real_fall_most)} a year",
    )


_LEVERS: Final[Mapping[str, Callable[[Snapshot], Input]]] = {
    "share_years": _share_years,
    "cut_years": _cut_years,
    "paid_by": lambda snapshot: _chosen(
        "Funded from",
        snapshot.scenario.shares.paid_by,
        changed=snapshot.scenario.shares.paid_by != snapshot.start.shares.paid_by,
    ),
    "pool": lambda snapshot: _chosen(
        "Share given to no sector",
        percent(snapshot.scenario.shares.unallocated),
        changed=snapshot.scenario.shares.unallocated != 0,
    ),
    "cut": lambda snapshot: _chosen(
        "Cut to operating cost",
        percent(snapshot.scenario.running_costs.cut),
        changed=snapshot.scenario.running_costs.cut != snapshot.start.running_costs.cut,
    ),
    "reinvested": lambda snapshot: _chosen(
        "Part of the net saving put back",
        percent(snapshot.scenario.running_costs.reinvested, 0),
        changed=snapshot.scenario.running_costs.reinvested != snapshot.start.running_costs.reinvested,
    ),
    "seats": _seats,
    "policies": _policies,
    "rails": _rails,
}
