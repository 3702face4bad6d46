"""What a screen reader calls a widget that paints itself: Qt knows a chart only as a pane."""

from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class HasSpokenRole(Protocol):
    """What a widget has, besides being a widget, whose role Qt does not know."""

    spoken_role: QAccessible.Role


@runtime_checkable
class HasSpokenValue(HasSpokenRole, Protocol):
    """What such a widget has that also has a value in words."""

    def spoken_value(self) -> str:
        """Return the value of this moment."""


def let_speak() -> None:
    """Let screen readers know widgets by their spoken role, and by their spoken value where they have one.

    A widget that Qt knows as a slider keeps Qt's own voice: a QAccessibleValueInterface written in Python
    passes every test within the program, but falls at the first question of a real screen reader
    (PySide6 6.11 gives the address of the wrong base class).
    """
    _install()


class _Voice(QAccessibleWidget):
    """Answers for a widget as Qt does, but for its role and its value."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return the value in words, or what Qt says of name and description."""
        # Asked of the widget, not kept here: PySide keeps a voice for longer than its widget lives.
        widget = self.object()
        if kind is QAccessible.Text.Value and isinstance(widget, HasSpokenValue):
            return widget.spoken_value()
        return super().text(kind)


@cache
def _install() -> None:
    # Once a process: Qt keeps every factory it was ever given and asks each of them.
    QAccessible.installFactory(_voice_of)


def _voice_of(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
    if not isinstance(thing, QWidget) or not isinstance(thing, HasSpokenRole):
        return None
    # Never freed here: Qt deletes the voice with its widget.
    return _Voice(thing, thing.spoken_role)
