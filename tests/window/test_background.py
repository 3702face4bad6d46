from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool

from leftshift.window.background import Task


def through() -> None:
    """Let every thread of the pool end, then hear what it found."""
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()


@pytest.fixture
def heard() -> dict[str, list[Any]]:
    return {"done": [], "failed": []}


def start(work: Any, heard: dict[str, list[Any]], parent: QObject) -> Task[Any]:
    return Task(work, done=heard["done"].append, failed=heard["failed"].append, owner=parent)


def test_that_work_is_done_in_another_thread_and_its_answer_comes_in_this_one(
    qapp: QObject, heard: dict[str, list[Any]]
) -> None:
    task = start(QThread.currentThread, heard, qapp)
    assert task.running
    through()
    assert heard["done"] != [QThread.currentThread()]
    assert len(heard["done"]) == 1
    assert not task.running


def test_that_a_fault_is_handed_back_and_not_raised_in_the_thread(
    qapp: QObject, heard: dict[str, list[Any]]
) -> None:
    start(lambda: 1 / 0, heard, qapp)
    through()
    assert isinstance(heard["failed"][0], ZeroDivisionError)
    assert not heard["done"]


def test_that_cancelled_work_is_never_heard_of(qapp: QObject, heard: dict[str, list[Any]]) -> None:
    task = start(lambda: 1, heard, qapp)
    task.cancel()
    through()
    assert heard == {"done": [], "failed": []}


def test_that_work_whose_owner_is_gone_is_never_heard_of(qapp: QObject, heard: dict[str, list[Any]]) -> None:
    owner = QObject(qapp)
    start(lambda: 1, heard, owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    through()
    assert heard == {"done": [], "failed": []}
