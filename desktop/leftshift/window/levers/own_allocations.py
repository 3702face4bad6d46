"""The area's own allocations: a row for each year after the first, in place of what is worked out."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.levers.number_row import NumberRow
from leftshift.window.levers.number_texts import lever_text
from leftshift.window.provenance.figures_shown import set_formula, set_year
from leftshift.window.theme import Theme, icon

_SLIDES = 0.1
"""How far a slider reaches to either side of what is worked out [share]."""
_FACTOR = 2
"""What is typed may be half of what is worked out, or twice that."""


class OwnAllocations(QWidget):
    """Asks for the area's own allocation of a year.

    Signals:
        asked: args: year, £m, or None for what is worked out
        released: the drag ended, or a single step is done.
    """

    asked = Signal(int, object)
    released = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "allocation")
        self._reset = icon("reset", theme)
        self.rows: dict[int, NumberRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 6)
        self._column.setSpacing(2)
        self._column.addWidget(PlainLabel(limit("own_allocation").says, self, wrapped=True))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._reset = icon("reset", theme)
        for row in self.rows.values():
            row.apply_theme(self._reset)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        own = {given.year: given.money for given in snapshot.scenario.own_allocations}
        first, worked_out = snapshot.results.first_year, snapshot.results.outlook.worked_out.tolist()
        for year, start in enumerate(worked_out[1:], first + 1):
            row = self.rows.get(year) or self._add(year)
            value = own.get(year, start)
            row.show_value(value, _scale(value, start))
        for year, row in self.rows.items():
            row.setVisible(year < first + len(worked_out))

    def _add(self, year: int) -> NumberRow:
        text = replace(lever_text(limit("own_allocation")), label=f"Allocation of {year_label(year)}")
        row = self.rows[year] = NumberRow(text, self._reset, self)
        set_year(row, year)
        row.asked.connect(partial(self.asked.emit, year))
        row.reset_asked.connect(partial(self._ask_reset, year))
        row.released.connect(self.released)
        self._column.addWidget(row)
        return row

    def _ask_reset(self, year: int) -> None:
        self.asked.emit(year, None)
        self.released.emit()


def _scale(value: float, start: float) -> SliderScale:
    return SliderScale(
        low=min(value, start * (1 - _SLIDES)),
        high=max(value, start * (1 + _SLIDES)),
        floor=start / _FACTOR,
        ceiling=start * _FACTOR,
        step=limit("own_allocation").step,
        start=start,
    )
