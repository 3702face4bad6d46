"""Garbage is looked for in the GUI thread alone, and not in the midst of a drag."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from leftshift.window import garbage
from leftshift.window.garbage import collect, collect_in_gui_thread


class Cycle:
    """An object that only a search for garbage frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _quiet(qapp: QApplication) -> Iterator[None]:
    gc.collect()
    yield
    for timer in qapp.findChildren(QTimer, "garbage"):
        timer.stop()


def allocate(count: int = 20_000) -> None:
    assert len([Cycle() for _ in range(count)]) == count


def test_that_another_thread_frees_nothing(qapp: QApplication) -> None:
    collect_in_gui_thread(qapp)
    freed_by: list[int] = []
    label = QLabel("closed")
    label.setProperty("itself", Cycle())
    cycle = Cycle()
    cycle.label = label  # type: ignore[attr-defined]  # whatever a cycle holds
    weakref.finalize(cycle, lambda: freed_by.append(threading.get_ident()))
    del cycle, label
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert freed_by == []
    collect()
    gc.collect()
    assert freed_by == [threading.get_ident()]


def test_that_garbage_is_not_looked_for_while_the_mouse_is_held(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect_in_gui_thread(qapp)
    freed: list[str] = []
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    weakref.finalize(Cycle(), freed.append, "cycle")
    allocate(1_000)
    collect()
    assert freed == []
    monkeypatch.setattr(garbage, "_MUCH", 500)
    collect()
    assert freed == ["cycle"]


def test_that_it_is_begun_once(qapp: QApplication) -> None:
    collect_in_gui_thread(qapp)
    collect_in_gui_thread(qapp)
    assert len(qapp.findChildren(QTimer, "garbage")) == 1
    assert not gc.isenabled()
