"""A fault inside any action is said, the work is written down, and the window goes on."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from leftshift.model.terms import Sector
from leftshift.session.work import Work
from leftshift.window.faults import FaultBar, catch_faults
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window

ENDING = {"Close", "Quit"}
"""Actions that close the window."""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = build_window(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    catch_faults(lambda: "versions", lambda: made.findChildren(FaultBar))
    made.resize(1366, 768)
    made.show()
    made.show_charts()
    qapp.processEvents()
    yield made
    monkeypatch.undo()
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fail(*_given: object, **_named: object) -> None:
    raise RuntimeError("a fault of the program")


def words(action: QAction) -> str:
    return action.text().replace("&", "").split("\t")[0]


def actions(window: MainWindow) -> dict[str, QAction]:
    """Every action of the menus, by its words."""
    found: dict[str, QAction] = {}

    def add(menu: QMenu) -> None:
        menu.aboutToShow.emit()
        for action in menu.actions():
            if action.menu() is not None:
                add(action.menu())
            elif words(action):
                found[words(action)] = action

    for top in window.menuBar().actions():
        add(top.menu())
    return {name: action for name, action in found.items() if name not in ENDING}


def put_away(app: QApplication) -> None:
    """Close whatever an action has opened, as a planner would."""
    for dialog in app.topLevelWidgets():
        if isinstance(dialog, (QDialog, QMenu)) and dialog.isVisible():
            dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def broken_inside(patch: pytest.MonkeyPatch) -> None:
    """Let what most actions lead to fail: drawing, opening and saving, dialogs, work beside the window."""
    for place in (
        "leftshift.snapshot.projector.Projector.snapshot",
        "leftshift.session.document.Document.opening",
        "leftshift.session.document.Document.saving",
        "leftshift.session.document.Document.keep",
        "leftshift.window.page_stack.PageStack.open",
        "PySide6.QtWidgets.QDialog.open",
    ):
        patch.setattr(place, fail)
    patch.setattr(Work, "start", fail)


@pytest.mark.survival
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_that_a_fault_inside_any_action_is_said_and_the_window_goes_on(
    window: MainWindow, qapp: QApplication
) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.12)
    window.session.settle()
    (bar,) = window.findChildren(FaultBar)
    unsaid, heard = [], list[str]()
    caught: Callable[..., object] = sys.excepthook
    before = window.session.scenario
    for name, action in actions(window).items():
        bar.hide()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "excepthook", lambda *fault: (heard.append(name), caught(*fault)))  # noqa: B023
            broken_inside(patch)
            action.setEnabled(True)
            action.trigger()
            qapp.processEvents()
        qapp.processEvents()  # what failed in the last event is said after it
        if name in heard and not bar.isVisible():
            unsaid.append(name)
        put_away(qapp)
        window.session.stack.setIndex(1)
    assert unsaid == []
    assert len(set(heard)) > 20
    assert window.document.journal.path.is_file()
    window.session.change_to(before, "Back")
    window.draw(window.session.snapshot)
    assert window.session.latest.scenario == before
