"""The seats of a board as a table: role, group, vote and organisations, each of which can be changed."""

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.storage.scenario.board_fields import ORGANISATIONS_MOST
from leftshift.storage.scenario.texts import ROLE
from leftshift.text.numbers import counted
from leftshift.text.seats import GROUP_WORDS, brief_role
from leftshift.window.controls.fonts import Size, strong
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.text_fields import hold_to
from leftshift.window.theme import Theme

_SIGN = 20

Index = QModelIndex | QPersistentModelIndex


class SeatColumn(IntEnum):
    """The columns of the table."""

    ROLE = 0
    GROUP = 1
    VOTING = 2
    ORGANISATIONS = 3


_HEADINGS = {
    SeatColumn.ROLE: "Role",
    SeatColumn.GROUP: "Group",
    SeatColumn.VOTING: "Vote",
    SeatColumn.ORGANISATIONS: "Orgs",
}
_TIPS = {
    SeatColumn.ROLE: "What the seat is called; type to change it",
    SeatColumn.GROUP: "Whom the member comes from",
    SeatColumn.VOTING: "Whether the seat has a vote; without one it is an observer",
    SeatColumn.ORGANISATIONS: "How many organisations the seat speaks for; type to change it",
}


_WRITTEN = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
)
"""What a cell is asked for as words: in brief where it is shown, in full for the tip and a screen reader."""


def group_name(group: Group) -> str:
    """Write a group as it begins a line."""
    name = GROUP_NAMES[group]
    return name[:1].upper() + name[1:]


class SeatsTable(QAbstractTableModel):
    """Shows the seats there are; an edit only asks.

    Signals:
        edited: the planner wants one seat to be another. args: place, Seat, what changed in words
    """

    edited = Signal(int, object, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seats: tuple[Seat, ...] = ()
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self._signs: dict[Group, QIcon] = {}
        self._notify_all()

    def show_value(self, seats: tuple[Seat, ...]) -> None:
        """Show other seats, keeping place where their number stays. Only `draw` may call this."""
        if seats == self.seats:
            return
        if len(seats) == len(self.seats):
            self.seats = seats
            self._notify_all()
        else:
            self.beginResetModel()
            self.seats = seats
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the seats."""
        return 0 if parent is not None and parent.isValid() else len(self.seats)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count what is shown of a seat."""
        return 0 if parent is not None and parent.isValid() else len(SeatColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns, number the seats."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        names = {Qt.ItemDataRole.DisplayRole: _HEADINGS, Qt.ItemDataRole.ToolTipRole: _TIPS}
        return names[Qt.ItemDataRole(role)][SeatColumn(section)] if role in names else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows."""
        seat, column = self.seats[index.row()], SeatColumn(index.column())
        if column is SeatColumn.VOTING:
            return self._vote(seat, role)
        if column is SeatColumn.ORGANISATIONS:
            return _organisations(seat, role)
        if role in _WRITTEN:
            brief = role == Qt.ItemDataRole.DisplayRole
            name = brief_role(seat) if brief else plain_tip(seat.role)
            group = GROUP_WORDS[seat.group] if brief else group_name(seat.group)
            return name if column is SeatColumn.ROLE else group
        if role == Qt.ItemDataRole.EditRole:
            return seat.role if column is SeatColumn.ROLE else GROUPS.index(seat.group)
        if role == Qt.ItemDataRole.DecorationRole and column is SeatColumn.GROUP:
            return self._sign_of(seat.group)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for what was edited; nothing changes here."""
        place, column = index.row(), SeatColumn(index.column())
        seat = self.seats[place]
        if column is SeatColumn.VOTING and role == Qt.ItemDataRole.CheckStateRole:
            voting = Qt.CheckState(value) == Qt.CheckState.Checked
            self._ask(
                place,
                replace(seat, voting=voting),
                f"Vote {'given to' if voting else 'taken from'} {seat.role}",
            )
        elif column is SeatColumn.ROLE and role == Qt.ItemDataRole.EditRole:
            name = ROLE.clean(str(value)).strip() if str(value).strip() else ""
            self._ask(place, replace(seat, role=name or seat.role), f"Name seat {place + 1} {name}")
        elif column is SeatColumn.GROUP and role == Qt.ItemDataRole.EditRole and isinstance(value, int):
            group = GROUPS[value]
            self._ask(place, replace(seat, group=group), f"Give {seat.role} to {GROUP_NAMES[group]}")
        elif (
            column is SeatColumn.ORGANISATIONS and role == Qt.ItemDataRole.EditRole and isinstance(value, int)
        ):
            what = f"{seat.role} speaks for {counted(value, 'organisation', 'organisations')}"
            self._ask(place, replace(seat, organisations=value), what)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let role and group be edited and the vote be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticked = index.column() == SeatColumn.VOTING
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    def _sign_of(self, group: Group) -> QIcon:
        if group not in self._signs:
            theme = self._theme
            self._signs[group] = _sign(theme.groups[group], theme.letters[group], theme.text_on)
        return self._signs[group]

    def _vote(self, seat: Seat, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if seat.voting else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "votes" if seat.voting else "does not vote"
        return None

    def _ask(self, place: int, seat: Seat, what: str) -> None:
        if seat != self.seats[place]:
            self.edited.emit(place, seat, what)

    def _notify_all(self) -> None:
        if self.seats:
            last = self.index(len(self.seats) - 1, len(SeatColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


class RoleDelegate(QStyledItemDelegate):
    """Edits what a seat is called, within what a file may hold."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Open the line to type in."""
        line = QLineEdit(parent)
        line.setAccessibleName("Role of the seat")
        line.setFrame(False)
        hold_to(ROLE, line)
        return line


class GroupDelegate(QStyledItemDelegate):
    """Edits a seat's group with a list of all groups; a pick is done at once."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Open the list."""
        combo = QComboBox(parent)
        combo.setAccessibleName("Group of the seat")
        combo.addItems([group_name(group) for group in GROUPS])
        combo.activated.connect(lambda: self._done(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the current group."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(int(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the group picked."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex(), Qt.ItemDataRole.EditRole)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class VoteDelegate(QStyledItemDelegate):
    """Paints the box to tick with an edge that is seen in every theme."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the edge in a colour that is seen: the style makes it from the colour of windows."""
        super().initStyleOption(option, index)
        colours = QPalette(option.palette)
        colours.setColor(QPalette.ColorRole.Window, colours.color(QPalette.ColorRole.Dark))
        option.palette = colours


class OrganisationsDelegate(QStyledItemDelegate):
    """Edits the number of organisations with a spin box that keeps within what a file may hold."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Open the spin box."""
        spin = QSpinBox(parent)
        spin.setAccessibleName("Organisations the seat speaks for")
        spin.setRange(1, ORGANISATIONS_MOST)
        spin.setFrame(False)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        return spin


def _organisations(seat: Seat, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
        return seat.organisations
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"speaks for {counted(seat.organisations, 'organisation', 'organisations')}"
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return None


def _sign(colour: QColor, letter: str, text_on: Callable[[QColor], QColor]) -> QIcon:
    """Draw a group's sign: its letter on its colour."""
    picture = QPixmap(2 * _SIGN, 2 * _SIGN)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, _SIGN, _SIGN, 3, 3)
    painter.setPen(text_on(colour))
    font = strong(painter.font())
    font.setPixelSize(Size.CAPTION)
    painter.setFont(font)
    painter.drawText(0, 0, _SIGN, _SIGN, int(Qt.AlignmentFlag.AlignCenter), letter)
    painter.end()
    return QIcon(picture)
