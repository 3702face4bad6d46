"""Which charts are presented, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.window.controls.plain_text import PlainLabel

_KEY = Qt.ItemDataRole.UserRole


class PresentOrder(QDialog):
    """Lets the presenter tick charts and move them up and down.

    Signals:
        asked: these charts are to be presented, in this order. args: keys
    """

    asked = Signal(tuple)

    def __init__(self, charts: Sequence[tuple[str, str]], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Charts to present")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = dict(charts)
        order = [*(key for key in chosen if key in names), *(key for key in names if key not in chosen)]
        self.list = QListWidget()
        self.list.setAccessibleName("Charts in the order they are presented")
        for key in order:
            item = QListWidgetItem(names[key])
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = not chosen or key in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up, self.down = QPushButton("Move &up"), QPushButton("Move &down")
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.asked.emit(self.chosen()))
        moves = QHBoxLayout()
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel("Tick the charts to show; without a tick, all of them are shown."))
        column.addWidget(self.list)
        column.addLayout(moves)
        column.addWidget(self.buttons)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _move(self, steps: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + steps < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + steps, item)
            self.list.setCurrentRow(row + steps)
