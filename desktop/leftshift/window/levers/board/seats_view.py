"""The table of seats on screen: chosen, edited and moved by mouse and by keys."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.wrapped_rows import TALL, WrappedRows
from leftshift.window.levers.board.seats_table import (
    GroupDelegate,
    OrganisationsDelegate,
    RoleDelegate,
    SeatColumn,
    SeatsTable,
    VoteDelegate,
)

_GROUP_WIDTH, _VOTE_WIDTH, _ORGANISATIONS_WIDTH, _NUMBER_WIDTH = 96, 40, 40, 28
_HOW = "Drag a number to move the seat; Alt with the arrow keys does the same, and Delete removes it"
_ROW = 4
"""Height of a row beyond its text [pixels]."""
_SIGN = 16
"""Side of a group's sign at the usual size of text [pixels]."""


class SeatsView(QTableView):
    """Shows the seats; Alt with the arrow keys moves the chosen one, Delete asks to remove it.

    Signals:
        move_asked: the planner wants the chosen seat moved. args: places down, or up below 0
        remove_asked: the planner wants the chosen seat gone.
        dragged: the planner dragged a seat by its number. args: from place, to place
    """

    move_asked = Signal(int)
    remove_asked = Signal()
    dragged = Signal(int, int)

    def __init__(self, model: SeatsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._putting_back = False
        self.setModel(model)
        self.setAccessibleName("Seats of the board")
        self.setAccessibleDescription(f"{_HOW}. F2 edits a cell")
        self.setItemDelegateForColumn(SeatColumn.ROLE, RoleDelegate(self))
        self.setItemDelegateForColumn(SeatColumn.GROUP, GroupDelegate(self))
        self.setItemDelegateForColumn(SeatColumn.VOTING, VoteDelegate(self))
        self.setItemDelegateForColumn(SeatColumn.ORGANISATIONS, OrganisationsDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        edit = QAbstractItemView.EditTrigger
        by_mouse = edit.DoubleClicked | edit.SelectedClicked
        self.setEditTriggers(by_mouse | edit.EditKeyPressed | edit.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._rows = WrappedRows(self)
        self._set_up_headers()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the columns when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = text_scale(self)
        for column, width in (
            (SeatColumn.GROUP, _GROUP_WIDTH),
            (SeatColumn.VOTING, _VOTE_WIDTH),
            (SeatColumn.ORGANISATIONS, _ORGANISATIONS_WIDTH),
        ):
            self.setColumnWidth(column, round(width * scale))
        self.verticalHeader().setFixedWidth(round(_NUMBER_WIDTH * scale))
        self.setIconSize(QSize(_SIGN, _SIGN) * scale)
        self.verticalHeader().setDefaultSectionSize(max(self.fontMetrics().height() + _ROW, TALL))
        self._rows.later()

    def _fit_height(self) -> None:
        """Grow no higher than the rows."""
        rows = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        self.setMaximumHeight(rows + 2 * self.frameWidth())

    def _set_up_headers(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_VOTE_WIDTH)
        header.setSectionResizeMode(SeatColumn.ROLE, QHeaderView.ResizeMode.Stretch)
        self._make_room()
        numbers = self.verticalHeader()
        numbers.setSectionsMovable(True)
        for part in (numbers, self):
            part.setToolTip(_HOW)
        numbers.sectionMoved.connect(self._moved)
        numbers.sectionResized.connect(self._fit_height)
        numbers.sectionCountChanged.connect(self._fit_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen seat with Alt and the arrow keys, ask to remove it with Delete."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(1 if key == Qt.Key.Key_Down else -1)
            event.accept()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _moved(self, _seat: int, place: int, to: int) -> None:
        if self._putting_back:
            return
        # The header has moved by itself: it goes back, and the table waits for the answer like the rest.
        self._putting_back = True
        self.verticalHeader().moveSection(to, place)
        self._putting_back = False
        self.dragged.emit(place, to)
