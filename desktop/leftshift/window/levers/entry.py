"""The entry: takes an exact percentage and shows the one there is."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leftshift.window.levers.small_button import SIDE

PERCENT = 100
"""Unit factor: a share of 1 is written as 100 %."""
NARROW_SPACE = "\u00a0"
_EXACT_DECIMALS = 6
_ROOM, _FRAME = 14, 4


def percent_text(share: float, decimals: int = 1) -> str:
    """Write a share as a percentage for an entry, such as 49.6 % [share]."""
    return f"{QLocale().toString(share * PERCENT, 'f', decimals)}{NARROW_SPACE}%"


def exact_text(share: float) -> str:
    """Write a share with all the decimals it has, down to a millionth of a point [share]."""
    text = f"{share * PERCENT:.{_EXACT_DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace(".", QLocale().decimalPoint())


def share_of(text: str) -> float | None:
    """Read a percentage as a planner types it, such as 11.25 or 11.25 % [share]; None where it is none."""
    plain = text.replace("%", "").replace(NARROW_SPACE, "").replace("\u2212", "-").strip()
    for locale in (QLocale(), QLocale(QLocale.Language.C)):
        number, read = locale.toDouble(plain)
        if read:
            return round(number / PERCENT, 2 + _EXACT_DECIMALS)
    return None


class ShareEntry(QLineEdit):
    """Asks for the exact share typed; what it shows comes from `stand` alone.

    Enter or leaving the entry asks; Esc brings the old value back.

    Signals:
        asked: the planner typed this share. args: share
        released: the typing is done: a step of its own.
        refused: what was typed is no share within the limits. args: a sentence that says what is
    """

    asked = Signal(float)
    released = Signal()
    refused = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._share, self._low, self._high = 0.0, 0.0, 1.0
        self._fit()
        self.editingFinished.connect(self._commit)

    def stand(self, share: float, *, low: float = 0.0, high: float = 1.0) -> None:
        """Show a share; what the planner is typing just now is left alone. Only `draw` may call this."""
        self._low, self._high = low, high
        if share == self._share and self.text():
            return
        self._share = share
        if not self.isModified():
            self._restore()

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
        """Keep room for the longest share when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setFixedSize(
            metrics.horizontalAdvance(percent_text(1.0)) + _ROOM, max(SIDE, metrics.height() + _FRAME)
        )

    def _restore(self) -> None:
        text = exact_text(self._share) if self.hasFocus() else percent_text(self._share)
        if text != self.text():
            self.setText(text)
        self.setModified(False)

    def _commit(self) -> None:
        if not self.isModified():
            return
        share, shown = share_of(self.text()), exact_text(self._share)
        unchanged = self.text().strip() == shown
        self._restore()
        if share is None or not self._low <= share <= self._high:
            low, high = exact_text(self._low), exact_text(self._high)
            self.refused.emit(f"Type a percentage from {low} to {high}, such as {shown}.")
        elif not unchanged:
            self.asked.emit(share)
            self.released.emit()
