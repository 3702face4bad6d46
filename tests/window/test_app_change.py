"""A change of the whole program's font or colours never meets a widget that is freed on the way."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leftshift.window.access.zoom import zoom
from leftshift.window.theme import ThemeChoice, apply_theme, theme_of

WINDOWS = 20


class Listener(QWidget):
    """Lets a collection be due while it hears of a change, once it is `ready`."""

    ready = False

    def changeEvent(self, event: QEvent) -> None:
        if self.ready:
            gc.set_threshold(1, 1, 1)
        self.made = [[] for _ in range(100)]
        super().changeEvent(event)


@pytest.fixture
def no_collection() -> Iterator[None]:
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(10**9)
    yield
    gc.set_threshold(*before)


def show_windows(qtbot: QtBot) -> list[Listener]:
    """Show listeners, which are returned, in turn with others that only a collection frees."""
    listeners = []
    for _ in range(WINDOWS):
        listener = Listener()
        qtbot.addWidget(listener)
        listener.show()
        listeners.append(listener)
        closed = QWidget()
        closed.label = QLabel("Closed a while ago", closed)
        closed.itself = closed
        closed.show()
    for listener in listeners:
        listener.ready = True
    return listeners


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda app: (zoom(app, 200), zoom(app, 100)), id="zoom"),
        pytest.param(lambda app: apply_theme(app, theme_of(ThemeChoice.DARK)), id="theme"),
    ],
)
def test_that_no_widget_is_freed_while_qt_passes_a_change_on(
    qapp: QApplication, qtbot: QtBot, change: Callable[[QApplication], object]
) -> None:
    apply_theme(qapp, theme_of(ThemeChoice.LIGHT))
    listeners = show_windows(qtbot)
    change(qapp)
    assert all(listener.made for listener in listeners)
