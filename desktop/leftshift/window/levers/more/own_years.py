"""Years of the other changes: with the budget shares, or in years of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula

_WHEN = ((False, "with the budget shares"), (True, "in years of their own"))


class OwnYears(QWidget):
    """Asks for the years in which the other levers come in.

    Signals:
        years_asked: args: start, end; both None for those of the shares
    """

    years_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "year")
        self._start, self._end = 0, 0
        self.own = Choice("Years of the other changes", self)
        self.start = Choice("Other levers: last year without them", self)
        self.end = Choice("Other levers: first year with them in full", self)
        years = QHBoxLayout()
        years.setSpacing(4)
        for text, choice in (("From", self.start), ("to", self.end)):
            label = PlainLabel(text, self)
            label.setBuddy(choice)
            years.addWidget(label)
            years.addWidget(choice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(3)
        column.addWidget(self.own)
        column.addLayout(years)
        self.own.asked.connect(self._ask)
        self.start.asked.connect(lambda year: self.years_asked.emit(year, max(self._end, year + 1)))
        self.end.asked.connect(lambda year: self.years_asked.emit(min(self._start, year - 1), year))

    def draw(self, scenario: Scenario) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        chosen, shares, years = scenario.policies, scenario.shares, scenario.years
        own = chosen.start is not None
        self.own.show_value(own, _WHEN)
        self._start = shares.start if chosen.start is None else chosen.start
        self._end = shares.end if chosen.end is None else chosen.end
        first, last = min(years.first, self._start), max(years.last, self._end)
        self.start.show_value(self._start, [(year, year_label(year)) for year in range(first, last)])
        self.end.show_value(self._end, [(year, year_label(year)) for year in range(first + 1, last + 1)])
        for choice in (self.start, self.end):
            choice.setEnabled(own)

    def _ask(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        self.years_asked.emit(self._start if wanted else None, self._end if wanted else None)
