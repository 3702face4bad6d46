"""Who has a file open is said, and no lock is for ever."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leftshift.session.lock import Lock, lock_path

CHILD = """
import os, signal, sys
from pathlib import Path
from leftshift.session.lock import Lock
lock = Lock(Path(sys.argv[1]))
assert lock.acquire()
os.kill(os.getpid(), signal.SIGKILL)
"""
ODD = {
    "empty": b"",
    "garbage": b"\xff\x00garbage\n" * 99,
    "another computer's": b"4242\nleftshift\nlaptop-7\n\n\nsam\n2026-04-01T09:30:00+00:00\n",
    "a number too large": b"9" * 500 + b"\n",
    "large": b"x" * 1_000_000,
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.leftshift"
    path.write_bytes(b"plan")
    return path


def test_that_the_second_is_told_who_and_since_when(plan: Path) -> None:
    first, second = Lock(plan), Lock(plan)
    assert first.acquire()
    assert not second.acquire()
    holder = second.holder()
    assert (holder.host, holder.pid) == (socket.gethostname(), str(os.getpid()))
    assert holder.user
    assert holder.since
    assert f"process {os.getpid()}" in str(holder)
    first.release()


def test_that_a_lock_that_is_released_leaves_nothing(plan: Path) -> None:
    first, second = Lock(plan), Lock(plan)
    assert first.acquire()
    first.release()
    assert second.acquire()
    second.release()
    assert [path.name for path in plan.parent.iterdir()] == [plan.name]


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_that_the_lock_of_a_dead_process_is_no_lock(plan: Path) -> None:
    subprocess.run([sys.executable, "-c", CHILD, str(plan)], check=False)
    assert lock_path(plan).exists()
    lock = Lock(plan)
    assert lock.acquire()
    lock.release()


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
@pytest.mark.parametrize("age", [0, 10**6, -(10**8)], ids=["new", "old", "future"])
def test_that_an_odd_lock_can_be_cleared(plan: Path, content: bytes, age: int) -> None:
    file = lock_path(plan)
    file.write_bytes(content)
    os.utime(file, (time.time() - age,) * 2)
    lock = Lock(plan)
    if not lock.acquire():
        assert len(str(lock.holder())) < 200
        assert str(lock.holder()).isprintable()
        assert lock.clear()
    assert lock.is_held
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="makes pipes and links")
@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_that_what_is_no_lock_is_waited_for_by_nobody_and_can_be_cleared(plan: Path, kind: str) -> None:
    other = plan.with_name("other")
    other.write_bytes(b"another file")
    lock = Lock(plan)
    if kind == "folder":
        lock.file.mkdir()
        (lock.file / "notes").write_bytes(b"notes")
    elif kind == "pipe":
        os.mkfifo(lock.file)
    else:
        lock.file.symlink_to(other)
    assert not lock.acquire()
    assert str(lock.holder()) == "someone"
    assert lock.clear()
    lock.release()
    assert other.read_bytes() == b"another file"
    assert len([*plan.parent.rglob("notes")]) == (kind == "folder")


def test_that_who_was_locked_out_by_the_user_leaves_the_new_lock_as_it_is(plan: Path) -> None:
    first, second, third = Lock(plan), Lock(plan), Lock(plan)
    assert first.acquire()
    assert second.clear()
    first.release()
    assert not third.acquire()
    second.release()
    assert [path.name for path in plan.parent.iterdir()] == [plan.name]


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be no text")
def test_that_a_name_that_is_no_text_has_a_lock_of_its_own(tmp_path: Path) -> None:
    odd, other = (tmp_path / os.fsdecode(name) for name in (b"n\xff.leftshift", b"n\xfe.leftshift"))
    first, second, third = Lock(odd), Lock(odd), Lock(other)
    assert first.acquire()
    assert not second.acquire()
    assert second.holder().user
    assert third.acquire()
    first.release()
    third.release()
    assert not [*tmp_path.iterdir()]


def test_that_the_lock_of_another_computer_names_it(plan: Path) -> None:
    lock_path(plan).write_bytes(ODD["another computer's"])
    lock = Lock(plan)
    assert not lock.acquire()
    assert str(lock.holder()).startswith("sam on laptop-7 (process 4242) since ")


def test_that_a_link_has_the_lock_of_its_file(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.leftshift"
    link.parent.mkdir()
    link.symlink_to(plan)
    assert lock_path(link) == lock_path(plan)


@pytest.mark.parametrize("length", [1, 200, 251, 255])
def test_that_a_name_of_any_length_has_a_lock(tmp_path: Path, length: int) -> None:
    lock = Lock(tmp_path / ("x" * length))
    assert lock.acquire()
    assert lock.is_held
    lock.release()


def test_that_nobody_is_locked_out_where_no_lock_can_be_kept(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "no such folder" / "plan.leftshift")
    assert lock.acquire()
    assert not lock.is_held
