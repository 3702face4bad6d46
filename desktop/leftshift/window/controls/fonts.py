"""The program's own font and the four sizes of type."""

import base64
from enum import IntEnum
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_FAMILY = "Source Sans 3"
_FILES = ("Regular", "SemiBold", "Bold")
_DOTS = 96
"""Dots an inch of a screen at its usual scale: there a point is 4/3 of a pixel."""
_POINTS = 72
"""Points an inch."""
_ENLARGED = 16
"""Size of the system's text from which the planner must have asked for larger text [pixels]."""


class Size(IntEnum):
    """The sizes of type, at the usual size of text [pixels]."""

    OUTCOME = 26
    """The number of an outcome; semibold."""
    TITLE = 17
    """The title of a chart or a page; semibold."""
    TEXT = 14
    """Text and controls."""
    CAPTION = 12
    """Captions and axes; nothing is smaller."""


def apply_font(app: QApplication) -> None:
    """Give the program Source Sans 3, whose figures are all equally wide, at the size of text.

    The system's font stays where this one cannot be loaded; text that the system enlarges stays enlarged.
    """
    families = [family for name in _FILES for family in _load(name)]
    font = QFont(app.font())
    if families:
        font.setFamily(families[0])
    dots = app.primaryScreen().logicalDotsPerInch() if app.primaryScreen() else _DOTS
    system = font.pointSizeF() * dots / _POINTS
    font.setPointSizeF((system if system >= _ENLARGED else Size.TEXT) * _POINTS / dots)
    app.setFont(font)


def font_faces() -> str:
    """Write the program's own font as rules of CSS, so that a drawing has it on every computer."""
    weights = zip((QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold), _FILES, strict=True)
    return "".join(
        f"@font-face{{font-family:'{_FAMILY}';font-weight:{weight.value};"
        f"src:url(data:font/ttf;base64,{base64.b64encode(_content(name)).decode('ascii')})}}"
        for weight, name in weights
    )


def sized(font: QFont, size: Size) -> QFont:
    """Return the font of another size, from one that has the size of text."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * size / Size.TEXT)
    else:
        made.setPixelSize(round(font.pixelSize() * size / Size.TEXT))
    return made


def strong(font: QFont) -> QFont:
    """Return the font in semibold, the one weight beside the usual."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _load(name: str) -> list[str]:
    return QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFontFromData(QByteArray(_content(name)))
    )


def _content(name: str) -> bytes:
    return (files("leftshift.resources") / "fonts" / f"SourceSans3-{name}.ttf").read_bytes()
