"""The few things the saver asks of the operating system, so that tests can make each of them fail."""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from leftshift.storage.file_names import extended

_EXCLUSIVE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_HELD: Final = {5, 32, 33}
"""Windows' codes for access denied, sharing violation and lock violation."""
_FOLDERS_SYNC: Final = os.name == "posix"
"""Whether a folder can be opened and synced; Windows has no such call."""


def create(path: Path, mode: int) -> int:
    """Create a file that must not be there yet, and return its open descriptor."""
    return os.open(path, _EXCLUSIVE, mode)


def sync_folder(path: Path) -> None:
    """Make the names in a folder survive a power cut, where the system has a call for it."""
    if not _FOLDERS_SYNC:
        return
    folder = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def resolved(path: Path) -> Path:
    """Return the file that a path leads to through links, which need not be there yet.

    Raises:
        OSError: a link could not be followed; nobody can say then what lies behind it.
    """
    if os.name == "nt":
        path = Path(extended(os.path.abspath(path)))  # noqa: PTH100 - pathlib would follow links
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        here = Path(os.path.realpath(path.parent, strict=True), path.name)
        try:
            link = os.readlink(here)  # noqa: PTH115 - it may lead on from the folder of the link
        except FileNotFoundError:
            return here
        return resolved(here.parent / link)


def check_writable(path: Path) -> None:
    """See that a file that is there may be written to, by opening it.

    Raises:
        OSError: it may not; the system's own reason, which `access` would hide.
    """
    os.close(os.open(path, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)))


def chown(path: Path, user: int, group: int) -> None:
    """Give a file an owner and a group, where the system has them."""
    if hasattr(os, "chown"):
        os.chown(path, user, group)


def copy_attributes(old: Path, new: Path) -> None:
    """Give a file what another has besides its mode, such as rights of single people, where a system can."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(old):
                with contextlib.suppress(OSError):
                    os.setxattr(new, name, os.getxattr(old, name))


def is_held(fault: OSError) -> bool:
    """Whether a replacement failed only because another program has the file open, as Windows answers."""
    return getattr(fault, "winerror", None) in _HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """Calls that change or check files; the defaults are the real ones."""

    resolve: Callable[[Path], Path] = resolved
    check_writable: Callable[[Path], None] = check_writable
    create: Callable[[Path, int], int] = create
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    close: Callable[[int], None] = os.close
    chown: Callable[[Path, int, int], None] = chown
    chmod: Callable[[Path, int], None] = os.chmod
    read: Callable[[Path], bytes] = Path.read_bytes
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    sync_folder: Callable[[Path], None] = sync_folder
    is_held: Callable[[OSError], bool] = is_held
    sleep: Callable[[float], None] = time.sleep


REAL: Final = Disk()
