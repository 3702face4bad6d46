"""What goal seek may move, and the button that applies what it found."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from leftshift.model.terms import LABELS, SECTORS
from leftshift.questions.goal_seek import Allowed, Goal
from leftshift.text.numbers import PERCENT, number
from leftshift.window.controls.flow_layout import Flow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedTick
from leftshift.window.theme import Theme, mark_boxes

_BETWEEN = 12
"""Space between two boxes [pixels]."""


class GoalControls(QWidget):
    """Asks which levers may move, and to apply the answer.

    Signals:
        allowed: args: Allowed
        apply_asked: the planner wants the answer applied.
    """

    allowed = Signal(object)
    apply_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sectors = {sector: RingedTick(LABELS[sector]) for sector in SECTORS}
        self.cut = RingedTick("Running-cost cut")
        self.far = RingedTick("By more than a third")
        self.far.setToolTip("Usually no sector gains or loses more than a third of its money")
        self.apply = QPushButton("&Apply this change")
        self.apply.setObjectName("apply_goal")
        self.apply.clicked.connect(self.apply_asked)
        heading = PlainLabel("May change:")
        row = Flow(self, across=_BETWEEN)
        row.addWidget(heading)
        for box in (*self.sectors.values(), self.cut):
            box.setAccessibleDescription("May this change to reach the target?")
            box.toggled.connect(self._ask)
            row.addWidget(box)
        self.far.toggled.connect(self._ask)
        row.addWidget(self.far)
        row.addWidget(self.apply)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for box in (*self.sectors.values(), self.cut, self.far):
            mark_boxes(box, theme)

    def draw(self, may: Allowed, goal: Goal | None) -> None:
        """Show what the question is asked of; emits nothing; `goal` is the answer where there is one."""
        for sector, box in self.sectors.items():
            with QSignalBlocker(box):
                box.setChecked(sector in may.sectors)
        for box, on in ((self.cut, may.cut), (self.far, may.far)):
            with QSignalBlocker(box):
                box.setChecked(on)
        self.apply.setEnabled(goal is not None and goal.change > 0)
        closest = goal is not None and not goal.met
        self.apply.setText("&Apply the closest plan" if closest else "&Apply this change")
        self.apply.setToolTip(
            f"Move the levers by {number(goal.change * PERCENT, 1)} points in all; one step to undo"
            if goal is not None and goal.change > 0
            else "Nothing needs to move, or nothing can"
        )

    def _ask(self) -> None:
        sectors = frozenset(sector for sector, box in self.sectors.items() if box.isChecked())
        self.allowed.emit(Allowed(sectors=sectors, cut=self.cut.isChecked(), far=self.far.isChecked()))
