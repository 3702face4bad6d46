"""Text of files and planners on screen: shown as it is written, never read as HTML."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from leftshift.storage.refusal import printable

_BREAK: Final = "\u200b"
"""A space of no width: behind it, Qt reads what follows as no tag."""
_KEPT: Final = ("\n", "\u00a0", "\u202f")
_KEPT_OR_NOT: Final = re.compile("([\n\u00a0\u202f])")
_TAG: Final = re.compile("<(?!\u200b)|&lt;")


class PlainLabel(QLabel):
    """A label that shows its text as it is written: the one kind of label of this program."""

    def __init__(
        self,
        text: str | QWidget | None = None,
        parent: QWidget | None = None,
        *,
        wrapped: bool = False,
        role: str = "",
    ) -> None:
        """Make a label; `wrapped` breaks its lines, `role` is its part in the style sheet, such as muted."""
        if isinstance(text, QWidget):
            text, parent = None, text
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrapped)
        if role:
            self.setProperty("role", role)
        if text:
            self.setText(text)


def plain_box(
    icon: QMessageBox.Icon,
    title: str,
    text: str,
    buttons: QMessageBox.StandardButton,
    parent: QWidget | None = None,
    *,
    more: str = "",
) -> QMessageBox:
    """Make a message box that shows its text, and `more` below it, as they are written."""
    box = QMessageBox(icon, title, "", buttons, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_printable_lines(text))
    if more:
        box.setInformativeText(plain_tip(_printable_lines(more)))
    return box


def _printable_lines(text: str) -> str:
    """Return a text with a mark for each character that does not print, such as those of a file's name.

    Line ends stay, and spaces that hold a figure and its unit together.
    """
    return "".join(part if part in _KEPT else printable(part) for part in _KEPT_OR_NOT.split(text))


def plain_tip(text: str) -> str:
    """Return a text for a tooltip, or for the small print of a message box, that Qt shows as it is written.

    Most texts are so already. Neither place has a setting for it: Qt guesses from the first
    tag or “&lt;” of the first line.
    """
    while QtText.mightBeRichText(text):
        at = _TAG.search(text)
        if at is None:
            break
        text = f"{text[: at.start() + 1]}{_BREAK}{text[at.start() + 1 :]}"
    return text
