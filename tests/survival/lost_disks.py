"""Disks that are full, read-only or gone, and folders and rights that are lost: nothing is damaged."""

import contextlib
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from leftshift.storage.disk import resolved
from leftshift.storage.saver import SaveError, save
from tests.survival.figure import Figure
from tests.survival.killed_saves import content_of, run_and_end

DISKS = {"tmpfs of 64 KiB": "tmpfs", "ext4 of 2 MiB": "ext4"}
_NOBODY = 65_534
_LARGEST = {"tmpfs": 10, "ext4": 400}
"""By how much the size of a version grows from one to the next, so that the disk is full soon."""


@contextlib.contextmanager
def mounted(kind: str) -> Iterator[Path | None]:
    """Mount a disk of its own; None where this system lets nobody do so."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # for a user without rights of its own
        place = Path(folder, "disk")
        place.mkdir()
        options = ["-t", "tmpfs", "-o", "size=64k", "leftshift"]
        if kind == "ext4":
            image = Path(folder, "image")
            with image.open("wb") as file:
                file.truncate(2 * 2**20)
            make = shutil.which("mkfs.ext4", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
            if make is None or _fails(make, "-q", str(image)):
                yield None
                return
            options = ["-o", "loop", str(image)]
        if _fails("mount", *options, str(place)):
            yield None
            return
        try:
            yield resolved(place)
        finally:
            subprocess.run(["umount", str(place)], check=False, capture_output=True)


def _fails(*words: str) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode != 0


def full_disk(count: int, name: str) -> Figure | None:
    """Save ever larger versions on a small disk; None where none can be made."""
    broken: list[str] = []
    refused = 0
    kind = DISKS[name]
    with mounted(kind) as place:
        if place is None:
            return None
        plan = place / "plan.leftshift"
        save(plan, content_of(1))
        for number in range(2, count + 2):
            before = plan.read_bytes()
            content = content_of(number) * (1 + number % _LARGEST[kind])
            try:
                save(plan, content)
            except SaveError as fault:
                refused += 1
                if plan.read_bytes() != before:
                    broken.append(f"version {number}: refused, and the file was changed")
                if str(plan) not in str(fault) or "full" not in str(fault):
                    broken.append(f"version {number}: said {fault}")
            else:
                if plan.read_bytes() != content:
                    broken.append(f"version {number}: said to be saved and is not")
            left = {path.name for path in place.iterdir()} - {plan.name, f"{plan.name}.bak", "lost+found"}
            if left:
                broken.append(f"version {number}: {left} stay")
    more = f"{refused:,} refused with the full path"
    return Figure(test=f"full disk ({name})", attempts=count, broken=tuple(broken), more=more)


def lost_places(count: int, chance: random.Random) -> Figure | None:
    """Save where the file, the folder or the disk was taken away in between; None where none can be made."""
    broken: list[str] = []
    attempts = 0
    for lost in (
        _folder_removed,
        _folder_renamed,
        _disk_gone,
        _disk_read_only,
        _file_read_only,
        _rights_lost,
    ):
        for number in range(count):
            with mounted("tmpfs") as place:
                if place is None:
                    return None
                folder = place / "plans"
                folder.mkdir()
                plan = folder / "plan.leftshift"
                save(plan, content_of(1))
                old = chance.randrange(2, 500)
                os.chown(folder, _NOBODY, _NOBODY)
                os.chown(plan, _NOBODY, _NOBODY)
                attempts += 1
                wrong = lost(place, plan, content_of(old))
                if wrong:
                    broken.append(f"{lost.__name__.strip('_')} {number}: {wrong}")
    more = "folder removed, renamed; disk gone, read-only; file read-only, rights to the folder lost"
    return Figure(test="a place lost before a save", attempts=attempts, broken=tuple(broken), more=more)


def _folder_removed(_place: Path, plan: Path, content: bytes) -> str:
    shutil.rmtree(plan.parent)
    return _refused(plan, content, "the folder is not there")


def _folder_renamed(_place: Path, plan: Path, content: bytes) -> str:
    moved = plan.parent.with_name("moved")
    plan.parent.rename(moved)
    return _refused(plan, content, "the folder is not there") or _unlike(moved / plan.name)


def _disk_gone(place: Path, plan: Path, content: bytes) -> str:
    subprocess.run(["umount", str(place)], check=True)
    return _refused(plan, content, "the folder is not there")


def _disk_read_only(place: Path, plan: Path, content: bytes) -> str:
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    return _refused(plan, content, "the disk can only be read") or _unlike(plan)


def _file_read_only(_place: Path, plan: Path, content: bytes) -> str:
    plan.chmod(0o444)
    return _by_nobody(lambda: _refused(plan, content, "the file is marked as read-only")) or _unlike(plan)


def _rights_lost(_place: Path, plan: Path, content: bytes) -> str:
    os.chown(plan.parent, 0, 0)
    plan.parent.chmod(0o555)
    return _by_nobody(lambda: _refused(plan, content, "you may not write here")) or _unlike(plan)


def _refused(plan: Path, content: bytes, words: str) -> str:
    """Save, and say what is wrong with how that was refused; empty where nothing is."""
    try:
        save(plan, content)
    except SaveError as fault:
        return "" if words in str(fault) and str(plan) in str(fault) else f"said {fault}"
    return "said to be saved"


def _unlike(plan: Path) -> str:
    left = {path.name for path in plan.parent.iterdir()}
    return "" if plan.read_bytes() == content_of(1) and left == {plan.name} else f"changed; there: {left}"


def _by_nobody(do: Callable[[], str]) -> str:
    """Do something as a user without rights of its own, and return what it returned."""
    reader, writer = os.pipe()

    def tell() -> None:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
        os.write(writer, (do() or "nothing").encode())

    child = os.fork()
    if child == 0:
        run_and_end(tell)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as said:
        words = said.read().decode()
    return "" if words == "nothing" else words or "ended without a word"
