"""Presents on two screens and reports what was seen, for test_second_screen.py."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import Sector
from leftshift.storage.settings import Settings, Window, save_settings
from leftshift.window.main_window import MainWindow
from leftshift.window.present.presenter import Presenter
from leftshift.window.start import application, build_window


class Talk:
    """A presentation, and the window it is led from."""

    def __init__(self, folder: Path) -> None:
        self.window: MainWindow = build_window(folder)
        self.window.show()
        self.window.show_charts()
        QCoreApplication.processEvents()

    @property
    def presenter(self) -> Presenter:
        """Who runs it."""
        return self.window.app_actions.presenter

    def press(self, on: QWidget, *keys: Qt.Key) -> None:
        """Press keys on a widget."""
        for key in keys:
            QTest.keyClick(on, key)
            QCoreApplication.processEvents()

    def state(self) -> dict[str, Any]:
        """Say where the stage and the bar are."""
        stage, bar = self.presenter.stage, self.presenter.bar
        if stage is None or bar is None:
            return {"runs": False}
        return {
            "runs": True,
            "place": stage.geometry().getRect(),
            "screen": stage.screen().name(),
            "full": stage.isFullScreen() and stage.isVisible(),
            "bar_in_window": self.window.isAncestorOf(bar) and bar.isVisible(),
            "bar_on_stage": stage.isAncestorOf(bar) and bar.isVisible(),
            "chart": stage.place,
            "black": stage.is_black,
        }


def talk(folder: Path) -> dict[str, Any]:
    """Give a talk on two screens from the first key to the last."""
    seen: dict[str, Any] = {"screens": [screen.name() for screen in QGuiApplication.screens()]}
    held = Talk(folder)
    window = held.window
    seen["window"] = window.screen().name()
    held.press(window, Qt.Key.Key_F5)
    seen["begun"] = held.state()
    stage, bar = held.presenter.stage, held.presenter.bar
    assert stage is not None
    assert bar is not None
    seen["keys_on_stage"] = QGuiApplication.focusWindow() is stage.windowHandle()
    seen["marks_to_click"] = stage.chart.ask.isVisible()
    held.press(stage, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    seen["stepped"] = held.state()["chart"]
    held.press(window, Qt.Key.Key_PageDown)
    seen["clicker"] = held.state()["chart"]
    bar.back.click()
    seen["bar_back"] = held.state()["chart"]
    held.press(stage, Qt.Key.Key_B)
    seen["black"] = held.state()["black"], stage.grab().toImage().pixelColor(900, 500).name()
    held.press(stage, Qt.Key.Key_B)
    held.press(stage, Qt.Key.Key_P)
    seen["typing_in_window"] = QGuiApplication.focusWindow() is window.windowHandle()
    seen["typing_in_bar"] = bar.guesses.hasFocus()
    QTest.keyClicks(bar.guesses, "48 51")
    assert stage.guesses is not None
    seen["guesses"] = stage.guesses.values
    bar.reveal.click()
    seen["revealed"] = stage.guesses.revealed
    bar.predict.click()
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    window.session.settle()
    while not bar.replay.isEnabled():
        QTest.qWait(1)
    bar.replay.click()
    seen["replays"] = held.presenter.movement.running
    _unplug(held, seen)
    held.press(window, Qt.Key.Key_F5)
    seen["again"] = held.state()
    held.press(window, Qt.Key.Key_Escape)
    seen["ended_from_window"] = held.state()
    held.press(window, Qt.Key.Key_F5)
    window.session.stack.setClean()
    window.close()
    seen["ended_by_closing"] = held.state()
    return seen


def _unplug(held: Talk, seen: dict[str, Any]) -> None:
    """Take the projector away, bring it back, and take the laptop's own screen away.

    This platform cannot lose a screen; it is sent the news that it has.
    """
    app, presenter = QGuiApplication.instance(), held.presenter
    assert isinstance(app, QGuiApplication)
    laptop, projector = app.screens()
    before = held.state()["chart"]
    app.screenRemoved.emit(projector)
    QCoreApplication.processEvents()
    seen["unplugged"] = held.state()
    seen["same_chart"] = held.state()["chart"] == before
    assert presenter.stage is not None
    held.press(presenter.stage, Qt.Key.Key_Left)
    seen["back_after"] = held.state()["chart"]
    app.screenAdded.emit(projector)
    QCoreApplication.processEvents()
    seen["plugged_in"] = held.state()
    app.screenRemoved.emit(laptop)
    seen["lid_closed"] = held.state()
    presenter.move_to([laptop, projector])
    QCoreApplication.processEvents()
    held.press(presenter.stage, Qt.Key.Key_Escape)
    seen["ended"] = held.state()


def places(folder: Path) -> dict[str, Any]:
    """Close a window here and there, and say where the next one opens."""
    found: dict[str, Any] = {}
    for name, place in (("beside", (1500, 100, 1200, 700)), ("gone", (5000, 100, 1200, 700))):
        kept = Window(x=place[0], y=place[1], width=place[2], height=place[3], splitter=(400, 600, 200))
        save_settings(folder, Settings(window=kept))
        window = build_window(folder)
        window.show()
        QCoreApplication.processEvents()
        found[name] = {
            "place": window.geometry().getRect(),
            "screen": window.screen().name(),
            "panes": window.plan.panes.sizes(),
        }
        window.close()
    return found


def main() -> None:
    """Write what was seen as JSON, with the settings in the folder that is named, and leave at once."""
    application()
    folder = Path(sys.argv[1])
    sys.stdout.write(json.dumps({**talk(folder / "talk"), "places": places(folder / "places")}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
