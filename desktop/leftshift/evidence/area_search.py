"""Finding areas from what a planner types: names, codes, initials, what they were called before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.atlas import ICB_2025, ICB_2026, Area, boards_in, is_named_after_boards
from leftshift.evidence.tables import table
from leftshift.model.terms import Footprint

_IDLE: Final = re.compile(r"\b(nhs|icb|ics|integrated care (board|system)|and|the)\b")
"""Words that say nothing about which area is meant."""
_APART: Final = re.compile(r"[^\w:+]+")
_SHORT: Final = MappingProxyType(
    {
        "gtr": "greater",
        "ne": "north east",
        "nw": "north west",
        "se": "south east",
        "sw": "south west",
        "beds": "bedfordshire",
        "bucks": "buckinghamshire",
        "cambs": "cambridgeshire",
        "hants": "hampshire",
        "herts": "hertfordshire",
        "lancs": "lancashire",
        "leics": "leicestershire",
        "oxon": "oxfordshire",
        "salop": "shropshire",
        "staffs": "staffordshire",
        "warks": "warwickshire",
        "worcs": "worcestershire",
    }
)
"""Words as they are written in short, and in full."""
_LIKE: Final = 0.75
"""How alike a misspelt word and the right one are at least, 1 being the same [ratio of letters]."""
_LETTERS: Final = 4
"""Letters from which a word can be a misspelt one: shorter ones are codes and initials."""


class Fit(IntEnum):
    """How well an area fits what was typed; the lower, the better."""

    EXACT = 0
    """Its name or its code."""
    ALIAS = 1
    """Another name of it, or a code of a part: initials, a former name, a sub-ICB location."""
    SUCCESSOR = 2
    """It took over an ICB that is named exactly."""
    BEGINNING = 3
    WORDS = 4
    """Every word typed begins a word of its name."""
    PART = 5
    ALIAS_PART = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One area that fits what was typed."""

    area: Area
    fit: Fit
    why: str = ""
    """What fits, where it is not the name or the code itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    """Another name or code of an area."""

    key: str
    said: str


def matches(text: str, among: Iterable[Area]) -> tuple[Match, ...]:
    """List the areas that fit a text, the best first; all of them, in their own order, where it is empty.

    Upper and lower case, punctuation, “NHS”, “ICB”, “and” and “&” make no difference. An ICB that is gone
    since April 2026 brings those that took it over.
    """
    if not text.strip():
        return tuple(Match(area=area, fit=Fit.EXACT) for area in among)
    wanted = normal(text)
    found = [match for area in among if (match := _match(wanted, area)) is not None]
    # Clusters are named after their boards: among equals a board comes first.
    return tuple(sorted(found, key=lambda each: (each.fit, is_named_after_boards(each.area))))


def like(text: str, among: Sequence[Area]) -> tuple[Match, ...]:
    """List the areas that fit a text as `matches` does; where none does, those that fit it spelt right."""
    return matches(text, among) or matches(_respelt(normal(text), among), among)


def _respelt(wanted: str, among: Iterable[Area]) -> str:
    """Write each word as the word of a name that it is most like; a word like none stays as it is."""
    known = sorted({word for area in among for word in normal(area.name).split()})
    return " ".join(
        next(iter(get_close_matches(word, known, 1, _LIKE)), word) if len(word) >= _LETTERS else word
        for word in wanted.split()
    )


def successors(area: Area) -> tuple[Area, ...]:
    """List the ICBs of April 2026 that took over an ICB of 2025/26; empty where it goes on as it was."""
    codes = dict.fromkeys(
        row["successor"] for row in table("icb_succession_2026") if row["predecessor"] == area.code
    )
    if area.kind != ICB_2025 or not codes:
        return ()
    return tuple(board for board in boards_in(Footprint.YEAR_2026) if board.code in codes)


@cache
def normal(text: str) -> str:
    """Write a text without case, punctuation and the words that say nothing of an area."""
    plain = _APART.sub(" ", text.casefold().replace("&", " and ")).strip()
    short = " ".join(_SHORT.get(word, word) for word in _IDLE.sub(" ", plain).split())
    return short or plain


def _match(wanted: str, area: Area) -> Match | None:
    if wanted in {normal(area.name), area.code.casefold(), *_codes(area)}:
        return Match(area=area, fit=Fit.EXACT)
    aliases = _aliases().get((area.kind, area.code), ())
    said = next((alias.said for alias in aliases if alias.key == wanted), "")
    if said:
        return Match(area=area, fit=Fit.ALIAS, why=said)
    for former in _predecessors().get(area.code, ()) if area.kind == ICB_2026 else ():
        if former.name != area.name and _is_exactly(wanted, former):
            return Match(area=area, fit=Fit.SUCCESSOR, why=f"took over {former.name}")
    fit = _fit_of_part(wanted, area)
    if fit is not None:
        return Match(area=area, fit=fit)
    said = next((alias.said for alias in aliases if alias.key.startswith(wanted)), "")
    return Match(area=area, fit=Fit.ALIAS_PART, why=said) if said else None


def _fit_of_part(wanted: str, area: Area) -> Fit | None:
    name, words = normal(area.name), wanted.split()
    if name.startswith(wanted):
        return Fit.BEGINNING
    if all(any(part.startswith(word) for part in name.split()) for word in words):
        return Fit.WORDS
    return Fit.PART if all(word in f"{area.code.casefold()} {name}" for word in words) else None


def _is_exactly(wanted: str, area: Area) -> bool:
    found = _match(wanted, area)
    return found is not None and found.fit <= Fit.ALIAS


def _codes(area: Area) -> frozenset[str]:
    return _ons_codes().get((area.kind, area.code), frozenset())


@cache
def _ons_codes() -> Mapping[tuple[str, str], frozenset[str]]:
    """Give the ONS codes of each ICB in lower case; one that goes on keeps that of 2025/26."""
    changed = {row["successor"]: row["successor_ons"].casefold() for row in table("icb_succession_2026")}
    codes = {(ICB_2026, code): frozenset({ons}) for code, ons in changed.items()}
    for row in table("icb_finance"):
        own = frozenset({row["ons_code"].casefold()})
        codes[ICB_2025, row["ods_code"]] = own
        codes.setdefault((ICB_2026, row["ods_code"]), own)
    return MappingProxyType(codes)


@cache
def _aliases() -> Mapping[tuple[str, str], tuple[_Alias, ...]]:
    """Give the other names and codes of each ICB, on both footprints where it goes on as it was."""
    found: dict[tuple[str, str], list[_Alias]] = {}
    for row in table("area_names"):
        said = f"{row['name']} ({row['code']})" if row["code"] else row["name"]
        for key in filter(None, (row["code"].casefold(), normal(row["name"]))):
            for kind in (ICB_2026, ICB_2025):
                found.setdefault((kind, row["icb"]), []).append(_Alias(key=key, said=said))
    return MappingProxyType({place: tuple(each) for place, each in found.items()})


@cache
def _predecessors() -> Mapping[str, tuple[Area, ...]]:
    """Give the ICBs of 2025/26 that each ICB of April 2026 took over, by its code."""
    before = {area.code: area for area in boards_in(Footprint.YEAR_2025)}
    found: dict[str, list[Area]] = {}
    for row in table("icb_succession_2026"):
        found.setdefault(row["successor"], []).append(before[row["predecessor"]])
    return MappingProxyType({code: tuple(each) for code, each in found.items()})
