"""Menus of the board lever: groups to add a seat for, and ready-made boards to start from."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from leftshift.board.templates import Template, after_health_bill
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
