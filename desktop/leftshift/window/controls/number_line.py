"""A number's controls in a line: slider, minus, exact entry, plus, in any unit."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leftshift.window.controls.number_entry import SHARE, EntryFormat, EntryNote, NumberEntry
from leftshift.window.controls.slider import TEN_STEPS, MarkedSlider
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import SmallButton

_LONGEST = 100_000.0
"""Most that a slider counts to; larger numbers go on it in tens, hundreds or thousands."""
_TEN = 10.0
_DIGITS = 6


class NumberLine(QWidget):
    """Asks for a number by drag, key, click or typing; all four do the same.

    Signals:
        asked: the planner wants this value. args: value
        released: the drag ended, or a single step is done.
        reset_asked: the planner wants the value it had at first.
        end_held: the handle is held at the end of its scale, which may grow.
    """

    asked = Signal(float)
    released = Signal()
    reset_asked = Signal()
    end_held = Signal()

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        number_format: EntryFormat = SHARE,
        longest: float = 1.0,
        beyond: bool = False,
    ) -> None:
        """Make the controls of a number; `beyond` lets steps leave the slider's scale, which then grows."""
        super().__init__(parent)
        # Never lower than its text: a style sheet lets entries and boxes be pressed flat.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._beyond, self._per = beyond, 1.0
        while longest / self._per > _LONGEST:
            self._per *= _TEN
        self.slider = MarkedSlider(name, self)
        self.minus = step_button("\u2212", f"Lower {name} by one step", self)
        self.entry = NumberEntry(f"{name}, exact", self, number_format=number_format, longest=longest)
        self.plus = step_button("+", f"Raise {name} by one step", self)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.slider, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(stepper(self.minus, self.entry, self.plus), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self.note = EntryNote(self.entry, self)
        column.addWidget(self.note)
        self.slider.asked.connect(lambda value: self.asked.emit(self._own(value)))
        self.entry.asked.connect(self.asked)
        for source in (self.slider, self.entry):
            source.released.connect(self.released)
        self.slider.reset_asked.connect(self.reset_asked)
        self.slider.end_held.connect(self.end_held)
        self.minus.clicked.connect(lambda: self.slider.step(-steps_wanted()))
        self.plus.clicked.connect(lambda: self.slider.step(steps_wanted()))
        self.setFocusProxy(self.slider)

    def show_value(self, value: float, scale: SliderScale, *, written: str = "") -> None:
        """Show a value on a scale, both in the number's own unit. Only `draw` may call this.

        `written` is how the entry writes it, where rounded figures must add up to their total.
        """
        self.slider.show_value(value / self._per, self._on_slider(scale))
        self.entry.show_value(value, low=scale.floor, high=scale.ceiling, written=written)

    def _own(self, value: float) -> float:
        """Return a value of the slider in the number's own unit, without the noise of the change of unit."""
        return value if self._per == 1 else round(value * self._per, _DIGITS)

    def _on_slider(self, scale: SliderScale) -> SliderScale:
        per = self._per
        if per == 1 and self._beyond and scale.floor >= scale.low:
            return scale
        # What may be typed may lie beyond what a drag reaches.
        high = scale.ceiling if self._beyond else min(scale.ceiling, scale.high)
        return replace(
            scale,
            low=scale.low / per,
            high=scale.high / per,
            floor=max(scale.floor, scale.low) / per,
            ceiling=high / per,
            step=scale.step / per,
            start=scale.start / per,
            marks=tuple(replace(mark, value=mark.value / per) for mark in scale.marks),
        )


def stepper(minus: QToolButton, entry: NumberEntry, plus: QToolButton) -> QFrame:
    """Put an entry between its two buttons, in one box."""
    box = QFrame()
    box.setObjectName("stepper")
    # Pressed flat, its buttons would be smaller than a target may be.
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(box)
    row.setContentsMargins(1, 1, 1, 1)
    row.setSpacing(0)
    for widget in (minus, entry, plus):
        row.addWidget(widget)
    return box


def step_button(sign: str, name: str, parent: QWidget) -> QToolButton:
    """Make a small button that repeats while it is held."""
    button = SmallButton(name, parent, sign)
    button.setToolTip(f"{name} (Shift: {TEN_STEPS} steps)")
    button.setAutoRepeat(True)
    return button


def steps_wanted() -> int:
    """Return how many steps one click means just now: one, or ten with Shift."""
    shifted = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
    return TEN_STEPS if shifted else 1
