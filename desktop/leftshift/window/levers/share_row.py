"""One sector's share: all that a planner can do with it, in two lines."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtGui import QAction, QEnterEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from leftshift.evidence.levers import limit
from leftshift.model.terms import INDEX, LABELS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, is_nothing, percent, points, shown, signed_amount
from leftshift.window.controls.actions import make_action
from leftshift.window.controls.heading import HeadingLine
from leftshift.window.controls.note_button import NoteButton
from leftshift.window.controls.number_line import NumberLine
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import QuietButton
from leftshift.window.levers.limits_dialog import FREE, LimitsDialog
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.roles import Unmoved, role_of
from leftshift.window.theme import Theme

_GAP = 4


class ShareRow(QWidget):
    """Asks for one sector's share, lock, limits, reset and note; shows the change from the baseline.

    What is seldom asked for comes into sight while the pointer or the keyboard is in the row, and is in its
    menu by right click and menu key as well.

    Signals:
        asked: the planner wants this share. args: share
        released: the drag ended, or a single step is done.
        lock_asked: the planner wants the sector locked or free. args: locked
        limits_asked: the planner wants another floor and ceiling. args: floor, ceiling
        reset_asked: the planner wants the baseline share back.
        note_asked: the planner wrote why. args: text, whether it is being written still
        end_held: the handle is held at the end of the scale.
    """

    asked = Signal(float)
    released = Signal()
    lock_asked = Signal(bool)
    limits_asked = Signal(float, float)
    reset_asked = Signal()
    note_asked = Signal(str, bool)
    end_held = Signal()

    def __init__(
        self, sector: Sector, theme: Theme, icons: Mapping[str, QIcon], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_formula(self, "share", sector=sector)
        self.sector = sector
        # Opaque, so that no panel beneath is painted again at each step.
        self.setAutoFillBackground(True)
        name = LABELS[sector]
        self.heading = HeadingLine(name, parent=self)
        self.line = NumberLine(f"{name} share", self, beyond=True)
        self.lock = QuietButton(f"Lock {name}: its share never moves", self)
        self.lock.setCheckable(True)
        self.note = NoteButton(f"the {name} share", self)
        self.limits = QuietButton(f"Floor and ceiling of {name}", self)
        self.reset = QuietButton(f"Reset {name} to the baseline", self)
        self._limits, self._share, self._locked = FREE, 0.0, False
        self._role: Sector | Unmoved = sector
        self._lay_out()
        self.apply_theme(theme, icons)
        self._actions = self._make_actions()
        self.line.asked.connect(self.asked)
        self.line.released.connect(self.released)
        self.line.reset_asked.connect(self.reset_asked)
        self.line.end_held.connect(self.end_held)
        self.lock.clicked.connect(self.lock_asked)
        self.limits.clicked.connect(self.open_limits)
        self.reset.clicked.connect(self.reset_asked)
        self.note.note_asked.connect(self.note_asked)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def menu_actions(self) -> Sequence[QAction]:
        """List what a right click on the row offers."""
        lock, reset = self._actions[0], self._actions[-1]
        lock.setText("Un&lock" if self._locked else "&Lock")
        reset.setEnabled(self.reset.isEnabled())
        return self._actions

    def open_limits(self) -> LimitsDialog:
        """Open the dialog for floor and ceiling."""
        dialog = LimitsDialog(self.sector, self._limits, self._share, self.window())
        dialog.asked.connect(self.limits_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def apply_theme(self, theme: Theme, icons: Mapping[str, QIcon]) -> None:
        """Apply the colours of a theme and its icons."""
        self._icons, self._theme = icons, theme
        self._show_colour(self._role)
        for button, name in ((self.note, "note"), (self.reset, "reset"), (self.limits, "limits")):
            button.setIcon(icons[name])
        self._show_lock(locked=self._locked)

    def _show_colour(self, role: Sector | Unmoved) -> None:
        self._role = role
        colour = self._theme.colour(role)
        self.heading.set_chip(colour)
        self.line.slider.set_accent(colour)

    def draw(self, snapshot: Snapshot, *, high: float, written: str) -> None:
        """Show the scenario on a scale that ends at `high`; emits nothing and computes nothing.

        `written` is how the entry writes the share, so that all entries add up to their total.
        """
        lever, place = snapshot.scenario.shares, INDEX[self.sector]
        share, start = lever.target[place], snapshot.start.shares.target[place]
        self._limits, self._share = (lever.floors[place], lever.ceilings[place]), share
        role = role_of(self.sector, share, start)
        if role != self._role:
            self._show_colour(role)
        locked, pays = self.sector in lever.locked, lever.paid_by == self.sector
        scale = SliderScale(
            low=0.0,
            high=high,
            floor=self._limits[0],
            ceiling=self._limits[1],
            step=limit("share").step,
            start=start,
        )
        self.line.show_value(share, scale, written=written)
        self.line.setEnabled(not locked and not pays)
        self.reset.setEnabled(not locked and not pays and share != start)
        if locked is not self._locked or locked is not self.lock.isChecked():
            self._show_lock(locked=locked)
        self.limits.set_active(self._limits != FREE)
        self.note.show_value(snapshot.scenario.lever_notes.get(f"shares.{self.sector}", ""))
        change, limits = self._change(snapshot), self._limits_said()
        self.heading.show_text(change, name=self._name(snapshot), muted=locked)
        self._move_tools()
        said = (percent(share), change, limits, f"the scale ends at {percent(high, 0)}")
        self.line.slider.setAccessibleDescription(", ".join(part for part in said if part))
        if limits != self.limits.accessibleDescription():
            name = self.limits.accessibleName()
            self.limits.setAccessibleDescription(limits)
            self.limits.setToolTip(f"{name}: {limits}" if limits else name)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Bring the tools into sight."""
        super().enterEvent(event)
        self._tools.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the tools be quiet."""
        super().leaveEvent(event)
        self._tools.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tools behind the name."""
        super().resizeEvent(event)
        self._place_tools()

    def changeEvent(self, event: QEvent) -> None:
        """Give the tools the room that larger text needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_tools()

    def _make_actions(self) -> list[QAction]:
        return [
            make_action(self, "&Lock", lambda: self.lock_asked.emit(not self._locked)),
            make_action(self, "&Note\u2026", self.note.open_note),
            make_action(self, "&Floor and ceiling\u2026", self.open_limits),
            make_action(self, "&Reset to the baseline", self.reset_asked.emit),
        ]

    def _name(self, snapshot: Snapshot) -> str:
        """Name the sector, and say so where its baseline is the planner's own figure."""
        own, name = snapshot.scenario.own_figures, LABELS[self.sector]
        return (
            f"{name} (own figure)" if own is not None and own.money[INDEX[self.sector]] is not None else name
        )

    def _limits_said(self) -> str:
        """Say the floor and the ceiling there are; empty where there are none."""
        floor, ceiling = self._limits
        if self._limits == FREE:
            return ""
        if ceiling == FREE[1]:
            return f"at least {percent(floor)}"
        if floor == FREE[0]:
            return f"at most {percent(ceiling)}"
        return f"{percent(floor)} to {percent(ceiling)}"

    def _lay_out(self) -> None:
        self._tools = QWidget(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        for button in (self.lock, self.note, self.limits, self.reset):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.line)
        self._tools.raise_()
        line = self.line
        stops = (
            line.slider,
            line.minus,
            line.entry,
            line.plus,
            self.lock,
            self.note,
            self.limits,
            self.reset,
        )
        for one, next_one in pairwise(stops):
            QWidget.setTabOrder(one, next_one)

    def _place_tools(self) -> None:
        size = self._tools.sizeHint()
        self.heading.setFixedHeight(max(size.height(), self.heading.sizeHint().height()))
        self.heading.set_room(size.width() + _GAP)
        self._tools.resize(size)
        self._move_tools()

    def _move_tools(self) -> None:
        """Keep the tools behind the name, which gives way to a wider text."""
        self._tools.move(self.heading.room_left, (self.heading.height() - self._tools.height()) // 2)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if any(widget is not None and self.isAncestorOf(widget) for widget in (old, new)):
            self._tools.update()

    def _show_lock(self, *, locked: bool) -> None:
        name = LABELS[self.sector]
        self._locked = locked
        with QSignalBlocker(self.lock):
            self.lock.setChecked(locked)
        self.lock.set_active(locked)
        self.lock.setIcon(self._icons["lock" if locked else "unlock"])
        self.lock.setToolTip(f"Unlock {name}" if locked else f"Lock {name}: its share never moves")
        self.lock.setAccessibleName(self.lock.toolTip())

    def _change(self, snapshot: Snapshot) -> str:
        """Say the change from the baseline in the target year's money and in points, or the money alone."""
        lever, place = snapshot.scenario.shares, INDEX[self.sector]
        results, year = snapshot.results, snapshot.target_index
        money, before = (
            float(shown(spend, snapshot.view, results.deflator, results.population)[year][place])
            for spend in (results.spend, snapshot.reference.spend)
        )
        change = signed_amount(money - before, snapshot.view)
        if lever.paid_by == self.sector:
            return f"pays for the others \u00b7 {change}"
        moved = lever.target[place] - snapshot.start.shares.target[place]
        if moved == 0 and is_nothing(change):
            return amount(money, snapshot.view)
        return f"{change} \u00b7 {points(moved)}"
