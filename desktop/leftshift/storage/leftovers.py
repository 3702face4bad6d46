"""Temporary files of saves: their names, and the sweeping of those whose save was cut off."""

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"\.leftshift-[0-9a-f]{16}\.tmp")
_DEAD: Final = 24 * 60 * 60
"""Age from which no save can still be at work on a file [s]; a save takes seconds at most."""


def temporary_name() -> str:
    """Return a name for a temporary file; short, so that it fits wherever the target's name fits."""
    return f".leftshift-{secrets.token_hex(8)}.tmp"


def sweep(folder: Path, now: float, unlink: Callable[[Path], None] = os.unlink) -> None:
    """Remove what saves left in a folder that were cut off a day ago or more.

    `now` is the time by the clock of the folder's disk [s since 1970]: on a shared drive it may go wrong by
    more than the program's own. Whatever cannot be listed or removed stays, and does no harm.
    """
    with contextlib.suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(found.st_mode) and now - found.st_mtime > _DEAD:
                        unlink(folder / entry.name)
