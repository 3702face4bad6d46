"""The board before and after: the seats of each group as it began, beside those there are now."""

from collections import Counter

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import counted, number, signed
from leftshift.text.seats import GROUP_WORDS
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMarks,
)

KEY, NAME = "before_and_after", "The board before and after"
_LEAST_AXIS = 4.0
"""Seats an axis holds at least, so that one seat does not fill it [seats]."""
_NAMED = 3
"""Changes that the title names."""
Seats = dict[Group, tuple[int, int]]
"""Seats of each group that has or had any: as the board began, and now."""


def before_and_after(snapshot: Snapshot) -> ChartData:
    """Show two bars a group: hollow as the board began, full as it is; the change in words at the right."""
    before, after = snapshot.start.board.seats, snapshot.scenario.board.seats
    had, has = (Counter(seat.group for seat in seats) for seats in (before, after))
    seats = {group: (had[group], has[group]) for group in GROUPS if had[group] or has[group]}
    was, now = len(before), len(after)
    size = f"{counted(now, 'seat', 'seats')} as before" if was == now else f"{was} seats, now {now}"
    return ChartData(
        key=KEY,
        name=NAME,
        title="The board is as it began" if before == after else _finding(seats),
        subtitle=f"seats by group; hollow: as the board began; {size}",
        wanted=(0.0, float(max([_LEAST_AXIS, *(most for pair in seats.values() for most in pair)]))),
        tick=lambda value, _step: number(value),
        marks=RowMarks(rows=tuple(_row(group, *pair) for group, pair in seats.items()), lanes=2),
        table=lambda: _table(seats),
    )


def _finding(seats: Seats) -> str:
    moved = {group: now - was for group, (was, now) in seats.items() if was != now}
    if not moved:
        return "Roles, votes or order changed; every group keeps its seats"
    most = sorted(moved, key=lambda group: -abs(moved[group]))
    named = ", ".join(f"{GROUP_NAMES[group]} {signed(moved[group])}" for group in most[:_NAMED])
    return f"{named[:1].upper()}{named[1:]}{' and more' if len(moved) > _NAMED else ''}"


def _row(group: Group, was: int, now: int) -> Row:
    return Row(
        name=GROUP_NAMES[group],
        brief=GROUP_WORDS[group],
        figure=number(now) if was == now else f"{was} \u2192 {now}  ({signed(now - was)})",
        rank=max(was, now),
        bars=(
            RowBar(start=0, end=was, colour="ghost", fill=Fill.HOLLOW),
            RowBar(start=0, end=now, colour=group, lane=1),
        ),
        readings=(Reading(now, 0, GROUP_NAMES[group], f"began with {was}, now {now}"),),
    )


def _table(seats: Seats) -> ChartTable:
    """Return seats by group, before and after."""
    return ChartTable(
        ("Group", "Seats as it began", "Seats now", "Change"),
        tuple(
            (GROUP_NAMES[group], number(was), number(now), signed(now - was))
            for group, (was, now) in seats.items()
        ),
    )
