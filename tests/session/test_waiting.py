"""A disk that does not answer is waited for beside the window, and given up where nobody wants to wait."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from leftshift.session import waiting
from leftshift.session.waiting import DiskSteps, NoAnswerError, Steps, at_once, briefly, disks_are_waited_for


@pytest.fixture
def answers() -> Event:
    """Set when the disk answers."""
    return Event()


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    monkeypatch.setattr(waiting, "ANSWERED", 0.02)


def read_twice(read: Callable[[Event], str]) -> Steps[str]:
    first = yield read
    second = yield read
    return f"{first} {second}"


def refused(_given_up: Event) -> str:
    raise OSError("gone")


def refused_once(read: Callable[[Event], str]) -> Steps[str]:
    try:
        yield refused
    except OSError as fault:
        return f"{fault}, then {(yield read)}"
    return "nothing was refused"


class Heard:
    """What came of steps."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.faults: list[str] = []

    def start(self, disk: DiskSteps, steps: Steps[str]) -> None:
        disk.start(
            "Reading", steps, done=self.found.append, failed=lambda fault: self.faults.append(str(fault))
        )


def test_that_steps_come_to_the_same_here_and_beside_the_window() -> None:
    heard = Heard()
    heard.start(DiskSteps(), read_twice(lambda _: "a"))
    assert heard.found == [at_once(read_twice(lambda _: "a"))] == ["a a"]


def test_that_steps_may_go_on_after_a_refusal() -> None:
    heard = Heard()
    heard.start(DiskSteps(), refused_once(lambda _: "a"))
    assert heard.found == [at_once(refused_once(lambda _: "a"))] == ["gone, then a"]


def test_that_a_refusal_ends_steps_that_do_not_expect_it() -> None:
    heard, disk = Heard(), DiskSteps()
    heard.start(disk, read_twice(refused))
    assert (heard.faults, disk.busy) == (["gone"], False)
    with pytest.raises(OSError, match="gone"):
        at_once(read_twice(refused))


@pytest.mark.usefixtures("impatient")
def test_that_the_window_goes_on_while_a_disk_does_not_answer(qtbot: Any, answers: Event) -> None:
    heard, disk = Heard(), DiskSteps()
    heard.start(disk, read_twice(lambda _: str(answers.wait(30))))
    assert (disk.what, heard.found) == ("Reading", [])
    answers.set()
    qtbot.waitUntil(lambda: heard.found == ["True True"], timeout=10_000)
    assert not disk.busy


@pytest.mark.usefixtures("impatient")
def test_that_what_was_given_up_is_not_heard_and_knows_it(qtbot: Any, answers: Event) -> None:
    heard, disk, knew = Heard(), DiskSteps(), list[bool]()

    def read(given_up: Event) -> str:
        answers.wait(30)
        knew.append(given_up.is_set())
        return "late"

    heard.start(disk, read_twice(read))
    disk.give_up()
    assert not disk.busy
    answers.set()
    qtbot.waitUntil(lambda: not disks_are_waited_for(), timeout=10_000)
    QCoreApplication.processEvents()
    assert (heard.found, heard.faults, knew) == ([], [], [True])


@pytest.mark.usefixtures("impatient")
def test_that_a_short_wait_ends_though_the_disk_does_not_answer(answers: Event) -> None:
    with pytest.raises(NoAnswerError, match="does not answer"):
        briefly(lambda: answers.wait(30))
    assert disks_are_waited_for()
    answers.set()
