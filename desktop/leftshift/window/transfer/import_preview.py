"""What an import will change, row by row, shown before it changes anything."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leftshift.model.own_figures import Preview
from leftshift.model.terms import LABELS
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.questions import ImportQuestion
from leftshift.storage.spreadsheets.reading import SheetLine
from leftshift.text.numbers import NBSP, PERCENT, number, signed_money
from leftshift.window.access.text_scale import grown
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.transfer.import_questions import ImportQuestions

_SIZE: Final = (900, 620)
_KEPT: Final = "kept"
_LEFT_OUT: Final = "left out"
_NUMBERS: Final = frozenset({"£m", "Leftshift’s, £m", "Own, £m", "Difference"})
"""Headings of columns of numbers."""
_UNANSWERED: Final = "Answer what is asked first."


class ImportPreview(QDialog):
    """Shows what each row of a file becomes and what is asked about it; nothing happens until it is accepted.

    Signals:
        answered: the planner has answered a question. args: its key, the value of the choice
        confirmed: the planner wants it so.
    """

    answered = Signal(str, str)
    confirmed = Signal()

    def __init__(self, title: str, confirm: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(grown(self, *_SIZE))
        self.heading = PlainLabel(self, wrapped=True)
        self.questions = ImportQuestions(self)
        self.questions.answered.connect(self.answered)
        self.rows = _table("What each row of the file becomes", self)
        self.table = _table("What changes", self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.rows, "&Rows of the file")
        self.tabs.addTab(self.table, "What &changes")
        self.notes = PlainLabel(self, wrapped=True)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.confirm = self.buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        self.confirm.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.buttons.accepted.connect(self.accept)
        self.buttons.accepted.connect(self.confirmed)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.heading, self.questions, self.tabs, self.notes, self.buttons):
            column.addWidget(part)
        column.setStretch(2, 1)

    def show_rows(self, lines: Sequence[SheetLine], *, money: bool) -> None:
        """Show what each row of the file says and what it becomes, or why not; amounts where `money` [£m]."""
        rows = []
        for line in lines:
            becomes = line.becomes or _LEFT_OUT
            amount = (_KEPT if line.becomes else "") if line.money is None else number(line.money, 1)
            cells = (line.place, line.says, line.amount, becomes)
            rows.append((*cells, amount, line.why) if money else (*cells, line.why))
        titles = ("Cell", "The file says", "Amount there" if money else "Beside it", "Becomes")
        _fill(self.rows, (*titles, "£m", "Why") if money else (*titles, "Why"), rows, stretched=-1)

    def show_changes(self, found: Preview) -> None:
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
        _fill(self.table, ("Sector", "Leftshift’s, £m", "Own, £m", "Difference"), (*rows, total), stretched=0)

    def show_questions(self, questions: Sequence[ImportQuestion], answers: Mapping[str, str]) -> None:
        """Show what is asked; it cannot be confirmed while a question has neither answer nor proposal."""
        self.questions.draw(questions, answers)
        waiting = any(question.is_open and not question.proposed for question in questions)
        self.confirm.setEnabled(not waiting)
        self.confirm.setToolTip(_UNANSWERED if waiting else "")

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show sentences on what was taken for granted or left aside."""
        self.notes.setText("\n".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.text()))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why it cannot be taken with these answers; others can still be given."""
        self.forbid(str(refusal))

    def forbid(self, why: str) -> None:
        """Say why it cannot be confirmed now."""
        self.confirm.setEnabled(False)
        self.show_notes((why, self.notes.text()))


def _table(name: str, parent: QWidget) -> QTableWidget:
    table = QTableWidget(parent)
    table.setAccessibleName(name)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    return table


def _fill(
    table: QTableWidget, headings: Sequence[str], rows: Sequence[Sequence[str]], *, stretched: int
) -> None:
    """Fill a table with texts; the column `stretched`, from 0 or from the end, takes the room left over."""
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setRowCount(len(rows))
    for place, row in enumerate(rows):
        is_left_out = _LEFT_OUT in row
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            font = item.font()
            font.setItalic(is_left_out)
            item.setFont(font)
            if headings[column] in _NUMBERS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(place, column, item)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched % len(headings), QHeaderView.ResizeMode.Stretch)


def _apart(difference: float, published: float) -> str:
    sign = "+" if difference > 0 else ""
    part = f" ({sign}{number(difference / published * PERCENT, 1)}{NBSP}%)" if published else ""
    return f"{signed_money(difference)}{part}"
