"""The board lever: a table of seats, and the ways to add, remove and order them."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.boards import FULL, board_of
from leftshift.model.seats import GROUPS, PARTNERS, Group, Seat
from leftshift.papers.figures import counted
from leftshift.session.snapshot import Snapshot
from leftshift.window.levers.heading import Heading
from leftshift.window.levers.seats_table import Column, GroupDelegate, SeatsTable, group_name
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.look import Look, icon

_GROUP_WIDTH, _VOTE_WIDTH = 138, 40
_CHOICES = (*(group for group in GROUPS if group in PARTNERS), *(g for g in GROUPS if g not in PARTNERS))
"""Groups a seat can be added for; partner members first."""


class BoardPanel(QWidget):
    """Asks for the seats of the board and for its size to be held; shows the board there is.

    Signals:
        seats_asked: the planner wants these seats. args: tuple of Seat, what changed in words
        size_lock_asked: the planner wants the size held, or free. args: locked
    """

    seats_asked = Signal(object, str)
    size_lock_asked = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[Seat, ...] = ()
        self._size_locked = False
        self._putting_back = False
        self._source_of: object = None
        self._board_source = ""
        self.header = Heading("Board", parent=self)
        self.source = _sentence(self)
        self.refusal = _sentence(self)
        self.model = SeatsTable(look, self)
        self.table = QTableView(self)
        self._set_up_table()
        self.add = _button("Add a seat for\u2026", self)
        self.remove = _button("Remove the chosen seat", self)
        self.up = _button("Move the chosen seat up", self)
        self.down = _button("Move the chosen seat down", self)
        self.lock = QToolButton(self)
        self.lock.setText("Hold size")
        self.lock.setCheckable(True)
        self.lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lock.setToolTip("Hold the board to its size: no seat is added or removed")
        self._fill_menu()
        self._lay_out()
        self._connect()
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Take the colours of a look."""
        self._look = look
        self.model.wear(look)
        for button, name in (
            (self.add, "plus"),
            (self.remove, "minus"),
            (self.up, "up"),
            (self.down, "down"),
        ):
            button.setIcon(icon(name, look))
        self._show_lock()

    def draw(self, now: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        board = now.scenario.board
        if board.seats != self._seats or board.size_locked != self._size_locked:
            self.refusal.clear()
        self._seats, self._size_locked = board.seats, board.size_locked
        chosen = self.chosen
        self.model.stand(board.seats)
        if chosen is not None and self.chosen is None and board.seats:
            self.choose(min(chosen, len(board.seats) - 1))
        with QSignalBlocker(self.lock):
            self.lock.setChecked(board.size_locked)
        self._show_lock()
        voting = sum(seat.voting for seat in board.seats)
        self.header.show_text(f"{counted(len(board.seats), 'seat', 'seats')}, {voting} voting")
        self._draw_source(now)

    @property
    def chosen(self) -> int | None:
        """Place of the seat chosen in the table, if one is."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def choose(self, place: int) -> None:
        """Choose a seat in the table."""
        self.table.selectRow(place)
        self.table.setCurrentIndex(self.model.index(place, Column.ROLE))

    def _draw_source(self, now: Snapshot) -> None:
        if now.area is not self._source_of:
            self._source_of = now.area
            found = board_of(now.area)
            if found.coverage == FULL:
                self._board_source = f"Source: {found.source}, {found.date or 'undated'}."
            else:
                self._board_source = (
                    "Ten-seat minimum of statute and guidance, not this area\u2019s real board."
                )
            self.source.setToolTip(" ".join(text for text in (found.note, found.partial_note) if text))
        changed = now.scenario.board.seats != now.start.board.seats
        text = f"Changed. Began as: {self._board_source}" if changed else self._board_source
        if text != self.source.text():
            self.source.setText(text)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Seats of the board")
        self.table.setItemDelegateForColumn(Column.GROUP, GroupDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        edit = QAbstractItemView.EditTrigger
        by_mouse = edit.DoubleClicked | edit.SelectedClicked
        self.table.setEditTriggers(by_mouse | edit.EditKeyPressed | edit.AnyKeyPressed)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Column.ROLE, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(Column.GROUP, _GROUP_WIDTH)
        self.table.setColumnWidth(Column.VOTING, _VOTE_WIDTH)
        numbers = self.table.verticalHeader()
        numbers.setSectionsMovable(True)
        numbers.setDefaultSectionSize(self.fontMetrics().height() + EDGE)
        numbers.setToolTip("Drag a number to move the seat")

    def _fill_menu(self) -> None:
        menu = QMenu(self.add)
        for group in _CHOICES:
            menu.addAction(group_name(group)).triggered.connect(partial(self._add, group))
        self.add.setMenu(menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for button in (self.add, self.remove, self.up, self.down):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(5)
        column.addWidget(self.header)
        column.addWidget(self.source)
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)
        column.addLayout(tools)

    def _connect(self) -> None:
        self.model.edited.connect(self._replace)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move_chosen(-1))
        self.down.clicked.connect(lambda: self._move_chosen(1))
        self.lock.clicked.connect(self.size_lock_asked)
        self.table.verticalHeader().sectionMoved.connect(self._dragged)

    def _show_lock(self) -> None:
        self.lock.setIcon(icon("lock" if self._size_locked else "unlock", self._look))

    def _replace(self, place: int, seat: Seat, what: str) -> None:
        self._ask((*self._seats[:place], seat, *self._seats[place + 1 :]), what)

    def _add(self, group: Group) -> None:
        if self._refused():
            return
        kind = "partner member" if group in PARTNERS else "member"
        seat = Seat(role=f"{kind}, {GROUP_NAMES[group]}", group=group)
        place = len(self._seats) if self.chosen is None else self.chosen + 1
        seats = (*self._seats[:place], seat, *self._seats[place:])
        self._ask(seats, f"Add a seat for {GROUP_NAMES[group]}")

    def _remove(self) -> None:
        if self.chosen is None:
            self.refusal.setText("Choose a seat in the table first.")
        elif not self._refused():
            place = self.chosen
            what = f"Remove {self._seats[place].role}"
            self._ask((*self._seats[:place], *self._seats[place + 1 :]), what)

    def _move_chosen(self, by: int) -> None:
        if self.chosen is None:
            self.refusal.setText("Choose a seat in the table first.")
            return
        to = self.chosen + by
        if 0 <= to < len(self._seats):
            place = self.chosen
            self.choose(to)
            self._move(place, to)

    def _dragged(self, _seat: int, place: int, to: int) -> None:
        if self._putting_back:
            return
        # The header has moved by itself: it goes back, and the table waits for the answer like the rest.
        self._putting_back = True
        self.table.verticalHeader().moveSection(to, place)
        self._putting_back = False
        self._move(place, to)

    def _move(self, place: int, to: int) -> None:
        seats = list(self._seats)
        seat = seats.pop(place)
        seats.insert(to, seat)
        self._ask(tuple(seats), f"Move {seat.role} to seat {to + 1}")

    def _refused(self) -> bool:
        if self._size_locked:
            size = counted(len(self._seats), "seat", "seats")
            self.refusal.setText(
                f"The board is held to {size}: change the role or group of a seat, or let its size go."
            )
        return self._size_locked

    def _ask(self, seats: tuple[Seat, ...], what: str) -> None:
        self.refusal.clear()
        self.seats_asked.emit(seats, what)


def _sentence(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    return label


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
