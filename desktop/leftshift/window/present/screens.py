"""The screen of the stage, and the keys that the planner's window passes on to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QWidget

_CLICKER = {"PgDown": 1, "PgUp": -1}
"""Keys that a presenter's clicker sends, to whichever window has the keyboard."""


def stage_screen(screens: Sequence[QScreen], window: QScreen, stage: QScreen | None = None) -> QScreen:
    """Choose the screen that the stage fills: the one it is on already, any other than the window's, or that.

    `screens` are those that exist; the window's and the stage's may be gone.
    """
    others = [screen for screen in screens if screen is not window]
    if window not in screens:
        # What was on the window's screen moves to the first one that is left.
        others = list(screens[1:])
    if stage in others:
        return stage
    return others[0] if others else screens[0]


class Screens(QObject):
    """Watches screens come and go while there is a presentation.

    Signals:
        changed: a screen is there or gone. args: the screens that exist now
    """

    changed = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Late, as a screen that has just come has no place among the others yet.
            app.screenAdded.connect(self._came, Qt.ConnectionType.QueuedConnection)
            app.screenRemoved.connect(self._went)

    def _came(self, _screen: QScreen) -> None:
        self.changed.emit(QGuiApplication.screens())

    def _went(self, gone: QScreen) -> None:
        self.changed.emit([screen for screen in QGuiApplication.screens() if screen is not gone])


class WindowKeys(QObject):
    """Lets the planner's window lead the talk while the stage is on another screen.

    A clicker steps on and back, and Esc ends where nothing in the window wants it. A window that closes
    closes the stage as well.

    Signals:
        step_asked: args: −1 or 1
        end_asked: the presentation is over.
    """

    step_asked = Signal(int)
    end_asked = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._clicker = [
            self._shortcut(window, key, partial(self.step_asked.emit, steps))
            for key, steps in _CLICKER.items()
        ]
        self._on = False
        window.installEventFilter(self)

    def listen(self, *, on: bool) -> None:
        """Pass keys on, or leave them all to the window."""
        self._on = on
        for shortcut in self._clicker:
            shortcut.setEnabled(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End on an Esc that nothing in the window took, and when the window is closed."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.end_asked.emit()
        if self._on and event.type() is QEvent.Type.KeyPress and _is_escape(event):
            self.end_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def _shortcut(self, window: QWidget, key: str, does: Callable[[], None]) -> QShortcut:
        made = QShortcut(QKeySequence(key), window)
        made.setEnabled(False)
        made.activated.connect(does)
        return made


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
