"""A strict JSON parser that remembers where in the text each value is."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from leftshift.storage.refusal import MEND, Refusal, printable

DEPTH_MOST = 32
"""Levels of nesting; our own files use 6, and a bound keeps a hostile file from exhausting the stack."""
VALUES_MOST = 100_000
"""Values in a file: the longest history that fits has 40,000, and 500,000 would take seconds to refuse."""
SHOWN_MOST = 40
"""Characters of a value that a message repeats, so that it stays one sentence."""
WHOLE_FILE = "the file itself"
"""The place of a problem that no single field has."""

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_TOKEN = re.compile(r"[^\s,:\[\]{}\"]+|\S")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_STRINGS = json.JSONDecoder()
_STRING_FAULTS = {
    "Unterminated string": ("this text has no closing quotation mark", 'text closed by "'),
    "Invalid control character": (
        "a line break or control character is inside a text",
        r"\n or \t inside a text",
    ),
    "Invalid \\escape": (
        "a backslash is followed by a letter that has no meaning",
        r"\" \\ \/ \b \f \n \r \t or \uXXXX",
    ),
    "Invalid \\uXXXX": (r"\u is not followed by four hexadecimal digits", r"\u and four of 0-9, a-f"),
}

Value = str | int | float | bool | None | tuple["Node", ...] | Mapping[str, "Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a file and the stretch of text it was read from."""

    value: Value
    at: int
    """First character of the value [characters from the start]."""
    end: int
    """First character after the value [characters from the start]."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file under the name the planner knows it by."""

    name: str
    text: str

    def refusal(self, at: int, place: str, wrong: str, allowed: str, todo: str = MEND) -> Refusal:
        """Return the refusal of what begins at a character of the text [characters from the start]."""
        lines = _LINE_END.split(self.text[:at])
        return Refusal(
            file=self.name,
            line=len(lines),
            column=len(lines[-1]) + 1,
            place=place or WHOLE_FILE,
            wrong=wrong,
            allowed=allowed,
            todo=todo,
        )

    def shown(self, node: Node) -> str:
        """Return a value as the file writes it, shortened for a message."""
        if isinstance(node.value, tuple):
            return "a list [ … ]"
        if isinstance(node.value, Mapping):
            return "a group { … }"
        text = self.text[node.at : node.end]
        return text if len(text) <= SHOWN_MOST else f"{text[:SHOWN_MOST]}…"


def parse_json(source: SourceText) -> Node:
    """Parse a whole text as one JSON value.

    Raises:
        Refusal: for anything RFC 8259 does not allow, and for a field given twice, a number too
            large to hold, half a character pair, nesting deeper than DEPTH_MOST, or more values than
            VALUES_MOST.
    """
    return _Parser(source).document()


def step_into(place: str, step: str | int) -> str:
    """Return the place of a member or an item, such as `levers.board.seats[3].role`."""
    if isinstance(step, int):
        return f"{place}[{step}]"
    return f"{place}.{name_shown(step)}" if place else name_shown(step)


def name_shown(name: str) -> str:
    """Return a field's name fit for a message: short, and nothing in it that does not print."""
    printed = printable(name[:SHOWN_MOST])
    return printed if len(name) <= SHOWN_MOST else f"{printed}…"


class _Parser:
    """Walks once through a text; every method leaves `_at` after what it has read."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._text = source.text
        self._at = 0
        self._values = 0

    def document(self) -> Node:
        node = self._value("", 0)
        if self._peek():
            raise self._unexpected("", "nothing after the closing bracket")
        return node

    def _value(self, place: str, depth: int) -> Node:
        start = self._peek()
        at = self._at
        if depth > DEPTH_MOST:
            raise self._source.refusal(
                at, name_shown(place), "brackets are nested too deeply", f"at most {DEPTH_MOST} levels"
            )
        self._values += 1
        if self._values > VALUES_MOST:
            raise self._source.refusal(
                at, name_shown(place), "the file holds too many values", f"at most {VALUES_MOST:,} values"
            )
        value: Value
        if start == "{":
            value = self._members(place, depth)
        elif start == "[":
            value = self._items(place, depth)
        elif start == '"':
            value = self._string(place)
        else:
            value = self._number_or_word(place)
        return Node(value, at, self._at)

    def _members(self, place: str, depth: int) -> Mapping[str, Node]:
        members: dict[str, Node] = {}
        keys: dict[str, int] = {}
        self._at += 1
        if self._skip("}"):
            return members
        while True:
            if self._peek() != '"':
                raise self._unexpected(place, "a field name in quotation marks")
            at = self._at
            key = self._string(place)
            inner = step_into(place, key)
            if key in keys:
                first = self._source.refusal(keys[key], "", "", "").line
                raise self._source.refusal(
                    at, inner, f"the field is there twice, first on line {first}", "once"
                )
            if not self._skip(":"):
                raise self._unexpected(inner, "a colon after the field name")
            keys[key] = at
            members[key] = self._value(inner, depth + 1)
            if self._skip("}"):
                return members
            if not self._skip(","):
                raise self._unexpected(place, "a comma or a closing } after a value")

    def _items(self, place: str, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        self._at += 1
        if self._skip("]"):
            return ()
        while True:
            items.append(self._value(step_into(place, len(items)), depth + 1))
            if self._skip("]"):
                return tuple(items)
            if not self._skip(","):
                raise self._unexpected(place, "a comma or a closing ] after an item")

    def _string(self, place: str) -> str:
        at = self._at
        try:
            text, self._at = _STRINGS.raw_decode(self._text, at)
        except json.JSONDecodeError as fault:
            known = (said for start, said in _STRING_FAULTS.items() if fault.msg.startswith(start))
            wrong, allowed = next(known, ("this text is not sound", "text in quotation marks"))
            raise self._source.refusal(fault.pos, place, wrong, allowed) from None
        if _LONE_SURROGATE.search(text):
            raise self._source.refusal(
                at, place, r"the text holds half of a character pair (\ud800 to \udfff)", "whole characters"
            )
        return str(text)

    def _number_or_word(self, place: str) -> float | bool | None:
        at = self._at
        token = _TOKEN.match(self._text, at)
        word = token[0] if token else ""
        if word in _WORDS:
            self._at += len(word)
            return _WORDS[word]
        if not _NUMBER.fullmatch(word):
            raise self._unexpected(
                place, "a number such as 0.5, text in quotation marks, true, false, { or ["
            )
        self._at += len(word)
        number = float(word)
        if math.isinf(number):
            raise self._source.refusal(at, place, "the number is too large to hold", "an ordinary number")
        return number if set(word) & set(".eE") else int(word)

    def _peek(self) -> str:
        """Skip white space and return the character there, empty at the end of the text."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _skip(self, mark: str) -> bool:
        """Skip white space, and the mark if it comes next; return whether it did."""
        found = self._peek() == mark
        self._at += found
        return found

    def _unexpected(self, place: str, expected: str) -> Refusal:
        token = _TOKEN.match(self._text, self._at)
        wrong = f"{token[0][:SHOWN_MOST]} is not expected here" if token else "the file ends too early"
        return self._source.refusal(self._at, place, wrong, expected)
