"""The table of a chart: the same figures as text, kept up to date."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.access.text_scale import grown
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.transfer.chart_copy import mime, plain_rows

_SIZE = (760, 420)


class ChartTableDialog(QDialog):
    """Shows a chart's figures in rows; it follows the levers while it stays open.

    Signals:
        closed: the table was closed.
    """

    closed = Signal()

    def __init__(self, chart: ChartCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setWindowTitle(f"{chart.name}: table")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._finding = PlainLabel()
        self._finding.setWordWrap(True)
        self._finding.setProperty("role", "title")
        self.table = QTableWidget()
        self.table.setAccessibleName(f"{chart.name}: figures")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy table", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        for part in (self._finding, self.table, buttons):
            column.addWidget(part)
        self.resize(grown(self, *_SIZE))
        copy.clicked.connect(self._copy)
        self._snapshot: Snapshot | None = None

    def draw(self, snapshot: Snapshot) -> None:
        """Show the chart's figures as they are now."""
        self._snapshot = snapshot
        self._finding.setText(self._chart.title)
        columns, *rows = plain_rows(self._chart.table())
        if (self.table.rowCount(), self.table.columnCount()) != (len(rows), len(columns)):
            self.table.setRowCount(len(rows))
            self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels(list(columns))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self._write(row, column, cell)
        mode = QHeaderView.ResizeMode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(mode)

    def done(self, result: int) -> None:
        """Say that the table is gone, however it was closed."""
        super().done(result)
        self.closed.emit()

    def _write(self, row: int, column: int, text: str) -> None:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)

    def _copy(self) -> None:
        if self._snapshot is not None:
            QGuiApplication.clipboard().setMimeData(mime(self._chart, self._snapshot, as_picture=False))
