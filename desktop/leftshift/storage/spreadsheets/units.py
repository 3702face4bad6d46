"""Units of money as sheets name them: £, £000, £m, £bn."""

import re
from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """What one of an amount is."""

    POUNDS = "gbp"
    THOUSANDS = "gbp_k"
    MILLIONS = "gbp_m"
    BILLIONS = "gbp_bn"


IN_MILLIONS: Final = {
    Unit.POUNDS: 1e-6,
    Unit.THOUSANDS: 1e-3,
    Unit.MILLIONS: 1.0,
    Unit.BILLIONS: 1e3,
}
"""What one of each unit is [£m]."""
UNIT_NAMES: Final = {
    Unit.POUNDS: "£",
    Unit.THOUSANDS: "£000",
    Unit.MILLIONS: "£m",
    Unit.BILLIONS: "£bn",
}
"""What a unit is called on screen."""

_POUND: Final = r"(?:£|\bgbp)\s*"
_PATTERNS: Final = {
    Unit.BILLIONS: rf"{_POUND}(?:bns?|b)\b|\b(?:bn|billions?)\b",
    Unit.MILLIONS: (
        rf"{_POUND}(?:m|ms|mn|mns|mm|mln|mil|mill|mio)\b|\b(?:m|mn|mln)\s*£|\b(?:mn|mln|mio|millions?)\b|\(\s*m\s*\)"
    ),
    Unit.THOUSANDS: rf"{_POUND},?(?:000s?|k|ks|th)\b|\b(?:k|000s?)\s*£|\bthousands?\b|(?<![\d.,])000s?\b",
    Unit.POUNDS: r"£|\bgbp\b|\bpounds?\b|\bsterling\b",
}
_FOUND: Final = {unit: re.compile(pattern) for unit, pattern in _PATTERNS.items()}
_PERHAPS: Final = re.compile(r"£|\(|\[|gbp|bn|billion|mn|mln|mio|million|000|thousand|pound|sterling")
"""What stands in each text that names a unit or has brackets: most cells are done with one search."""
_QUOTES: Final = re.compile(r"['’‘`´⁰¹²³⁴⁵⁶⁷⁸⁹]")
_GAPS: Final = re.compile(r"[\s_]+")


def unit_in(text: str) -> Unit | None:
    """Return the unit that a heading or a title names; None where it names none."""
    plain = _plain(text)
    if not _PERHAPS.search(plain):
        return None
    return next((unit for unit, pattern in _FOUND.items() if pattern.search(plain)), None)


def without_unit(text: str) -> str:
    """Return a text in small letters without the unit it names, and without the brackets around it."""
    plain = _plain(text)
    if not _PERHAPS.search(plain):
        return plain
    for pattern in _FOUND.values():
        plain = pattern.sub(" ", plain)
    return " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", plain).split())


def unit_called(text: str) -> Unit | None:
    """Return the unit that a user means by gbp_m, £m, m, 000, k, £ or pounds; None for another word."""
    plain = _plain(text)
    if plain in {"m", "k", "bn", "000", "000s"}:
        plain = f"£{plain}"
    return unit_in(plain)


def _plain(text: str) -> str:
    return _GAPS.sub(" ", _QUOTES.sub("", text.casefold())).strip()
