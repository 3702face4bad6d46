"""One of the other levers: its numbers, and in a sentence what they come to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.policy_effects import Effect
from leftshift.text.levers.policy_list import PolicyLever
from leftshift.text.numbers import amount, shown
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.part_row import PartRow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.levers.number_texts import lever_scale, lever_text
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon

_OFF_SENTENCE = "Off: it changes nothing."


class LeverSection(QWidget):
    """Asks for the numbers of one lever.

    Signals:
        asked: args: name of the field, value
        released: the drag ended, or a single step is done.
        reset_asked: args: name of the field
        refused: what was typed cannot be. args: the row, a sentence
    """

    asked = Signal(str, float)
    released = Signal()
    reset_asked = Signal(str)
    refused = Signal(object, str)

    def __init__(self, lever: PolicyLever, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "policy", lever.key)
        self.effect = PlainLabel(_OFF_SENTENCE, self, wrapped=True)
        reset = icon("reset", theme)
        self.rows = {name: self._row(name, reset) for name in lever.fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.effect)
        for row in self.rows.values():
            column.addWidget(row)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        reset = icon("reset", theme)
        for row in self.rows.values():
            row.apply_theme(reset)

    def draw(self, snapshot: Snapshot, found: Effect) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        _show(self.effect, found.sentence)
        chosen, first = snapshot.scenario.policies, snapshot.start.policies
        for name, row in self.rows.items():
            reach = limit(name)
            value = float(getattr(chosen, name))
            row.show_value(
                value,
                lever_scale(reach, value, float(getattr(first, name)), snapshot.baseline, most=reach.high),
            )

    def _row(self, name: str, reset: QIcon) -> NumberRow:
        row = NumberRow(lever_text(limit(name)), reset, self)
        row.asked.connect(partial(self.asked.emit, name))
        row.released.connect(self.released)
        row.reset_asked.connect(partial(self.reset_asked.emit, name))
        row.refused.connect(partial(self.refused.emit, row))
        return row


class DevolvedSection(QWidget):
    """Asks for the part of each sector's budget that places and networks decide on.

    Signals:
        asked: args: sector, share
        released: a single step is done.
        reset_asked: no part is to be devolved.
        refused: what was typed cannot be. args: the row, a sentence
    """

    asked = Signal(object, float)
    released = Signal()
    reset_asked = Signal()
    refused = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "policy", "devolved")
        self.effect = PlainLabel(_OFF_SENTENCE, self, wrapped=True)
        self.rows = {sector: self._row(sector) for sector in SECTORS}
        self.source = FineLine("Devolved, source", parent=self)
        reach = limit("devolved")
        self.source.show_text(", ".join(reach.facts) or NO_PUBLISHED_FIGURE, reach.says)
        self.reset = QPushButton("Devolve nothing", self)
        self.reset.clicked.connect(self.reset_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        for part in (self.effect, *self.rows.values(), self.source, self.reset):
            column.addWidget(part)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for sector, row in self.rows.items():
            row.heading.set_chip(theme.sectors[sector])

    def draw(self, snapshot: Snapshot, found: Effect) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        _show(self.effect, found.sentence)
        chosen, results = snapshot.scenario.policies.devolved, snapshot.results
        money = shown(results.spend, snapshot.view, results.deflator, results.population)[
            snapshot.target_index
        ]
        for sector, row in self.rows.items():
            part = chosen[INDEX[sector]]
            row.show_value(part, amount(part * float(money[INDEX[sector]]), snapshot.view) if part else "")
        self.reset.setEnabled(any(chosen))

    def _row(self, sector: Sector) -> PartRow:
        reach = limit("devolved")
        row = PartRow(LABELS[sector], f"Part of {LABELS[sector]} devolved", reach.step, self)
        row.entry.setToolTip(reach.says)
        row.asked.connect(partial(self.asked.emit, sector))
        row.released.connect(self.released)
        row.refused.connect(partial(self.refused.emit, row))
        return row


def _show(label: PlainLabel, sentence: str) -> None:
    said = sentence or _OFF_SENTENCE
    if said != label.text():
        label.setText(said)
        label.setAccessibleName(said)
