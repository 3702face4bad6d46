"""Previous versions of files: the newest ten of each, kept in the user's profile by full path."""

import contextlib
import hashlib
import json
import os
import re
import secrets
import stat
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from leftshift.storage.file_names import PREVIOUS, beside, real
from leftshift.storage.saver import SaveError, save
from leftshift.storage.scenario.fields import VERSION

FOLDER: Final = "versions"
"""Folder of the versions, beside the settings."""
VERSIONS_MOST: Final = 10
"""Versions kept of a file."""
_ENDING: Final = ".leftshift"
_DIGITS: Final = 20
_NAME: Final = re.compile(rf"[0-9]{{{_DIGITS}}}-[0-9a-f]{{4}}\.leftshift")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A file as it was before a save."""

    path: Path
    """Where the version is kept."""
    until: datetime
    """When it was replaced."""


def keep_version(folder: Path, path: Path, content: bytes) -> None:
    """Keep what a file held before a save, for no other user to read; `folder` is that of the settings.

    What an older Leftshift wrote is kept beside the file as well, once: plan.leftshift.version-1.bak.
    Where it cannot be kept, the save goes on: the work is worth more, and the version beside the file is kept
    in any case.
    """
    _keep_older(path, content)
    place = _place(folder, path)
    kept = versions_of(folder, path)
    with contextlib.suppress(SaveError, OSError):
        if kept and _holds(kept[0].path, content):
            return
        place.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        # After the one before it, also where the clock was set back since.
        at = max(time.time_ns(), _moment(kept[0].path.name) + 1 if kept else 0)
        name = f"{at:0{_DIGITS}d}-{secrets.token_hex(2)}{_ENDING}"
        save(place / name, content, keep_previous=False)
        for old in kept[VERSIONS_MOST - 1 :]:
            with contextlib.suppress(OSError):
                old.path.unlink()


def _keep_older(path: Path, content: bytes) -> None:
    """Keep a file of an older version of the format beside it, before the first save in the new one."""
    with contextlib.suppress(ValueError, RecursionError, LookupError, TypeError, SaveError, OSError):
        version = json.loads(content)["version"]
        if isinstance(version, int) and version < VERSION:
            older = beside(path, f".version-{version}{PREVIOUS}")
            if not older.exists():
                save(older, content)
                older.chmod(stat.S_IMODE(path.stat().st_mode))


def _holds(path: Path, content: bytes) -> bool:
    """Whether a version can be read and is this one; to read a pipe in its place would never end."""
    with contextlib.suppress(OSError):
        return path.is_file() and path.read_bytes() == content
    return False


def versions_of(folder: Path, path: Path) -> tuple[Version, ...]:
    """List the versions kept of a file, the newest first."""
    try:
        names = sorted((entry.name for entry in _place(folder, path).iterdir()), reverse=True)
    except OSError:
        return ()
    found = []
    for name in names:
        if _NAME.fullmatch(name):
            seconds = _moment(name) // 1_000_000_000
            with contextlib.suppress(OverflowError, ValueError, OSError):
                until = datetime.fromtimestamp(seconds, UTC)
                found.append(Version(path=_place(folder, path) / name, until=until))
    return tuple(found)


def _moment(name: str) -> int:
    """Return when a version was replaced, as its name says [ns since 1970]."""
    return int(name[:_DIGITS])


def _place(folder: Path, path: Path) -> Path:
    """Return the folder of a file's versions: one for each full path, as the system tells paths apart."""
    full = os.fsencode(os.path.normcase(real(path)))
    return folder / FOLDER / hashlib.sha256(full).hexdigest()[:32]
