"""The buttons below the table of seats."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from leftshift.window.theme import Theme, icon

_TEMPLATES = "Start from a ready-made board, a published one or your own list"


class BoardTools(QWidget):
    """Add, remove, up, down and the size lock; below them where to start from, the rebalance, the tables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = _button("Add a seat for\u2026", self)
        self.remove = _button("Remove the chosen seat (Delete)", self)
        self.up = _button("Move the chosen seat up (Alt+Up)", self)
        self.down = _button("Move the chosen seat down (Alt+Down)", self)
        self.lock = QToolButton(self)
        self.lock.setText("Hold size")
        self.lock.setCheckable(True)
        self.lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lock.setToolTip("Lock the size of the board: a new seat takes the place of the chosen one")
        self.templates = QPushButton("&Templates", self)
        self.show_source("")
        self.rebalance = QPushButton("Reba&lance\u2026", self)
        self.rebalance.setToolTip("Fewest swaps that bring provider seats in proportion, at the same size")
        self.tables = QPushButton("In tables", self)
        self.tables.setToolTip("Checks, voting power, measures and survey answers of the board as tables")
        self._lay_out()

    def apply_theme(self, theme: Theme, *, locked: bool) -> None:
        """Apply the colours of a theme, and the state of the lock."""
        for button, name in (
            (self.add, "plus"),
            (self.remove, "minus"),
            (self.up, "up"),
            (self.down, "down"),
            (self.lock, "lock" if locked else "unlock"),
        ):
            button.setIcon(icon(name, theme))

    def show_source(self, said: str) -> None:
        """Say with the ready-made boards what is known of this area's own."""
        self.templates.setToolTip("\n".join(part for part in (_TEMPLATES, said) if part))

    def show_value(self, theme: Theme, *, locked: bool) -> None:
        """Show whether the size is held. Only `draw` may call this."""
        with QSignalBlocker(self.lock):
            self.lock.setChecked(locked)
        self.lock.setIcon(icon("lock" if locked else "unlock", theme))

    def _lay_out(self) -> None:
        seats = QHBoxLayout()
        seats.setSpacing(4)
        for button in (self.add, self.remove, self.up, self.down):
            seats.addWidget(button)
        seats.addStretch(1)
        seats.addWidget(self.lock)
        boards = QHBoxLayout()
        boards.setSpacing(4)
        boards.addWidget(self.templates, 1)
        boards.addWidget(self.rebalance, 1)
        boards.addWidget(self.tables, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(seats)
        column.addLayout(boards)


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
