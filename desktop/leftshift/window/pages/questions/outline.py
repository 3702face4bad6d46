"""An outline for controls whose own is hardly seen on a dark ground."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from leftshift.window.theme import Look


def outline(control: QWidget, look: Look) -> None:
    """Let a check box or a spin box be seen: Fusion makes its outline from this colour."""
    seen = control.palette()
    seen.setColor(QPalette.ColorRole.Window, look.surfaces.muted)
    control.setPalette(seen)
