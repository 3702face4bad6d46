"""What an import will change, shown before it changes anything."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.own_figures import Preview
from leftshift.model.seats import Seat
from leftshift.model.terms import LABELS
from leftshift.text.numbers import NBSP, PERCENT, counted, number, signed_money
from leftshift.window.access.text_scale import grown
from leftshift.window.controls.plain_text import PlainLabel

_SIZE = (620, 460)
_KEPT = "kept"


class ImportPreview(QDialog):
    """Shows a table of what comes in and sentences on it; nothing happens until it is accepted.

    Signals:
        confirmed: the planner wants it so.
    """

    confirmed = Signal()

    def __init__(self, title: str, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(grown(self, *_SIZE))
        self.heading = PlainLabel(self, wrapped=True)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.notes = PlainLabel(self, wrapped=True)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm = self.buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.buttons.accepted.connect(self.accept)
        self.buttons.accepted.connect(self.confirmed)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.heading, self.table, self.notes, self.buttons):
            column.addWidget(part)
        column.setStretch(1, 1)

    def show_figures(self, area: str, found: Preview, notes: Sequence[str]) -> None:
        """Show sector by sector what own figures change of an area's baseline."""
        rows = [
            (
                LABELS[row.sector],
                number(row.published, 1),
                _KEPT if row.own is None else number(row.own, 1),
                "" if row.own is None else _apart(row.difference, row.published),
            )
            for row in found.rows
        ]
        total = (
            "Total",
            number(found.published, 1),
            number(found.own, 1),
            _apart(found.difference, found.published),
        )
        self.heading.setText(
            f"These figures will take the place of the baseline of {area}, labelled “own figure”. "
            "Growth then acts on the new total."
        )
        self._fill(("Sector", "Leftshift’s, £m", "Own, £m", "Difference"), (*rows, total))
        self._show_notes(notes)

    def show_seats(self, seats: Sequence[Seat], before: Sequence[Seat], notes: Sequence[str]) -> None:
        """Show the seats of a board that comes in, and how many there are now."""
        voting = sum(seat.voting for seat in seats)
        self.heading.setText(
            f"This board of {counted(len(seats), 'seat', 'seats')}, {voting} with a vote, "
            f"will take the place of the one of {counted(len(before), 'seat', 'seats')}."
        )
        rows = [
            (
                seat.role,
                _capital(GROUP_NAMES[seat.group]),
                "votes" if seat.voting else "no vote",
                number(seat.organisations),
            )
            for seat in seats
        ]
        self._fill(("Role", "Group", "Vote", "Speaks for, organisations"), rows)
        self._show_notes(notes)

    def forbid(self, why: str) -> None:
        """Say why it cannot be confirmed now."""
        self.confirm.setEnabled(False)
        self._show_notes((why, self.notes.text()))

    def _fill(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setRowCount(len(rows))
        self.table.setAccessibleName("What comes in")
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                if column and text[:1] in "0123456789+−£k":
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(place, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self.notes.setText("\n".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.text()))


def _apart(difference: float, published: float) -> str:
    sign = "+" if difference > 0 else ""
    part = f" ({sign}{number(difference / published * PERCENT, 1)}{NBSP}%)" if published else ""
    return f"{signed_money(difference)}{part}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
