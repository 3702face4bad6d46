"""A file that someone else has open or has changed is asked about, and its versions come back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.session.lock import lock_path
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window
from leftshift.window.transfer.file_menu import file_name
from leftshift.window.transfer.versions import VersionsDialog


@pytest.fixture
def window(tmp_path: Path, shown: Callable[[QWidget], QWidget]) -> Iterator[MainWindow]:
    made = build_window(tmp_path / "configuration")
    shown(made)
    yield made
    made.session.stack.setClean()
    made.close()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.leftshift"
    path.write_bytes(scenario_bytes(baseline_scenario(find_area("QMM"))))
    return path


def change(window: MainWindow, share: float) -> None:
    window.session.shares.set(Sector.COMMUNITY, share)
    window.session.settle()


def box(window: MainWindow) -> QMessageBox:
    found = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert found, "no question is asked"
    return found[-1]


def answer(asked: QMessageBox, words: str) -> None:
    button = next(one for one in asked.buttons() if words in one.text().replace("&", ""))
    button.click()


def theirs(plan: Path) -> bytes:
    data = scenario_bytes(baseline_scenario(find_area("QMM")).with_running_costs(cut=0.25))
    plan.write_bytes(data)
    return data


@pytest.mark.parametrize(
    ("words", "read_only", "has_file"),
    [("read-only", True, True), ("copy", False, False), ("anyway", False, True)],
)
def test_that_a_file_open_elsewhere_is_asked_about(
    window: MainWindow, plan: Path, words: str, *, read_only: bool, has_file: bool
) -> None:
    lock_path(plan).write_bytes(b"4242\nleftshift\nlaptop-7\n\n\nsam\n2026-04-01T09:30:00+00:00\n")
    window.files.open(plan)
    asked = box(window)
    assert "sam on laptop-7 (process 4242) since" in asked.text()
    assert str(plan) in asked.text()
    assert window.document.path is None
    answer(asked, words)
    assert window.document.read_only is read_only
    assert window.document.path == (plan if has_file else None)
    assert ("read-only" in window.windowTitle()) is read_only


def test_that_a_file_changed_on_disk_is_compared_before_anything_is_saved(
    window: MainWindow, plan: Path
) -> None:
    window.files.open(plan)
    change(window, 0.12)
    data = theirs(plan)
    window.files.save()
    asked = box(window)
    assert str(plan) in asked.text()
    assert "12.0\u00a0% here" in asked.informativeText()
    assert "25" in asked.informativeText()
    asked.reject()
    assert plan.read_bytes() == data
    assert not window.document.is_saved


def test_that_mine_is_saved_over_theirs_only_when_asked_for_and_theirs_is_a_version(
    window: MainWindow, plan: Path
) -> None:
    window.files.open(plan)
    change(window, 0.12)
    data = theirs(plan)
    window.files.save()
    answer(box(window), "Save mine")
    assert read_scenario(plan) == window.session.scenario
    assert window.document.versions[0].path.read_bytes() == data


def test_that_theirs_is_opened_only_after_asking_about_mine(window: MainWindow, plan: Path) -> None:
    window.files.open(plan)
    change(window, 0.12)
    theirs(plan)
    window.files.save()
    answer(box(window), "Open theirs")
    assert window.session.scenario == read_scenario(plan)
    assert window.document.is_saved


@pytest.mark.parametrize(
    "content", [b"{", b'{"format": "leftshift scenario", "version": 999}', b'{"\\u202e\\u001b": "\x1b[31m"}']
)
def test_that_an_unreadable_file_on_disk_is_said_to_be_one_and_takes_the_place_of_nothing(
    window: MainWindow, plan: Path, content: bytes
) -> None:
    window.files.open(plan)
    change(window, 0.12)
    before = window.session.scenario
    plan.write_bytes(content)
    window.files.save()
    said = box(window).informativeText()
    assert said.startswith("What is on disk cannot be read as a plan: ")
    assert said.isprintable()
    assert len(said) <= 400
    answer(box(window), "Open theirs")
    assert plan.name in box(window).text()
    box(window).close()
    assert window.session.scenario is before
    assert not window.document.is_saved


def test_that_a_version_opens_as_an_unsaved_change(window: MainWindow, plan: Path) -> None:
    window.files.open(plan)
    before = window.session.scenario
    change(window, 0.12)
    window.files.save()
    trigger(window, "Versions")
    dialog = window.findChild(VersionsDialog)
    assert dialog.list.count() == 1
    dialog.here.click()
    assert window.session.scenario == before
    assert not window.document.is_saved
    assert window.document.path == plan


def test_that_a_file_without_versions_is_said_to_have_none(window: MainWindow, plan: Path) -> None:
    window.files.open(plan)
    trigger(window, "Versions")
    assert "no earlier versions yet" in box(window).text()
    box(window).close()


def test_that_a_file_is_protected_by_the_menu_and_its_save_asks_for_a_name(
    window: MainWindow, plan: Path
) -> None:
    window.files.open(plan)
    trigger(window, "Read-only")
    assert window.document.read_only
    assert "(read-only)" in window.windowTitle()
    trigger(window, "Read-only")
    assert not window.document.read_only


def test_that_a_save_that_cannot_be_says_where_the_work_lies_now(window: MainWindow, plan: Path) -> None:
    window.files.open(plan)
    change(window, 0.12)
    window.document.journal.write_now()
    plan.unlink()
    plan.mkdir()
    window.files.save()
    said = box(window).text()
    assert str(plan) in said
    assert str(window.document.journal.path) in said
    assert window.document.journal.path.exists()
    assert not window.document.is_saved
    box(window).close()


def test_that_no_place_is_named_for_work_that_could_not_be_written_down(
    window: MainWindow, plan: Path, qtbot: QtBot
) -> None:
    journal = window.document.journal
    window.files.open(plan)
    rmtree(journal.path.parent, ignore_errors=True)
    journal.path.parent.write_bytes(b"a file where the folder should be")
    with qtbot.waitSignal(journal.failed):
        change(window, 0.12)
    plan.unlink()
    plan.mkdir()
    window.files.save()
    said = box(window).text()
    assert str(journal.path) not in said
    assert "can be kept nowhere else: keep Leftshift open" in said
    box(window).close()


def test_that_steps_of_the_history_are_left_out_of_a_file_only_when_asked_for(
    window: MainWindow, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open(plan)
    change(window, 0.12)
    change(window, 0.13)
    monkeypatch.setattr("leftshift.session.history.saved.BYTES_MOST", 1)
    before = plan.read_bytes()
    window.files.save()
    assert "oldest 1 step of" in box(window).text()
    assert plan.read_bytes() == before
    answer(box(window), "Save")
    assert window.document.is_saved
    assert plan.read_bytes() != before


def test_that_a_refusal_is_said_also_where_nobody_can_look_for_an_earlier_version(
    window: MainWindow, tmp_path: Path
) -> None:
    window.files.open(tmp_path.joinpath(*["folder" * 40] * 20, "a.leftshift"))
    assert "cannot be read" in box(window).text()
    box(window).close()


def test_that_a_name_with_a_dot_gets_the_ending_of_plans_and_replaces_nothing_unasked(
    window: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "Plan 1.2.leftshift"
    there.write_bytes(b"another plan")
    for name in ("Plan 1.1", "Plan 1.2"):
        window.files.save_as()
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
    assert window.document.path == tmp_path / "Plan 1.1.leftshift"
    assert there.read_bytes() == b"another plan"
    answer(box(window), "Replace")
    assert window.document.path == there


def test_that_a_failed_save_names_no_journal_that_is_not_there(window: MainWindow, plan: Path) -> None:
    window.files.open(plan)
    change(window, 0.12)
    plan.unlink()
    plan.mkdir()
    window.files.save()
    assert f"written down in {window.document.journal.path}" in box(window).text()
    assert window.document.journal.path.is_file()
    box(window).close()


def test_that_a_file_without_its_oldest_steps_is_asked_about_once_and_the_next_file_again(
    window: MainWindow, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leftshift.session.history.saved.BYTES_MOST", 1)
    window.files.open(plan)
    for share in (0.12, 0.13):
        change(window, share)
    window.files.save()
    answer(box(window), "Save")
    change(window, 0.14)
    window.files.save()
    assert window.document.is_saved
    other = tmp_path / "other.leftshift"
    window.document.save_copy(other, window.session.scenario)
    window.files.open(other)
    for share in (0.15, 0.16):
        change(window, share)
    window.files.save()
    assert "oldest 1 step of" in box(window).text()
    assert not window.document.is_saved
    box(window).close()


def trigger(window: MainWindow, words: str) -> None:
    menu = window.menuBar().actions()[0].menu()
    next(one for one in menu.actions() if words in one.text().replace("&", "")).trigger()


@pytest.mark.parametrize("name", ["é" * 120, "NUL", "a/b:c", "", "x" * 120])
def test_that_every_name_of_a_scenario_suggests_a_file_name_that_can_be(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{file_name(name)}.bak").write_bytes(b"")
    assert file_name(name).endswith(".leftshift")


def test_that_a_fault_of_the_program_in_a_save_names_the_file_and_where_the_work_lies(
    window: MainWindow, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open(plan)
    change(window, 0.12)

    def fail(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError("\x1b[31m" + "x" * 5_000)

    monkeypatch.setattr("leftshift.session.document.scenario_bytes", fail)
    window.files.save()
    said = box(window).text()
    assert str(plan) in said
    assert str(window.document.journal.path) in said
    assert "ZeroDivisionError" in said
    assert len(said) < 800
    box(window).close()


@pytest.mark.parametrize("place", [".", "/"])
def test_that_a_folder_without_a_name_is_no_plan(window: MainWindow, place: str) -> None:
    window.files.open(Path(place))
    (box,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "this is a folder" in box.text()
