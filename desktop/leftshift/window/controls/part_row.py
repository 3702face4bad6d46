"""One part of a whole in one line: its name, its value, minus, exact entry, plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.number_entry import NumberEntry
from leftshift.window.controls.number_line import step_button, steps_wanted


class PartRow(QWidget):
    """Asks for one part [share]; shows it and its value.

    Signals:
        asked: the planner wants this part. args: share
        released: a single step is done.
        refused: what was typed cannot be. args: a sentence
    """

    asked = Signal(float)
    released = Signal()
    refused = Signal(str)

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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.minus, self.entry, self.plus):
            self._row.addWidget(widget)
        self.entry.asked.connect(self.asked)
        self.entry.released.connect(self.released)
        self.entry.refused.connect(self.refused)
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
