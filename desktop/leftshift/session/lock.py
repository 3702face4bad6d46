"""Locks: who has a file open, so that two people do not overwrite each other's work."""

import contextlib
import getpass
import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from leftshift.storage.file_names import real
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.texts import Text

WAIT: Final = 10.0
"""Time that a command waits for another to be done with a file [s]."""
_PAUSE: Final = 0.02
"""Time between two attempts [s]."""
_NAME_MOST: Final = 255
"""Bytes that file systems allow in a name."""
_SIZE_MOST: Final = 4_096
"""Bytes read of a lock file, which may hold anything."""
_ASIDE: Final = ".was-a-lock"
"""Ending of what is put aside, a folder in the place of a lock or for a moment the lock of another."""
_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")
_WORD: Final = Text(most=60)
_HOST, _USER, _SINCE = 2, 5, 6
"""Lines of a lock file: Qt writes process, program, computer and its start, this module user and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a file open, as far as its lock says; empty where it does not."""

    user: str = ""
    host: str = ""
    pid: str = ""
    since: str = ""
    """Date and time, as ISO 8601."""

    def __str__(self) -> str:
        user = self.user or "someone"
        where = f" on {self.host}" if self.host else ""
        process = f" (process {self.pid})" if self.pid else ""
        since = f" since {_day_and_time(self.since)}" if self.since else ""
        return f"{user}{where}{process}{since}"


class Lock:
    """The lock of one file, kept in a file beside it.

    A lock whose process has ended on this computer is no lock, however it ended. One of another computer, an
    empty one and one that is garbage stay until `clear`, which the user decides on.
    """

    def __init__(self, path: Path) -> None:
        self.file = lock_path(path)
        self._lock = QLockFile(str(self.file))
        self._lock.setStaleLockTime(0)
        self._own: tuple[int, int] | None = None
        """Which file the lock was when it was acquired here."""

    @property
    def is_held(self) -> bool:
        """Whether this lock is held here."""
        return self._lock.isLocked()

    @property
    def is_gone(self) -> bool:
        """Whether the lock is held here, but its file was removed, such as with its folder."""
        return self.is_held and self._identity() is None

    def acquire(self) -> bool:
        """Lock the file; False where someone else has it locked.

        Where no lock can be kept, such as in a folder that can only be read, or whose name is no text and
        so none that Qt knows, nobody is locked out.
        """
        if self._is_in_the_way():
            return False
        self._leave_the_future()
        if self._lock.tryLock(0):
            self._sign()
            self._own = self._identity()
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def holder(self) -> Holder:
        """Say who has the file locked."""
        if self._is_in_the_way():
            return Holder()
        try:
            with self.file.open("rb") as file:
                lines = file.read(_SIZE_MOST).decode("utf-8", "replace").split("\n")
            changed = datetime.fromtimestamp(self.file.stat().st_mtime, UTC).isoformat(timespec="seconds")
        except (OSError, ValueError, OverflowError):
            return Holder()
        words = [_WORD.clean(line.strip()) for line in lines] + [""] * _SINCE
        pid = words[0] if words[0].isdecimal() else ""
        since = words[_SINCE] if _is_time(words[_SINCE]) else changed
        return Holder(user=words[_USER], host=words[_HOST], pid=pid, since=since)

    def clear(self) -> bool:
        """Remove the lock of someone else and lock the file; False where even that cannot be done.

        A folder in its place may hold anything, and is put aside instead.
        """
        with contextlib.suppress(OSError):
            if self.file.is_dir() and not self.file.is_symlink():
                self.file.rename(self.file.with_name(f".{secrets.token_hex(4)}{_ASIDE}"))
            else:
                self.file.unlink()
        return self.acquire()

    def release(self) -> None:
        """Let others open the file; the lock of someone who has cleared this one since stays theirs."""
        kept = self.file.with_name(f".{secrets.token_hex(4)}{_ASIDE}")
        is_theirs = self.is_held and not self.is_gone and self._identity() != self._own
        if is_theirs:
            with contextlib.suppress(OSError):
                os.link(self.file, kept)  # Qt removes whatever has the name
        self._lock.unlock()
        if is_theirs:
            with contextlib.suppress(OSError):
                kept.replace(self.file)

    def _identity(self) -> tuple[int, int] | None:
        """Return what tells the file of the lock from another of its name; None where there is none."""
        try:
            found = self.file.lstat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _is_in_the_way(self) -> bool:
        """Whether a folder, a link or a pipe is where the lock would be; to read a pipe would never end."""
        try:
            return not stat.S_ISREG(self.file.lstat().st_mode)
        except OSError:
            return False

    def _leave_the_future(self) -> None:
        """Give a lock file a time that is not yet to come: clocks of two computers differ."""
        with contextlib.suppress(OSError):
            if self.file.stat().st_mtime > time.time():
                os.utime(self.file)

    def _sign(self) -> None:
        """Write who holds the lock below what Qt has written; where it cannot be, the lock holds without."""
        with contextlib.suppress(OSError, KeyError, ImportError):
            now = datetime.now(UTC).isoformat(timespec="seconds")
            with self.file.open("ab") as file:
                file.write(f"{getpass.getuser()}\n{now}\n".encode())


@contextlib.contextmanager
def locked(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a file while it is read, changed and saved; wait for others for so long [s].

    Raises:
        SaveError: someone else has it open.
    """
    lock, until = Lock(path), time.monotonic() + wait
    while not lock.acquire():
        if time.monotonic() > until:
            todo = (
                "Close it there and try again. If nobody has it open any more, open it in the window and "
                f"choose “Open anyway”, or delete {lock.file}."
            )
            raise SaveError(path, f"it is open already: {lock.holder()}", todo)
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        lock.release()


def lock_path(path: Path) -> Path:
    """Return the path of a file's lock: beside the file that the path leads to."""
    target = real(path)
    name = f".{target.name}.lock"
    # Qt knows no name that is not UTF-8, and would lock another.
    if len(os.fsencode(name)) > _NAME_MOST or _HALF_CHARACTER.search(name):
        name = f".{hashlib.sha256(os.fsencode(target.name)).hexdigest()}.lock"
    return target.parent / name  # also of a folder without a name, such as /


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return False
    return True


def _day_and_time(text: str) -> str:
    found = datetime.fromisoformat(text).astimezone()
    return f"{found:%H:%M} on {found.day} {found:%B %Y}"
