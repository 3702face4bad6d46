"""Files damaged at random, with a sense of their structure: what people, tools and attackers make of JSON."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Final

Group = list[tuple[str, "Tree"]]
"""A group of JSON as its members in order, so that one may be there twice."""
Tree = Group | list["Tree"] | str | int | float | bool | None

_TEXTS: Final = (
    '<img src="/nowhere/x.png">',
    "<b>x</b>&lt;",
    "=cmd|'/C calc'!A0",
    "file:///etc/passwd",
    "\\\\host\\share\\x.png",
    "//host/share/x.png",
    "tab\there",
    "line\u2028end",
    "turned \u202e gnp",
    "\x1b[31mred",
    "\x00",
    "\ud83d",
    "{{7*7}} %s%n",
    "x" * 400,
    "x" * 12_000,
    "",
    " ",
    "../../etc/passwd",
    "CON",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 2030/31",
    "e\u0301\u200d\U0001f469",
    "NaN",
    "2026-04-01\x1b14:02:00+00:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
)
_NUMBERS: Final = (0, 1, -1, 2, 0.5, 1e-300, -0.0, 1e9, 2**31, 2**63, 10**40, 1e308, 2025, 2030, 2030.0, 100)
_RAW: Final = (
    *(
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"1e999",
        b"0x10",
        b"01",
        b"+1",
        b".5",
        b"1.",
        b"1_000",
        b"9" * 5_000,
    ),
    *(b"[" * 40, b"{" * 40, b'"\\u12"', b'"\\ud800"', b'"\\x"', b"'x'", b"undefined", b"/*c*/1", b"//c\n1"),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x00",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        b"\r",
        b"\x1b[2J",
        b"\xe2\x80\xae",
    ),
)
_MARKS: Final = b'{}[]",:0123456789\\ \n\xff\x00tfn-.eE'


def parsed(data: bytes) -> Tree:
    """Return sound JSON with its groups as lists of their members."""
    read: Tree = json.loads(data, object_pairs_hook=lambda pairs: [(key, value) for key, value in pairs])
    return read


def written(tree: Tree) -> bytes:
    """Write a tree down, members that are there twice and half characters included."""
    return _text(tree).encode("utf-8", "surrogatepass")


def mutant(data: bytes, chance: random.Random) -> bytes:
    """Damage sound JSON in one to three places: mostly in its tree, else in its bytes."""
    if chance.random() < 0.75:
        whole: Tree = [parsed(data)]
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            _change(whole, chance)
        data = b"".join(written(part) for part in (whole if isinstance(whole, list) else [whole]))
    if chance.random() < 0.3:
        for _ in range(chance.choice((1, 1, 2, 8))):
            data = damaged(data, chance)
    return data


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Damage bytes in one place: cut, double, swap, overwrite or add."""
    at, to = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    near = min(to, at + chance.randrange(1, 40))
    match chance.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[near:]
        case 2:
            return data[:at] + data[at:near] * 2 + data[near:]
        case 3:
            return data[:at] + bytes([chance.choice(_MARKS)]) + data[at + 1 :]
        case 4:
            return data[:at] + chance.choice(_RAW) + data[at:]
        case _:
            return data[:at] + chance.choice(_RAW) + data[near:]


def _text(tree: Tree) -> str:
    if not isinstance(tree, list):
        return json.dumps(tree, ensure_ascii=False)
    if _is_group(tree):
        return "{" + ",\n".join(f"{_text(key)}: {_text(value)}" for key, value in tree) + "}"
    return "[" + ",\n".join(map(_text, tree)) + "]"


def _is_group(tree: list[object]) -> bool:
    return bool(tree) and all(isinstance(one, tuple) for one in tree)


def _lists(tree: Tree) -> Iterator[list[object]]:
    """List every group and list of a tree that holds something."""
    if isinstance(tree, list):
        if tree:
            yield tree
        for one in tree:
            yield from _lists(one[1] if isinstance(one, tuple) else one)


def _change(whole: Tree, chance: random.Random) -> None:
    """Change one place of a tree."""
    held = chance.choice(list(_lists(whole)))
    place = chance.randrange(len(held))
    one = held[place]
    key, value = one if isinstance(one, tuple) else (None, one)
    match chance.randrange(9):
        case 0 if len(held) > 1:
            del held[place]
            return
        case 1:
            held.insert(chance.randrange(len(held) + 1), copy.deepcopy(one))
            return
        case 2 if key is not None:
            key = chance.choice((key.upper(), key + "s", "", chance.choice(_TEXTS)[:300]))
        case 3:
            value = [copy.deepcopy(value) for _ in range(chance.choice((1, 2, 30)))]
        case 4:
            value = [("x", value)]
        case 5:
            other = chance.choice(chance.choice(list(_lists(whole))))
            value = copy.deepcopy(other[1] if isinstance(other, tuple) else other)  # it may hold this place
        case 6 if isinstance(value, int | float) and not isinstance(value, bool):
            value = chance.choice((value * 2, value / 2, -value, value + 1, value - 1, value + 1e-7))
        case 7:
            value = chance.choice((None, True, False, [], "", 0))
        case _:
            value = chance.choice(_TEXTS) if chance.random() < 0.6 else chance.choice(_NUMBERS)
    held[place] = (key, value) if isinstance(one, tuple) else value
