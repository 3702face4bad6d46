"""Changes of a board's seats, each with its name: added, turned, removed, moved, replaced."""

from dataclasses import dataclass

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import PARTNERS, Group, Seat

Seats = tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class SeatChange:
    """The seats after a change, and what it is called in the Edit menu."""

    seats: Seats
    what: str


def new_seat(group: Group) -> Seat:
    """Return a voting seat for a group, named after it."""
    kind = "Partner member" if group in PARTNERS else "Member"
    return Seat(role=f"{kind}, {GROUP_NAMES[group]}", group=group)


def added(seats: Seats, group: Group, below: int | None) -> SeatChange:
    """Add a seat below a place, or at the end."""
    place = len(seats) if below is None else below + 1
    return SeatChange(
        (*seats[:place], new_seat(group), *seats[place:]), f"Add a seat for {GROUP_NAMES[group]}"
    )


def turned(seats: Seats, place: int, group: Group) -> SeatChange:
    """Turn the seat at a place into a new one for a group."""
    after = (*seats[:place], new_seat(group), *seats[place + 1 :])
    return SeatChange(after, f"Turn {seats[place].role} into a seat for {GROUP_NAMES[group]}")


def removed(seats: Seats, place: int) -> SeatChange:
    """Remove the seat at a place."""
    return SeatChange((*seats[:place], *seats[place + 1 :]), f"Remove {seats[place].role}")


def moved(seats: Seats, place: int, to: int) -> SeatChange:
    """Move a seat to another place; the others close up."""
    left = (*seats[:place], *seats[place + 1 :])
    after = (*left[:to], seats[place], *left[to:])
    return SeatChange(after, f"Move {seats[place].role} to seat {to + 1}")
