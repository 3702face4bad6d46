"""One part of a whole in one line: its name, its value, minus, exact entry, plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.number_entry import EntryNote, NumberEntry
from leftshift.window.controls.number_line import step_button, stepper, steps_wanted

_BESIDE = 4
"""Space between the value and its entry [pixels]."""


class PartRow(QWidget):
    """Asks for one part [share]; shows it and its value.

    Signals:
        asked: the planner wants this part. args: share
        released: a single step is done.
    """

    asked = Signal(float)
    released = Signal()

    def __init__(
        self, label: str, what: str, step: float, parent: QWidget | None = None, *, chip: QColor | None = None
    ) -> None:
        super().__init__(parent)
        # Never lower than its text: a style sheet lets entries and boxes be pressed flat.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._part, self._each = 0.0, step
        self.heading = HeadingLine(label, chip, self)
        self.minus = step_button("\u2212", f"Lower {what} by one step", self)
        self.entry = NumberEntry(what, self)
        self.plus = step_button("+", f"Raise {what} by one step", self)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._row.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(_BESIDE)
        self._row.addWidget(stepper(self.minus, self.entry, self.plus))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        self.note = EntryNote(self.entry, self)
        column.addWidget(self.note)
        self.entry.asked.connect(self.asked)
        self.entry.released.connect(self.released)
        self.minus.clicked.connect(lambda: self._step(-steps_wanted()))
        self.plus.clicked.connect(lambda: self._step(steps_wanted()))

    def add(self, widget: QWidget) -> None:
        """Put one more control at the end of the line."""
        self._row.addWidget(widget)

    def show_value(self, part: float, text: str, *, muted: bool = False) -> None:
        """Show a part and its value. Only `draw` may call this."""
        self._part = part
        self.entry.show_value(part)
        self.heading.show_text(text, muted=muted)

    def _step(self, steps: int) -> None:
        part = round(self._part + steps * self._each, 9)
        self.asked.emit(min(max(part, 0.0), 1.0))
        self.released.emit()
