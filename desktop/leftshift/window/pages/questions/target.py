"""The target of a question: typed in the outcome's unit, the published one until another is given."""

import re

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leftshift.questions.measures import Measure
from leftshift.text.answers.figures import value_text
from leftshift.text.numbers import MINUS, NBSP, PERCENT

_MILLIONS_IN_BILLION = 1_000
_TYPED = re.compile(r"[\s\u00a0£%]|million|points|posts|a head|per head", re.IGNORECASE)
_BILLION, _MILLION = re.compile(r"bn$", re.IGNORECASE), re.compile(r"m$", re.IGNORECASE)
_EXACT = 10
"""Digits that a target is shown with while it is being changed."""


def target_of(text: str, item: Measure) -> float | None:
    """Read a target as a planner types it, such as 50, 50 % or £1.2bn; None where it is none."""
    plain = _TYPED.sub("", text).replace(MINUS, "-")
    factor = 1.0 / PERCENT if item.is_share else 1.0
    if item.is_money and _BILLION.search(plain):
        factor = float(_MILLIONS_IN_BILLION)
    plain = _MILLION.sub("", _BILLION.sub("", plain)) if item.is_money else plain
    for locale in (QLocale(), QLocale(QLocale.Language.C)):
        number, read = locale.toDouble(plain)
        if read:
            return round(number * factor, _EXACT)
    return None


def example(item: Measure) -> str:
    """Say what may be typed."""
    if item.is_share:
        return f"a percentage, such as 50{NBSP}%"
    if item.is_money:
        return "an amount in £m, such as 120"
    return f"a number in {item.unit}, such as 20"


class TargetEntry(QLineEdit):
    """Asks for the target typed; Enter or leaving asks, empty asks for the published one, Esc restores.

    Signals:
        asked: the planner wants this target. args: value in the outcome's unit, or None
        refused: what was typed is no number. args: a sentence that says what is
    """

    asked = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Measure | None = None
        self._value: float | None = None
        self.setAccessibleName("Target")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("type a target")
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("£88,888.88 million") + 12)
        self.editingFinished.connect(self._commit)

    def show_value(self, item: Measure, value: float | None) -> None:
        """Show a target; what the planner is typing just now is left alone. Only `draw` may call this."""
        other = self._item is None or item.key != self._item.key
        self._item, self._value = item, value
        self.setToolTip(f"Type {example(item)}; empty for the published target")
        if other or not self.isModified():
            self._restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the old value back on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer all of it to be typed over."""
        super().focusInEvent(event)
        self.selectAll()

    def _restore(self) -> None:
        text = "" if self._item is None or self._value is None else value_text(self._item, self._value)
        if text != self.text():
            self.setText(text)
        self.setModified(False)

    def _commit(self) -> None:
        if not self.isModified() or self._item is None:
            return
        text = self.text().strip()
        value = target_of(text, self._item)
        self._restore()
        if text and value is None:
            self.refused.emit(f"“{text}” is not a target: type {example(self._item)}.")
        else:
            self.asked.emit(value)
