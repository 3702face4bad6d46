"""How large text is against the usual, for whoever gives it room in pixels."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

USUAL_LINE: Final = 20.0
"""Height of a line of text at the usual size [pixels]."""
_AROUND: Final = 40
"""What a dialog leaves free of the screen, for its frame [pixels]."""


def text_scale(widget: QWidget) -> float:
    """Return how many times the usual size a widget's text has; never below 1."""
    return max(QFontMetricsF(widget.font()).height() / USUAL_LINE, 1.0)


def grown(widget: QWidget, width: int, height: int) -> QSize:
    """Return a size that is right at the usual text, grown with the text but kept on the screen [pixels]."""
    scale = text_scale(widget)
    wanted = QSize(round(width * scale), round(height * scale))
    room = widget.screen().availableSize() - QSize(_AROUND, _AROUND)
    return wanted.boundedTo(room).expandedTo(QSize(width, height))
