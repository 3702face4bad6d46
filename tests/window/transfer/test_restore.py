"""What a crash left behind is offered once, and the last session whenever it is asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from leftshift.model.terms import Sector
from leftshift.session.lock import Lock
from leftshift.storage.journal import FOLDER
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window
from leftshift.window.transfer.restore import RestoreDialog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "configuration"


@pytest.fixture
def window(folder: Path, shown: Callable[[QWidget], QWidget]) -> Iterator[MainWindow]:
    made = build_window(folder)
    shown(made)
    yield made
    made.session.stack.setClean()
    made.close()


@pytest.fixture
def crashed(folder: Path, qapp: QCoreApplication) -> Path:
    """The journal of a window that ended without being closed, on a share of 12 %."""
    lost = build_window(folder)
    lost.session.shares.set(Sector.COMMUNITY, 0.12)
    lost.session.settle()
    lost.document.journal.write_now()
    journal = lost.document.journal.path
    data = journal.read_bytes()
    lost.document.close()
    lost.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (folder / FOLDER / "last.session").unlink()
    journal.write_bytes(data)
    return journal


def offered(window: MainWindow, qtbot: Any) -> RestoreDialog:
    def there() -> None:
        assert window.findChildren(RestoreDialog)

    qtbot.waitUntil(there, timeout=10_000)
    return window.findChildren(RestoreDialog)[0]


def test_that_a_crash_is_offered_with_its_name_area_and_file(
    crashed: Path, window: MainWindow, qtbot: Any
) -> None:
    window.restore.offer()
    dialog = offered(window, qtbot)
    text = dialog.list.item(0).text()
    assert window.session.scenario.name in text
    assert "not saved yet" in text
    dialog.later.click()
    assert crashed.exists()
    assert Lock(crashed).acquire()


def test_that_restored_work_is_unsaved_and_its_journal_goes_on_in_this_window(
    crashed: Path, window: MainWindow, qtbot: Any
) -> None:
    window.restore.offer()
    offered(window, qtbot).restore.click()
    assert window.session.scenario.shares.target[list(Sector).index(Sector.COMMUNITY)] == pytest.approx(0.12)
    assert not window.document.is_saved
    assert window.isWindowModified()
    assert not crashed.exists()
    assert window.document.journal.path.exists()


def test_that_discarded_work_is_gone(crashed: Path, window: MainWindow, qtbot: Any) -> None:
    window.restore.offer()
    offered(window, qtbot).discard.click()
    assert not crashed.exists()
    assert window.document.is_saved


def test_that_nothing_is_said_at_a_start_after_a_clean_close(window: MainWindow, qtbot: Any) -> None:
    window.restore.offer()
    qtbot.wait(300)
    assert not window.findChildren(RestoreDialog)


def test_that_the_last_session_can_be_restored_whenever_it_is_asked_for(
    crashed: Path, window: MainWindow, folder: Path, qtbot: Any
) -> None:
    crashed.rename(folder / FOLDER / "last.session")
    window.restore.ask()
    offered(window, qtbot).restore.click()
    assert not window.document.is_saved
    assert (folder / FOLDER / "last.session").exists()


def test_that_asking_where_there_is_nothing_says_so(window: MainWindow, qtbot: Any) -> None:
    window.restore.ask()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=10_000)
    assert "nothing to restore" in window.findChildren(QMessageBox)[0].text()


def test_that_a_damaged_journal_is_told_of_and_the_start_goes_on(
    crashed: Path, window: MainWindow, qtbot: Any
) -> None:
    crashed.write_bytes(b"\xff")
    window.restore.offer()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=10_000)
    assert "cannot be read" in window.findChildren(QMessageBox)[0].text()
    assert crashed.with_name(f"{crashed.name}.damaged").exists()
