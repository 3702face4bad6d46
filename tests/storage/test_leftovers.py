import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from leftshift.storage.leftovers import sweep, temporary_name
from leftshift.storage.saver import save

HOUR = 60 * 60
DAY = 24 * HOUR
CHILD = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from leftshift.storage.disk import REAL
from leftshift.storage.saver import save

save(Path(sys.argv[1]), b"new", replace(REAL, fsync=lambda _: os.kill(os.getpid(), signal.SIGKILL)))
"""

Left = Callable[..., Path]


@pytest.fixture
def left(tmp_path: Path) -> Left:
    """Leave a file in the folder, so many seconds before another moment."""

    def leave(name: str, age: float, now: float) -> Path:
        path = tmp_path / name
        path.write_bytes(b"half")
        os.utime(path, (now - age, now - age))
        return path

    return leave


def test_that_two_saves_never_write_to_the_same_temporary_file() -> None:
    assert len({temporary_name() for _ in range(100)}) == 100


def test_that_what_is_an_hour_old_is_swept_and_what_may_be_at_work_is_not(left: Left, tmp_path: Path) -> None:
    now = 1_800_000_000.0
    old, young = left(temporary_name(), HOUR + 60, now), left(temporary_name(), HOUR - 60, now)
    ahead = left(temporary_name(), -DAY, now)
    sweep(tmp_path, now)
    assert not old.exists()
    assert young.exists()
    assert ahead.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".leftshift-notes.tmp",
        ".leftshift-0123456789abcdef.tmp.bak",
        "plan.leftshift",
        "x.leftshift-0123456789abcdef.tmp",
        ".leftshift-0123456789ABCDEF.tmp",
    ],
)
def test_that_no_file_of_another_name_is_swept(left: Left, tmp_path: Path, name: str) -> None:
    kept = left(name, 100 * DAY, 1_800_000_000.0)
    sweep(tmp_path, 1_800_000_000.0)
    assert kept.exists()


def test_that_folders_and_links_are_left_alone(tmp_path: Path) -> None:
    folder, link, far = tmp_path / temporary_name(), tmp_path / temporary_name(), tmp_path / "far"
    folder.mkdir()
    far.write_bytes(b"")
    if os.name == "posix":
        link.symlink_to(far)
    sweep(tmp_path, 10_000_000_000.0)
    assert folder.is_dir()
    assert link.is_symlink() == (os.name == "posix")
    assert far.exists()


def test_that_a_folder_that_cannot_be_listed_and_a_file_that_stays_are_no_errors(
    left: Left, tmp_path: Path
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    stays = left(temporary_name(), 2 * DAY, 1_800_000_000.0)
    sweep(tmp_path / "missing", 1_800_000_000.0)
    sweep(tmp_path, 1_800_000_000.0, refuse)
    assert stays.exists()


@pytest.mark.skipif(os.name != "posix", reason="asks POSIX calls")
def test_that_the_next_save_or_opening_sweeps_what_a_killed_save_left(tmp_path: Path) -> None:
    plan = tmp_path / "plan.leftshift"
    child = subprocess.run([sys.executable, "-c", CHILD, str(plan)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1
    save(plan, b"one")
    assert {path.name for path in tmp_path.iterdir()} == {"plan.leftshift"}


def test_that_a_save_that_goes_on_elsewhere_is_left_alone(left: Left, tmp_path: Path) -> None:
    elsewhere = left(".leftshift-00000000-999999999-01234567.tmp", 60, 1_800_000_000.0)
    ours = left(temporary_name(), 60, 1_800_000_000.0)
    sweep(tmp_path)
    assert elsewhere.exists()
    assert ours.exists()
