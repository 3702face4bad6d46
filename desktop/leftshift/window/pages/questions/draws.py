"""How many draws uncertainty is worked out from, and the seed that fixes them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from leftshift.model.scenario import Scenario
from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS, draws_of
from leftshift.storage.scenario.fields import SEED_MOST
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.controls.spin_box import large_number_box
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, mark_boxes

_STEP = 1_000
_SAME = "The same seed gives the same draws."


class DrawControls(QWidget):
    """Asks for draws and seed, and shows how far a long run is.

    Signals:
        asked: args: number of draws, seed
        spread_asked: only how far the draws are from their middle is to be shown. args: whether
    """

    asked = Signal(int, int)
    spread_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = large_number_box("Number of draws", FEWEST_DRAWS, MOST_DRAWS, _STEP)
        self.seed = large_number_box("Seed", 0, SEED_MOST, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far the draws are")
        self.bar.setRange(0, 100)
        """How far a long run is; whoever shows the answer gives it its place."""
        set_formula(self, "uncertainty")
        row = Flow(self)
        for text, control in (("Number of dra&ws", self.count), ("&Seed", self.seed)):
            label = PlainLabel(text)
            label.setBuddy(control)
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(label)
            beside.addWidget(control)
            row.addWidget(pair)
            control.valueChanged.connect(self._ask)
        self.spread = RingedTick("On&ly the spread")
        self.spread.setToolTip("Show how far the draws are from their middle, on an axis of its own")
        self.spread.toggled.connect(self.spread_asked)
        row.addWidget(self.spread)
        self.seed.setToolTip(_SAME)
        self.seed.setAccessibleDescription(_SAME)
        self.show_progress(None)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for control in (self.count, self.seed, self.spread):
            mark_boxes(control, theme)

    def draw(self, scenario: Scenario) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        for control, value in zip((self.count, self.seed), draws_of(scenario), strict=True):
            with QSignalBlocker(control):
                control.setValue(value)

    def show_progress(self, part: float | None) -> None:
        """Show how far a run is; None where none is under way."""
        self.bar.setVisible(part is not None)
        self.bar.setValue(round(100 * (part or 0.0)))

    def _ask(self) -> None:
        self.asked.emit(round(self.count.value()), round(self.seed.value()))
