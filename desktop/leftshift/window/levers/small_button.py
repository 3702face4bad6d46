"""Small square buttons beside a slider, and the style that keeps them small."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from leftshift.window.look import Look, icon

SIDE = 24
"""Side of a small button [pixels]."""
ICON = QSize(14, 14)
"""Size of an icon on a small button [pixels]."""

COMPACT = """
QToolButton { padding: 0; min-width: 22px; min-height: 22px; }
QToolButton:focus { padding: 0; min-width: 20px; min-height: 20px; }
QToolButton:checked { background: palette(midlight); border-color: palette(dark); }
QLineEdit, QLineEdit:focus { padding: 0 2px; min-height: 22px; }
QComboBox { min-height: 0; }
"""
"""Style of a panel of levers, where seven rows must fit a small laptop's screen."""


def lever_icons(look: Look) -> Mapping[str, QIcon]:
    """Draw the icons of a look that small buttons share, once for all rows."""
    return {name: icon(name, look) for name in ("lock", "unlock", "note", "reset")}


def small_button(name: str, parent: QWidget, sign: str = "") -> QToolButton:
    """Make a small button for an icon or a sign."""
    button = QToolButton(parent)
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(ICON)
    button.setFixedSize(SIDE, SIDE)
    return button
