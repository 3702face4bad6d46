"""Zoom: the size of all text, from the system's own to twice that."""

from typing import Final

from PySide6.QtWidgets import QApplication, QTabBar

from leftshift.storage.settings import ZOOM_LEAST, ZOOM_MOST
from leftshift.window.theme import apply_font_size

STEPS: Final = (100, 110, 125, 150, 175, 200)
"""Sizes that the keys step through [%]."""
_USUAL = "usualPointSize"


def zoomed(size: int, steps: int) -> int:
    """Return the size some steps from another, within the least and the largest [%]."""
    nearest = min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - size))
    return STEPS[min(max(nearest + steps, 0), len(STEPS) - 1)]


def zoom(app: QApplication, size: int) -> None:
    """Give all text a size against the system's own [%]."""
    size = min(max(size, ZOOM_LEAST), ZOOM_MOST)
    usual = app.property(_USUAL)
    if usual is None:
        usual = app.font().pointSizeF()
        app.setProperty(_USUAL, usual)
    wanted = float(usual) * size / 100
    if app.font().pointSizeF() != wanted:
        apply_font_size(app, wanted)
        # A bar of tabs within its own widget misses even that. Of all widgets, some may be on their way out.
        for window in app.topLevelWidgets():
            for bar in window.findChildren(QTabBar):
                bar.setFont(app.font())
