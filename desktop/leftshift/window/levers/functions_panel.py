"""Posts by commissioning function: how they are split, and which of them the cut spares."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, limit
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, Function
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.posts import cut_place, posts_of, primary_words
from leftshift.text.numbers import people
from leftshift.window.controls.fine_line import FineLine
from leftshift.window.controls.part_row import PartRow
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.small_button import small_button
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme, icon


class FunctionsPanel(QWidget):
    """Asks for the split of the posts and for functions to be spared; shows posts before and after.

    Signals:
        part_asked: args: function, share
        released: a single step is done.
        protect_asked: args: function, on
        reset_asked: the split is wanted as at first.
    """

    part_asked = Signal(object, float)
    released = Signal()
    protect_asked = Signal(object, bool)
    reset_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_formula(self, "commissioning")
        self.primary = PlainLabel(self, wrapped=True)
        self.not_spared = FineLine("Posts of protected functions", muted=False, parent=self)
        self.rows = {function: self._row(function) for function in FUNCTIONS}
        self.shields = {function: self._shield(function) for function in FUNCTIONS}
        self.source = FineLine("Source of the split", parent=self)
        self.source.show_text(f"Split of the posts: {NO_PUBLISHED_FIGURE}")
        self.reset = QPushButton("Reset the split", self)
        self._lay_out()
        self._icons: tuple[QIcon, QIcon] = (QIcon(), QIcon())
        self.reset.clicked.connect(self.reset_asked)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._icons = icon("unlock", theme), icon("lock", theme)
        for shield in self.shields.values():
            shield.setIcon(self._icons[shield.isChecked()])

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        lever = snapshot.scenario.running_costs
        posts = posts_of(lever, snapshot.baseline, snapshot.results)
        place = cut_place(lever, snapshot.results)
        for index, function in enumerate(FUNCTIONS):
            before, after = float(posts.before[index]), float(posts.after[place, index])
            self.rows[function].show_value(lever.functions[index], f"{people(before)} \u2192 {people(after)}")
            self._show_shield(function, on=function in lever.protected)
        said = primary_words(posts, lever, snapshot.results)
        if said != self.primary.text():
            self.primary.setText(said)
            self.primary.setAccessibleName(said)
        lost = float(posts.not_spared[place])
        self.not_spared.setVisible(lost >= 1)
        self.not_spared.show_text(
            f"Protected functions lose {people(lost)} posts all the same: the others have none left."
        )
        first = snapshot.start.running_costs
        self.reset.setEnabled((lever.functions, lever.protected) != (first.functions, first.protected))

    def _show_shield(self, function: Function, *, on: bool) -> None:
        shield = self.shields[function]
        if on is not shield.isChecked():
            with QSignalBlocker(shield):
                shield.setChecked(on)
            shield.setIcon(self._icons[on])
        said = f"{FUNCTION_LABELS[function]} {'is protected' if on else 'carries the cut'}"
        if shield.accessibleDescription() != said:
            shield.setAccessibleDescription(said)
            shield.setToolTip(said)

    def _row(self, function: Function) -> PartRow:
        label = FUNCTION_LABELS[function]
        row = PartRow(label, f"Part of {label} in the posts", limit("running_cost_reinvested").step, self)
        for part in (row.heading, row.entry):
            part.setToolTip(f"{label}: posts before the cut and after it")
        row.asked.connect(partial(self.part_asked.emit, function))
        row.released.connect(self.released)
        return row

    def _shield(self, function: Function) -> QToolButton:
        shield = small_button(f"Protect {FUNCTION_LABELS[function]}: the others carry the cut", self)
        shield.setCheckable(True)
        shield.clicked.connect(lambda on: self.protect_asked.emit(function, on))
        self.rows[function].add(shield)
        return shield

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        for row in self.rows.values():
            column.addWidget(row)
        for part in (self.primary, self.not_spared, self.source, self.reset):
            column.addWidget(part)
