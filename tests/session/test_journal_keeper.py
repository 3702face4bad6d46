"""Unsaved work is written down as it goes on, and what was written down comes back."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.session.document import Document
from leftshift.session.recovery import last_session, left_behind
from leftshift.session.session import Session
from leftshift.storage.journal import DAMAGED, FOLDER, read_journal
from leftshift.storage.scenario.reader import parse_scenario

CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector
from leftshift.session.document import Document
from leftshift.session.session import Session
session = Session(baseline_scenario(find_area("QMM")), app)
document = Document(session, Path(sys.argv[1]), app)
session.shares.set(Sector.COMMUNITY, 0.12)
session.settle()
session.pin()
session.describe_step(session.history.current.key, name="Branch", who="Sam", why="")
session.shares.set(Sector.COMMUNITY, 0.15)
document.journal.written.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
app.exec()
"""
SOON = 10_000
"""Time in which a journal is surely written on a busy machine [ms]."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "configuration"


@pytest.fixture
def document(session: Session, folder: Path) -> Iterator[Document]:
    made = Document(session, folder, session)
    yield made
    made.journal.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def other(qapp: QCoreApplication, scenario_of: Callable[..., Scenario]) -> Session:
    """The session of another start of the program."""
    return Session(scenario_of("QWE"), qapp)


@pytest.fixture
def another(other: Session, folder: Path) -> Iterator[Document]:
    made = Document(other, folder, other)
    yield made
    made.journal.close()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def change(session: Session, share: float = 0.12) -> None:
    session.shares.set(Sector.COMMUNITY, share)
    session.settle()


def test_that_an_unsaved_change_is_written_down_within_two_seconds(
    document: Document, session: Session, qtbot: Any
) -> None:
    with qtbot.waitSignal(document.journal.written, timeout=SOON):
        change(session)
    found = read_journal(document.journal.path)
    assert parse_scenario(found.settled, "journal") == session.scenario
    assert found.head.unsaved
    assert found.head.file == ""


def test_that_a_drag_is_written_down_though_it_goes_on(
    document: Document, session: Session, qtbot: Any
) -> None:
    with qtbot.waitSignal(document.journal.written, timeout=SOON):
        session.shares.set(Sector.COMMUNITY, 0.13)
    found = read_journal(document.journal.path)
    assert found.head.dragged
    assert parse_scenario(found.dragged, "journal") == session.scenario


def test_that_pins_are_written_down_though_nothing_is_unsaved(
    document: Document, session: Session, qtbot: Any
) -> None:
    with qtbot.waitSignal(document.journal.written, timeout=SOON):
        session.pin()
    assert [pin.letter for pin in read_journal(document.journal.path).head.pins] == ["A"]


def test_that_a_save_removes_the_journal(document: Document, session: Session, tmp_path: Path) -> None:
    change(session)
    document.journal.write_now()
    assert document.journal.path.exists()
    document.save(tmp_path / "plan.leftshift")
    assert not document.journal.path.exists()


def test_that_a_window_that_is_closed_leaves_its_last_session_and_nothing_else(
    document: Document, session: Session, folder: Path
) -> None:
    change(session)
    document.journal.write_now()
    document.close()
    assert [path.name for path in (folder / FOLDER).iterdir()] == ["last.session"]
    (last,) = last_session(folder).found
    assert parse_scenario(last.journal.settled, "journal") == session.scenario


def test_that_the_journal_of_an_open_window_is_offered_to_nobody(
    document: Document, session: Session, folder: Path
) -> None:
    change(session)
    document.journal.write_now()
    assert left_behind(folder).found == ()


def test_that_a_program_killed_in_a_drag_leaves_its_work_with_history_and_pins(
    another: Document, other: Session, folder: Path
) -> None:
    subprocess.run([sys.executable, "-c", CHILD, str(folder)], check=False)
    (found,) = left_behind(folder).found
    assert left_behind(folder).found == ()  # offered once at a time
    another.restore(found)
    place = list(Sector).index(Sector.COMMUNITY)
    assert other.scenario.shares.target[place] == pytest.approx(0.15)
    assert [pin.letter for pin in other.pins.all] == ["A"]
    assert "Sam" in {step.who for step in other.history.steps()}
    assert not another.is_saved
    assert left_behind(folder).found == ()
    assert [path.suffix for path in (folder / FOLDER).glob("*.journal")] == [".journal"]


def test_that_a_pin_after_restoring_gets_a_letter_that_was_not_given(
    document: Document, session: Session, another: Document, other: Session, folder: Path
) -> None:
    session.pin()
    change(session)
    session.pin()
    session.pins.remove("A")
    document.close()
    another.restore(last_session(folder).found[0])
    assert other.pin().letter == "C"


def test_that_a_damaged_journal_is_kept_and_told_of_once(folder: Path) -> None:
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / "a.journal").write_bytes(b"{")
    (told,) = left_behind(folder).told
    kept = folder / FOLDER / f"a.journal{DAMAGED}"
    assert str(kept) in told
    assert kept.read_bytes() == b"{"
    assert left_behind(folder).told == ()


def test_that_a_journal_of_a_newer_version_is_kept_as_one(folder: Path) -> None:
    journal = folder / FOLDER / f"{'a' * 32}.journal"
    journal.parent.mkdir(parents=True)
    journal.write_text('{"format": "leftshift journal", "version": 9}\n', encoding="utf-8")
    (told,) = left_behind(folder).told
    assert "a newer Leftshift wrote it down" in told
    assert journal.with_name(f"{journal.name}.newer").is_file()


def test_that_a_folder_of_journals_that_cannot_be_read_is_told_and_stops_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (told,) = left_behind(folder).told
    assert told.endswith(f"{folder / FOLDER} (Permission denied).")


def test_that_a_journal_that_cannot_be_written_is_said_in_a_sentence(
    document: Document, session: Session, folder: Path, qtbot: Any
) -> None:
    folder.mkdir(parents=True)
    (folder / FOLDER).write_text("a file where the folder should be")
    with qtbot.waitSignal(document.journal.failed, timeout=SOON) as said:
        change(session)
    assert "cannot be kept safe from a crash" in said.args[0]
    (folder / FOLDER).unlink()
