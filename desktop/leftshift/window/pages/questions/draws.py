"""How many draws uncertainty is worked out from, and the seed that fixes them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QProgressBar, QWidget

from leftshift.model.scenario import Scenario
from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS, draws_of
from leftshift.storage.scenario.fields import SEED_MOST
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.controls.small_button import SIDE
from leftshift.window.pages.questions.outline import outline
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

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
        self.count = _spin("Number of draws", FEWEST_DRAWS, MOST_DRAWS, _STEP)
        self.seed = _spin("Seed", 0, SEED_MOST, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far the draws are")
        self.bar.setRange(0, 100)
        self.bar.setFixedWidth(80)
        kept = self.bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(kept)
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
        row.addWidget(self.bar)
        self.show_progress(None)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of a look."""
        for control in (self.count, self.seed, self.spread):
            outline(control, theme)

    def draw(self, scenario: Scenario) -> None:
        """Stand where the scenario stands, asking for nothing."""
        for control, value in zip((self.count, self.seed), draws_of(scenario), strict=True):
            with QSignalBlocker(control):
                control.setValue(value)

    def show_progress(self, part: float | None) -> None:
        """Show how far a run is; None where none is under way."""
        self.bar.setVisible(part is not None)
        self.bar.setValue(round(100 * (part or 0.0)))

    def _ask(self) -> None:
        self.asked.emit(round(self.count.value()), round(self.seed.value()))


def _spin(name: str, low: int, high: int, step: int) -> QDoubleSpinBox:
    # Whole numbers beyond what a QSpinBox holds: a seed has 32 bits.
    made = QDoubleSpinBox()
    made.setMinimumHeight(SIDE)
    made.setDecimals(0)
    made.setAccessibleName(name)
    made.setRange(low, high)
    made.setSingleStep(step)
    made.setGroupSeparatorShown(True)
    # Typing asks once, when it is done: each change is an undo step.
    made.setKeyboardTracking(False)
    return made
