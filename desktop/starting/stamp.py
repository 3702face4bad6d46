"""What set-up has been done: a stamp in `.venv`, written last, so that an interrupted set-up has none."""

import hashlib
import json
import os
import sys
from enum import Enum
from pathlib import Path

from starting.places import CODE, LOCK, PROJECT, script_of, venv_of

Stamp = dict[str, str]


class Part(Enum):
    """A part of the set-up; each needs the ones before it."""

    ENVIRONMENT = "environment"
    PACKAGES = "packages"
    PROJECT = "project"
    CODE = "code"


def wanted_stamp(root: Path) -> Stamp:
    """Return the stamp of a finished set-up of this folder, by this Python, with today's lock."""
    return {
        # A moved folder or another Python breaks an environment: its programs hold both paths.
        Part.ENVIRONMENT.value: f"{root} | {sys.base_prefix} | {sys.version}",
        Part.PACKAGES.value: _digest(root / LOCK),
        Part.PROJECT.value: _digest(root / PROJECT),
        Part.CODE.value: _state(root / CODE),
    }


def recorded_stamp(root: Path) -> Stamp:
    """Return the stamp of the last finished set-up; an empty one if there is none that can be read."""
    if not script_of(root, "python").exists():
        return {}
    try:
        stamp = json.loads(_stamp_file(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def parts_to_do(recorded: Stamp, wanted: Stamp) -> tuple[Part, ...]:
    """Return the first part that has changed since the last set-up and all that build on it."""
    parts = tuple(Part)
    for place, part in enumerate(parts):
        if recorded.get(part.value) != wanted[part.value]:
            return parts[place:]
    return ()


def write_stamp(root: Path, stamp: Stamp) -> None:
    """Record a finished set-up."""
    _stamp_file(root).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def remove_stamp(root: Path) -> None:
    """Forget the last set-up, before a new one begins: half an environment must not count as one."""
    _stamp_file(root).unlink(missing_ok=True)


def _stamp_file(root: Path) -> Path:
    return venv_of(root) / "leftshift-set-up.json"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _state(folder: Path) -> str:
    """Return how many modules a folder holds and when the last of them was written."""
    # Asked at every start: os.walk needs a third of pathlib's time.
    times = [
        os.stat(os.path.join(place, name)).st_mtime_ns  # noqa: PTH116, PTH118 - see above
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(".py")
    ]
    return f"{len(times)} modules, the last of {max(times, default=0)}"
