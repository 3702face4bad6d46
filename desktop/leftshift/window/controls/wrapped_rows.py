"""Rows of a table that grow with their text: whatever does not fit a column goes on in the next line."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView

TALL: Final = 24
"""Least height of a row, so that it is easily clicked [pixels]."""
_AIR: Final = 4
"""Space between the texts of rows that have several lines [pixels]."""


class WrappedRows(QObject):
    """Gives each row of a table the height its texts need, and again when columns or texts change."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().setMinimumSectionSize(TALL)
        # Once for all columns: a header sends a signal for each of them.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        table.horizontalHeader().sectionResized.connect(self.later)
        model = table.model()
        for signal in (model.dataChanged, model.modelReset, model.rowsInserted):
            signal.connect(self.later)

    def later(self) -> None:
        """Fit the rows before the next frame."""
        self._soon.start()

    def _fit(self) -> None:
        self._table.resizeRowsToContents()
        for row in range(self._table.model().rowCount()):
            height = self._table.rowHeight(row)
            if height > TALL:
                self._table.setRowHeight(row, height + _AIR)
