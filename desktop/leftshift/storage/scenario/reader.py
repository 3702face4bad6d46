"""Scenario files in: read strictly, refused with file, place, reason and what is allowed."""

import stat
from collections.abc import Mapping
from pathlib import Path

from leftshift.model.scenario import Scenario
from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.scenario.fields import FORMAT, VERSION, ScenarioFile, scenario_record
from leftshift.storage.scenario.json_text import WHOLE_FILE, Node, SourceText, parse_json
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.migration import migrated
from leftshift.storage.scenario.saved_history import SavedHistory
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
    read = _parsed(read_bytes(path), path.name, evidence)
    return _scenario(read), read.history


def parse_scenario(data: bytes, name: str, evidence: Known | None = None) -> Scenario:
    """Read a scenario from the bytes of the file called `name`.

    Raises:
        Refusal: the bytes are not a sound scenario; the first problem in the order of the file.
    """
    return _scenario(_parsed(data, name, evidence))


def _parsed(data: bytes, name: str, evidence: Known | None) -> ScenarioFile:
    source = SourceText(name, decoded(data, name))
    here = Here(source, parse_json(source))
    _is_for_us(here)
    content, _ = migrated(here.node, VERSION)
    return scenario_record(evidence or known()).read(Here(source, content))


def notices(path: Path) -> tuple[str, ...]:
    """Say what became of a file of an older version, sentence by sentence; nothing of one of this version.

    Raises:
        Refusal: the file cannot be read.
    """
    source = SourceText(path.name, decoded(read_bytes(path), path.name))
    return migrated(parse_json(source), VERSION)[1]


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most SIZE_MOST bytes.

    Raises:
        Refusal: there is no such file, it is no regular file, it may not be read, or it is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _unread(path, "this is a folder or a device, not a file")
        with path.open("rb") as file:
            data = file.read(SIZE_MOST + 1)
    except FileNotFoundError:
        raise _unread(path, "there is no such file") from None
    except PermissionError:
        raise _unread(path, "you may not read this file") from None
    except (OSError, ValueError) as fault:
        raise _unread(
            path, f"the file cannot be read ({getattr(fault, 'strerror', None) or fault})"
        ) from None
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
        raise _whole(name, "the file is empty", f"a {FORMAT}")
    return text


def _is_for_us(here: Here) -> None:
    """Refuse other formats and newer versions before anything else, whatever else they hold."""
    members: Mapping[str, Node] | None = here.node.value if isinstance(here.node.value, Mapping) else None
    if members is None:
        raise here.refusal(f"the file holds {here.shown}", f"a {FORMAT} in {{ … }}", FETCH)
    found = here.at("format")
    if "format" not in members:
        raise found.refusal('the field "format" is missing', f'"{FORMAT}"', FETCH)
    if found.node.value != FORMAT:
        raise found.refusal(f"{found.shown} is another kind of file", f'"{FORMAT}"', FETCH)
    version = here.at("version").node.value if "version" in members else None
    if isinstance(version, int) and version > VERSION:
        raise here.at("version").refusal(
            f"version {here.at('version').shown} was written by a newer Leftshift",
            f"version {VERSION}",
            "Open it with that newer Leftshift, or update this one.",
        )


def _scenario(read: ScenarioFile) -> Scenario:
    return Scenario(
        name=read.name,
        notes=read.notes,
        area=read.area,
        years=read.years,
        own_figures=read.own_figures,
        own_deficit=read.own_deficit,
        own_allocations=read.own_allocations,
        draws=read.uncertainty,
        shares=read.levers.shares,
        running_costs=read.levers.running_costs,
        board=read.levers.board,
        policies=read.levers.policies,
        rails=read.levers.rails,
        assumptions=read.assumptions,
        lever_notes=read.levers.notes,
    )


def _whole(name: str, wrong: str, allowed: str, todo: str = FETCH) -> Refusal:
    return SourceText(name, "").refusal(0, "", wrong, allowed, todo)


def _unread(path: Path, wrong: str) -> Refusal:
    return Refusal(file=path.name, place=WHOLE_FILE, wrong=wrong, allowed=f"a {EXTENSION} file", todo=FETCH)
