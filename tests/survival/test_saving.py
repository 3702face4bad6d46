"""Whatever the disk does, and whenever the power goes, the file holds the old content or the new, whole."""

import errno
import os
import signal
import stat
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from leftshift.storage.disk import REAL, Disk
from leftshift.storage.saver import SaveError, save

OLD, NEW = b"old " * 5_000, b"new content " * 9_000
POSIX = pytest.mark.skipif(os.name != "posix", reason="asks POSIX calls")
STEPS = [field.name for field in fields(Disk)]
CALLS = 18
"""Calls of one save over an older version, up to the sync of the folder."""
CHILD = """
import os, signal, sys
from dataclasses import fields, replace
from pathlib import Path
from leftshift.storage.disk import REAL
from leftshift.storage.saver import save

left = int(sys.argv[2])

def dying(call):
    def step(*args):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args)
    return step

disk = replace(REAL, **{field.name: dying(getattr(REAL, field.name)) for field in fields(REAL)})
save(Path(sys.argv[1]), b"new content " * 9_000, disk)
"""


class PowerCut(BaseException):
    """Ends the program between two steps; nothing in the saver may take it for an error of the disk."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.leftshift"
    path.write_bytes(OLD)
    return path


def failing(number: int) -> Callable[..., Any]:
    def step(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    return step


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_that_a_new_file_is_saved_and_nothing_else_left_there(tmp_path: Path) -> None:
    save(tmp_path / "plan.leftshift", NEW)
    assert (tmp_path / "plan.leftshift").read_bytes() == NEW
    assert names(tmp_path) == {"plan.leftshift"}


def test_that_the_previous_version_is_kept_beside_the_file(plan: Path) -> None:
    save(plan, NEW)
    assert plan.read_bytes() == NEW
    assert plan.with_name("plan.leftshift.bak").read_bytes() == OLD
    assert names(plan.parent) == {"plan.leftshift", "plan.leftshift.bak"}


def test_that_saving_twice_without_a_change_keeps_the_previous_version(plan: Path) -> None:
    save(plan, NEW)
    save(plan, NEW)
    assert plan.with_name("plan.leftshift.bak").read_bytes() == OLD


def test_that_no_previous_version_is_kept_where_none_is_wanted(plan: Path) -> None:
    save(plan, NEW, keep_previous=False)
    assert names(plan.parent) == {"plan.leftshift"}


def test_that_an_empty_file_can_be_saved_and_replaced(plan: Path) -> None:
    save(plan, b"")
    assert plan.read_bytes() == b""
    save(plan, NEW)
    assert plan.with_name("plan.leftshift.bak").read_bytes() == b""


@POSIX
def test_that_permissions_of_an_existing_file_are_kept(plan: Path) -> None:
    plan.chmod(0o640)
    save(plan, NEW)
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert stat.S_IMODE(plan.with_name("plan.leftshift.bak").stat().st_mode) == 0o640


@POSIX
def test_that_a_link_stays_a_link_and_the_file_behind_it_is_saved(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.leftshift"
    link.parent.mkdir()
    link.symlink_to(plan)
    save(link, NEW)
    assert link.is_symlink()
    assert plan.read_bytes() == NEW
    assert names(link.parent) == {"link.leftshift"}


def test_that_another_name_of_the_file_keeps_the_version_before_and_is_told_of(
    plan: Path, tmp_path: Path
) -> None:
    before, other = plan.read_bytes(), tmp_path / "other.leftshift"
    other.hardlink_to(plan)
    told = save(plan, before + b" ")
    assert (str(plan) in told, "hard link" in told) == (True, True)
    assert other.read_bytes() == before
    assert save(plan, before) == ""


def test_that_a_name_as_long_as_the_system_allows_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251)
    save(path, OLD)
    save(path, NEW)
    assert path.read_bytes() == NEW


def test_that_writing_goes_on_after_a_short_write(plan: Path) -> None:
    save(plan, NEW, replace(REAL, write=lambda descriptor, data: os.write(descriptor, data[:999])))
    assert plan.read_bytes() == NEW


@pytest.mark.parametrize("step", ["resolve", "create", "write", "fsync", "close", "chmod", "read", "replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "you may not write here"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EXDEV, "the disk says"),
    ],
)
def test_that_a_step_that_fails_changes_nothing_and_leaves_nothing(
    plan: Path, step: str, number: int, words: str
) -> None:
    broken = replace(REAL, **{step: failing(number)})
    with pytest.raises(SaveError, match=words) as caught:
        save(plan, NEW, broken)
    assert "plan.leftshift was not saved" in str(caught.value)
    assert "Nothing was changed" in str(caught.value)
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == {"plan.leftshift"}


def test_that_a_disk_that_takes_nothing_more_counts_as_full(plan: Path) -> None:
    with pytest.raises(SaveError, match="the disk is full"):
        save(plan, NEW, replace(REAL, write=lambda *_: 0))
    assert plan.read_bytes() == OLD


def test_that_content_the_disk_gives_back_changed_is_never_put_in_place(plan: Path) -> None:
    def forgetful(path: Path) -> bytes:
        return path.read_bytes() if path == plan else path.read_bytes()[:-1]

    with pytest.raises(SaveError, match="gave back other content"):
        save(plan, NEW, replace(REAL, read=forgetful))
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == {"plan.leftshift"}


def test_that_a_failing_second_replacement_leaves_the_old_content(plan: Path) -> None:
    def only_the_previous(source: Path, target: Path) -> None:
        if target == plan:
            raise PermissionError(errno.EACCES, "held open")
        source.replace(target)

    with pytest.raises(SaveError, match="another program holds the file open"):
        save(plan, NEW, replace(REAL, replace=only_the_previous))
    assert plan.read_bytes() == OLD
    assert names(plan.parent) == {"plan.leftshift", "plan.leftshift.bak"}


def test_that_a_folder_the_disk_does_not_confirm_is_told_with_the_new_content_in_place(plan: Path) -> None:
    with pytest.raises(SaveError, match="may not outlast a power cut") as caught:
        save(plan, NEW, replace(REAL, sync_folder=failing(errno.EIO)))
    assert caught.value.replaced
    assert plan.read_bytes() == NEW


def test_that_a_file_system_without_folder_sync_is_no_error(plan: Path) -> None:
    save(plan, NEW, replace(REAL, sync_folder=failing(errno.EINVAL)))
    assert plan.read_bytes() == NEW


def test_that_a_temporary_file_that_cannot_be_removed_hides_no_other_error(plan: Path) -> None:
    with pytest.raises(SaveError, match="the disk is full"):
        save(plan, NEW, replace(REAL, write=failing(errno.ENOSPC), unlink=failing(errno.EACCES)))
    assert plan.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/plan.leftshift", "the folder is not there"),
        ("plan.leftshift/inside", "part of the path is a file"),
        (".", "a folder of that name is there"),
        ("x" * 300, "the name is too long"),
        ("nul\0", "a character that no file name may have"),
    ],
)
def test_that_a_name_that_cannot_be_is_refused_in_words(plan: Path, name: str, words: str) -> None:
    target = plan.parent / name
    before = names(plan.parent)
    with pytest.raises(SaveError, match=words):
        save(target, NEW)
    assert names(plan.parent) == before


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "marked as read-only"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EROFS, "only be read"),
    ],
)
def test_that_a_file_that_may_not_be_written_to_is_not_replaced_and_the_reason_is_the_true_one(
    plan: Path, number: int, words: str
) -> None:
    with pytest.raises(SaveError, match=words) as caught:
        save(plan, NEW, replace(REAL, check_writable=failing(number)))
    assert str(plan) in str(caught.value)
    assert plan.read_bytes() == OLD


@POSIX
@pytest.mark.parametrize("missing", [False, True], ids=["file", "nothing yet"])
def test_that_a_link_that_cannot_be_followed_stays_a_link(
    plan: Path, monkeypatch: pytest.MonkeyPatch, *, missing: bool
) -> None:
    link = plan.with_name("link.leftshift")
    link.symlink_to(plan)
    if missing:
        plan.unlink()
    real = os.lstat

    def faulty(path: Any, **more: Any) -> os.stat_result:
        if str(path).endswith("link.leftshift"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, **more)

    monkeypatch.setattr(os, "lstat", faulty)
    with pytest.raises(SaveError, match="the disk reports a fault"):
        save(link, NEW)
    monkeypatch.undo()
    assert link.is_symlink()
    assert plan.exists() is not missing


@POSIX
def test_that_a_link_to_a_file_that_is_not_there_yet_makes_that_file(tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.leftshift"
    link.parent.mkdir()
    link.symlink_to("../plan.leftshift")
    save(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "plan.leftshift").read_bytes() == NEW


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_that_another_users_file_stays_that_users(plan: Path) -> None:
    os.chown(plan, 12_345, 23_456)
    assert save(plan, NEW) == ""
    assert (plan.stat().st_uid, plan.stat().st_gid) == (12_345, 23_456)
    told = save(plan, OLD, replace(REAL, chown=failing(errno.EPERM)))
    assert f"{plan} belongs to you now" in told
    assert f"{plan} is no longer its group’s" in told
    assert plan.read_bytes() == OLD


@pytest.mark.skipif(sys.platform != "linux", reason="sets attributes of Linux")
def test_that_rights_of_single_people_are_kept(plan: Path) -> None:
    # Version 2, then tag, rights and id of each entry: owner, user 12345, group, mask, others.
    entries = ((1, 6, -1), (2, 6, 12_345), (4, 4, -1), (16, 6, -1), (32, 0, -1))
    rights = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(plan, "system.posix_acl_access", rights)
    except OSError:
        pytest.skip("the file system has no such rights")
    save(plan, NEW)
    assert os.getxattr(plan, "system.posix_acl_access") == rights
    assert os.getxattr(plan.with_name("plan.leftshift.bak"), "system.posix_acl_access") == rights


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another group")
def test_that_a_group_that_cannot_be_kept_is_told_and_the_owner_is_not_said_to_have_changed(
    plan: Path,
) -> None:
    os.chown(plan, os.geteuid(), 23_456)
    told = save(plan, NEW, replace(REAL, chown=failing(errno.EPERM)))
    assert told == f"{plan} is no longer its group’s, which may now be unable to open it."


def test_that_a_refusal_of_who_keeps_versions_leaves_the_one_beside_the_file_as_it_is(plan: Path) -> None:
    save(plan, NEW)

    def refuse(path: Path, _old: bytes) -> None:
        raise SaveError(path, "it was changed", "Save elsewhere.")

    with pytest.raises(SaveError, match="was changed"):
        save(plan, b"more", keep=refuse)
    assert plan.with_name("plan.leftshift.bak").read_bytes() == OLD


@pytest.mark.parametrize("is_new", [True, False], ids=["a file that was not there", "another content"])
def test_that_what_another_program_writes_during_a_save_is_not_replaced(plan: Path, *, is_new: bool) -> None:
    if is_new:
        plan.unlink()

    def synced_slowly(descriptor: int) -> None:
        os.fsync(descriptor)
        plan.write_bytes(b"theirs")

    with pytest.raises(SaveError, match="another program wrote it"):
        save(plan, NEW, replace(REAL, fsync=synced_slowly))
    assert plan.read_bytes() == b"theirs"
    assert save(plan, NEW) == ""


def test_that_a_folder_where_the_version_before_would_be_costs_no_save(plan: Path) -> None:
    plan.with_name("plan.leftshift.bak").mkdir()
    assert "a folder of that name is there" in save(plan, NEW)
    assert plan.read_bytes() == NEW
    assert names(plan.parent) == {plan.name, "plan.leftshift.bak"}


@POSIX
def test_that_a_save_from_a_folder_that_is_gone_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(SaveError) as said:
        save(Path("plan.leftshift"), NEW)
    assert "plan.leftshift was not saved: the folder is not there" in str(said.value)


def test_that_a_file_that_is_held_for_a_moment_is_waited_for(plan: Path) -> None:
    waited: list[float] = []

    def held_at_first(source: Path, target: Path) -> None:
        if target == plan and len(waited) < 3:
            raise PermissionError(errno.EACCES, "held")
        source.replace(target)

    disk = replace(REAL, replace=held_at_first, is_held=lambda _: True, sleep=waited.append)
    save(plan, NEW, disk)
    assert plan.read_bytes() == NEW
    assert len(waited) == 3


def test_that_a_file_that_stays_held_is_left_and_the_work_lies_in_a_copy_beside_it(plan: Path) -> None:
    waited: list[float] = []

    def held(source: Path, target: Path) -> None:
        if target == plan:
            raise PermissionError(errno.EACCES, "held")
        source.replace(target)

    disk = replace(REAL, replace=held, is_held=lambda _: True, sleep=waited.append)
    with pytest.raises(SaveError, match="another program holds the file open") as caught:
        save(plan, NEW, disk, keep_previous=False)
    (copy,) = set(plan.parent.iterdir()) - {plan}
    assert copy.read_bytes() == NEW
    assert copy.suffix == ".leftshift"
    assert str(copy) in str(caught.value)
    assert sum(waited) == pytest.approx(3.0)
    assert plan.read_bytes() == OLD


def test_that_a_version_beside_the_file_that_is_held_costs_no_save(plan: Path) -> None:
    waited: list[float] = []

    def held(source: Path, target: Path) -> None:
        if target.suffix == ".bak":
            raise PermissionError(errno.EACCES, "held")
        source.replace(target)

    kept: list[bytes] = []
    disk = replace(REAL, replace=held, is_held=lambda _: True, sleep=waited.append)
    told = save(plan, NEW, disk, keep=lambda _, old: kept.append(old))
    assert plan.read_bytes() == NEW
    assert kept == [OLD]
    assert f"{plan}.bak" in told


def test_that_a_file_that_cannot_be_read_for_a_moment_is_waited_for(plan: Path) -> None:
    waited: list[float] = []

    def held_at_first(path: Path) -> bytes:
        if path == plan and len(waited) < 2:
            raise PermissionError(errno.EACCES, "held")
        return path.read_bytes()

    save(plan, NEW, replace(REAL, read=held_at_first, is_held=lambda _: True, sleep=waited.append))
    assert plan.read_bytes() == NEW
    assert len(waited) == 2


@pytest.mark.parametrize("length", [240, 252, 255])
def test_that_a_name_at_the_file_systems_limit_keeps_its_previous_version(
    tmp_path: Path, length: int
) -> None:
    path = tmp_path / ("x" * (length - 10) + ".leftshift")
    save(path, OLD)
    save(path, NEW)
    (previous,) = set(tmp_path.iterdir()) - {path}
    assert previous.name.endswith(".bak")
    assert previous.read_bytes() == OLD


@POSIX
def test_that_a_device_and_a_link_in_a_circle_are_not_written_to(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    with pytest.raises(SaveError, match="leads back to itself"):
        save(circle, NEW)
    with pytest.raises(SaveError, match="a device of that name is there"):
        save(Path(os.devnull), NEW)


@POSIX
def test_that_a_file_larger_than_the_memory_is_neither_read_nor_replaced(plan: Path) -> None:
    os.truncate(plan, 2**40)  # takes no room on the disk
    with pytest.raises(SaveError, match="far too large"):
        save(plan, NEW)
    assert plan.stat().st_size == 2**40


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(CALLS))
def test_that_an_end_before_or_after_any_call_leaves_old_or_new_whole(
    plan: Path, number: int, when: str
) -> None:
    made: list[str] = []

    def cutting(name: str) -> Callable[..., Any]:
        def step(*args: object) -> object:
            made.append(name)
            if len(made) == number + 1 and when == "before":
                raise PowerCut
            result = getattr(REAL, name)(*args)
            if len(made) == number + 1:
                raise PowerCut
            return result

        return step

    with pytest.raises(PowerCut):
        save(plan, NEW, replace(REAL, **{name: cutting(name) for name in STEPS}))
    replaced = made[: number + (when == "after")].count("replace") == 2
    assert plan.read_bytes() == (NEW if replaced else OLD)
    previous = plan.with_name("plan.leftshift.bak")
    assert not previous.exists() or previous.read_bytes() == OLD


@POSIX
@pytest.mark.parametrize("number", range(CALLS))
def test_that_a_program_killed_at_any_call_leaves_old_or_new_whole(plan: Path, number: int) -> None:
    child = subprocess.run([sys.executable, "-c", CHILD, str(plan), str(number)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert plan.read_bytes() in {OLD, NEW}
    previous = plan.with_name("plan.leftshift.bak")
    assert not previous.exists() or previous.read_bytes() == OLD
    save(plan, NEW)
    assert plan.read_bytes() == NEW


def test_that_all_calls_of_a_save_are_cut_off_once(plan: Path) -> None:
    made: list[str] = []

    def counted(name: str) -> Callable[..., Any]:
        def step(*args: object) -> object:
            made.append(name)
            return getattr(REAL, name)(*args)

        return step

    save(plan, NEW, replace(REAL, **{name: counted(name) for name in STEPS}))
    # The last two calls remove temporary files that are gone by then.
    assert made.index("sync_folder") == CALLS - 1
    assert made[CALLS:] == ["unlink", "unlink"]
