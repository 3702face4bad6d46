"""The board lever: a table of seats, and the ways to add, remove, turn and order them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QToolButton, QVBoxLayout, QWidget

from leftshift.board.rules import Check, Options, newly_broken
from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.board_templates import organisations_of
from leftshift.evidence.boards import board_of
from leftshift.model.seats import Group, Seat
from leftshift.questions.board_measures import check_options
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import broken_words, source_words
from leftshift.text.numbers import counted
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.dialogs import ask_whether
from leftshift.window.levers.board.menus import (
    SeatChange,
    added,
    fill_groups,
    fill_templates,
    moved,
    removed,
    turned,
)
from leftshift.window.levers.board.per_trust_dialog import PerTrustDialog
from leftshift.window.levers.board.rebalance_dialog import RebalanceDialog
from leftshift.window.levers.board.seats_table import SeatColumn, SeatsTable
from leftshift.window.levers.board.seats_view import SeatsView
from leftshift.window.levers.board.tools import BoardTools
from leftshift.window.levers.lever_panel import LeverPanel
from leftshift.window.levers.shares_panel import EDGE
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, mark_boxes

_CHOOSE = "Choose a seat in the table first."


class BoardPanel(LeverPanel):
    """Asks for the seats of the board and for its size to be held; shows the board there is.

    Signals:
        seats_asked: the planner wants these seats. args: tuple of Seat, what changed in words
        size_lock_asked: the planner wants the size held, or free. args: locked
    """

    seats_asked = Signal(object, str)
    size_lock_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "board_seats")
        self._theme = theme
        self._seats: tuple[Seat, ...] = ()
        self._size_locked = False
        self._snapshot: Snapshot | None = None
        self._source_of: object = None
        self._board_source = ""
        self.question: QMessageBox | None = None
        """The question last asked."""
        self.header = HeadingLine("Board", parent=self)
        self.source = PlainLabel(self, wrapped=True)
        self.refusal = PlainLabel(self, wrapped=True)
        self.refusal.hide()
        self.model = SeatsTable(theme, self)
        self.table = SeatsView(self.model, self)
        self.tools = BoardTools(self)
        self._fill_menus()
        self._lay_out()
        self._connect()
        self.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Grow no higher than the table may, so that what is below follows it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            around = self.heightForWidth(self.width()) - self.table.sizeHint().height()
            self.setMaximumHeight(around + self.table.maximumHeight())
        return handled

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self.model.apply_theme(theme)
        mark_boxes(self.table, theme)
        self.tools.apply_theme(theme, locked=self._size_locked)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        board, before = snapshot.scenario.board, self._snapshot
        self._snapshot = snapshot
        if self.tools.lock.isChecked() != board.size_locked or before is None:
            self.tools.show_value(self._theme, locked=board.size_locked)
        same = board.seats == self._seats and board.size_locked == self._size_locked
        if same and before is not None and before.area is snapshot.area:
            return
        if not same:
            self._refuse("")
        self._seats, self._size_locked = board.seats, board.size_locked
        chosen = self.chosen
        self.model.show_value(board.seats)
        if chosen is not None and self.chosen is None and board.seats:
            self.choose(min(chosen, len(board.seats) - 1))
        voting = sum(seat.voting for seat in board.seats)
        self.header.show_text(f"{self._size}, {voting} voting")
        self._draw_source(snapshot)

    def join(self, session: Session) -> None:
        """Send what is asked for to the session."""
        self.seats_asked.connect(session.board.set_seats)
        self.size_lock_asked.connect(session.board.lock_size)

    @property
    def chosen(self) -> int | None:
        """Place of the seat chosen in the table, if one is."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def choose(self, place: int) -> None:
        """Choose a seat in the table."""
        self.table.selectRow(place)
        self.table.setCurrentIndex(self.model.index(place, SeatColumn.ROLE))

    @property
    def _size(self) -> str:
        return counted(len(self._seats), "seat", "seats")

    def _draw_source(self, snapshot: Snapshot) -> None:
        if snapshot.area is not self._source_of:
            self._source_of = snapshot.area
            found = board_of(snapshot.area)
            self._board_source = source_words(found)
            notes = (found.note, found.partial_source, found.partial_note)
            said = " ".join(text for text in notes if text)
            self.source.setToolTip(said)
            self.tools.show_source(said)
        changed = snapshot.scenario.board.seats != snapshot.start.board.seats
        began = self._board_source.removeprefix("Source: ")
        text = f"Changed from: {began}" if changed else self._board_source
        if text != self.source.text():
            self.source.setText(text)

    def _fill_menus(self) -> None:
        groups = QMenu(self.tools.add)
        fill_groups(groups, self._add)
        self.tools.add.setMenu(groups)
        self.tools.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        boards = QMenu(self.tools.templates)
        boards.aboutToShow.connect(lambda: self._fill_templates(boards))
        boards.hovered.connect(self._show_status_tip)
        self.tools.templates.setMenu(boards)

    def _show_status_tip(self, action: QAction) -> None:
        """Say in the status bar what a ready-made board is, also to who walks the menu by keys."""
        QApplication.sendEvent(self.window(), QStatusTipEvent(action.statusTip()))

    def _fill_templates(self, menu: QMenu) -> None:
        if self._snapshot is not None:
            fill_templates(
                menu,
                self._snapshot,
                self._ask,
                per_trust=self.ask_per_trust,
                read=self.import_asked.emit,
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(5)
        column.addWidget(self.header)
        column.addWidget(self.source)
        column.addWidget(self.table, 1)
        column.addWidget(self.refusal)
        column.addWidget(self.tools)

    def _connect(self) -> None:
        self.model.edited.connect(self._replace)
        self.tools.remove.clicked.connect(self._remove)
        self.tools.up.clicked.connect(lambda: self._move_chosen(-1))
        self.tools.down.clicked.connect(lambda: self._move_chosen(1))
        self.tools.lock.clicked.connect(self.size_lock_asked)
        self.tools.rebalance.clicked.connect(self._open_rebalance)
        self.tools.tables.clicked.connect(lambda: self.page_asked.emit("board_tables"))
        self.table.dragged.connect(self._move)
        self.table.move_asked.connect(self._move_chosen)
        self.table.remove_asked.connect(self._remove)

    # Seats -------------------------------------------------------------------------------------------

    def _replace(self, place: int, seat: Seat, what: str) -> None:
        seats = (*self._seats[:place], seat, *self._seats[place + 1 :])
        self._ask_with_care(SeatChange(seats, what), "Change anyway")

    def _add(self, group: Group) -> None:
        if self._size_locked:
            self._offer_turn(group)
        else:
            change = added(self._seats, group, self.chosen)
            self._ask(change.seats, change.what)

    def _offer_turn(self, group: Group) -> None:
        """With the size held, offer to turn the chosen seat into the new one."""
        if self.chosen is None:
            self._say_held("choose the seat that is to become the new one")
            return
        change = turned(self._seats, self.chosen, group)
        broken = self._broken(change.seats)
        role = self._seats[self.chosen].role
        self.question = ask_whether(
            self,
            f"The size of the board is locked at {self._size}. Turn seat {self.chosen + 1}, {role}, into a "
            f"seat for {GROUP_NAMES[group]}?",
            f"The board would no longer meet:\n{broken_words(broken)}" if broken else "",
            "Turn anyway" if broken else "Turn the seat",
            lambda: self._ask(change.seats, change.what),
        )

    def _remove(self) -> None:
        if self.chosen is None:
            self._refuse(_CHOOSE)
        elif self._size_locked:
            self._say_held("the + turns the chosen seat into another")
        else:
            self._ask_with_care(removed(self._seats, self.chosen), "Remove anyway")

    def _move_chosen(self, by: int) -> None:
        if self.chosen is None:
            self._refuse(_CHOOSE)
            return
        to = self.chosen + by
        if 0 <= to < len(self._seats):
            place = self.chosen
            self.choose(to)
            self._move(place, to)

    def _move(self, place: int, to: int) -> None:
        change = moved(self._seats, place, to)
        self._ask(change.seats, change.what)

    # Whole boards ------------------------------------------------------------------------------------

    def _open_rebalance(self) -> None:
        if self._snapshot is not None:
            dialog = RebalanceDialog(self._snapshot, self)
            dialog.asked.connect(self._ask)
            dialog.open()

    def offer_boards(self) -> None:
        """Open the list of boards to start from, below its button."""
        button = self.tools.templates
        button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_per_trust(self) -> None:
        """Open the dialog that makes one seat for each trust."""
        if self._snapshot is not None:
            dialog = PerTrustDialog(organisations_of(self._snapshot.area), self)
            dialog.asked.connect(self._ask)
            dialog.open()

    # Asking ------------------------------------------------------------------------------------------

    def _say_held(self, hint: str) -> None:
        self._refuse(f"The size of the board is locked at {self._size}: {hint}, or unlock it.")

    def _refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))

    def _broken(self, seats: tuple[Seat, ...]) -> tuple[Check, ...]:
        options = check_options(self._snapshot.scenario, self._snapshot.area) if self._snapshot else Options()
        return newly_broken(self._seats, seats, **options)

    def _ask_with_care(self, change: SeatChange, verb: str) -> None:
        """Ask for seats; first name the rules that would no longer be met, if any."""
        broken = self._broken(change.seats)
        if broken:
            rules = "a rule that is now met" if len(broken) == 1 else f"{len(broken)} rules that are now met"
            self.question = ask_whether(
                self,
                f"{change.what}? The board would no longer meet {rules}.",
                broken_words(broken),
                verb,
                lambda: self._ask(change.seats, change.what),
            )
        else:
            self._ask(change.seats, change.what)

    def _ask(self, seats: tuple[Seat, ...], what: str) -> None:
        self._refuse("")
        self.seats_asked.emit(seats, what)
