"""Outpatients and diagnostics by specialty: how much of each moves out of hospital, and who is paid."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.specialties import (
    SPECIALTIES,
    SPECIALTY_LABELS,
    STAYS,
    Payee,
    Specialty,
    SpecialtyMove,
)
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.choices import PAYEES
from leftshift.window.controls.part_row import PartRow
from leftshift.window.levers.choice_row import ChoiceRow

_PAYEES: Final = tuple(PAYEES.items())
_SHORT: Final = {Specialty.DIAGNOSTICS: "Diagnostics"}
"""Names that would not fit the column of levers."""


class OutpatientsRows(QWidget):
    """Asks for the part of each specialty that moves, and for who is paid for it.

    Signals:
        asked: args: SpecialtyMove of every specialty, in SPECIALTIES order
        released: a single step is done.
    """

    asked = Signal(object)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves: tuple[SpecialtyMove, ...] = STAYS
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.parts: dict[Specialty, PartRow] = {}
        self.payees: dict[Specialty, ChoiceRow] = {}
        reach = limit("outpatients")
        for place, specialty in enumerate(SPECIALTIES):
            name = SPECIALTY_LABELS[specialty]
            part = PartRow(_SHORT.get(specialty, name), f"Part of {name} moved", reach.step, self)
            part.setToolTip(name)
            part.entry.setToolTip(f"{reach.says}\n{reach.source_text}")
            payee = ChoiceRow("paid to", f"{name}: who is paid", self)
            part.asked.connect(partial(self._ask_part, place))
            part.released.connect(self.released)
            payee.asked.connect(partial(self._ask_payee, place))
            self.parts[specialty], self.payees[specialty] = part, payee
            column.addWidget(part)
            column.addWidget(payee)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        self._moves = snapshot.scenario.policies.outpatients
        for specialty, move in zip(SPECIALTIES, self._moves, strict=True):
            self.parts[specialty].show_value(move.moved, "")
            self.payees[specialty].show_value(move.paid_to, _PAYEES)

    def _ask_part(self, place: int, moved: float) -> None:
        self._ask(place, replace(self._moves[place], moved=moved))

    def _ask_payee(self, place: int, paid_to: Payee) -> None:
        self._ask(place, replace(self._moves[place], paid_to=paid_to))
        self.released.emit()

    def _ask(self, place: int, move: SpecialtyMove) -> None:
        self.asked.emit((*self._moves[:place], move, *self._moves[place + 1 :]))
