"""Actions for menus: a text, what it does, and its keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


def make_action(
    parent: QObject, text: str, does: Callable[[], object], keys: QKeySequence.StandardKey | str | None = None
) -> QAction:
    """Make an action; what it does is called without the checked state that Qt's signal carries."""
    action = QAction(text, parent)
    action.triggered.connect(lambda _=False: does())
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    return action
