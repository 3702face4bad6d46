"""The slider: asks for a value by mouse, wheel and keys, and shows the one there is."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.slider_picture import (
    FOCUS_RING,
    SliderPicture,
    paint_slider,
    slider_height,
)
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import line_height

TICKS = 10_000
"""Whole numbers that Qt and screen readers count to for a value of 1."""
TEN_STEPS = 10
SNAP = 2
"""How near a mark the pointer must be to snap to it [pixels]."""
HOLD_MS = 400
"""How long the handle is held at the end of its scale before the scale grows [ms]."""
WHEEL_NOTCH = 120
"""What Qt counts for one notch of a wheel [eighths of a degree]."""


class MarkedSlider(QSlider):
    """Asks for a value and shows the value there is; it never moves by itself.

    Signals:
        asked: the planner wants this value. args: value [share]
        released: the drag ended, or a single step is done.
        reset_asked: the planner wants the baseline back (double click).
        end_held: the handle is held at the end of the scale, which may grow; again every while.
    """

    asked = Signal(float)
    released = Signal()
    reset_asked = Signal()
    end_held = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Opaque, so that nothing beneath is painted again as the handle moves.
        self.setAutoFillBackground(True)
        self._accent: QColor | None = None
        self.scale = SliderScale(low=0.0, high=1.0, floor=0.0, ceiling=1.0, step=1 / TICKS, start=0.0)
        self._shown = 0.0
        self._painted_x = 0.0
        self._wished: float | None = None
        self._grabbed: float | None = None
        self._asked_in_drag = False
        self._pointer = 0.0
        self._hold = QTimer(self)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._hold_on)
        self._turned = 0
        """How far the wheel has turned that is no whole notch yet [eighths of a degree]."""
        self.setRange(0, TICKS)
        # Only a screen reader sets the whole number; `show_value` blocks the signal when it does.
        self.valueChanged.connect(self._set_by_reader)

    def show_value(self, value: float, scale: SliderScale) -> None:
        """Show a value on a scale; emits nothing. Only `draw` may call this."""
        before = self.scale
        self._shown, self._wished, self.scale = value, None, scale
        same = scale == before
        with QSignalBlocker(self):
            if not same:
                self.setRange(round(scale.low * TICKS), round(scale.high * TICKS))
                self.setSingleStep(max(1, round(scale.step * TICKS)))
            self.setValue(round(value * TICKS))
        if same:
            self._update_handle()
            return
        if bool(scale.marks) != bool(before.marks):
            self.updateGeometry()
        self.update()

    @property
    def shown(self) -> float:
        """The value that the slider shows [share]."""
        return self._shown

    @property
    def high(self) -> float:
        """The right end of the scale [share]."""
        return self.scale.high

    def set_accent(self, accent: QColor) -> None:
        """Set another colour for the handle and the part of the groove that was moved."""
        self._accent = accent
        self.update()

    def step(self, steps: int) -> None:
        """Ask for a value some steps from here, as a step of its own."""
        base = self._shown if self._wished is None else self._wished
        self._step_to(round(base + steps * self.scale.step, 9))

    def x_of(self, value: float) -> float:
        """Return where a value is on the widget [share -> pixels]."""
        return self._picture().x_of(value)

    def sizeHint(self) -> QSize:
        """Leave room for the marks beneath the groove where there are any."""
        return QSize(160, slider_height(self.font(), marked=bool(self.scale.marks)))

    def minimumSizeHint(self) -> QSize:
        """Stay wide enough to be dragged."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scale and the handle."""
        painter, picture = QPainter(self), self._picture()
        paint_slider(painter, picture, self.palette(), self._accent)
        self._painted_x = picture.handle_x
        painter.end()

    def sliderChange(self, _change: QSlider.SliderChange) -> None:
        """Leave painting to `show_value`: a tick is finer than what can be seen."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag at the handle, or jump to the place pressed on the groove."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self._asked_in_drag = False
        offset = event.position().x() - self.x_of(self._shown)
        on_handle = abs(offset) <= self._picture().handle
        self._grabbed = offset if on_handle else 0.0
        self.setSliderDown(True)
        if not on_handle:
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask for the value under the pointer while it drags the handle."""
        if self._grabbed is not None:
            self._drag_to(event.position().x() - self._grabbed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a press that asked for nothing leaves nothing to settle."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the baseline."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step by the wheel, but only where the planner is at work: a page may scroll past."""
        if not self.hasFocus():
            event.ignore()
            return
        event.accept()
        # A touchpad turns by parts of a notch: they add up, and a turn the other way starts anew.
        turned = event.angleDelta().y()
        self._turned = turned if turned * self._turned < 0 else self._turned + turned
        notches = int(self._turned / WHEEL_NOTCH)
        if notches:
            self._turned -= notches * WHEEL_NOTCH
            self.step(notches)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrow and page keys; Home and End go as far as the limits allow."""
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = self._moves(TEN_STEPS if shifted else 1)
        if key in moves:
            moves[key]()
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """End the drag when the slider is switched off."""
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._end_drag()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what a mark is where the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self._picture().tip_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(tip or self.toolTip()), self)
            return True
        return super().event(event)

    def _moves(self, steps: int) -> dict[Qt.Key, Callable[[], None]]:
        def by(count: int) -> Callable[[], None]:
            return lambda: self.step(count)

        return {
            Qt.Key.Key_Right: by(steps),
            Qt.Key.Key_Up: by(steps),
            Qt.Key.Key_Left: by(-steps),
            Qt.Key.Key_Down: by(-steps),
            Qt.Key.Key_PageUp: by(TEN_STEPS),
            Qt.Key.Key_PageDown: by(-TEN_STEPS),
            Qt.Key.Key_Home: lambda: self._step_to(self.scale.floor),
            Qt.Key.Key_End: self._step_to_end,
        }

    def _step_to(self, value: float) -> None:
        # Held keys come faster than frames: the next step starts from the last wish, not the last picture.
        self._wished = min(max(value, self.scale.floor), self.scale.ceiling)
        self.asked.emit(self._wished)
        self.released.emit()

    def _step_to_end(self) -> None:
        """Go to the end of the scale; from there, where the limit is further, ten steps on."""
        end = min(self.scale.high, self.scale.ceiling)
        if self._shown < end:
            self._step_to(end)
        else:
            self.step(TEN_STEPS)

    def _hold_on(self) -> None:
        """Let the scale grow under a handle that is held at its end, and go to its new end."""
        self.end_held.emit()
        if self._grabbed is not None:
            self._drag_to(self._pointer)

    def _drag_to(self, x: float) -> None:
        self._pointer = x
        at_end = x >= self.x_of(self.scale.high) and self.scale.high < self.scale.ceiling
        if at_end and not self._hold.isActive():
            self._hold.start()
        elif not at_end:
            self._hold.stop()
        value = self._picture().value_at(x, SNAP)
        if value != (self._shown if self._wished is None else self._wished):
            self._wished = value
            self._asked_in_drag = True
            self.asked.emit(value)

    def _end_drag(self) -> None:
        held = self._grabbed is not None
        self._grabbed = None
        self._hold.stop()
        self.setSliderDown(False)
        if held and self._asked_in_drag:
            self.released.emit()

    def _update_handle(self) -> None:
        """Paint anew what the handle covered and is to cover; nothing where it has not moved."""
        picture = self._picture()
        here = picture.handle_x
        if here != self._painted_x:
            left, right = sorted((here, self._painted_x))
            reach = math.ceil(picture.handle) + FOCUS_RING
            self.update(int(left - reach), 0, int(right - left) + 2 * reach + 1, self.height())

    def _set_by_reader(self, ticks: int) -> None:
        self._step_to(ticks / TICKS)

    def _picture(self) -> SliderPicture:
        return SliderPicture(
            rect=self.rect(),
            font=self.font(),
            value=self._shown,
            scale=self.scale,
            focused=self.hasFocus(),
            enabled=self.isEnabled(),
            line=line_height(self.font()),
        )
