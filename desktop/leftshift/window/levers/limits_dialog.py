"""The dialog for the floor and the ceiling of one sector's share."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.model.terms import LABELS, Sector
from leftshift.text.numbers import percent
from leftshift.window.controls.number_entry import NumberEntry
from leftshift.window.controls.plain_text import PlainLabel

FREE = (0.0, 1.0)
"""Floor and ceiling of a share without limits [share]."""


class LimitsDialog(QDialog):
    """Asks for the lowest and the highest share a sector may get; the share of today lies between them.

    Signals:
        asked: the planner wants these limits. args: floor, ceiling [share]
    """

    asked = Signal(float, float)

    def __init__(
        self, sector: Sector, limits: tuple[float, float], share: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = LABELS[sector]
        self.setWindowTitle(f"Floor and ceiling of {name}")
        self._limits, self._share, self._refused = limits, share, False
        self.floor = NumberEntry(f"Floor of the {name} share", self)
        self.ceiling = NumberEntry(f"Ceiling of the {name} share", self)
        self._allowed = f"The share is {percent(share)} now: the floor is at most that, the ceiling at least."
        self.note = PlainLabel(self._allowed, wrapped=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.none = QPushButton("&No limits", self)
        self.none.setAutoDefault(False)
        self.buttons.addButton(self.none, QDialogButtonBox.ButtonRole.ResetRole)
        form = QFormLayout()
        form.addRow("&Floor", self.floor)
        form.addRow("&Ceiling", self.ceiling)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self._show_limits()
        self.floor.asked.connect(lambda floor: self._set(floor, self._limits[1]))
        self.ceiling.asked.connect(lambda ceiling: self._set(self._limits[0], ceiling))
        for entry in (self.floor, self.ceiling):
            entry.refused.connect(self._refuse)
        self.none.clicked.connect(lambda: self._set(*FREE))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Ask for the limits, unless what was typed just now cannot be one."""
        for entry in (self.floor, self.ceiling):
            entry.commit()
        if self._refused:
            return
        self.asked.emit(*self._limits)
        super().accept()

    def _set(self, floor: float, ceiling: float) -> None:
        self._refused, self._limits = False, (floor, ceiling)
        self._show_limits()

    def _show_limits(self) -> None:
        floor, ceiling = self._limits
        self.floor.show_value(floor, low=FREE[0], high=self._share)
        self.ceiling.show_value(ceiling, low=self._share, high=FREE[1])

    def _refuse(self, sentence: str) -> None:
        self._refused = bool(sentence)
        self.note.setText(sentence or self._allowed)
