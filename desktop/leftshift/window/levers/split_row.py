"""One sector's part of what is reinvested, in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import LABELS, Sector
from leftshift.window.controls.heading import Heading
from leftshift.window.controls.number_entry import NumberEntry
from leftshift.window.controls.value_line import step_button, steps_wanted
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme


class SplitRow(QWidget):
    """Asks for one sector's part; the other sectors share the rest in proportion.

    Signals:
        asked: the planner wants this part. args: share
        released: a single step is done.
        refused: what was typed cannot be. args: a sentence
    """

    asked = Signal(float)
    released = Signal()
    refused = Signal(str)

    def __init__(self, sector: Sector, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "reinvested")
        self.sector = sector
        self._part = 0.0
        name = f"Part of {LABELS[sector]} in what is reinvested"
        self.heading = Heading(LABELS[sector], theme.sectors[sector], self)
        self.minus = step_button("\u2212", f"Lower {name} by one step", self)
        self.entry = NumberEntry(name, self)
        self.plus = step_button("+", f"Raise {name} by one step", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.minus, self.entry, self.plus):
            row.addWidget(widget)
        self.entry.asked.connect(self.asked)
        self.entry.released.connect(self.released)
        self.entry.refused.connect(self.refused)
        self.minus.clicked.connect(lambda: self._step(-steps_wanted()))
        self.plus.clicked.connect(lambda: self._step(steps_wanted()))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""
        self.heading.set_chip(theme.sectors[self.sector])

    def show_value(self, part: float, text: str) -> None:
        """Show a part and what it comes to. Only `draw` may call this."""
        self._part = part
        self.entry.show_value(part)
        self.heading.show_text(text, muted=part == 0)

    def _step(self, steps: int) -> None:
        part = round(self._part + steps * limit("running_cost_reinvested").step, 9)
        self.asked.emit(min(max(part, 0.0), 1.0))
        self.released.emit()
