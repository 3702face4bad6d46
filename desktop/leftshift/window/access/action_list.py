"""Every action of the window, found in its menus, and every button in view, with the way there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QMenuBar, QToolButton, QWidget

_IN_VIEW = "in view"


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """One thing that can be done, and where it is found."""

    name: str
    """What it does, as menu or button says it."""
    where: str
    """The way to it, such as “View › Theme”."""
    do: Callable[[], None]
    is_possible: bool = True
    """Whether it can be done just now."""
    keys: str = ""
    """Its shortcut as the user's system writes it; empty where it has none."""


def actions_in(bar: QMenuBar) -> tuple[MenuCommand, ...]:
    """List every action of a menu bar, in the order of the menus."""
    found: list[MenuCommand] = []
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            found.extend(_in_menu(menu, (plain(top.text()),)))
    return tuple(found)


def buttons_in(within: QWidget) -> tuple[MenuCommand, ...]:
    """List every button in view in a window that has a name; those of menu actions are left out."""
    found: list[MenuCommand] = []
    for button in within.findChildren(QAbstractButton):
        name = button.accessibleName() or plain(button.text())
        of_menu = isinstance(button, QToolButton) and button.defaultAction() is not None
        if name and button.isVisible() and button.window() is within.window() and not of_menu:
            found.append(MenuCommand(name, _IN_VIEW, button.click, button.isEnabled()))
    return tuple(found)


def plain(text: str) -> str:
    """Return a text without the marks of access keys."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _in_menu(menu: QMenu, path: tuple[str, ...]) -> Iterator[MenuCommand]:
    # Menus that name what they would do, such as Undo, are asked to before they are read.
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _in_menu(inner, (*path, plain(action.text())))
        elif not action.isSeparator() and action.text():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield MenuCommand(
                plain(action.text()), " › ".join(path), action.trigger, action.isEnabled(), keys
            )
