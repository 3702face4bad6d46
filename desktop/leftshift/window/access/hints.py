"""Hints without hovering: what a tooltip says of the control that has the keyboard, in the status bar."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar, QTabWidget, QToolTip, QWidget

from leftshift.window.controls.actions import make_action
from leftshift.window.controls.plain_text import plain_tip

_MOST_MS = 60_000
"""How long a hint that was asked for stays, unless a key or a click ends it before [ms]."""


class Hints(QObject):
    """Shows the hint of whatever has the keyboard in its window, and the whole of it on a key."""

    def __init__(self, window: QWidget, show: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._show = window, show
        self._view: QAbstractItemView | None = None
        self._tabs: QTabBar | None = None
        self.action = make_action(window, "&Explain this control", self.show_whole, "Shift+F1")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_whole(self) -> None:
        """Show the whole hint of the control that has the keyboard, beside it."""
        widget = QApplication.focusWidget()
        if widget is not None and widget.window() is self._window:
            text = hint(widget) or widget.accessibleDescription() or widget.accessibleName()
            below = widget.mapToGlobal(QPoint(0, widget.height()))
            QToolTip.showText(below, plain_tip(text), widget, widget.rect(), _MOST_MS)

    def refresh(self) -> None:
        """Say again what the control with the keyboard is for: what it says may have changed."""
        self._show_hint()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window:
            return
        self._leave()
        if isinstance(now, QAbstractItemView) and now.selectionModel() is not None:
            self._view = now
            now.selectionModel().currentChanged.connect(self._show_hint)
        elif isinstance(now, QTabBar):
            self._tabs = now
            now.currentChanged.connect(self._show_hint)
        self._show_hint()

    def _leave(self) -> None:
        """Listen no more to the list or the tabs that had the keyboard."""
        view, tabs = self._view, self._tabs
        self._view = self._tabs = None
        try:
            if view is not None and view.selectionModel() is not None:
                view.selectionModel().currentChanged.disconnect(self._show_hint)
            if tabs is not None:
                tabs.currentChanged.disconnect(self._show_hint)
        except RuntimeError:
            return  # it was deleted, or took another model, in the meantime

    def _show_hint(self, *_: object) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and widget.window() is self._window:
            self._show(" · ".join(hint(widget).split("\n")))


def hint(widget: QWidget) -> str:
    """Return what the tooltip of a control says, or that of the row or tab that is current in it."""
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        of_row = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
        return of_row or widget.toolTip()
    if isinstance(widget, QTabBar):
        return widget.tabToolTip(widget.currentIndex())
    if isinstance(widget, QTabWidget):
        return widget.tabToolTip(widget.currentIndex())
    return widget.toolTip()
