"""One of the other levers: its numbers, choices and lists, what they come to, and what they move."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.evidence.baselines import baseline
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.choices import LABELS_OF_CHOICES, until_words
from leftshift.text.levers.policy_effects import Effect
from leftshift.text.levers.policy_list import PolicyLever
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.levers.choice_row import ChoiceRow
from leftshift.window.levers.more.metrics_table import MetricsTable
from leftshift.window.levers.more.outpatients_rows import OutpatientsRows
from leftshift.window.levers.more.own_list import PLACES, SCHEMES, OwnList
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.levers.number_texts import lever_scale, lever_text
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon

OPENING_DEFICIT: Final = "opening_deficit"
"""The area's own figure, which is set beside the switch that removes it."""
_CAPITAL: Final = tuple((sector, LABELS[sector]) for sector in (Sector.COMMUNITY, Sector.PRIMARY_CARE))
_LISTS: Final = {"schemes": SCHEMES, "places": PLACES}


class LeverSection(QWidget):
    """Asks for all that one lever is set by.

    Signals:
        asked: a number is wanted. args: name of the field, value
        chosen: a choice or a list is wanted. args: name of the field, value
        released: the drag ended, or a single step is done.
        reset_asked: args: name of the field
        refused: what was read cannot be. args: the list, a sentence
    """

    asked = Signal(str, float)
    chosen = Signal(str, object)
    released = Signal()
    reset_asked = Signal(str)
    refused = Signal(object, str)

    def __init__(self, lever: PolicyLever, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "policy", lever.key)
        self._off = lever.off
        self.effect = PlainLabel(self._off, self, wrapped=True)
        self.moves = PlainLabel(_moves(lever), self, wrapped=True, role="muted")
        reset = icon("reset", theme)
        numbers = (*lever.numbers, *((OPENING_DEFICIT,) if lever.key == "deficit" else ()))
        self.rows = {name: self._row(name, reset) for name in numbers}
        self.others = {name: self._other(name) for name in lever.fields if name in LABELS_OF_CHOICES}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        for part in (self.effect, self.moves, *self.rows.values(), *self.others.values()):
            column.addWidget(part)
        self.moves.setHidden(not self.moves.text())
        if not self.rows and lever.key != "metrics":  # each measure says its own source
            column.addWidget(_source(lever, self))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        reset = icon("reset", theme)
        for row in self.rows.values():
            row.apply_theme(reset)

    def draw(self, snapshot: Snapshot, found: Effect) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        show_effect(self.effect, found.sentence or self._off)
        for name, row in self.rows.items():
            reach = limit(name)
            value, start = _number(name, snapshot.scenario, snapshot), _number(name, snapshot.start, snapshot)
            row.show_value(value, lever_scale(reach, value, start, snapshot.baseline, most=reach.high))
        for name, other in self.others.items():
            chosen = getattr(snapshot.scenario.policies, name)
            if isinstance(other, RingedTick):
                other.setChecked(chosen)
            elif isinstance(other, ChoiceRow):
                other.show_value(chosen, _CAPITAL if name == "capital_sector" else _until(snapshot))
            elif isinstance(other, OutpatientsRows | MetricsTable | OwnList):
                other.draw(snapshot)

    def _row(self, name: str, reset: QIcon) -> NumberRow:
        row = NumberRow(lever_text(limit(name)), reset, self)
        row.asked.connect(partial(self.asked.emit, name))
        row.released.connect(self.released)
        row.reset_asked.connect(partial(self.reset_asked.emit, name))
        return row

    def _other(self, name: str) -> QWidget:
        label = LABELS_OF_CHOICES[name]
        if name == "deficit_removed":
            tick = RingedTick(label, self)
            tick.clicked.connect(lambda on: self._choose(name, on))
            return tick
        made = field_control(name, self)
        made.asked.connect(partial(self.chosen.emit, name))
        if isinstance(made, ChoiceRow):
            made.asked.connect(lambda _=None: self.released.emit())
        else:
            made.released.connect(self.released)
        if isinstance(made, OwnList):
            made.refused.connect(self.refused)
        return made

    def _choose(self, name: str, value: object) -> None:
        self.chosen.emit(name, value)
        self.released.emit()


def field_control(name: str, parent: QWidget) -> ChoiceRow | OutpatientsRows | MetricsTable | OwnList:
    """Make the control of a field that is a choice from a list or a list of its own."""
    if name == "outpatients":
        return OutpatientsRows(parent)
    if name == "metrics":
        return MetricsTable(parent)
    if name in _LISTS:
        return OwnList(_LISTS[name], parent)
    return ChoiceRow(LABELS_OF_CHOICES[name], LABELS_OF_CHOICES[name], parent)


def show_effect(label: PlainLabel, sentence: str) -> None:
    """Show what a lever comes to, or that it is off. Only `draw` may call this."""
    if sentence != label.text():
        label.setText(sentence)
        label.setAccessibleName(sentence)


def _moves(lever: PolicyLever) -> str:
    return next((moves for name in lever.fields if (moves := limit(name).moves)), "")


def _source(lever: PolicyLever, parent: QWidget) -> FineLine:
    reach = limit(lever.fields[0])
    line = FineLine(f"{lever.title}, source", parent=parent)
    line.show_text(", ".join(reach.facts) or NO_PUBLISHED_FIGURE, f"{reach.says}\n{reach.source_text}")
    return line


def _number(name: str, scenario: Scenario, snapshot: Snapshot) -> float:
    """Return a field of the other levers; one left open has the area's own number."""
    if name == OPENING_DEFICIT:
        own = None if scenario is snapshot.start else scenario.own_deficit
        return float(baseline(snapshot.area).opening_deficit) if own is None else own
    value = getattr(scenario.policies, name)
    if value is None:
        outlook = snapshot.results.outlook
        value = {"parity_staff": outlook.practice_staff, "deprived_share": outlook.deprived_part}[name]
    return float(value)


def _until(snapshot: Snapshot) -> tuple[tuple[int | None, str], ...]:
    reach = limit("advice_until")
    years = range(int(reach.low), max(snapshot.scenario.years.last, int(reach.default)) + 1)
    chosen = snapshot.scenario.policies.advice_until
    more = () if chosen is None or chosen in years else (chosen,)
    return tuple((year, until_words(year)) for year in (*years, *more, None))
