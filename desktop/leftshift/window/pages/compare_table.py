"""The table of the compare page: a row for each lever that differs and each outcome, a column a scenario."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from leftshift.papers.compare import Column, as_text, side_by_side

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AIR = 4
"""Space added to each row [pixels]."""
_LEAST = 150
"""Least width of a scenario's column [pixels]."""


class CompareTable(QTableWidget):
    """Shows scenarios side by side; Ctrl+C copies all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Scenarios side by side")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._columns: tuple[Column, ...] = ()

    def draw(self, columns: Sequence[Column]) -> None:
        """Show these scenarios."""
        self._columns = tuple(columns)
        rows = side_by_side(columns)
        self.clearSpans()
        self.setColumnCount(len(columns) + 1)
        self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        for place, column in enumerate(columns, 1):
            head = QTableWidgetItem(column.title)
            head.setToolTip(column.title)
            self.setHorizontalHeaderItem(place, head)
        self.setRowCount(len(rows))
        for row, line in enumerate(rows):
            self._put(row, 0, line.title, strong=line.is_heading)
            for place, text in enumerate(line.texts, 1):
                self._put(row, place, text, name=f"{columns[place - 1].title}, {line.title}: ")
            if line.is_heading:
                self.setSpan(row, 0, 1, len(columns) + 1)
        self._fit()

    def copy(self) -> None:
        """Put the whole table on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(as_text(self._columns))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _put(self, row: int, column: int, text: str, *, strong: bool = False, name: str = "") -> None:
        item = QTableWidgetItem(text)
        if strong:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        item.setTextAlignment(_LEFT)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}{text}".replace("\n", ", "))
        self.setItem(row, column, item)

    def _fit(self) -> None:
        modes = QHeaderView.ResizeMode
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, modes.ResizeToContents)
        header.setMinimumSectionSize(_LEAST)
        for place in range(1, self.columnCount()):
            header.setSectionResizeMode(place, modes.Stretch)
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + _AIR)
