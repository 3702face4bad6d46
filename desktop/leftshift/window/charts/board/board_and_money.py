"""The board beside the money: each voice's share of seats next to its share of a basis and of contacts."""

from collections.abc import Sequence
from dataclasses import dataclass

from leftshift.board.voices import Voice
from leftshift.model.seats import GROUPS, Basis, Seat
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import BASIS_NAMES, basis_name
from leftshift.text.findings.spend import UNKNOWN_BOARD, VOICE_NAMES, board_finding, gap_in_seats
from leftshift.text.numbers import NBSP, PERCENT, number, percent, signed
from leftshift.text.seats import seat_in_full
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMark,
    RowMarks,
    Shape,
)

KEY, NAME = "board_and_money", "Board beside the money"
_LEAST = 50.0
"""The axis holds at least this much [%]."""
_CONTACTS = frozenset({Basis.CONTACTS_SURVEY, Basis.CONTACTS_COUNTED})
_LONGEST = "0.0 seats short"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMarksOverSeats(RowMarks):
    """Rows, and below them a square for each seat."""

    seats: tuple[Seat, ...]


def board_and_money(snapshot: Snapshot) -> ChartData:
    """Show a line a voice from its share of the basis to its share of seats, and the seats themselves."""
    chart = _BoardAndMoney(snapshot)
    partners = snapshot.board_measures.partners
    of_spend = snapshot.board_measures.chosen is Basis.SPEND
    return ChartData(
        key=KEY,
        name=NAME,
        title=UNKNOWN_BOARD
        if snapshot.board_measures.placeholder
        else board_finding(partners, f"provider {chart.basis}" if of_spend else chart.basis),
        subtitle=chart.subtitle(),
        wanted=(0.0, max(*partners.seat_share, *partners.basis_share, *chart.beside_share, _LEAST)),
        tick=lambda value, _step: f"{number(value)}{NBSP}%",
        marks=RowMarksOverSeats(
            rows=tuple(chart.row(place) for place in range(len(partners.voices))),
            longest="" if snapshot.board_measures.placeholder else _LONGEST,
            tall=True,
            seats=chart.seats,
        ),
        table=chart.table,
        readings=lambda: _seat_readings(chart.seats),
    )


class _BoardAndMoney:
    """Seats, basis chosen and what is beside it, by voice."""

    def __init__(self, snapshot: Snapshot) -> None:
        measures = snapshot.board_measures
        self._partners, self._placeholder = measures.partners, measures.placeholder
        self.basis = basis_name(measures)
        beside = Basis.SPEND if measures.chosen in _CONTACTS else Basis.CONTACTS_SURVEY
        self._beside, self.beside_share = BASIS_NAMES[beside], measures.shares[beside]
        self.seats = tuple(sorted(snapshot.scenario.board.seats, key=lambda seat: GROUPS.index(seat.group)))

    def subtitle(self) -> str:
        """Say what is counted, and what the marks mean."""
        # What contacts are counted as is a clause of its own: where there is no room, it is left out whole.
        marks, ways = zip(*(_in_two(name) for name in (self.basis, self._beside)), strict=True)
        counted = "".join(f"; {mark} {way}" for mark, way in zip(marks, ways, strict=True) if way)
        return f"% of ■ seats, ○ {marks[0]}, ◊ {marks[1]}{counted}; provider seats with a vote"

    def row(self, place: int) -> Row:
        """Return the row of a voice."""
        partners, voice = self._partners, self._partners.voices[place]
        seats, basis = partners.seat_share[place], partners.basis_share[place]
        return Row(
            name=VOICE_NAMES[voice],
            # of seats that only stand in for a board, none is over or short
            figure="" if self._placeholder else gap_in_seats(partners.gap[place]),
            bars=(RowBar(start=seats, end=basis, colour=voice, fill=Fill.THIN),),
            marks=(
                RowMark(value=seats, colour=voice, shape=Shape.SQUARE),
                RowMark(value=basis, colour=voice, shape=Shape.RING),
                RowMark(value=self.beside_share[place], colour=voice, shape=Shape.DIAMOND),
            ),
            readings=self._readings_of(place, voice),
        )

    def table(self) -> ChartTable:
        """Return seats, both shares and the gap by voice."""
        partners = self._partners
        rows = zip(
            partners.voices,
            partners.seats,
            partners.seat_share,
            partners.basis_share,
            self.beside_share,
            partners.gap,
            strict=True,
        )
        return ChartTable(
            (
                "Voice",
                f"Voting provider seats, of {sum(partners.seats)}",
                "Share of these seats",
                f"Share of {self.basis}",
                f"Share of {self._beside}",
                "Seats more (+) or fewer than in proportion",
            ),
            tuple(
                (
                    VOICE_NAMES[voice],
                    number(seats),
                    *(percent(share / PERCENT) for share in shares),
                    signed(gap, 1),
                )
                for voice, seats, *shares, gap in rows
            ),
        )

    def _readings_of(self, place: int, voice: Voice) -> tuple[Reading, ...]:
        partners, name = self._partners, VOICE_NAMES[voice]
        seats, basis, beside = (
            float(shares[place]) for shares in (partners.seat_share, partners.basis_share, self.beside_share)
        )
        count = f"{partners.seats[place]} of {sum(partners.seats)} seats"
        return (
            Reading(seats, place, f"{name}: {count}", f"{percent(seats / PERCENT)} of provider seats"),
            Reading(basis, place, name, f"{percent(basis / PERCENT)} of {self.basis}"),
            Reading(beside, place, name, f"{percent(beside / PERCENT)} of {self._beside}"),
        )


def _seat_readings(seats: Sequence[Seat]) -> tuple[Reading, ...]:
    """Return what each square says; `x` is the place of the seat, `y` is not read."""
    said = (seat_in_full(seat).partition("\n") for seat in seats)
    return tuple(Reading(place, 0.0, role, more) for place, (role, _, more) in enumerate(said))


def _in_two(name: str) -> tuple[str, str]:
    """Part the name of a basis from how it is counted: contacts, as counted."""
    mark, _, way = name.partition(", ")
    return mark, way
