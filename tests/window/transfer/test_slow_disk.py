"""A drive that does not answer stops neither the window nor its end, and no work is lost to it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.session import waiting
from leftshift.session.lock import Lock
from leftshift.session.recovery import last_session
from leftshift.storage import saver
from leftshift.storage.scenario.reader import read_bytes, read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window
from leftshift.window.status import Status

SOON = 20_000
"""Time in which an answer surely arrives on a busy machine [ms]."""


class Drive:
    """A drive that answers only when it is let."""

    def __init__(self) -> None:
        self.answers = Event()
        self.answers.set()

    def slow(self, do: Callable[..., Any]) -> Callable[..., Any]:
        """Make a function wait for the drive."""

        def wait(*given: object, **named: object) -> object:
            self.answers.wait(60)
            return do(*given, **named)

        return wait

    def hang(self) -> None:
        self.answers.clear()


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    made = Drive()
    monkeypatch.setattr("leftshift.session.document.save", made.slow(saver.save))
    monkeypatch.setattr("leftshift.session.document.read_bytes", made.slow(read_bytes))
    yield made
    made.answers.set()


@pytest.fixture
def window(
    tmp_path: Path, drive: Drive, shown: Callable[[QWidget], QWidget], qtbot: Any
) -> Iterator[MainWindow]:
    made = build_window(tmp_path / "configuration")
    shown(made)
    made.files.open(plan_at(tmp_path / "plan.leftshift"))
    yield made
    drive.answers.set()
    qtbot.waitUntil(lambda: not waiting.disks_are_waited_for(), timeout=SOON)
    made.files.disk.give_up()
    made.session.stack.setClean()
    made.close()


def plan_at(path: Path) -> Path:
    path.write_bytes(scenario_bytes(baseline_scenario(find_area("QMM"))))
    return path


def change(window: MainWindow, share: float) -> None:
    window.session.shares.set(Sector.COMMUNITY, share)
    window.session.settle()


def hang(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the drive hang, and wait for it no longer than a planner would notice."""
    drive.hang()
    monkeypatch.setattr(waiting, "PATIENCE", 0.05)


def box(window: MainWindow) -> QMessageBox:
    (found,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    return found


def press(asked: QMessageBox, words: str) -> None:
    next(one for one in asked.buttons() if words in one.text().replace("&", "")).click()


def state(window: MainWindow) -> str:
    return window.findChild(Status).line.text()


@pytest.fixture
def saving(window: MainWindow, drive: Drive, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window whose save waits for the drive."""
    change(window, 0.12)
    hang(drive, monkeypatch)
    window.files.save()
    return window


def test_that_the_window_says_that_it_is_saving_and_goes_on(
    saving: MainWindow, drive: Drive, qtbot: Any
) -> None:
    path = saving.document.path
    assert path is not None
    assert "Saving plan.leftshift …" in state(saving)
    assert not saving.document.is_saved
    drive.answers.set()
    qtbot.waitUntil(lambda: saving.document.is_saved, timeout=SOON)
    assert "Saving plan" not in state(saving)
    assert read_scenario(path) == saving.session.scenario


def test_that_what_is_changed_meanwhile_stays_unsaved(saving: MainWindow, drive: Drive, qtbot: Any) -> None:
    change(saving, 0.13)
    drive.answers.set()
    qtbot.waitUntil(lambda: not saving.files.disk.busy, timeout=SOON)
    assert not saving.document.is_saved
    saving.files.save()
    qtbot.waitUntil(lambda: saving.document.is_saved, timeout=SOON)
    assert read_scenario(saving.document.path) == saving.session.scenario


def test_that_closing_waits_for_the_save_and_goes_on_then(
    saving: MainWindow, drive: Drive, qtbot: Any
) -> None:
    assert not saving.close()
    asked = box(saving)
    assert "does not answer" in asked.text()
    assert str(saving.document.path) in asked.text()
    assert str(saving.document.journal.path) in asked.informativeText()
    drive.answers.set()
    qtbot.waitUntil(lambda: not saving.isVisible(), timeout=SOON)


def test_that_a_file_is_protected_only_once_it_is_saved(saving: MainWindow, drive: Drive, qtbot: Any) -> None:
    saving.files.set_read_only(True)
    assert not saving.document.read_only
    assert "does not answer" in box(saving).text()
    drive.answers.set()
    qtbot.waitUntil(lambda: saving.document.read_only, timeout=SOON)
    assert read_scenario(saving.document.path) == saving.session.scenario


def test_that_closing_can_be_called_off_while_the_save_goes_on(
    saving: MainWindow, drive: Drive, qtbot: Any
) -> None:
    saving.close()
    press(box(saving), "Cancel")
    drive.answers.set()
    qtbot.waitUntil(lambda: saving.document.is_saved, timeout=SOON)
    assert saving.isVisible()


def test_that_a_save_that_was_given_up_changes_nothing_and_work_is_kept_at_the_end(
    saving: MainWindow, drive: Drive, qtbot: Any, tmp_path: Path
) -> None:
    before = saving.document.path.read_bytes()
    saving.close()
    press(box(saving), "Stop waiting")
    asked = box(saving)
    assert "Save the changes" in asked.text()
    press(asked, "iscard")
    assert not saving.isVisible()
    drive.answers.set()
    qtbot.waitUntil(lambda: not waiting.disks_are_waited_for(), timeout=SOON)
    assert (tmp_path / "plan.leftshift").read_bytes() == before
    (last,) = last_session(tmp_path / "configuration").found
    assert last.journal.head.unsaved


def test_that_a_save_after_one_that_was_given_up_holds_the_newest_state(
    saving: MainWindow, drive: Drive, qtbot: Any
) -> None:
    saving.files.disk.give_up()
    change(saving, 0.14)
    saving.files.save()
    drive.answers.set()
    qtbot.waitUntil(lambda: saving.document.is_saved, timeout=SOON)
    assert read_scenario(saving.document.path) == saving.session.scenario


def test_that_a_file_that_opens_late_asks_about_what_was_changed_meanwhile(
    window: MainWindow, drive: Drive, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = plan_at(tmp_path / "other.leftshift")
    hang(drive, monkeypatch)
    window.files.open(other)
    assert "Opening other.leftshift …" in state(window)
    change(window, 0.12)
    changed = window.session.scenario
    drive.answers.set()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QMessageBox)), timeout=SOON)
    assert window.session.scenario is changed
    press(box(window), "iscard")
    qtbot.waitUntil(lambda: window.document.path == other, timeout=SOON)


def test_that_a_window_closes_though_the_disk_of_the_journal_does_not_answer(
    window: MainWindow, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(window, 0.12)
    monkeypatch.setattr("leftshift.session.journal_keeper.save", drive.slow(saver.save))
    hang(drive, monkeypatch)
    monkeypatch.setattr(waiting, "ANSWERED", 0.1)
    window.files.with_nothing_lost(lambda: None)
    press(box(window), "Cancel")
    window.session.stack.setClean()
    assert window.close()


def test_that_settings_on_a_disk_that_does_not_answer_hold_nothing_up(
    window: MainWindow, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leftshift.storage.settings import save_settings  # noqa: PLC0415 - the one that is made slow

    monkeypatch.setattr("leftshift.session.document.save_settings", drive.slow(save_settings))
    hang(drive, monkeypatch)
    window.app_actions.zoom_by(1)
    window.app_actions.zoom_by(1)
    assert window.document.settings.zoom > 100
    window.app_actions.zoom_to(100)


def test_that_a_file_whose_opening_was_given_up_stays_unlocked(
    window: MainWindow, drive: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    other = plan_at(tmp_path / "other.leftshift")
    hang(drive, monkeypatch)
    window.files.open(other)
    window.files.disk.give_up()
    drive.answers.set()
    qtbot.waitUntil(lambda: not waiting.disks_are_waited_for(), timeout=SOON)
    lock = Lock(other)
    assert lock.acquire()
    lock.release()
