"""Temporary files of saves: their names, and the sweeping of those whose save was cut off."""

import contextlib
import hashlib
import os
import re
import secrets
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"\.leftshift-(?:([0-9a-f]{8})-([0-9]+)-[0-9a-f]{8}|[0-9a-f]{16})\.tmp")
_DEAD: Final = 60 * 60
"""Age from which no save can still be at work on a file, wherever it runs [s]; it takes seconds at most."""


def temporary_name() -> str:
    """Return a name for a temporary file, which says whose it is; short, so that it fits anywhere."""
    return f".leftshift-{_computer()}-{os.getpid()}-{secrets.token_hex(4)}.tmp"


def sweep(folder: Path, now: float | None = None, unlink: Callable[[Path], None] = os.unlink) -> None:
    """Remove what saves left in a folder whose process has ended here, or that are an hour old.

    `now` is the time by the clock of the folder's disk [s since 1970]: on a shared drive it may go wrong by
    more than the program's own; without it, nothing is removed for its age. Whatever cannot be listed or
    removed stays, and does no harm.
    """
    with contextlib.suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            named = _NAME.fullmatch(entry.name)
            if named:
                with contextlib.suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    old = now is not None and now - found.st_mtime > _DEAD
                    if stat.S_ISREG(found.st_mode) and (old or _has_ended(named[1], named[2])):
                        unlink(folder / entry.name)


def _computer() -> str:
    """Name this computer in a few characters."""
    return hashlib.sha256(socket.gethostname().encode("utf-8", "replace")).hexdigest()[:8]


def _has_ended(computer: str | None, process: str | None) -> bool:
    """Whether the process of a temporary file ran on this computer and is no more; False where unknown."""
    if os.name != "posix" or process is None or computer != _computer():
        return False  # Windows has no harmless way to ask: there, age decides
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
