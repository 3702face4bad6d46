"""An entry for an exact number in its unit, such as a percentage."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leftshift.text.numbers import MINUS, NBSP, PERCENT
from leftshift.window.controls.field_keys import pass_on_shortcut
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.small_button import SIDE, line_height

_FINE = 6
"""Decimals that an exact number keeps."""
_NARROW = "\u202f"
"""The narrow space that some languages put between thousands."""
_ROOM = 14
_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Why the keyboard may go though the planner has not left the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFormat:
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

    def refusal(self, typed: str, low: float, high: float) -> str:
        """Say what was typed and what may be."""
        kind = "percentage" if self.is_share else "whole number" if self.whole else "number"
        said = f"You typed “{typed}”. " if typed else ""
        return f"{said}Type a {kind} from {self.exact(low)} to {self.exact(high)}."

    def _scaled(self, value: float) -> float:
        return value * PERCENT if self.is_share else value

    def _plain(self, value: float, decimals: int) -> str:
        said = f"{self._scaled(value):,.{decimals}f}".replace("-", MINUS)
        point, group = QLocale().decimalPoint(), QLocale().groupSeparator()
        return said.replace(",", "\n").replace(".", point).replace("\n", group)


SHARE = EntryFormat(unit="share", decimals=1)
"""How a share is written: as a percentage, such as 49.6 %."""


class NumberEntry(QLineEdit):
    """Asks for the exact number typed; what it shows comes from `show_value` alone.

    It shows rounded figures and keeps the full value. Enter, leaving the entry and any shortcut ask; Esc
    brings the old value back. What cannot be stays in the entry, and is refused, until it is right or left.

    Signals:
        asked: the planner typed this. args: value
        released: the typing is done: a step of its own.
        refused: what is typed cannot be. args: a sentence that says what can; empty once it is right or left
    """

    asked = Signal(float)
    released = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        number_format: EntryFormat = SHARE,
        longest: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._format, self._longest = number_format, longest
        self._value, self._low, self._high, self._written = 0.0, 0.0, 1.0, ""
        self._refusal = ""
        self._fit()
        self.editingFinished.connect(self.commit)
        self.textEdited.connect(self._check)

    def show_value(self, value: float, *, low: float = 0.0, high: float = 1.0, written: str = "") -> None:
        """Show a number; what the planner is typing just now is left alone. Only `draw` may call this.

        `written` is how it is written where that is another way, as rounded figures that must add up to their
        total are.
        """
        self._low, self._high = low, high
        written = written.replace(".", QLocale().decimalPoint()) or self._format.text(value)
        if (value, written) == (self._value, self._written) and self.text():
            return
        self._value, self._written = value, written
        if not self.isModified():
            self._restore()

    def commit(self) -> None:
        """Ask for what was typed, as Enter does; nothing where nothing was."""
        if not self.isModified():
            return
        value = self._format.read(self.text())
        if self.text().strip() == self._written or value == self._value:
            self._restore()
        elif value is None or not self._low <= value <= self._high:
            self._refuse(self._format.refusal(self.text().strip(), self._low, self._high))
        else:
            self._restore()
            self.asked.emit(value)
            self.released.emit()
            if self.hasFocus():
                self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Let shortcuts reach the window, once what was typed has been asked for."""
        done = super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pass_on_shortcut(self, event)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the old value back on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
            self.selectAll()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the planner type over the number."""
        super().focusInEvent(event)
        if not self.isModified():
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask for what was typed, and let go of what cannot be; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.commit()
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

    def _check(self, text: str) -> None:
        """Refuse at once what no further key makes right, and no longer refuse what is right."""
        value = self._format.read(text)
        fits = value is not None and self._low <= value <= self._high
        hopeless = value > max(self._high, 0.0) if value is not None else any(map(str.isalpha, text))
        if hopeless or (self._refusal and not fits):
            self._refuse(self._format.refusal(text.strip(), self._low, self._high))
        elif fits:
            self._refuse("")

    def _refuse(self, sentence: str) -> None:
        if sentence != self._refusal:
            self._refusal = sentence
            self.refused.emit(sentence)

    def _restore(self) -> None:
        if self._written != self.text():
            self.setText(self._written)
        self.setModified(False)
        self._refuse("")


class EntryNote(PlainLabel):
    """Says below an entry what was typed there and what is allowed, for as long as it is wrong."""

    def __init__(self, entry: NumberEntry, parent: QWidget) -> None:
        super().__init__(parent, wrapped=True, role="bad")
        self.hide()
        entry.refused.connect(self._show)

    def _show(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))
