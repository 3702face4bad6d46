"""What a screen reader calls a widget that paints itself: Qt knows a chart only as a pane."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE, _VALUE = "_spoken_role", "_spoken_value"


def speak_as(widget: QWidget, role: QAccessible.Role, value: Callable[[], str] | None = None) -> None:
    """Let screen readers know a widget by a role, and by a value in words where it has one.

    A widget that Qt knows as a slider keeps Qt's own voice: a QAccessibleValueInterface written in Python
    passes every test within the program, but falls at the first question of a real screen reader
    (PySide6 6.11 gives the address of the wrong base class).
    """
    setattr(widget, _ROLE, role)
    if value is not None:
        setattr(widget, _VALUE, value)
    _install()


class _Voice(QAccessibleWidget):
    """Answers for a widget as Qt does, but for its role and its value."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value in words, or what Qt says of name and description."""
        # Asked of the widget, not kept here: PySide keeps a voice for longer than its widget lives.
        value = getattr(self.object(), _VALUE, None) if kind is QAccessible.Text.Value else None
        return super().text(kind) if value is None else str(value())


@cache
def _install() -> None:
    # Once a process: Qt keeps every factory it was ever given and asks each of them.
    QAccessible.installFactory(_voice_of)


def _voice_of(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
    role = getattr(thing, _ROLE, None)
    if role is None or not isinstance(thing, QWidget):
        return None
    # Never freed here: Qt deletes the voice with its widget.
    return _Voice(thing, role)
