"""Garbage is looked for in the GUI thread alone, between two events.

Python looks for it in whichever thread makes the next object. In a thread that saves or computes, it would
free widgets of a closed dialog while Qt paints here, and the program would crash. This way it also never
falls into a drag.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_NAME: Final = "garbage"
_EVERY_MS: Final = 250
"""Time between two looks [ms]."""
_MUCH: Final = 200_000
"""Objects made since the last search from which it is not put off any longer, not even in a drag."""


def collect_in_gui_thread(app: QCoreApplication) -> None:
    """Look for garbage from now on only as `collect` does, in the thread that calls this."""
    gc.disable()
    timer = app.findChild(QTimer, _NAME)
    if timer is None:
        timer = QTimer(app)
        timer.setObjectName(_NAME)
        timer.timeout.connect(collect)
    timer.start(_EVERY_MS)


def collect() -> None:
    """Look for garbage where Python itself would by now, and no button of the mouse is held."""
    made, searches, larger = gc.get_count()
    most, most_searches, most_larger = gc.get_threshold()
    held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    if made > (_MUCH if held else most):
        gc.collect(2 if larger > most_larger else 1 if searches > most_searches else 0)
