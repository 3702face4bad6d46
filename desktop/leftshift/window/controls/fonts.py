"""Smaller and larger type beside the text of the window."""

from PySide6.QtGui import QFont

SMALL = 0.88
"""Size of small text beside the text of the window."""


def scaled(font: QFont, part: float = SMALL) -> QFont:
    """Return a font of another size, as a part of its own."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * part)
    else:
        made.setPixelSize(round(font.pixelSize() * part))
    return made
