"""Two people, one file: the second is told, nothing is overwritten unseen, and every lock can be cleared."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.cli.imports import PARTLY
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.session.document import Document
from leftshift.session.lock import Lock, lock_path, locked
from leftshift.session.open_file import Access, ChangedOnDiskError, FileInUse
from leftshift.session.recovery import last_session
from leftshift.session.session import Session
from leftshift.storage.leftovers import temporary_name
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes

IMPORT = """
import sys
from leftshift.cli.main import main
sys.exit(main(["import", sys.argv[1], "--into", sys.argv[2]]))
"""


@pytest.fixture
def other(qapp: QCoreApplication, scenario_of: Callable[..., Scenario]) -> Session:
    """The session of the second person."""
    return Session(scenario_of("QWE"), qapp)


@pytest.fixture
def mine(session: Session, tmp_path: Path) -> Iterator[Document]:
    made = Document(session, tmp_path / "mine", session)
    yield made
    made.close()


@pytest.fixture
def theirs(other: Session, tmp_path: Path) -> Iterator[Document]:
    made = Document(other, tmp_path / "theirs", other)
    yield made
    made.close()
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def plan(mine: Document, tmp_path: Path) -> Path:
    path = tmp_path / "plan.leftshift"
    mine.save(path)
    return path


def change(session: Session, share: float) -> None:
    session.shares.set(Sector.COMMUNITY, share)
    session.settle()


def test_that_a_file_whose_lock_was_removed_is_locked_again_by_the_next_save(
    mine: Document, theirs: Document, session: Session, plan: Path
) -> None:
    lock_path(plan).unlink()
    change(session, 0.12)
    mine.save()
    with pytest.raises(FileInUse):
        theirs.open(plan)
    mine.close()
    theirs.open(plan)
    assert theirs.path == plan


def test_that_the_second_is_told_who_has_the_file_and_keeps_what_is_open(
    theirs: Document, other: Session, plan: Path
) -> None:
    before = other.scenario
    with pytest.raises(FileInUse, match=f"process {os.getpid()}"):
        theirs.open(plan)
    assert other.scenario is before
    assert theirs.path is None


def test_that_the_second_may_read_but_not_save_over_it(
    theirs: Document, other: Session, plan: Path, tmp_path: Path
) -> None:
    theirs.open(plan, Access.READ_ONLY)
    change(other, 0.12)
    before = plan.read_bytes()
    with pytest.raises(SaveError, match="open as read-only"):
        theirs.save()
    assert plan.read_bytes() == before
    assert not theirs.is_saved
    theirs.save(tmp_path / "another.leftshift")
    assert theirs.path == tmp_path / "another.leftshift"
    assert not theirs.read_only


def test_that_the_second_may_work_on_a_copy(theirs: Document, plan: Path) -> None:
    theirs.open(plan, Access.COPY)
    assert theirs.path is None
    assert not theirs.is_saved


def test_that_a_file_that_someone_has_open_is_not_saved_over(theirs: Document, plan: Path) -> None:
    before = plan.read_bytes()
    with pytest.raises(SaveError, match="open already"):
        theirs.save(plan)
    assert plan.read_bytes() == before


def test_that_a_file_is_free_again_once_it_is_closed(mine: Document, theirs: Document, plan: Path) -> None:
    mine.close()
    theirs.open(plan)
    assert not theirs.read_only


def test_that_another_file_being_opened_frees_the_one_before(
    mine: Document, theirs: Document, plan: Path, tmp_path: Path
) -> None:
    mine.save(tmp_path / "another.leftshift")
    theirs.open(plan)
    assert lock_path(plan).read_bytes().startswith(b"%d" % os.getpid())


@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00", b"4242\nx\nlaptop-7\n"], ids=["empty", "garbage", "laptop"]
)
def test_that_a_lock_left_behind_can_be_cleared_by_whoever_opens_the_file(
    mine: Document, theirs: Document, plan: Path, content: bytes
) -> None:
    mine.close()
    lock_path(plan).write_bytes(content)
    with pytest.raises(FileInUse):
        theirs.open(plan)
    theirs.open(plan, Access.CLEAR)
    theirs.save()


def test_that_a_file_changed_on_disk_is_not_saved_over_unseen(
    mine: Document, session: Session, plan: Path, other: Session
) -> None:
    changed = scenario_bytes(other.scenario)
    plan.write_bytes(changed)
    change(session, 0.12)
    with pytest.raises(ChangedOnDiskError) as caught:
        mine.save()
    assert caught.value.theirs == changed
    assert plan.read_bytes() == changed
    assert not mine.is_saved


def test_that_saving_over_a_changed_file_keeps_the_other_one_among_the_versions(
    mine: Document, session: Session, plan: Path, other: Session
) -> None:
    changed = scenario_bytes(other.scenario)
    plan.write_bytes(changed)
    change(session, 0.12)
    mine.save(over_changes=True)
    assert read_scenario(plan) == session.scenario
    assert mine.versions[0].path.read_bytes() == changed


def test_that_ten_previous_versions_are_kept_and_one_opens_as_an_unsaved_change(
    mine: Document, session: Session, plan: Path
) -> None:
    first = session.scenario
    for number in range(12):
        change(session, 0.10 + number / 1000)
        mine.save()
    assert len(mine.versions) == 10
    third = read_scenario(mine.versions[2].path)
    mine.open_version(mine.versions[2])
    assert session.scenario == third != first
    assert not mine.is_saved
    assert mine.path == plan
    session.stack.undo()
    assert mine.is_saved


def test_that_a_file_can_be_protected_and_freed(mine: Document, theirs: Document, plan: Path) -> None:
    mine.set_read_only(True)
    theirs.open(plan)
    with pytest.raises(FileInUse):
        mine.set_read_only(False)
    assert mine.read_only
    theirs.close()
    mine.set_read_only(False)
    mine.save()


def test_that_two_imports_at_once_lose_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "plan.leftshift"
    plan.write_bytes(scenario_bytes(baseline_scenario(find_area("QMM"))))
    money, seats = tmp_path / "own.csv", tmp_path / "seats.csv"
    money.write_text("sector,gbp_m,year\nacute,1400,2025/26\n", encoding="utf-8")
    seats.write_text("role,group,votes\nChair,chair,yes\nChief executive,executive,yes\n", encoding="utf-8")
    environment = os.environ | {"LEFTSHIFT_CONFIG": str(tmp_path / "profile")}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(source), str(plan)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for source in (money, seats)
    ]
    said = [child.communicate(timeout=100) for child in both]
    assert [child.returncode for child in both] == [PARTLY, 0], said
    scenario = read_scenario(plan)
    assert scenario.own_figures is not None
    assert len(scenario.board.seats) == 2
    assert not lock_path(plan).exists()


def test_that_a_command_waits_for_who_has_the_file_and_then_names_them(plan: Path) -> None:
    with pytest.raises(SaveError, match=f"process {os.getpid()}"), locked(plan, wait=0.05):
        pytest.fail("the file is open")


def test_that_restored_work_whose_file_is_open_elsewhere_is_open_as_read_only(
    mine: Document, session: Session, theirs: Document, plan: Path, tmp_path: Path
) -> None:
    change(session, 0.12)
    mine.close()
    (last,) = last_session(tmp_path / "mine").found
    someone = Lock(plan)
    assert someone.acquire()
    theirs.restore(last)
    assert theirs.path == plan
    assert theirs.read_only
    assert not theirs.is_saved
    someone.release()


def test_that_restored_work_is_not_saved_over_what_changed_on_disk_meanwhile(
    mine: Document, session: Session, theirs: Document, plan: Path, tmp_path: Path
) -> None:
    change(session, 0.12)
    mine.close()
    plan.write_bytes(scenario_bytes(baseline_scenario(find_area("QWE"))))
    theirs.restore(last_session(tmp_path / "mine").found[0])
    with pytest.raises(ChangedOnDiskError):
        theirs.save()


def test_that_opening_a_file_sweeps_what_a_killed_save_left_beside_it(mine: Document, plan: Path) -> None:
    computer = temporary_name().split("-")[1]
    left = plan.with_name(f".leftshift-{computer}-{2**22 + 1}-01234567.tmp")
    left.write_bytes(b"half")
    mine.open(plan)
    assert not left.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_that_a_file_that_cannot_stay_its_owners_is_told_of(
    mine: Document, session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    mine.told.connect(told.append)
    os.chown(plan, 12_345, 23_456)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    change(session, 0.12)
    mine.save()
    assert "belongs to you now" in told[0]
    assert mine.is_saved
