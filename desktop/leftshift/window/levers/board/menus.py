"""Menus of the board lever: changes of a seat, groups to add one for, and boards to start from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from leftshift.board.templates import Template, after_health_bill
from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.areas import boards_in
from leftshift.evidence.board_templates import templates_of
from leftshift.evidence.boards import FULL, board_of
from leftshift.model.seats import GROUPS, PARTNERS, Group, Seat
from leftshift.model.terms import Footprint
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import counted
from leftshift.window.levers.board.seats_table import group_name

CHOICES = (*(group for group in GROUPS if group in PARTNERS), *(g for g in GROUPS if g not in PARTNERS))
"""Groups a seat can be added for; partner members first."""
UseSeats = Callable[[tuple[Seat, ...], str], None]


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


def fill_groups(menu: QMenu, add: Callable[[Group], None]) -> None:
    """List every group a seat can be added for."""
    for group in CHOICES:
        menu.addAction(group_name(group)).triggered.connect(partial(_once, add, group))


def fill_templates(
    menu: QMenu,
    snapshot: Snapshot,
    use: UseSeats,
    *,
    per_trust: Callable[[], None],
    read: Callable[[], None],
) -> None:
    """List the boards to start from: this area's, the templates, the published ones, the planner's list."""
    menu.clear()
    menu.setToolTipsVisible(True)
    own = menu.addAction("This area’s board as it began")
    own.triggered.connect(partial(_use, use, snapshot.start.board.seats, "Board as it began"))
    menu.addSeparator()
    board = snapshot.scenario.board
    for template in templates_of(snapshot.area, snapshot.board_measures.basis, len(board.seats)):
        _add_template(menu, template, use)
    _add_template(menu, after_health_bill(board.mayors), use)
    menu.addAction("One seat per trust, with other numbers…").triggered.connect(lambda _=False: per_trust())
    menu.addSeparator()
    _fill_published(menu.addMenu("Boards as they are"), use)
    menu.addAction("Read a list of seats…").triggered.connect(lambda _=False: read())


def _fill_published(menu: QMenu, use: UseSeats) -> None:
    """List every ICB whose board is published, in full or in part, with date and source."""
    menu.setToolTipsVisible(True)
    for area in boards_in(Footprint.YEAR_2025):
        found = board_of(area)
        if found.coverage == FULL:
            size = counted(len(found.seats), "seat", "seats")
            action = menu.addAction(f"{area.name}: {size}, {found.date}")
            _explain(action, f"{found.source}. {found.note}")
            action.triggered.connect(partial(_use, use, found.seats, f"Board of {area.name}"))
        elif found.partial_seats:
            size = counted(len(found.partial_seats), "seat known", "seats known")
            action = menu.addAction(f"{area.name}: partial, {size}")
            _explain(action, f"{found.partial_source}. {found.partial_note}".rstrip())
            action.triggered.connect(
                partial(_use, use, found.partial_seats, f"Known part of the board of {area.name}")
            )


def _add_template(menu: QMenu, template: Template, use: UseSeats) -> None:
    action = menu.addAction(template.name)
    _explain(action, f"{template.note} ({', '.join(template.source)})")
    action.triggered.connect(partial(_use, use, template.seats, f"Template: {template.name}"))


def _explain(action: QAction, text: str) -> None:
    """Say more of an action under the mouse, and in the status bar for who walks there by keys."""
    action.setToolTip(text)
    action.setStatusTip(text)


def _use(use: UseSeats, seats: Sequence[Seat], what: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal adds one bool
    use(tuple(seats), what)


def _once(add: Callable[[Group], None], group: Group, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal adds one bool
    add(group)
