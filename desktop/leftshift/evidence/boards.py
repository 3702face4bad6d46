"""Boards as published: who sits on them, or the least that must."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.tables import Row, number, sources, table
from leftshift.model.seats import Group, Seat

FULL: Final = "full"
TEMPLATE: Final = "template"
"""The ten-seat minimum of statute and guidance, not a real board."""
_MODEL: Final = "MODEL"
_VOTING: Final = {"yes": True, "no": False, "not stated": False}
"""A seat whose vote no source states is taken as not voting; the board's note says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFact:
    """A board, how much of it is known, and from where."""

    seats: tuple[Seat, ...]
    coverage: str
    """FULL, or TEMPLATE where no full list is published."""
    date: str
    source: str
    link: str
    note: str
    partial_seats: tuple[Seat, ...] = ()
    """Seats that are known of a board whose full list is not."""
    partial_source: str = ""
    """Where the partly known seats are from, in one line."""
    partial_note: str = ""
    """What to beware of with the partly known seats."""

    @property
    def known(self) -> bool:
        """Whether this is the area's own board; if not it holds a place, and shows nothing of the area."""
        return self.coverage == FULL


def board_of(area: Area) -> BoardFact:
    """Give an area's board: the published one where all of it is known, else the ten-seat minimum.

    Only an area that is one whole ICB of 2025/26 has a board of its own.

    Raises:
        EvidenceError: the table of seats is not sound.
    """
    rows = _rows_of(_only_member(area))
    if rows and rows[0]["coverage"] == FULL:
        return _published(rows, FULL)
    template = _published(_rows_of(_MODEL), TEMPLATE)
    if not rows:
        return template
    return BoardFact(
        seats=template.seats,
        coverage=TEMPLATE,
        date=template.date,
        source=template.source,
        link=template.link,
        note=template.note,
        partial_seats=_seats(rows),
        partial_source="; ".join(dict.fromkeys(_cited(row) for row in rows)),
        partial_note=_notes(rows),
    )


def is_placeholder(area: Area, seats: tuple[Seat, ...]) -> bool:
    """Say whether a board only holds the place of an area's own, which is not known.

    Nothing may be said then of who has more or fewer seats than proportion would give.
    """
    found = board_of(area)
    return not found.known and seats == found.seats


def _only_member(area: Area) -> str:
    (code, weight), *others = area.members.items()
    return code if weight == 1 and not others else ""


@cache
def _rows_of(code: str) -> tuple[Row, ...]:
    return tuple(row for row in table("board_seats") if row["ods_code"] == code)


def _published(rows: tuple[Row, ...], coverage: str) -> BoardFact:
    source = sources()[rows[0]["source"]]
    return BoardFact(
        seats=_seats(rows),
        coverage=coverage,
        date=rows[0]["date"],
        source=f"{source.title}, {source.publisher}",
        link=source.link,
        note=_notes(rows),
    )


def _seats(rows: Iterable[Row]) -> tuple[Seat, ...]:
    return tuple(seat for row in rows for seat in [_seat(row)] * int(number("board_seats", row, "seats")))


def _seat(row: Row) -> Seat:
    try:
        return Seat(role=row["role"], group=Group(row["group"]), voting=_VOTING[row["voting"]])
    except (KeyError, ValueError) as error:
        raise EvidenceError(
            f"board_seats.csv, row {row['ods_code']}, {row['role']}: unknown group or vote."
        ) from error


def _cited(row: Row) -> str:
    source = sources()[row["source"]]
    return f"{source.title}, {source.publisher}, {row['date']}"


def _notes(rows: Iterable[Row]) -> str:
    return " ".join(dict.fromkeys(row["note"] for row in rows if row["note"]))
