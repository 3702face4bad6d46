"""Signals that end the program: heard in an idle window, and nothing is lost."""

import signal
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leftshift.window.signals import EndingSignals

Ending = Callable[[Callable[[], None]], EndingSignals]
ENDING = [
    number
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) != signal.SIG_IGN
]
"""Those that end a program here; nohup has one ignored."""


@pytest.fixture
def ending(qapp: QApplication) -> Iterator[Ending]:
    """Return what makes the signals end the program; they are given back afterwards."""
    made = list[EndingSignals]()

    def make(keep: Callable[[], None]) -> EndingSignals:
        made.append(EndingSignals(qapp, keep))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize("number", ENDING)
def test_that_a_signal_has_the_work_written_down_and_ends_the_program_with_its_code(
    number: int, ending: Ending, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = list[object]()
    monkeypatch.setattr(QCoreApplication, "exit", done.append)
    ending(lambda: done.append("kept"))
    signal.raise_signal(number)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["kept", 128 + number]


def test_that_a_fault_on_the_way_does_not_keep_the_program_from_ending(
    ending: Ending, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError

    done = list[int]()
    monkeypatch.setattr(QCoreApplication, "exit", done.append)
    ending(fail)
    with qtbot.captureExceptions() as raised:
        signal.raise_signal(signal.SIGTERM)
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, _, _ in raised] == [RuntimeError]


def test_that_what_is_ignored_stays_so(qapp: QApplication) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    one = EndingSignals(qapp, lambda: None)
    heeded = signal.getsignal(signal.SIGTERM)
    one.close()
    signal.signal(signal.SIGTERM, before)
    assert heeded is signal.SIG_IGN
