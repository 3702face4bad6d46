"""One sector's share: all that a planner can do with it, in two lines."""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import INDEX, LABELS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, percent, points, shown, signed_amount
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.note_button import NoteButton
from leftshift.window.controls.number_line import NumberLine
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import small_button
from leftshift.window.levers.limits_dialog import FREE, LimitsDialog
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_NICE = 0.1
"""The scale of a share ends at a multiple of this [share]."""


class ShareRow(QWidget):
    """Asks for one sector's share, lock, limits, reset and note; shows the change from the baseline.

    What is seldom asked for is in the row's menu, behind its last button and a right click.

    Signals:
        asked: the planner wants this share. args: share
        released: the drag ended, or a single step is done.
        lock_asked: the planner wants the sector locked or free. args: locked
        limits_asked: the planner wants another floor and ceiling. args: floor, ceiling
        reset_asked: the planner wants the baseline share back.
        note_asked: the planner wrote why. args: text
        refused: what was typed cannot be. args: a sentence
    """

    asked = Signal(float)
    released = Signal()
    lock_asked = Signal(bool)
    limits_asked = Signal(float, float)
    reset_asked = Signal()
    note_asked = Signal(str)
    refused = Signal(str)

    def __init__(
        self, sector: Sector, theme: Theme, icons: Mapping[str, QIcon], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_formula(self, "share", sector=sector)
        self.sector = sector
        # Opaque, so that no panel beneath is painted again at each step.
        self.setAutoFillBackground(True)
        name = LABELS[sector]
        self._drawn = False
        self.heading = HeadingLine(name, parent=self)
        self.line = NumberLine(f"{name} share", self, beyond=True)
        self.lock = small_button(f"Lock {name}: its share never moves", self)
        self.lock.setCheckable(True)
        self.note = NoteButton(f"the {name} share", self)
        self.more = small_button(f"More for {name}: floor and ceiling, reset", self, "\u22ee")
        self.menu = QMenu(name, self)
        self.limits = self.menu.addAction("&Floor and ceiling…")
        self.reset = self.menu.addAction("&Reset to the baseline")
        self._limits, self._share = FREE, 0.0
        self._lay_out()
        self.apply_theme(theme, icons)
        self.line.asked.connect(self.asked)
        self.line.released.connect(self.released)
        self.line.reset_asked.connect(self.reset_asked)
        self.line.refused.connect(self.refused)
        self.lock.clicked.connect(self.lock_asked)
        self.more.clicked.connect(
            lambda: self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        self.limits.triggered.connect(lambda _=False: self.open_limits())
        self.reset.triggered.connect(lambda _=False: self.reset_asked.emit())
        self.note.note_asked.connect(self.note_asked)

    def menu_actions(self) -> Sequence[QAction]:
        """List what a right click on the row offers."""
        return self.menu.actions()

    def open_limits(self) -> LimitsDialog:
        """Open the dialog for floor and ceiling."""
        dialog = LimitsDialog(self.sector, self._limits, self._share, self.window())
        dialog.asked.connect(self.limits_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def apply_theme(self, theme: Theme, icons: Mapping[str, QIcon]) -> None:
        """Apply the colours of a theme and its icons."""
        self._icons = icons
        colour = theme.sectors[self.sector]
        self.heading.set_chip(colour)
        self.line.slider.set_accent(colour)
        self.note.setIcon(icons["note"])
        self.reset.setIcon(icons["reset"])
        self._show_lock(locked=self.lock.isChecked())

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario; emits nothing and computes nothing."""
        lever, place = snapshot.scenario.shares, INDEX[self.sector]
        share, start = lever.target[place], snapshot.start.shares.target[place]
        self._limits, self._share = (lever.floors[place], lever.ceilings[place]), share
        locked, pays = self.sector in lever.locked, lever.paid_by == self.sector
        self.line.show_value(share, self._scale(snapshot))
        self.line.setEnabled(not locked and not pays)
        self.reset.setEnabled(not locked and not pays and share != start)
        if locked is not self.lock.isChecked():
            with QSignalBlocker(self.lock):
                self.lock.setChecked(locked)
            self._show_lock(locked=locked)
        self.note.show_value(snapshot.scenario.lever_notes.get(f"shares.{self.sector}", ""))
        change = self._change(snapshot)
        self.heading.show_text(change, name=self._name(snapshot), muted=locked)
        self.line.slider.setAccessibleDescription(f"{percent(share)}, {change}")

    def _name(self, snapshot: Snapshot) -> str:
        """Name the sector, its limits, and say so where its baseline is the planner's own figure."""
        own, name = snapshot.scenario.own_figures, LABELS[self.sector]
        if own is not None and own.money[INDEX[self.sector]] is not None:
            name = f"{name} (own figure)"
        floor, ceiling = self._limits
        if self._limits == FREE:
            return name
        if ceiling == FREE[1]:
            return f"{name}, at least {percent(floor)}"
        if floor == FREE[0]:
            return f"{name}, at most {percent(ceiling)}"
        return f"{name}, {percent(floor)} to {percent(ceiling)}"

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(2)
        controls.addWidget(self.line, 1)
        for button in (self.lock, self.note, self.more):
            controls.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(controls)

    def _show_lock(self, *, locked: bool) -> None:
        name = LABELS[self.sector]
        self.lock.setIcon(self._icons["lock" if locked else "unlock"])
        self.lock.setToolTip(f"Unlock {name}" if locked else f"Lock {name}: its share never moves")
        self.lock.setAccessibleName(self.lock.toolTip())

    def _scale(self, snapshot: Snapshot) -> SliderScale:
        lever, place = snapshot.scenario.shares, INDEX[self.sector]
        start, share = snapshot.start.shares.target[place], lever.target[place]
        # A scale of twice the baseline makes a pixel worth moving; it grows once a share is beyond it.
        high = min(1.0, math.ceil(max(2 * start, share) / _NICE - 1e-9) * _NICE)
        if snapshot.dragging and self._drawn:
            high = self.line.slider.high
        self._drawn = True
        return SliderScale(
            low=0.0,
            high=high,
            floor=lever.floors[place],
            ceiling=lever.ceilings[place],
            step=limit("share").step,
            start=start,
        )

    def _change(self, snapshot: Snapshot) -> str:
        """Say the change from the baseline in points and in the target year's money."""
        lever, place = snapshot.scenario.shares, INDEX[self.sector]
        results, year = snapshot.results, snapshot.target_index
        money, before = (
            float(shown(spend, snapshot.view, results.deflator, results.population)[year][place])
            for spend in (results.spend, snapshot.reference.spend)
        )
        if lever.paid_by == self.sector:
            return f"pays for the others \u00b7 {signed_amount(money - before, snapshot.view)}"
        change = lever.target[place] - snapshot.start.shares.target[place]
        if change == 0 and signed_amount(money - before, snapshot.view) == signed_amount(0, snapshot.view):
            return amount(money, snapshot.view)
        return f"{points(change)} \u00b7 {signed_amount(money - before, snapshot.view)}"
