"""The board itself: its seats at a table, each with its role, its group by colour and letter."""

from collections import Counter
from dataclasses import dataclass

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import board_finding
from leftshift.text.numbers import counted, number
from leftshift.text.seats import GROUP_WORDS, seat_in_full, seat_words
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Reading

KEY, NAME = "board_table", "The board"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """An entry of the key: what a letter means, and how many seats have it."""

    group: Group
    text: str
    brief: str
    """The same where there is little room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMarks:
    """Seats in the board's own order, round a table or along it, and the key of letters."""

    seats: tuple[Seat, ...]
    roles: tuple[tuple[str, ...], ...]
    """The role of each seat in several wordings, the longest first."""
    groups: tuple[SeatGroup, ...]


def board_table(snapshot: Snapshot) -> ChartData:
    """Show the seats of the board in their order."""
    seats = snapshot.scenario.board.seats
    counts = Counter(seat.group for seat in seats)
    return ChartData(
        key=KEY,
        name=NAME,
        title=board_finding(seats),
        subtitle=_subtitle(seats),
        marks=BoardMarks(
            seats=seats,
            roles=tuple(seat_words(seat) for seat in seats),
            groups=tuple(
                SeatGroup(
                    group=group,
                    text=f"{counts[group]} {GROUP_NAMES[group]}",
                    brief=f"{counts[group]} {GROUP_WORDS[group]}",
                )
                for group in GROUPS
                if counts[group]
            ),
        ),
        table=lambda: _table(seats),
        readings=lambda: _readings(seats),
    )


def _subtitle(seats: tuple[Seat, ...]) -> str:
    observers = sum(not seat.voting for seat in seats)
    said = counted(len(seats), "seat in the board’s order", "seats in the board’s order")
    hollow = f"; hollow: {counted(observers, 'seat', 'seats')} without a vote" if observers else ""
    return f"{said}; the letter is the group{hollow}"


def _readings(seats: tuple[Seat, ...]) -> tuple[Reading, ...]:
    """List every seat; `x` is its place in the board's order."""
    said = (seat_in_full(seat).partition("\n") for seat in seats)
    return tuple(
        Reading(place, 0.0, f"{number(place + 1)}. {role}", more)
        for place, (role, _, more) in enumerate(said)
    )


def _table(seats: tuple[Seat, ...]) -> ChartTable:
    return ChartTable(
        ("Seat", "Role", "Group", "Vote", "Organisations"),
        tuple(
            (
                number(count),
                seat.role,
                GROUP_NAMES[seat.group],
                "votes" if seat.voting else "no vote",
                number(seat.organisations),
            )
            for count, seat in enumerate(seats, start=1)
        ),
    )
