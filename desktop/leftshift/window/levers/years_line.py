"""From which year to which year a lever moves, and how it gets there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from leftshift.model.scenario import Years
from leftshift.model.terms import Ramp, year_label
from leftshift.text.levers.choices import RAMPS
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.provenance.figures_shown import set_formula


class YearsLine(QWidget):
    """Asks for the years in which a lever moves and for its ramp.

    Only years are offered in which it begins before it arrives: neither year ever moves the other.

    Signals:
        years_asked: the planner wants these years. args: start, end
        ramp_asked: the planner wants this ramp. args: Ramp
    """

    years_asked = Signal(int, int)
    ramp_asked = Signal(object)

    def __init__(self, lever: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Never lower than its text: a style sheet lets entries and boxes be pressed flat.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_formula(self, "year")
        self.start = Choice(f"{lever}: year from which it moves", self)
        self.end = Choice(f"{lever}: year in which it arrives", self)
        self.ramp = Choice(f"{lever}: how it gets there, year by year", self)
        self._start, self._end = 0, 0
        self._shown: object = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        places = (("Phased &in", self.start, 0, 0), ("&to", self.end, 0, 2), ("Pace", self.ramp, 1, 0))
        for text, choice, row, column in places:
            label = PlainLabel(text, self)
            label.setBuddy(choice)
            grid.addWidget(label, row, column)
            grid.addWidget(choice, row, column + 1, 1, 3 if choice is self.ramp else 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        self.start.asked.connect(self._ask_start)
        self.end.asked.connect(self._ask_end)
        self.ramp.asked.connect(self._ask_ramp)

    def show_value(self, start: int, end: int, ramp: Ramp, years: Years) -> None:
        """Show the years and the ramp there are. Only `draw` may call this."""
        if self._shown == (start, end, ramp, years):
            return
        self._shown = (start, end, ramp, years)
        self._start, self._end = start, end
        first, last = min(years.first, start), max(years.last, end)
        self.start.setAccessibleDescription(f"At the latest the year before it arrives in {year_label(end)}.")
        self.end.setAccessibleDescription(f"At the earliest the year after it begins in {year_label(start)}.")
        self.start.show_value(start, [(year, year_label(year)) for year in range(first, end)])
        self.end.show_value(end, [(year, year_label(year)) for year in range(start + 1, last + 1)])
        self.ramp.show_value(ramp, list(RAMPS.items()))

    def _ask_start(self, year: int) -> None:
        self._shown = None  # what was picked must give way where the answer is another
        self.years_asked.emit(year, self._end)

    def _ask_end(self, year: int) -> None:
        self._shown = None
        self.years_asked.emit(self._start, year)

    def _ask_ramp(self, ramp: Ramp) -> None:
        self._shown = None
        self.ramp_asked.emit(ramp)
