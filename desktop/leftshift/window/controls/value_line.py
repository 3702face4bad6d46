"""One lever's controls in a line: slider, minus, exact entry, plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from leftshift.window.controls.number_entry import NumberEntry
from leftshift.window.controls.slider import TEN_STEPS, MarkedSlider
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import small_button


class ValueLine(QWidget):
    """Asks for a value by drag, key, click or typing; all four do the same.

    Signals:
        asked: the planner wants this value. args: value [share]
        released: the planner let go, or a single step is done.
        reset_asked: the planner wants the baseline back.
        refused: what was typed cannot be. args: a sentence
    """

    asked = Signal(float)
    released = Signal()
    reset_asked = Signal()
    refused = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Never lower than its text: a style sheet lets entries and boxes be pressed flat.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.slider = MarkedSlider(name, self)
        self.minus = step_button("\u2212", f"Lower {name} by one step", self)
        self.entry = NumberEntry(f"{name}, exact", self)
        self.plus = step_button("+", f"Raise {name} by one step", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.slider, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.minus, self.entry, self.plus):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        for source in (self.slider, self.entry):
            source.asked.connect(self.asked)
            source.released.connect(self.released)
        self.slider.reset_asked.connect(self.reset_asked)
        self.entry.refused.connect(self.refused)
        self.minus.clicked.connect(lambda: self.slider.step(-steps_wanted()))
        self.plus.clicked.connect(lambda: self.slider.step(steps_wanted()))
        self.setFocusProxy(self.slider)

    def show_value(self, value: float, scale: SliderScale) -> None:
        """Stand at a value on a scale. Only `draw` may call this."""
        self.slider.show_value(value, scale)
        self.entry.show_value(value, low=scale.floor, high=scale.ceiling)


def step_button(sign: str, name: str, parent: QWidget) -> QToolButton:
    """Make a small button that repeats while it is held."""
    button = small_button(name, parent, sign)
    button.setToolTip(f"{name} (Shift: {TEN_STEPS} steps)")
    button.setAutoRepeat(True)
    return button


def steps_wanted() -> int:
    """Say how many steps one click means just now: one, or ten with Shift."""
    shifted = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
    return TEN_STEPS if shifted else 1
