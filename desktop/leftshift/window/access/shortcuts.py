"""The list of shortcuts: every action that has one, and the keys within panes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.window.access.action_list import MenuCommand
from leftshift.window.access.text_scale import grown, text_scale
from leftshift.window.controls.wrapped_rows import WrappedRows

_SIZE = (620, 520)
_KEYS = 230
"""Width of the keys [pixels]."""
WITHIN: Final[tuple[tuple[str, str], ...]] = (
    ("F6, Shift+F6", "Next or previous pane"),
    ("Tab, Shift+Tab", "Next or previous control"),
    ("Arrow keys on a slider", "One step; with Shift ten"),
    ("Page Up, Page Down on a slider", "Ten steps"),
    ("Home, End on a slider", "As far as the limits allow"),
    ("Shift with \u2212 or +", "Ten steps"),
    ("Left, Right on the bar of shares", "Move the chosen border; Up and Down choose another"),
    ("Alt+Up, Alt+Down in the table of seats", "Move the chosen seat"),
    ("Delete in the table of seats", "Remove the chosen seat"),
    ("Enter in the history", "Go back to the chosen step"),
    ("Arrow keys on a chart", "Read value after value"),
    ("Enter on a chart", "Make it large"),
    ("Menu key, Shift+F10 on a chart", "What can be done with it"),
    ("Esc on a chart", "Stop reading values"),
    ("Esc in an entry", "Bring the old number back"),
    ("Right, Page Down; Left, Page Up while presenting", "Next chart; the one before"),
    ("P while presenting", "Predict first: the room guesses"),
    ("Alt+V while presenting", "Reveal the answer"),
    ("R while presenting", "Replay the last change"),
    ("B while presenting", "Black screen"),
    ("Esc while presenting", "End"),
)
"""Keys that are no action of a menu, and what they do."""


class ShortcutList(QDialog):
    """Shows every key there is."""

    def __init__(self, found: Sequence[MenuCommand], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [(entry.keys, f"{entry.name} ({entry.where})") for entry in found if entry.keys]
        rows.extend(WITHIN)
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName("Shortcuts")
        self.table.setHorizontalHeaderLabels(["Keys", "What they do"])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        modes = QHeaderView.ResizeMode
        self.table.horizontalHeader().setSectionResizeMode(0, modes.Fixed)
        self.table.setColumnWidth(0, round(_KEYS * text_scale(self)))
        WrappedRows(self.table)
        self.table.horizontalHeader().setSectionResizeMode(1, modes.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_of_parts = QVBoxLayout(self)
        column_of_parts.addWidget(self.table)
        column_of_parts.addWidget(buttons)
        self.resize(grown(self, *_SIZE))
