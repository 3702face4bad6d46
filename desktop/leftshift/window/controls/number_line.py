"""A number's controls in a line: slider, minus, exact entry, plus, in any unit."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leftshift.window.controls.number_entry import NumberEntry, NumberFormat
from leftshift.window.controls.slider import MarkedSlider
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.value_line import step_button, steps_wanted

_LONGEST = 100_000.0
"""Most that a slider counts to; larger numbers go on it in tens, hundreds or thousands."""
_TEN = 10.0
_DIGITS = 6


class NumberLine(QWidget):
    """Asks for a number by drag, key, click or typing; all four do the same.

    Signals:
        asked: the planner wants this value. args: value
        released: the planner let go, or a single step is done.
        reset_asked: the planner wants the value it had at first.
        refused: what was typed cannot be. args: a sentence
    """

    asked = Signal(float)
    released = Signal()
    reset_asked = Signal()
    refused = Signal(str)

    def __init__(
        self, name: str, writing: NumberFormat, longest: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Never lower than its text: a style sheet lets entries and boxes be pressed flat.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._per = 1.0
        while longest / self._per > _LONGEST:
            self._per *= _TEN
        self.slider = MarkedSlider(name, self)
        self.minus = step_button("\u2212", f"Lower {name} by one step", self)
        self.entry = NumberEntry(f"{name}, exact", self, writing=writing, longest=longest)
        self.plus = step_button("+", f"Raise {name} by one step", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.slider, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.minus, self.entry, self.plus):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.slider.asked.connect(lambda value: self.asked.emit(round(value * self._per, _DIGITS)))
        self.entry.asked.connect(self.asked)
        for source in (self.slider, self.entry):
            source.released.connect(self.released)
        self.slider.reset_asked.connect(self.reset_asked)
        self.entry.refused.connect(self.refused)
        self.minus.clicked.connect(lambda: self.slider.step(-steps_wanted()))
        self.plus.clicked.connect(lambda: self.slider.step(steps_wanted()))
        self.setFocusProxy(self.slider)

    def show_value(self, value: float, scale: SliderScale) -> None:
        """Stand at a value on a scale, both in the number's own unit. Only `draw` may call this."""
        self.slider.show_value(value / self._per, self._on_slider(scale))
        self.entry.show_value(value, low=scale.floor, high=scale.ceiling)

    def _on_slider(self, scale: SliderScale) -> SliderScale:
        per = self._per
        # What may be typed may lie beyond what a drag reaches.
        high = min(scale.ceiling, scale.high)
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
