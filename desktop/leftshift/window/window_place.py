"""Where the window is: as large as its screen lets it, and where it was last time if it can."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from leftshift.storage.settings import Window

_SMALLEST = QSize(1024, 640)
"""Least size of the window, where the screen is not smaller still [pixels]."""
_USUAL = QSize(1366, 768)
"""Size of the window at the first start, where the screen is not smaller [pixels]."""
_FRAME = 32
"""Usual height of a title bar [pixels]."""
_CORNER = 40
"""What of the upper left corner must lie on a screen for the window to come back there [pixels]."""


def place_of(window: QWidget, splitter: Sequence[int]) -> Window:
    """Return where the window is, to be kept until the next start."""
    place = window.normalGeometry()
    return Window(
        x=place.x(),
        y=place.y(),
        width=place.width(),
        height=place.height(),
        maximised=window.isMaximized(),
        splitter=tuple(splitter),
    )


def restore_place(window: QWidget, kept: Window) -> None:
    """Put the window where it was, where that screen still exists; else on the first screen there is.

    It is never larger than its screen, however little room large text or few pixels leave.
    """
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    there = room_of(kept, rooms)
    room = there or QGuiApplication.primaryScreen().availableGeometry()
    most = QSize(room.width(), room.height() - _FRAME)
    window.setMinimumSize(_SMALLEST.boundedTo(most))
    size = (QSize(kept.width, kept.height) if kept.width else _USUAL).boundedTo(most)
    window.resize(size)
    if there is not None:
        x = max(min(kept.x, room.right() + 1 - size.width()), room.left())
        y = max(min(kept.y, room.bottom() + 1 - size.height()), room.top())
        window.setGeometry(x, y, size.width(), size.height())
    if kept.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def room_of(kept: Window, rooms: Sequence[QRect]) -> QRect | None:
    """Return the screen on which the window was; None where it is gone, or before the first closing."""
    if not kept.width:
        return None
    return next((room for room in rooms if room.contains(kept.x + _CORNER, kept.y + _CORNER)), None)
