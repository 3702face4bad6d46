"""Every action of the window, found in its menus, with the way there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


@dataclass(frozen=True, slots=True)
class Found:
    """One action and the menus it stands in."""

    action: QAction
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it does, as the menu says it."""
        return plain(self.action.text())

    @property
    def where(self) -> str:
        """The way to it, such as “View › Theme”."""
        return " › ".join(self.path)

    @property
    def keys(self) -> str:
        """Its shortcut as the user's system writes it; empty where it has none."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def actions_in(bar: QMenuBar) -> tuple[Found, ...]:
    """List every action of a menu bar, in the order of the menus."""
    found: list[Found] = []
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            found.extend(_in_menu(menu, (plain(top.text()),)))
    return tuple(found)


def plain(text: str) -> str:
    """Take the marks of access keys out of a text."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _in_menu(menu: QMenu, path: tuple[str, ...]) -> Iterator[Found]:
    # Menus that name what they would do, such as Undo, are asked to before they are read.
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _in_menu(inner, (*path, plain(action.text())))
        elif not action.isSeparator() and action.text():
            yield Found(action, path)
