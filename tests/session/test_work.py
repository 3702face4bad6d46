"""Every run off the GUI thread ends once, in the GUI thread, and says nothing after it was let go of."""

import subprocess
import sys
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from pytestqt.qtbot import QtBot

from leftshift.session.work import Run, Work


class Heard(QObject):
    """Notes all that comes of a piece of work."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Any] = []
        self.faults: list[Exception] = []
        self.parts: list[float] = []
        self.threads: set[object] = set()
        self.work: Work[Any] = Work(
            self, done=self._take, failed=self.faults.append, progressed=self.parts.append
        )

    def _take(self, found: object) -> None:
        self.done.append(found)
        self.threads.add(current_thread())


@pytest.fixture
def heard(qapp: QCoreApplication) -> Heard:  # noqa: ARG001 - a program must be there to bring results back
    return Heard()


def through() -> None:
    """Let every thread end, and nothing yet arrive of what they report."""
    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_that_a_result_arrives_in_the_gui_thread(heard: Heard, qtbot: QtBot) -> None:
    heard.work.start(lambda _run: current_thread())
    assert heard.work.running
    qtbot.waitUntil(lambda: not heard.work.running)
    assert heard.done[0] is not main_thread()
    assert heard.threads == {main_thread()}


def test_that_a_result_already_on_its_way_is_dropped_when_the_run_is_cancelled(heard: Heard) -> None:
    heard.work.start(lambda _run: 1)
    through()
    heard.work.cancel()
    QCoreApplication.processEvents()
    assert heard.done == []
    assert not heard.work.running


def test_that_a_result_already_on_its_way_is_dropped_when_a_newer_run_begins(
    heard: Heard, qtbot: QtBot
) -> None:
    heard.work.start(lambda _run: "old")
    through()
    heard.work.start(lambda _run: "new")
    qtbot.waitUntil(lambda: not heard.work.running)
    assert heard.done == ["new"]


def test_that_a_run_that_raises_ends_and_says_what_went_wrong(heard: Heard, qtbot: QtBot) -> None:
    def fail(_run: Run) -> None:
        raise ZeroDivisionError("no people in the area")

    heard.work.start(fail)
    qtbot.waitUntil(lambda: not heard.work.running)
    assert [str(fault) for fault in heard.faults] == ["no people in the area"]
    assert heard.done == []
    heard.work.start(lambda _run: "again")
    qtbot.waitUntil(lambda: not heard.work.running)
    assert heard.done == ["again"]


def test_that_progress_is_heard_in_order_and_never_of_a_stale_run(heard: Heard, qtbot: QtBot) -> None:
    def report(run: Run) -> None:
        for part in (0.25, 0.5, 1.0):
            run.progress(part)

    heard.work.start(report)
    through()
    heard.work.start(report)
    qtbot.waitUntil(lambda: not heard.work.running)
    assert heard.parts == [0.25, 0.5, 1.0]


def test_that_a_run_learns_that_nobody_waits_for_it(heard: Heard) -> None:
    begun, seen = Event(), Event()

    def wait(run: Run) -> None:
        begun.set()
        while not run.cancelled():
            pass
        seen.set()

    heard.work.start(wait)
    assert begun.wait(10)
    heard.work.cancel()
    assert seen.wait(10)


def test_that_nothing_is_heard_after_the_owner_is_gone(qapp: QCoreApplication) -> None:
    owner, done = QObject(), []
    work: Work[int] = Work(owner, done=done.append, failed=done.append)
    work.start(lambda _run: 1)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    through()
    qapp.processEvents()
    assert done == []
    assert not work.running


def test_that_a_program_that_ends_while_work_goes_on_waits_for_no_more_than_its_next_look() -> None:
    code = """
from PySide6.QtCore import QCoreApplication, QTimer
from leftshift.session.work import Work
app = QCoreApplication([])
work = Work(app, done=print, failed=print)
def go_on(run):
    while not run.cancelled():
        pass
work.start(go_on)
QTimer.singleShot(0, app.quit)
app.exec()
"""
    ended = subprocess.run([sys.executable, "-c", code], check=True, timeout=30, capture_output=True)
    assert (ended.stdout, ended.stderr) == (b"", b"")
