"""The rails: rules that the shares are held to, what breaks them, and the nearest shares that keep them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.rail_levers import FACT_OF, Rail, RailMode
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.rails import (
    RULES,
    TITLES,
    source_of,
)
from leftshift.window.controls.choice import Choice
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.number_entry import EntryFormat
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.levers.breach_box import BreachBox
from leftshift.window.levers.number_row import NumberRow, RowText
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon

MODES: tuple[tuple[RailMode, str], ...] = (
    (RailMode.OFF, "off"),
    (RailMode.WARN, "warn"),
    (RailMode.HOLD, "hold"),
)
"""What a breach leads to, and what that is called on screen."""
_KEPT, _BROKEN = "\u2713 kept", "\u2717 broken"


class RailsPanel(QWidget):
    """Asks for the mode of each rail and for the nearest shares; shows which rails are kept.

    Signals:
        mode_asked: args: rail, mode
        real_fall_asked: args: share a year
        released: the drag ended, or a single step is done.
        nearest_asked: the planner wants the nearest shares that keep all rails.
    """

    mode_asked = Signal(object, object)
    real_fall_asked = Signal(float)
    released = Signal()
    nearest_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "rail")
        self.modes = {rail: Choice(f"{TITLES[rail]}: off, warn or hold", self) for rail in Rail}
        self.verdicts = {rail: PlainLabel(self) for rail in Rail}
        self.real_fall = NumberRow(_real_fall_text(), icon("reset", theme), self)
        self.breach = BreachBox(self)
        self._lay_out()
        self._connect()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self.real_fall.apply_theme(icon("reset", theme))

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        rails = snapshot.scenario.rails
        broken = {each.rail for each in self.breach.draw(snapshot)}
        for rail in Rail:
            mode = rails.mode(rail)
            self.modes[rail].show_value(mode, MODES)
            text = "" if mode is RailMode.OFF else _BROKEN if rail in broken else _KEPT
            if text != self.verdicts[rail].text():
                self.verdicts[rail].setText(text)
        reach = limit("real_fall_most")
        scale = SliderScale(
            low=reach.low,
            high=reach.high,
            floor=reach.low,
            ceiling=reach.high,
            step=reach.step,
            start=snapshot.start.rails.real_fall_most,
        )
        self.real_fall.show_value(rails.real_fall_most, scale)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(3)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for row, rail in enumerate(Rail):
            title = PlainLabel(TITLES[rail], self)
            title.setBuddy(self.modes[rail])
            source = FineLine(f"{TITLES[rail]}, rule and source", parent=self)
            rule = f"{RULES[rail].capitalize()}. {source_of(rail)}"
            source.show_text(f"{RULES[rail]} ({FACT_OF[rail] or 'your own limit'})", rule)
            self.modes[rail].setAccessibleDescription(rule)
            self.modes[rail].setMinimumContentsLength(4)
            self.verdicts[rail].setAccessibleName(f"{TITLES[rail]}: kept or broken")
            grid.addWidget(title, 2 * row, 0)
            grid.addWidget(self.verdicts[rail], 2 * row, 1)
            grid.addWidget(self.modes[rail], 2 * row, 2)
            grid.addWidget(source, 2 * row + 1, 0, 1, 3)
        column.addLayout(grid)
        column.addWidget(self.real_fall)
        column.addWidget(self.breach)

    def _connect(self) -> None:
        for rail, choice in self.modes.items():
            choice.asked.connect(partial(self.mode_asked.emit, rail))
        row = self.real_fall
        row.asked.connect(self.real_fall_asked)
        row.released.connect(self.released)
        row.reset_asked.connect(self._reset)
        self.breach.nearest_asked.connect(self.nearest_asked)

    def _reset(self) -> None:
        self.real_fall_asked.emit(limit("real_fall_most").default)
        self.released.emit()


def _real_fall_text() -> RowText:
    reach = limit("real_fall_most")
    return RowText(
        key=reach.key,
        label="Most a sector may fall",
        number_format=EntryFormat(unit=reach.unit, decimals=1),
        longest=reach.high,
        source=reach.source_text,
        tip=reach.says,
    )
