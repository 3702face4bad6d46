"""The rows of one group of assumptions."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leftshift.evidence.assumptions import AssumptionFact
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.small_button import small_button
from leftshift.window.levers.number_row import DOT, NumberRow
from leftshift.window.levers.number_texts import assumption_scale, assumption_text
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon

_ON_OFF = ((1.0, "on"), (0.0, "off"))


class SwitchRow(QWidget):
    """Asks for an assumption that is on or off.

    Signals:
        asked: args: 1 for on, 0 for off
        reset_asked: the planner wants it as it was at first.
    """

    asked = Signal(float)
    reset_asked = Signal()

    def __init__(self, item: AssumptionFact, reset: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self.heading = HeadingLine(item.label, parent=self)
        self.choice = Choice(item.label, self)
        self.reset: QToolButton = small_button(f"Reset {item.label}", self)
        self.source = FineLine(f"{item.label}, source", parent=self)
        self.source.show_text(f"{item.kind}: {', '.join(item.facts)}", f"{item.says}\n{item.source_text}")
        self.choice.setAccessibleDescription(self.source.toolTip())
        self.choice.setMinimumContentsLength(3)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.heading, 1)
        line.addWidget(self.choice)
        line.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 4)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.source)
        self.choice.asked.connect(self.asked.emit)
        self.reset.clicked.connect(self.reset_asked)
        self.apply_theme(reset)

    def apply_theme(self, reset: QIcon) -> None:
        """Apply the icon of a theme, drawn once for all rows."""
        self.reset.setIcon(reset)

    def show_value(self, value: float) -> None:
        """Show it on or off. Only `draw` may call this."""
        changed = value != self._item.central
        self.choice.show_value(value, _ON_OFF)
        name = f"{DOT} {self._item.label}" if changed else self._item.label
        if name != self.heading.name:
            font = QFont(self.font())
            font.setBold(changed)
            self.heading.setFont(font)
        self.heading.show_text("changed" if changed else "", name=name)
        self.reset.setEnabled(changed)


class AssumptionRows(QWidget):
    """Asks for the assumptions of one group.

    Signals:
        asked: args: key, value
        released: the drag ended, or a single step is done.
        reset_asked: args: key
    """

    asked = Signal(str, float)
    released = Signal()
    reset_asked = Signal(str)

    def __init__(self, items: Sequence[AssumptionFact], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reset = icon("reset", theme)
        self._items = {item.key: item for item in items}
        self.rows: dict[str, NumberRow | SwitchRow] = {item.key: self._row(item, reset) for item in items}
        self._scales = {item.key: assumption_scale(item) for item in items if not item.is_switch}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        reset = icon("reset", theme)
        for row in self.rows.values():
            row.apply_theme(reset)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        for key, row in self.rows.items():
            value = snapshot.scenario.assumptions.get(key, self._items[key].central)
            if isinstance(row, SwitchRow):
                row.show_value(value)
            else:
                row.show_value(value, self._scales[key])

    def show_only(self, keys: Collection[str]) -> None:
        """Hide every row but those of some keys."""
        for key, row in self.rows.items():
            row.setVisible(key in keys)

    def _row(self, item: AssumptionFact, reset: QIcon) -> NumberRow | SwitchRow:
        row: NumberRow | SwitchRow
        if item.is_switch:
            row = SwitchRow(item, reset, self)
            row.asked.connect(partial(self._switch, item.key))
        else:
            row = NumberRow(assumption_text(item), reset, self)
            row.asked.connect(partial(self.asked.emit, item.key))
            row.released.connect(self.released)
        row.reset_asked.connect(partial(self.reset_asked.emit, item.key))
        set_formula(row, "assumption", item.key)
        return row

    def _switch(self, key: str, value: float) -> None:
        self.asked.emit(key, value)
        self.released.emit()
