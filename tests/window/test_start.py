"""A start that breaks says so and goes on without the settings; it leaves the search for garbage on."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from leftshift.window import start
from leftshift.window.access.zoom import zoom
from leftshift.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def _garbage(qapp: QApplication) -> Iterator[None]:
    """Leave the search for garbage as it was."""
    yield
    gc.unfreeze()
    for timer in qapp.findChildren(QTimer, "garbage"):
        timer.stop()


class BrokenWindow:
    """A window whose charts cannot be shown."""

    def show_charts(self) -> None:
        raise RuntimeError("no charts")


def is_looked_for(app: QApplication) -> bool:
    return any(timer.isActive() for timer in app.findChildren(QTimer, "garbage"))


def test_that_garbage_is_looked_for_again_when_the_charts_cannot_be_shown(qapp: QApplication) -> None:
    with pytest.raises(RuntimeError, match="no charts"):
        start.bring_charts(BrokenWindow())  # type: ignore[arg-type]  # it has all that is asked for
    assert is_looked_for(qapp)


def test_that_garbage_is_looked_for_again_when_the_window_cannot_be_built(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail(*_arguments: object) -> None:
        raise RuntimeError("no window")

    monkeypatch.setattr(MainWindow, "__init__", fail)
    with pytest.raises(RuntimeError, match="no window"):
        start.build_first(tmp_path)
    assert is_looked_for(qapp)


@pytest.fixture
def first(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[start.FirstWindow]:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    folder = tmp_path / "configuration"
    folder.mkdir()
    (folder / "settings.json").write_text('{"format": "leftshift settings", "version": 1, "zoom": 150}')
    made = start.FirstWindow(None)
    yield made
    monkeypatch.undo()
    zoom(qapp, 100)
    if made.window is not None:
        made.window.document.close()
        made.window.hide()
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fail_at(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(MainWindow, place)

    def broken(window: MainWindow, *given: object) -> object:
        if window.document.settings.zoom == 150:
            raise RuntimeError("not with these settings")
        return real(window, *given)

    monkeypatch.setattr(MainWindow, place, broken)


@pytest.mark.parametrize("place", ["_lay_out", "show_start", "show_charts"])
def test_that_a_fault_that_meets_the_settings_is_said_and_the_start_goes_on_without_them(
    first: start.FirstWindow, place: str, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fail_at(place, monkeypatch)
    first.open(with_settings=True)

    def told() -> list[str]:
        return [box.text() for box in first.window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(first.window.plan.chart_area.charts) and bool(told()), timeout=20_000)
    (text,) = told()
    assert "could not start with your settings" in text
    assert str(tmp_path / "configuration" / "settings.json") in text
    assert "RuntimeError" in text
    assert first.window.document.settings.zoom == 100
    assert '"zoom": 150' in (tmp_path / "configuration" / "settings.json").read_text()


def test_that_a_fault_without_settings_too_is_said_and_has_an_exit_code(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(MainWindow, "_lay_out", lambda _window: 1 / 0)
    said: list[str] = []

    def end(_app: object) -> int:
        (box,) = (one for one in qapp.topLevelWidgets() if isinstance(one, QMessageBox))
        said.extend((box.text(), box.detailedText()))
        box.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", end)
    assert start.start(None) == start.FAULT
    assert "could not start" in said[0]
    assert "ZeroDivisionError" in said[1]


def test_that_every_window_carries_the_icon_of_the_program(qapp: QApplication) -> None:
    before = qapp.windowIcon()
    qapp.setWindowIcon(QIcon())
    assert not start.application().windowIcon().pixmap(64).isNull()
    qapp.setWindowIcon(before)
