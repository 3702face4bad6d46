"""An entry for an exact number in its unit, such as a percentage."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leftshift.text.numbers import MINUS, NBSP, PERCENT
from leftshift.window.controls.small_button import SIDE, line_height

_FINE = 6
"""Decimals that an exact number keeps."""
_NARROW = "\u202f"
"""The narrow space that some languages put between thousands."""
_ROOM = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How a number is written into an entry and read from it."""

    unit: str
    """Its unit, as the evidence names it; a share is written as a percentage."""
    decimals: int
    whole: bool = False
    """Whether it is a count, which has no parts."""

    @property
    def is_share(self) -> bool:
        """Whether it is written as a percentage."""
        return self.unit.startswith("share")

    @property
    def after(self) -> str:
        """What is written beside the entry: the unit, without the % that is written in it."""
        return self.unit.removeprefix("share").strip() if self.is_share else self.unit

    def text(self, value: float) -> str:
        """Write a number as it is shown."""
        said = self._plain(value, self.decimals)
        return f"{said}{NBSP}%" if self.is_share else said

    def exact(self, value: float) -> str:
        """Write a number with all the decimals it has."""
        said = f"{self._scaled(value):.{_FINE}f}".rstrip("0").rstrip(".")
        return said.replace("-", MINUS).replace(".", QLocale().decimalPoint())

    def read(self, text: str) -> float | None:
        """Read a number as a planner types it; None where it is none."""
        plain = text.replace(MINUS, "-")
        for idle in ("%", "£", NBSP, _NARROW, " "):
            plain = plain.replace(idle, "")
        # A separator of thousands is left in: one at another place is a decimal point in another
        # language, and without it 9,6 would be read as 96.
        for locale in (QLocale(), QLocale(QLocale.Language.C)):
            number, read = locale.toDouble(plain)
            if read and not (self.whole and number % 1):
                return round(number / PERCENT, 2 + _FINE) if self.is_share else round(number, _FINE)
        return None

    def refusal(self, low: float, high: float) -> str:
        """Say what may be typed."""
        kind = "percentage" if self.is_share else "whole number" if self.whole else "number"
        return f"Type a {kind} from {self.exact(low)} to {self.exact(high)}."

    def _scaled(self, value: float) -> float:
        return value * PERCENT if self.is_share else value

    def _plain(self, value: float, decimals: int) -> str:
        said = f"{self._scaled(value):,.{decimals}f}".replace("-", MINUS)
        point, group = QLocale().decimalPoint(), QLocale().groupSeparator()
        return said.replace(",", "\n").replace(".", point).replace("\n", group)


SHARE = NumberFormat(unit="share", decimals=1)
"""How a share is written: as a percentage, such as 49.6 %."""


class NumberEntry(QLineEdit):
    """Asks for the exact number typed; what it shows comes from `show_value` alone.

    Enter or leaving the entry asks; Esc brings the old value back.

    Signals:
        asked: the planner typed this. args: value
        released: the typing is done: a step of its own.
        refused: what was typed cannot be. args: a sentence that says what can
    """

    asked = Signal(float)
    released = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        number_format: NumberFormat = SHARE,
        longest: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._format, self._longest = number_format, longest
        self._value, self._low, self._high = 0.0, 0.0, 1.0
        self._fit()
        self.editingFinished.connect(self.commit)

    def show_value(self, value: float, *, low: float = 0.0, high: float = 1.0) -> None:
        """Show a number; what the planner is typing just now is left alone. Only `draw` may call this."""
        self._low, self._high = low, high
        if value == self._value and self.text():
            return
        self._value = value
        if not self.isModified():
            self._restore()

    def commit(self) -> None:
        """Ask for what was typed, as Enter does; nothing where nothing was."""
        if not self.isModified():
            return
        value, before = self._format.read(self.text()), self._format.exact(self._value)
        unchanged = self.text().strip() == before
        self._restore()
        if value is None or not self._low <= value <= self._high:
            self.refused.emit(self._format.refusal(self._low, self._high))
        elif not unchanged:
            self.asked.emit(value)
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the old value back on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
            self.selectAll()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show every decimal to the planner who is about to change it."""
        super().focusInEvent(event)
        self._restore()
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask for what was typed, then round what is shown."""
        super().focusOutEvent(event)
        self._restore()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the longest number when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._format.text(self._longest)) + _ROOM
        self.setFixedSize(max(width, 2 * SIDE), line_height(self.font()))

    def _restore(self) -> None:
        shown = self._format.exact(self._value) if self.hasFocus() else self._format.text(self._value)
        if shown != self.text():
            self.setText(shown)
        self.setModified(False)
