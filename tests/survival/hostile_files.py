"""The museum of hostile files: each with its name, and what the refusal must say of it."""
# ruff: noqa: E501 - one piece a line, read as a table
# ruff: noqa: E501 - one piece a line, read as a table

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.survival.readers import full_file

Build = Callable[[Path], object]
BIDI: Final = "\u202egnp.exe\u2066"
ANSI: Final = "\x1b[2J\x1b]0;owned\x07"
HTML: Final = '<img src="/nowhere/x.png" onerror=alert(1)>'


@dataclass(frozen=True, slots=True)
class Piece:
    """A hostile file."""

    name: str
    place: str
    """The place that the refusal names."""
    said: str
    """A part of the sentence that refuses it."""
    build: Build
    """Puts the file where it is asked to."""


@cache
def sound() -> str:
    """Return the file all pieces are made from, with something in every field."""
    return full_file().decode("utf-8")


def pieces() -> Iterator[Piece]:
    """List the pieces, scenario files all of them."""
    yield from _raw()
    yield from _fields()
    if os.name == "posix":
        yield from _no_files()


def _raw() -> Iterator[Piece]:
    """Yield what is wrong with a file as a whole, or with its JSON."""
    whole, name = "the file itself", '"name": "Norfolk and Waveney"'
    table: tuple[tuple[str, str, str, Callable[[str], bytes]], ...] = (
        ("utf-16 with its mark", whole, "the text is in UTF-16", lambda text: text.encode("utf-16")),
        ("utf-16 the other way", whole, "the text is in UTF-16", lambda text: b"\xfe\xff" + text.encode("utf-16-be")),
        ("utf-16 without a mark", whole, "is not expected here", lambda text: text.encode("utf-16-le")),
        ("utf-32", whole, "the text is in UTF-16", lambda text: text.encode("utf-32")),
        ("windows-1252", whole, "the byte 0xE9 is no text", lambda text: text.replace("Norfolk", "Norfolké", 1).encode("cp1252")),
        ("latin-1 in a note", whole, "the byte 0xA3 is no text", lambda text: text.replace("’", "").replace("Two", "£", 1).encode("latin-1", "ignore")),
        ("utf-7", whole, "is not expected here", lambda text: b"+AHs-" + text.encode()),
        ("overlong slash", whole, "the byte 0xC0 is no text", lambda text: text.encode().replace(b"Norfolk", b"\xc0\xaf", 1)),
        ("half a pair as bytes", whole, "the byte 0xED is no text", lambda text: text.encode().replace(b"Norfolk", b"\xed\xa0\x80", 1)),
        ("ends within a character", whole, "is no text", lambda text: text.replace("Norfolk", "£", 1).encode().partition(b"\xa3")[0]),
        ("two byte order marks", whole, "is not expected here", lambda text: b"\xef\xbb\xbf" * 2 + text.encode()),
        ("nothing but a byte order mark", whole, "the file is empty", lambda _: b"\xef\xbb\xbf"),
        ("nothing but zeros", whole, "is not expected here", lambda _: bytes(4_096)),
        ("zeros at the end, as after a power cut", whole, "is not expected here", lambda text: text.encode() + bytes(512)),
        ("nothing but white space", whole, "the file is empty", lambda _: b" \r\n\t" * 100),
        ("one byte too many", whole, "larger than 1,000,000 bytes", lambda text: text.encode() + b" " * 1_000_000),
        ("a hundred megabytes", whole, "larger than 1,000,000 bytes", lambda _: b"[" * 100_000_000),
        ("half a million values", "[99999]", "too many values", lambda _: b"[" + b"1," * 490_000 + b"1]"),
        ("truncated after its first byte", whole, "ends too early", lambda text: text.encode()[:1]),
        ("truncated in the middle", "assumptions", "ends too early", lambda text: text.encode()[: text.index('"need_acute"')]),
        ("truncated in a text", "name", "no closing quotation mark", lambda text: text.encode()[: text.index("folk and")]),
        ("truncated in a number", "the file itself", "ends too early", lambda text: text.encode()[: text.index("2,") + 1]),
        ("truncated before its last byte", whole, "ends too early", lambda text: text.rstrip().encode()[:-1]),
        ("two plans", whole, "{ is not expected here", lambda text: text.encode() * 2),
        ("rubbish behind", whole, "is not expected here", lambda text: text.encode() + b"\x1b[2Jx"),
        ("a shell script before", whole, "#!/bin/sh is not expected here", lambda text: b"#!/bin/sh\n" + text.encode()),
        ("a web page", whole, "<!DOCTYPE is not expected here", lambda _: b"<!DOCTYPE html><script>alert(1)</script>"),
        ("xml with entities", whole, "<?xml is not expected here", lambda _: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("a pickle", whole, "is no text", lambda _: b"\x80\x04\x95\x00cos\nsystem\n"),
        ("a picture", whole, "the byte 0x89 is no text", lambda _: b"\x89PNG\r\n\x1a\n"),
        ("a program", whole, "is not expected here", lambda _: b"\x7fELF\x02\x01\x01" + bytes(64)),
        ("gzip", whole, "is no text", lambda _: b"\x1f\x8b\x08\x00"),
        ("pdf", whole, "%PDF-1.7 is not expected here", lambda _: b"%PDF-1.7\n"),
        ("yaml", whole, "is not expected here", lambda _: b"---\nformat: leftshift scenario\n"),
        ("a list of rows", whole, "sector is not expected here", lambda _: b"sector,gbp_m\nacute,1\n"),
        ("a lock file", whole, "is not expected here", lambda _: b"4711\nleftshift\nhost\n"),
        ("a number alone", whole, "the file holds 1", lambda _: b"1"),
        ("null alone", whole, "the file holds null", lambda _: b"null"),
        ("an empty group", "format", '"format" is missing', lambda _: b"{}"),
        ("a key that is empty", whole, "is not a field that Leftshift knows", lambda text: text.replace("{", '{"": 1,', 1).encode()),
        ("keys of ten thousand characters", "x" * 40 + "…", "is not a field", lambda text: text.replace("{", '{"' + "x" * 10_000 + '": 1,', 1).encode()),
        ("a key of control characters", "\ufffd[2J\ufffd]0;owned\ufffd", "is not a field", lambda text: text.replace("{", "{" + json.dumps(ANSI) + ": 1,", 1).encode()),
        ("a key that turns its direction", "\ufffdgnp.exe\ufffd", "is not a field", lambda text: text.replace("{", "{" + json.dumps(BIDI) + ": 1,", 1).encode()),
        ("a key of HTML", HTML[:40] + "…", "is not a field", lambda text: text.replace("{", "{" + json.dumps(HTML) + ": 1,", 1).encode()),
        ("the name twice", "name", "there twice, first on line 4", lambda text: text.replace(name, f"{name}, {name}", 1).encode()),
        ("the version twice, spelt another way", "version", "there twice", lambda text: text.replace('"version": 2', '"version": 2, "versi\\u006fn": 3', 1).encode()),
        ("lists a thousand deep", "notes[0][0][0][0][0][0][0][0][0][0][0][0…", "nested too deeply", lambda text: text.replace('"Two\\nlines"', "[" * 1_000 + "]" * 1_000, 1).encode()),
        ("lists a hundred thousand deep", "[0][0][0][0][0][0][0][0][0][0][0][0][0][0…"[:40] + "…", "nested too deeply", lambda _: b"[" * 100_000),
        ("groups a hundred thousand deep", "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…", "nested too deeply", lambda _: b'{"a":' * 100_000),
        ("a comment in the middle", "the file itself", "is not expected here", lambda text: text.replace(name, f"{name}, /* x */", 1).encode()),
        ("a trailing comma", "area.codes[1]", "is not expected here", lambda text: text.replace('"QMM"', '"QMM",', 1).encode()),
        ("a text in single quotes", "name", "is not expected here", lambda text: text.replace(name, "\"name\": 'x'", 1).encode()),
        ("an escape that there is not", "name", "a backslash is followed by", lambda text: text.replace(name, '"name": "\\x41"', 1).encode()),
        ("half an escape", "name", "four hexadecimal digits", lambda text: text.replace(name, '"name": "\\u12"', 1).encode()),
        ("half a pair", "name", "half of a character pair", lambda text: text.replace(name, '"name": "\\ud800"', 1).encode()),
        ("the wrong half first", "name", "half of a character pair", lambda text: text.replace(name, '"name": "\\udc00\\ud800"', 1).encode()),
        ("a raw escape character", "name", "control character is inside a text", lambda text: text.replace("Norfolk", ANSI, 1).encode()),
        ("a raw zero", "name", "control character is inside a text", lambda text: text.replace("Norfolk", "\0", 1).encode()),
        ("NaN", "own_deficit", "NaN is not expected here", lambda text: text.replace("12.5", "NaN", 1).encode()),
        ("Infinity", "own_deficit", "Infinity is not expected here", lambda text: text.replace("12.5", "Infinity", 1).encode()),
        ("minus infinity", "own_deficit", "-Infinity is not expected", lambda text: text.replace("12.5", "-Infinity", 1).encode()),
        ("a number past the largest", "own_deficit", "too large to hold", lambda text: text.replace("12.5", "1e309", 1).encode()),
        ("a number of a million digits", whole, "larger than", lambda text: text.replace("12.5", "9" * 1_000_000, 1).encode()),
        ("a number of five thousand digits", "own_deficit", "too large to hold", lambda text: text.replace("12.5", "9" * 5_000, 1).encode()),
        ("a number of three hundred digits", "own_deficit", "is not allowed here", lambda text: text.replace("12.5", "9" * 300, 1).encode()),
        ("hexadecimal digits", "own_deficit", "0xff is not expected here", lambda text: text.replace("12.5", "0xff", 1).encode()),
        ("digits with underscores", "own_deficit", "1_000 is not expected here", lambda text: text.replace("12.5", "1_000", 1).encode()),
        ("arabic digits", "own_deficit", "is not expected here", lambda text: text.replace("12.5", "١٢", 1).encode()),
    )  # fmt: skip
    for title, place, said, change in table:
        yield Piece(title, place, said, lambda path, change=change: path.write_bytes(change(sound())))


def _fields() -> Iterator[Piece]:
    """Yield what is wrong with the value of one field: its type, its size, its limits, its neighbours."""
    table: tuple[tuple[str, str, Any, str], ...] = (
        ("a newer version", "version", 3, "was written by a newer Leftshift"),
        ("a version far off", "version", 10**30, "was written by a newer Leftshift"),
        ("a version below nothing", "version", -1, "is not allowed here"),
        ("a version that is a switch", "version", True, "is not allowed here"),
        ("a version with a point", "version", 2.0, "is not allowed here"),
        ("another format", "format", "leftshift settings", "is another kind of file"),
        ("a format of HTML", "format", HTML, "is another kind of file"),
        ("a format that turns its direction", "format", BIDI, "is another kind of file"),
        ("a name that is a list", "name", ["x"], "is not text"),
        ("a name with a tab", "name", "a\tb", "control character U+0009"),
        ("a name with a line separator", "name", "a\u2028b", "control character U+2028"),
        ("a name with a next-line character", "name", "a\x85b", "control character U+0085"),
        ("a name with orders for a terminal", "name", ANSI, "control character U+001B"),
        ("a name of ten thousand characters", "name", "x" * 10_000, "the text has 10000 characters"),
        ("no name", "name", "", "the text has 0 characters"),
        ("notes of twenty thousand characters", "notes", "x" * 20_000, "the text has 20000 characters"),
        ("notes with a zero", "notes", "a\0", "control character U+0000"),
        ("an area of control characters", "area.codes[0]", ANSI, "control character U+001B"),
        ("an area of HTML", "area.codes[0]", "<b>QMM</b>", "“<b>QMM</b>”"),
        ("an area in another script", "area.codes[0]", "ҚММ", "“ҚММ”"),
        ("one area twice", "area.codes[1]", ["QMM", "QMM"], "in the list twice"),
        ("a thousand areas", "area.codes", ["QMM"] * 1_000, "the list has 1000 items"),
        ("a footprint of a path", "area.footprint", "../../etc/passwd", "is not allowed here"),
        ("years that go back", "years.to", 2020, "is not allowed here"),
        ("years without end", "years.to", 10**9, "is not allowed here"),
        ("a source that is a path to a picture", "own_figures.source", ["//host/share/x.png"], "is not text"),
        ("a source with a line feed", "own_figures.source", "a\nb", "control character U+000A"),
        ("money below nothing", "own_figures.money.acute", -1, "is not allowed here"),
        ("money as text", "own_figures.money.acute", "1400", "is not allowed here"),
        ("money of no sector", "own_figures.money", {}, "no sector has a figure above 0"),
        ("shares that are text", "levers.shares.target.acute", "0.5", "is not allowed here"),
        ("shares past the whole", "levers.shares.target.acute", 1.5, "is not allowed here"),
        ("shares that do not add up", "levers.shares.target", 0.3, "add up to"),
        ("an end before the start", "levers.shares.end", 2025, "ends in 2025"),
        ("a sector locked twice", "levers.shares.locked[1]", ["acute", "acute"], "in the list twice"),
        ("a floor past the whole", "levers.shares.floors.acute", 1.9, "is not allowed here"),
        ("a cut of everything", "levers.running_costs.cut", 1.0, "is not allowed here"),
        ("a seat that is a number", "levers.board.seats[0]", 5, "is not a group"),
        ("a role with orders for a terminal", "levers.board.seats[0].role", ANSI, "control character U+001B"),
        ("a role of HTML too long", "levers.board.seats[0].role", HTML * 9, "characters"),
        ("a vote that is a word", "levers.board.seats[0].voting", "yes", "is not allowed here"),
        ("more organisations than there are", "levers.board.seats[0].organisations", 10**12, "is not allowed here"),
        ("hundreds of seats", "levers.board.seats", 20, "items"),
        ("a question with a tab", "levers.board.survey[0].question", "a\tb", "control character U+0009"),
        ("a share of answers past all", "levers.board.survey[0].percent", 101, "is not allowed here"),
        ("a note on nothing", 'levers.notes.<img src="/nowhere/x.png" onerror=alert(…', "note", "is not the name of a lever"),
        ("a note of five thousand characters", "levers.notes.board", "x" * 5_000, "the text has 5000 characters"),
        ("an assumption past its reach", "assumptions.real_growth", 9.9, "is not allowed here"),
        ("an assumption as a switch", "assumptions.real_growth", True, "is not allowed here"),
        ("a switch as a number", "assumptions.convergence", 1, "is not allowed here"),
        ("an assumption that there is not", "assumptions.free_money", 1, "is not a field that Leftshift knows"),
        ("results that are text", "results", "x", "is not a group"),
        ("a history without steps", "history.steps", [], "the list has 0 items"),
        ("a step before itself", "history.steps[1].after", 1, "comes after the step 1"),
        ("a step beyond the list", "history.here", 99, "there is no step 99"),
        ("a step with no zone", "history.steps[0].at", "2026-04-01T10:00:00", "is not a time"),
        ("a step before the calendar", "history.steps[0].at", "0001-01-01T00:00:00+14:00", "is not a time"),
        ("a step with orders for a terminal", "history.steps[0].who", ANSI, "control character U+001B"),
        ("an own deficit that is null", "own_deficit", None, "is not allowed here"),
    )  # fmt: skip
    for title, place, value, said in table:
        yield Piece(title, place, said, lambda path, place=place, value=value: _with(path, place, value))


def _with(path: Path, place: str, value: Any) -> None:
    """Write the sound file with another value at a place; an index beyond a list means the whole list."""
    content: Any = json.loads(sound())
    keys = [int(key) if key.isdigit() else key for key in place.replace("[", ".").replace("]", "").split(".")]
    if place.startswith("levers.notes.<"):
        keys = ["levers", "notes", HTML]
    elif place == "levers.shares.target":
        keys = [*keys, "acute"]
    elif place == "levers.board.seats":
        value = content["levers"]["board"]["seats"] * value
    elif isinstance(keys[-1], int) and isinstance(value, list):
        keys = keys[:-1]
    at = content
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _no_files() -> Iterator[Piece]:
    """Yield what is no file at all, or leads elsewhere."""
    no_file, gone, whole = (
        "this is a folder or a device, not a file",
        "there is no such file",
        "the file itself",
    )
    table: tuple[tuple[str, str, Build], ...] = (
        ("a folder", no_file, lambda path: path.mkdir()),
        ("a pipe that nobody writes to", no_file, os.mkfifo),
        ("a link to a device without end", no_file, lambda path: path.symlink_to("/dev/zero")),
        ("a link to the terminal", no_file, lambda path: path.symlink_to("/dev/tty")),
        ("a link to a folder", no_file, lambda path: path.symlink_to("/")),
        ("a link to nothing", gone, lambda path: path.symlink_to("nothing")),
        ("a link to itself", "the file cannot be read", lambda path: path.symlink_to(path.name)),
        ("no file", gone, lambda _: None),
        ("a link to the memory of the process", "", lambda path: path.symlink_to("/proc/self/mem")),
        ("a link to a file of the system", "is not expected here", lambda path: path.symlink_to("/proc/self/status")),
        ("a zip", "is no text", _zip),
    )  # fmt: skip
    for title, said, build in table:
        yield Piece(title, whole, said, build)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("plan.leftshift", sound())
