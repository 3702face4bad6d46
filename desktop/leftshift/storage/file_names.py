"""Names of files that every file system takes."""

import hashlib
import os
from pathlib import Path
from typing import Final

NAME_MOST: Final = 255
"""Bytes that file systems allow in a name."""
PREVIOUS: Final = ".bak"
"""Added to a file's name for its previous version: plan.leftshift.bak beside plan.leftshift."""
_SHORT_PATH: Final = 200
"""Characters up to which a path with a temporary name beside it stays within Windows' limit of 260."""
_EXTENDED: Final = "\\\\?\\"
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_DIGITS: Final = 8
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"}
)
"""Names of devices, which Windows takes for no file whatever their ending.

Source: Microsoft, Naming Files, Paths, and Namespaces.
"""


def stem(name: str, *, room: int = 0) -> str:
    """Return a name as a file may have it on Windows, macOS and Linux, without an ending.

    `room` is what is kept free for endings [bytes].
    """
    kept = "".join(letter if letter.isalnum() or letter in " -_.,()" else " " for letter in name)
    found = " ".join(kept.split()).strip(". ")
    found = _cut(found, NAME_MOST - room).rstrip(". ") or "Plan"
    device, point, rest = found.partition(".")
    return f"{device}_{point}{rest}" if is_reserved(found) else found


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device, such as NUL or com1.leftshift."""
    return name.partition(".")[0].rstrip().casefold() in _RESERVED


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file that belongs to another: its name and an ending, shortened where need be."""
    name = path.name + ending
    if len(os.fsencode(name)) > NAME_MOST:
        digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:_DIGITS]
        tail = f"~{digest}{ending}"
        name = _cut(path.name, NAME_MOST - len(tail)) + tail
    return path.with_name(name)


def full(path: Path) -> Path:
    """Return a path from its root; as it is where the folder that the program began in is gone."""
    try:
        return path.absolute()
    except OSError:
        return path


def real(path: Path) -> Path:
    """Return the full path of the file that a path leads to through links, which need not be there."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path


def extended(path: str) -> str:
    r"""Return a full Windows path in the form that is not bound to 260 characters.

    `C:\plans\a.leftshift` becomes `\\?\C:\plans\a.leftshift`, `\\server\share\a.leftshift` on a drive of the
    network `\\?\UNC\server\share\a.leftshift`. Short paths stay, for this form takes a path letter by letter.

    Source: Microsoft, Maximum Path Length Limitation.
    """
    if len(path) < _SHORT_PATH or path.startswith(_EXTENDED):
        return path
    full = path.replace("/", "\\")
    return f"{_EXTENDED}UNC\\{full[2:]}" if full.startswith("\\\\") else f"{_EXTENDED}{full}"


def unextended(path: str) -> str:
    """Return a path as a planner knows it, whichever form `extended` gave it."""
    if path.startswith(f"{_EXTENDED}UNC\\"):
        return f"\\\\{path.removeprefix(_EXTENDED)[4:]}"
    return path.removeprefix(_EXTENDED)


def wrong_on_windows(name: str) -> str:
    """Say why Windows has no file of a name, or another one than was meant; empty where it has it.

    A colon is the worst: `plan:1.leftshift` would go unseen into the file `plan`.
    """
    bad = sorted(set(name) & _FORBIDDEN) or [letter for letter in name if letter < " "]
    if bad:
        shown = bad[0] if bad[0] >= " " else f"U+{ord(bad[0]):04X}"
        return f"Windows allows no “{shown}” in a name"
    if is_reserved(name):
        return f"Windows takes “{name}” for a device, not a file"
    if name != name.rstrip(". "):
        return "Windows drops the dot or the space at the end of a name"
    return ""


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, of at most so many bytes, in whole characters."""
    while len(os.fsencode(text)) > most:
        text = text[:-1]
    return text
