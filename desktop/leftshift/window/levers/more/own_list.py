"""An area's own list, of small schemes or of places: a table to type into, with rows to add and remove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.own_lists import Place, Scheme
from leftshift.model.policy_levers import PolicyLevers
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.controls.number_entry import EntryFormat
from leftshift.window.controls.plain_text import plain_tip

_MOST = 60
"""Rows that a list may have."""
_LONGEST = 80
"""Letters that a name may have."""
_SHOWN = 5
"""Rows that are seen at once."""
_HOW: Final = "Type, F2 or a double click changes what is chosen; the space bar ticks"
_WIDTH: Final = 66
"""Width of the columns but for the name [pixels]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column: the field of an entry that it shows."""

    field: str
    heading: str
    limit: str = ""
    """Key of its limits, for a number; empty for a name or a tick."""
    is_tick: bool = False

    @property
    def number_format(self) -> EntryFormat:
        """How its numbers are written and read."""
        reach = limit(self.limit)
        return EntryFormat(unit=reach.unit, decimals=int(reach.step < 1), whole=reach.step >= 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """What a list holds."""

    name: str
    one: str
    """What an entry is called, such as scheme."""
    columns: tuple[ListColumn, ...]
    entries: Callable[[PolicyLevers], tuple[Any, ...]]
    new: Callable[[str], Any]
    """Makes an entry of a name."""


SCHEMES: Final = ListKind(
    name="Small schemes",
    one="scheme",
    columns=(
        ListColumn(field="name", heading="Scheme"),
        ListColumn(field="money", heading="£m a year", limit="schemes"),
        ListColumn(field="measures", heading="Measures", limit="scheme_measures"),
        ListColumn(field="consolidated", heading="In core", is_tick=True),
    ),
    entries=lambda chosen: chosen.schemes,
    new=lambda name: Scheme(name=name, money=0.0),
)
PLACES: Final = ListKind(
    name="Places",
    one="place",
    columns=(
        ListColumn(field="name", heading="Place"),
        ListColumn(field="people", heading="People", limit="places"),
    ),
    entries=lambda chosen: chosen.places,
    new=lambda name: Place(name=name, people=limit("places").step),
)


class OwnList(QWidget):
    """Asks for the entries of one list.

    Signals:
        asked: args: every entry
        released: a single step is done.
        refused: what was typed cannot be. args: the table, a sentence
    """

    asked = Signal(object)
    released = Signal()
    refused = Signal(object, str)

    def __init__(self, kind: ListKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._entries: tuple[Any, ...] = ()
        self.table = QTableWidget(0, len(kind.columns), self)
        self.add = QPushButton(f"Add a {kind.one}", self)
        self.remove = QPushButton(f"Remove the {kind.one} chosen", self)
        self._set_up()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.table)
        column.addLayout(buttons)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.table.itemChanged.connect(self._read)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        entries = self._kind.entries(snapshot.scenario.policies)
        if entries != self._entries:
            self._entries = entries
            self._fill()
        self.remove.setEnabled(bool(entries))
        self.add.setEnabled(len(entries) < _MOST)

    def _fill(self) -> None:
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._entries))
            for row in range(len(self._entries)):
                for place in range(len(self._kind.columns)):
                    self._show(row, place)

    def _show(self, row: int, place: int) -> None:
        column, entry = self._kind.columns[place], self._entries[row]
        value, item = getattr(entry, column.field), QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if column.is_tick:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Checked if value else Qt.CheckState.Unchecked)
            said = "ticked" if value else "not ticked"
        else:
            flags |= Qt.ItemFlag.ItemIsEditable
            said = column.number_format.exact(value) if column.limit else value
            item.setText(said)
            if column.limit:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(flags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {column.heading}: {said}")
        item.setToolTip(plain_tip(f"{entry.name}, {column.heading}: {said}"))
        self.table.setItem(row, place, item)

    def _read(self, item: QTableWidgetItem) -> None:
        """Take over what was typed or ticked, or say why it cannot be and show what was there."""
        row, column = item.row(), self._kind.columns[item.column()]
        try:
            value = _value(column, item)
        except ValueError as error:
            with QSignalBlocker(self.table):
                self._show(row, item.column())
            self.refused.emit(self.table, str(error))
            return
        new = replace(self._entries[row], **{column.field: value})
        self._ask((*self._entries[:row], new, *self._entries[row + 1 :]))

    def _add(self) -> None:
        taken = {entry.name for entry in self._entries}
        number = len(self._entries) + 1
        name = next(
            text
            for text in (f"{self._kind.one.capitalize()} {each}" for each in range(number, number + _MOST))
            if text not in taken
        )
        self._ask((*self._entries, self._kind.new(name)))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()

    def _remove(self) -> None:
        row = self.table.currentRow()
        if not 0 <= row < len(self._entries):
            self.refused.emit(self.table, f"Choose the {self._kind.one} to remove in the list first.")
            return
        self._ask((*self._entries[:row], *self._entries[row + 1 :]))

    def _ask(self, entries: Sequence[Any]) -> None:
        self.asked.emit(tuple(entries))
        self.released.emit()

    def _set_up(self) -> None:
        table, columns = self.table, self._kind.columns
        table.setAccessibleName(self._kind.name)
        says = [limit(column.limit).says for column in columns[1:2]]
        tip = "\n".join((_HOW, *says, NO_PUBLISHED_FIGURE))
        table.setToolTip(tip)
        table.setAccessibleDescription(tip)
        table.setHorizontalHeaderLabels([column.heading for column in columns])
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.setFixedHeight((_SHOWN + 1) * table.verticalHeader().defaultSectionSize())
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, len(columns)):
            table.setColumnWidth(place, _WIDTH)


def _value(column: ListColumn, item: QTableWidgetItem) -> object:
    """Read a cell.

    Raises:
        ValueError: it cannot be; the sentence says what is allowed.
    """
    if column.is_tick:
        return item.checkState() is Qt.CheckState.Checked
    text = item.text().strip()
    if not column.limit:
        if not 0 < len(text) <= _LONGEST:
            raise ValueError(f"A name has 1 to {_LONGEST} letters.")
        return text
    reach, written = limit(column.limit), column.number_format
    value = written.read(text)
    if value is None or not reach.low <= value <= reach.high or (written.whole and not value.is_integer()):
        kind = "whole number" if written.whole else "number"
        low, high = written.text(reach.low), written.text(reach.high)
        raise ValueError(f"{column.heading} is a {kind} from {low} to {high}, not “{text}”.")
    return int(value) if column.field == "measures" else value
