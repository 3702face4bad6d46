"""Money devolved to place and networks: the part of each sector's budget, and the area's places."""

from functools import partial

from PySide6.QtCore import Signal
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
from leftshift.window.levers.more.lever_section import show_effect
from leftshift.window.levers.more.own_list import PLACES, OwnList
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme


class DevolvedSection(QWidget):
    """Asks for the part of each sector's budget that places and networks decide on.

    Signals:
        asked: args: sector, share
        places_asked: args: every Place
        released: a single step is done.
        reset_asked: no part is to be devolved.
        refused: what was read cannot be. args: the list, a sentence
    """

    asked = Signal(object, float)
    places_asked = Signal(object)
    released = Signal()
    reset_asked = Signal()
    refused = Signal(object, str)

    def __init__(self, lever: PolicyLever, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "policy", lever.key)
        self._off = lever.off
        self.effect = PlainLabel(self, wrapped=True)
        self.rows = {sector: self._row(sector) for sector in SECTORS}
        self.source = FineLine("Devolved, source", parent=self)
        reach = limit("devolved")
        self.moves = PlainLabel(reach.moves, self, wrapped=True, role="muted")
        self.places_title = PlainLabel(limit("places").moves, self, wrapped=True, role="muted")
        self.places = OwnList(PLACES, self)
        self.places.asked.connect(self.places_asked)
        self.places.released.connect(self.released)
        self.places.refused.connect(self.refused)
        self.source.show_text(", ".join(reach.facts) or NO_PUBLISHED_FIGURE, reach.says)
        self.reset = QPushButton("Devolve nothing", self)
        self.reset.clicked.connect(self.reset_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        for part in (
            self.effect,
            self.moves,
            *self.rows.values(),
            self.source,
            self.reset,
            self.places_title,
            self.places,
        ):
            column.addWidget(part)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for sector, row in self.rows.items():
            row.heading.set_chip(theme.sectors[sector])

    def draw(self, snapshot: Snapshot, found: Effect) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        show_effect(self.effect, found.sentence or self._off)
        chosen, results = snapshot.scenario.policies.devolved, snapshot.results
        money = shown(results.spend, snapshot.view, results.deflator, results.population)[
            snapshot.target_index
        ]
        for sector, row in self.rows.items():
            part = chosen[INDEX[sector]]
            row.show_value(part, amount(part * float(money[INDEX[sector]]), snapshot.view) if part else "")
        self.reset.setEnabled(any(chosen))
        self.places.draw(snapshot)

    def _row(self, sector: Sector) -> PartRow:
        reach = limit("devolved")
        row = PartRow(LABELS[sector], f"Part of {LABELS[sector]} devolved", reach.step, self)
        row.entry.setToolTip(reach.says)
        row.asked.connect(partial(self.asked.emit, sector))
        row.released.connect(self.released)
        return row
