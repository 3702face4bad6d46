"""Actions for menus: a text, what it does, and its keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from leftshift.window.controls.field_keys import commit_field

COMMITS = "commitsFirst"
"""Property of an action that asks for what is typed before it does anything."""


def make_action(
    parent: QObject, text: str, does: Callable[[], object], keys: QKeySequence.StandardKey | str | None = None
) -> QAction:
    """Make an action; what it does is called without the checked state that Qt's signal carries.

    What is typed in the field that has the keyboard is asked for first, so that no action misses it.
    """
    action = QAction(text, parent)
    action.setProperty(COMMITS, True)  # noqa: FBT003 - Qt's own signature
    action.triggered.connect(commit_field)
    action.triggered.connect(lambda _=False: does())
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    return action
