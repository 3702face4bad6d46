"""Scenario files in: read strictly, refused with file, place, reason and what is allowed."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leftshift.model.scenario import Scenario
from leftshift.storage.file_names import extended
from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.scenario.content import scenario_of
from leftshift.storage.scenario.fields import FORMAT, VERSION, ScenarioFile, scenario_record
from leftshift.storage.scenario.first_edition import comparison, history_on, with_new_baseline
from leftshift.storage.scenario.follow import followed
from leftshift.storage.scenario.json_text import WHOLE_FILE, Node, SourceText, parse_json
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.migration import migrated
from leftshift.storage.scenario.records import LISTED_MOST
from leftshift.storage.scenario.saved_history import SavedHistory
from leftshift.storage.scenario.saved_results import differences
from leftshift.storage.scenario.shapes import Here

SIZE_MOST = 1_000_000
"""Bytes of a file: a full scenario stays under this, and a file of this size is read at once."""
EXTENSION = ".leftshift"

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_scenario(path: Path, evidence: Known | None = None) -> Scenario:
    """Read a scenario file.

    Raises:
        Refusal: the file cannot be read, or is not a sound scenario; nothing is kept of it.
    """
    return parse_scenario(read_bytes(path), path.name, evidence)


def read_with_history(path: Path, evidence: Known | None = None) -> tuple[Scenario, SavedHistory | None]:
    """Read a scenario file with its history, where it holds one.

    Raises:
        Refusal: the file cannot be read, or is not a sound scenario; nothing is kept of it.
    """
    return parse_with_history(read_bytes(path), path.name, evidence)


def parse_with_history(
    data: bytes, name: str, evidence: Known | None = None
) -> tuple[Scenario, SavedHistory | None]:
    """Read a scenario and its history, where there is one, from the bytes of the file called `name`.

    Raises:
        Refusal: the bytes are not a sound scenario; the first problem in the order of the file.
    """
    read = _parsed(data, name, evidence)
    history = read.file.history
    return read.scenario, None if history is None else history_on(read.scenario, read.as_written, history)


def parse_scenario(data: bytes, name: str, evidence: Known | None = None) -> Scenario:
    """Read a scenario from the bytes of the file called `name`.

    Raises:
        Refusal: the bytes are not a sound scenario; the first problem in the order of the file.
    """
    return _parsed(data, name, evidence).scenario


def notices(path: Path, evidence: Known | None = None) -> tuple[str, ...]:
    """Say what a planner is to know of a sound file, as `notices_of` does.

    Raises:
        Refusal: the file cannot be read, or is not a sound scenario.
    """
    return notices_of(read_bytes(path), path.name, evidence)


def notices_of(data: bytes, name: str, evidence: Known | None = None) -> tuple[str, ...]:
    """Say what a planner is to know of a sound file, sentence by sentence; nothing where all is as saved.

    What became of a file of an older version, what the file leaves out, and which results come out otherwise
    than those it carries.

    Raises:
        Refusal: the bytes are not a sound scenario.
    """
    read = _parsed(data, name, evidence)
    told = [*read.told]
    if read.is_first:
        told += comparison(read.as_written, read.scenario)
    if read.missed:
        told.append(_left_out(read.missed))
    if read.file.results is not None:
        told += differences(read.file.results, read.scenario, read.missed)
    return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file as it was read."""

    file: ScenarioFile
    as_written: Scenario
    scenario: Scenario
    """The same, with the baseline of this edition where a file of version 1 moved no share."""
    is_first: bool
    """Whether it is a file of version 1."""
    told: tuple[str, ...]
    """What became of what it holds."""
    missed: tuple[str, ...]
    """Places that a saved file of this version holds and this one leaves out."""


def _parsed(data: bytes, name: str, evidence: Known | None) -> _Read:
    source = SourceText(name, decoded(data, name))
    try:
        here = Here(source, parse_json(source))
    except Refusal as torn:
        raise _torn(torn) from None
    _is_for_us(here)
    evidence = evidence or known()
    content, told, is_first = migrated(here.node, VERSION)
    whole = Here(source, followed(Here(source, content), evidence))
    file = scenario_record(evidence).read(whole)
    written = scenario_of(file)
    # In version 1 a lever that was off was left out; only assumptions are new to it.
    missed = [place for place in whole.missed if not is_first or place.startswith("assumptions.")]
    return _Read(
        file=file,
        as_written=written,
        scenario=with_new_baseline(written) if is_first else written,
        is_first=is_first,
        told=told,
        missed=tuple(missed),
    )


def _left_out(missed: Sequence[str]) -> str:
    """Name the places that a file leaves out, the first of them where there are many."""
    more = len(missed) - LISTED_MOST
    named = ", ".join(missed[:LISTED_MOST]) + (f" and {more} more" if more > 0 else "")
    values = "value" if len(missed) == 1 else "values"
    return f"The file leaves out {len(missed)} {values}, for which today’s defaults stand: {named}."


def read_bytes(path: Path, *, most: int = SIZE_MOST) -> bytes:
    """Read a regular file, and of one with more than `most` bytes the first beyond those as well.

    Raises:
        Refusal: there is no such file, it is no regular file, it may not be read, or it is too large.
    """
    try:
        place = Path(extended(str(path.absolute()))) if os.name == "nt" else path
        is_file = stat.S_ISREG(place.stat().st_mode)
        data = b""
        if is_file:
            with place.open("rb") as file:
                data = file.read(most + 1)
    except FileNotFoundError:
        raise _unread(path, "there is no such file") from None
    except PermissionError:
        raise _unread(path, "you may not read this file") from None
    except (OSError, ValueError) as fault:
        raise _unread(
            path, f"the file cannot be read ({getattr(fault, 'strerror', None) or fault})"
        ) from None
    if not is_file:
        raise _unread(path, "this is a folder or a device, not a file")
    return data


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file; a byte order mark, which some editors put first, is dropped.

    Raises:
        Refusal: too many bytes, none at all, or bytes that are not UTF-8.
    """
    if len(data) > SIZE_MOST:
        raise _whole(name, f"the file is larger than {SIZE_MOST:,} bytes", f"at most {SIZE_MOST:,} bytes")
    if data.startswith(_UTF_16):
        raise _whole(name, "the text is in UTF-16", "text in UTF-8", "Save it again as UTF-8.")
    try:
        text = data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as fault:
        before = SourceText(name, fault.object[: fault.start].decode("utf-8"))
        wrong = f"the byte 0x{fault.object[fault.start]:02X} is no text"
        raise before.refusal(len(before.text), "", wrong, "text in UTF-8", FETCH) from None
    if not text.strip():
        raise _whole(name, "the file is empty", "a Leftshift plan")
    return text


def _is_for_us(here: Here) -> None:
    """Refuse other formats and newer versions before anything else, whatever else they hold."""
    members: Mapping[str, Node] | None = here.node.value if isinstance(here.node.value, Mapping) else None
    if members is None:
        raise here.refusal(f"the file holds {here.shown}", "a Leftshift plan in { … }", FETCH)
    found = here.at("format")
    if "format" not in members:
        raise found.refusal('the field "format" is missing', f'"{FORMAT}"', FETCH)
    if found.node.value != FORMAT:
        raise found.refusal(
            f"not a Leftshift plan: {found.shown} is another kind of file", f'"{FORMAT}"', FETCH
        )
    version = here.at("version").node.value if "version" in members else None
    if isinstance(version, int) and version > VERSION:
        raise here.at("version").refusal(
            f"version {here.at('version').shown} was written by a newer Leftshift",
            f"version {VERSION}",
            "Open it with that newer Leftshift, or update this one.",
        )


def _torn(found: Refusal) -> Refusal:
    """Say of text that is not of the form of a plan at all what that means for a planner."""
    return Refusal(
        file=found.file,
        line=found.line,
        column=found.column,
        place=found.place,
        wrong=f"damaged, or not a Leftshift plan: {found.wrong}",
        allowed=found.allowed,
        todo=FETCH,
    )


def _whole(name: str, wrong: str, allowed: str, todo: str = FETCH) -> Refusal:
    return SourceText(name, "").refusal(0, "", wrong, allowed, todo)


def _unread(path: Path, wrong: str) -> Refusal:
    return Refusal(
        file=path.name or str(path), place=WHOLE_FILE, wrong=wrong, allowed=f"a {EXTENSION} file", todo=FETCH
    )
