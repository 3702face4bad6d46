"""The small type below a lever."""

from PySide6.QtGui import QFont

_SMALL = 0.88
"""Size of small text beside the text of the window."""


def small(font: QFont) -> QFont:
    """Return the small size of a font."""
    sized = QFont(font)
    if font.pointSizeF() > 0:
        sized.setPointSizeF(font.pointSizeF() * _SMALL)
    else:
        sized.setPixelSize(round(font.pixelSize() * _SMALL))
    return sized
