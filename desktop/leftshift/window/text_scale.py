"""How large text is against the usual, for whoever gives it room in pixels."""

from typing import Final

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

_USUAL_LINE: Final = 14.0
"""Height of a line of text at the usual size [pixels]."""


def text_scale(widget: QWidget) -> float:
    """Return how many times the usual size a widget's text has; never below 1."""
    return max(QFontMetricsF(widget.font()).height() / _USUAL_LINE, 1.0)
