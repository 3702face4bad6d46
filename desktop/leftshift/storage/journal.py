"""Journals: the work of a window that is in no file yet, kept where a crash does not reach it.

A journal is lines of JSON: first what it is of, then the scenario with its history, then the scenario of a
drag that was under way, then each pin's. Each of these lines is a scenario file of its own.
"""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import SourceText, parse_json
from leftshift.storage.scenario.reader import decoded, parse_scenario, read_bytes
from leftshift.storage.scenario.records import Field, ListOf, Record
from leftshift.storage.scenario.shapes import Here, OneOf, OnOff, Whole
from leftshift.storage.scenario.texts import NAME, PIN_NOTE, Text

FOLDER: Final = "journals"
"""Folder of the journals, beside the settings."""
ENDING: Final = ".journal"
DAMAGED: Final = ".damaged"
"""Added to the name of a journal that cannot be read; it is kept."""
NEWER: Final = ".newer"
"""Added to the name of a journal that a newer Leftshift has written; it is kept."""
LAST: Final = "last.session"
"""Name of what the window that was closed last held, as a journal of the same form."""
FORMAT: Final = "leftshift journal"
VERSION: Final = 1
PINS_MOST: Final = 200
"""Pins that a journal holds: more than a window shows."""
SIZE_MOST: Final = 50_000_000
"""Bytes of a journal: a history and all pins stay under this."""

_PATH: Final = Text(most=4_096)
_SHORT: Final = Text(most=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPin:
    """A pin, without its scenario."""

    letter: str
    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    """What a journal is of."""

    at: str
    """When it was written, as ISO 8601."""
    file: str
    """Full path of the file that was open; empty for a scenario in no file."""
    digest: str
    """Digest of that file as it was opened or saved last; empty where there is none."""
    name: str
    """Name of the plan."""
    area: str
    """Name of its area."""
    unsaved: bool
    """Whether the file lacked some of it."""
    dragged: bool
    """Whether a drag was under way, whose scenario follows the settled one."""
    pins: tuple[JournalPin, ...]
    format: str = FORMAT
    version: int = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A journal as it was read: its head, and scenario files in the order of the journal."""

    head: JournalHead
    settled: bytes
    """The scenario after its last settled change, with its history."""
    dragged: bytes
    """The scenario within a drag; empty where there was none."""
    pins: tuple[bytes, ...]
    """The scenarios of the pins, in the order of the head's."""


_PIN = Record(
    build=JournalPin,
    fields=(
        Field(key="letter", shape=Text(least=1, most=8)),
        Field(key="name", shape=NAME),
        Field(key="note", shape=PIN_NOTE, default=""),
    ),
)
_HEAD = Record(
    build=JournalHead,
    fields=(
        Field(key="format", shape=OneOf({FORMAT: FORMAT})),
        Field(key="version", shape=Whole(least=VERSION, most=VERSION, unit="file version")),
        Field(key="at", shape=_SHORT),
        Field(key="file", shape=_PATH, default=""),
        Field(key="digest", shape=_SHORT, default=""),
        Field(key="name", shape=NAME),
        Field(key="area", shape=_SHORT),
        Field(key="unsaved", shape=OnOff()),
        Field(key="dragged", shape=OnOff()),
        Field(key="pins", shape=ListOf(item=_PIN, most=PINS_MOST), default=()),
    ),
)


def journal_bytes(journal: Journal) -> bytes:
    """Return a journal as the bytes of its file."""
    head = json.dumps(_HEAD.write(journal.head), ensure_ascii=False).encode("utf-8", "replace")
    contents = [journal.settled, *([journal.dragged] if journal.head.dragged else []), *journal.pins]
    # Line feeds within a text are written as \n, so those of the files only set them out.
    return b"".join(line.replace(b"\n", b"") + b"\n" for line in (head, *contents))


def read_journal(path: Path) -> Journal:
    """Read a journal and see that every scenario in it is sound.

    Raises:
        Refusal: it cannot be read, or something in it is not sound.
    """
    return parse_journal(read_bytes(path, most=SIZE_MOST), path.name)


def is_newer(path: Path, refusal: Refusal) -> bool:
    """Whether a journal was refused for its version, which is one to come."""
    if refusal.place != "version":
        return False
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError), path.open("rb") as file:
        version = json.loads(file.readline(SIZE_MOST))["version"]
        return isinstance(version, int) and version > VERSION
    return False


def parse_journal(data: bytes, name: str) -> Journal:
    """Read a journal from the bytes of the file called `name`.

    Raises:
        Refusal: something in it is not sound.
    """
    first, *contents = data.split(b"\n")
    source = SourceText(name, decoded(first, name))
    head = _HEAD.read(Here(source, parse_json(source)))
    lines = 1 + head.dragged + len(head.pins)
    if len(contents) != lines + 1 or contents[-1]:
        raise Refusal(
            file=name,
            place="whole file",
            wrong=f"it holds {max(len(contents) - 1, 0)} plans",
            allowed=f"{lines} plans, a line each",
        )
    for line, content in enumerate(contents[:-1], start=2):
        try:
            parse_scenario(content, name)
        except Refusal as fault:
            raise fault.at_line(line) from None
    return _journal(head, contents)


def _journal(head: JournalHead, contents: Sequence[bytes]) -> Journal:
    pins = 1 + head.dragged
    return Journal(
        head=head,
        settled=contents[0],
        dragged=contents[1] if head.dragged else b"",
        pins=tuple(contents[pins : pins + len(head.pins)]),
    )
