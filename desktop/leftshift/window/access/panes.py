"""F6: from pane to pane, each remembered where the keyboard was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class Panes(QObject):
    """Moves the keyboard from one part of the window to the next."""

    def __init__(self, panes: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._last: dict[QWidget, QWidget] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._remember)

    def step(self, steps: int) -> None:
        """Give the keyboard to another pane; the one after the last is the first."""
        panes = [pane for pane in self._panes() if pane.isVisible() and _stops(pane)]
        if not panes:
            return
        here = self._pane_of(QApplication.focusWidget(), panes)
        place = (panes.index(here) + steps) % len(panes) if here is not None else 0
        self.enter(
            panes[place], Qt.FocusReason.TabFocusReason if steps > 0 else Qt.FocusReason.BacktabFocusReason
        )

    def enter(self, pane: QWidget, why: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Give the keyboard to a pane: where it was there last, or else to its first control."""
        stops = _stops(pane)
        if not stops:
            return
        kept = self._last.get(pane)
        target = kept if kept is not None and kept in stops else stops[0]
        _bring_into_view(target)
        target.setFocus(why)

    def _remember(self, _old: QWidget | None, now: QWidget | None) -> None:
        pane = self._pane_of(now, self._panes()) if now is not None else None
        if pane is not None and now is not None:
            self._last[pane] = now

    @staticmethod
    def _pane_of(widget: QWidget | None, panes: Sequence[QWidget]) -> QWidget | None:
        return next(
            (pane for pane in panes if widget is not None and (pane is widget or pane.isAncestorOf(widget))),
            None,
        )


def _stops(pane: QWidget) -> list[QWidget]:
    """List what Tab reaches within a pane."""
    tabbed = Qt.FocusPolicy.TabFocus
    return [
        widget
        for widget in (pane, *pane.findChildren(QWidget))
        if widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & tabbed)
    ]


def _bring_into_view(widget: QWidget) -> None:
    """Scroll every area around a control until it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
