"""An outline for controls whose own is hardly seen on a dark ground."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from leftshift.window.theme import Theme


def outline(control: QWidget, theme: Theme) -> None:
    """Let a check box or a spin box be seen: Fusion makes its outline from this colour."""
    seen = control.palette()
    seen.setColor(QPalette.ColorRole.Window, theme.surfaces.muted)
    control.setPalette(seen)
