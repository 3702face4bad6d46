"""Fields to type and paste in that never hold what a scenario's file may not."""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from leftshift.storage.scenario.texts import Text

_WRITTEN_MS: Final = 1_000
"""Time from the first key until what was written is told of [ms]."""


class _Cleaner(QValidator):
    """Cleans what is typed, pasted or set; never refuses it."""

    def __init__(self, rule: Text, parent: QObject) -> None:
        super().__init__(parent)
        self._rule = rule

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Return the text as it may be, and where the cursor is in it [characters]."""
        clean = self._rule.without_controls(text)
        return QValidator.State.Acceptable, clean, max(0, place + len(clean) - len(text))


def hold_to(rule: Text, line: QLineEdit) -> None:
    """Let a line hold only what the rule allows, however it comes there."""
    line.setMaxLength(rule.most)
    line.setValidator(_Cleaner(rule, line))
    # Qt forgets that a line was edited where its validator changed the text.
    line.textEdited.connect(lambda: line.setModified(True))


class TextArea(QPlainTextEdit):
    """Several lines of text without the characters that a scenario may not hold; `excess` says if it is long.

    What is too long is not cut off: the planner decides what goes.

    Signals:
        written: something was written in the last second, which a crash would cost.
    """

    written = Signal()

    def __init__(self, rule: Text, text: str, parent: QWidget | None = None) -> None:
        super().__init__(rule.without_controls(text), parent)
        self._rule = rule
        self.setTabChangesFocus(True)
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(_WRITTEN_MS)
        self._writing.timeout.connect(self.written)
        self.textChanged.connect(self._write_soon)

    @property
    def excess(self) -> str:
        """How much the text is too long, as a sentence; empty where it fits."""
        over = len(self.toPlainText()) - self._rule.most
        return f"{over:,} characters too long: at most {self._rule.most:,}." if over > 0 else ""

    def _write_soon(self) -> None:
        if not self._writing.isActive():
            self._writing.start()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what may stay of a text."""
        clean = QMimeData()
        clean.setText(self._rule.without_controls(source.text()))
        super().insertFromMimeData(clean)
