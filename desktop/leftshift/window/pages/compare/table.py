"""The table of the compare page: a row for each lever that differs and each outcome, a column a scenario."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from leftshift.text.reports.compare import ComparedScenario, as_text, side_by_side
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.wrapped_rows import WrappedRows

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NARROW, _TITLES = 0.25, 1.6
"""Least width of the titles of rows: a part of the table, or so many of a scenario's least column."""
_LINES = 10
"""Most lines of a scenario's name above its column."""
_HEAD, _HEAD_SIDES = 13, 12
"""Room above and below a heading, and beside it [pixels]."""
_HIGH = 10_000
"""Higher than any heading [pixels]."""
_LEAST = 150
"""Least width of a scenario's column [pixels]."""


class CompareTable(QTableWidget):
    """Shows scenarios side by side; Ctrl+C copies all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Plans side by side")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._wrapped = WrappedRows(self)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self._columns: tuple[ComparedScenario, ...] = ()
        self._against: int | None = None
        self.setShowGrid(False)

    def draw(self, columns: Sequence[ComparedScenario], against: int | None = None) -> None:
        """Show these scenarios, and their differences from the one at a place where it is given."""
        self._columns, self._against = tuple(columns), against
        rows = side_by_side(columns, against=against)
        self.clearSpans()
        self.setColumnCount(len(columns) + 1)
        self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        for place, column in enumerate(columns, 1):
            head = QTableWidgetItem(column.title)
            head.setToolTip(plain_tip(column.title))
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
        QGuiApplication.clipboard().setText(as_text(self._columns, against=self._against))

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
        header.setSectionResizeMode(0, modes.Fixed)
        header.setMinimumSectionSize(_LEAST)
        for place in range(1, self.columnCount()):
            header.setSectionResizeMode(place, modes.Stretch)
        self._share_width()
        self._wrapped.later()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the titles of the rows what they need, but leave the scenarios theirs."""
        if self.columnCount() == 0:
            return
        spare = self.viewport().width() - (self.columnCount() - 1) * _LEAST
        least = max(round(_NARROW * self.viewport().width()), round(_LEAST * _TITLES))
        self.setColumnWidth(0, min(self.sizeHintForColumn(0) + 1, max(spare, least)))
        self._break_titles()

    def _break_titles(self) -> None:
        """Give the scenarios' names the lines they need; where they are too many, one that ends in “…”."""
        header, metrics = self.horizontalHeader(), self.horizontalHeader().fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap)
        lines, fits = 1, True
        for place, column in enumerate(self._columns, 1):
            room = QRect(0, 0, header.sectionSize(place) - _HEAD_SIDES, _HIGH)
            taken = metrics.boundingRect(room, flags, column.title)
            lines = max(lines, taken.height() // metrics.height())
            # A single word may be longer than its column is wide: it cannot be broken.
            fits = fits and taken.width() <= room.width() and lines <= _LINES
        modes = Qt.TextElideMode
        header.setTextElideMode(modes.ElideNone if fits else modes.ElideRight)
        header.setFixedHeight((lines if fits else 1) * metrics.height() + _HEAD)
