"""The few things the saver asks of the operating system, so that tests can make each of them fail."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_EXCLUSIVE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """Calls that change or check files; the defaults are the real ones."""

    create: Callable[[Path, int], int] = create
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    close: Callable[[int], None] = os.close
    chmod: Callable[[Path, int], None] = os.chmod
    read: Callable[[Path], bytes] = Path.read_bytes
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    sync_folder: Callable[[Path], None] = sync_folder
    may_write: Callable[[Path], bool] = lambda path: os.access(path, os.W_OK)


REAL: Final = Disk()
