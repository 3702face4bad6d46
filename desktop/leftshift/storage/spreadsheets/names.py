"""Names of sectors and of groups as sheets write them, against a table of the field's own names.

The tables are resources/tables/sector_names.csv and group_names.csv. Close spellings are found by difflib: a
few hundred short names need no faster library.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from leftshift.board.voices import GROUP_NAMES
from leftshift.evidence.tables import table
from leftshift.model.seats import GROUPS, PARTNERS, Group
from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.storage.spreadsheets.units import without_unit
from leftshift.storage.spreadsheets.years import without_year

_IDLE: Final = re.compile(r"[\s_\-–().:/'’]+")
_NUMBERED: Final = re.compile(
    r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[a-z][.)]|(?:[a-z]{1,3}[-/]?\d{2,8}|\d{4,10})\s*[-–—:/|]?)"
    r"\s+(?=[a-z])"
)
"""Numbering before a name, or its code in a ledger: 1., 2.1, a), PA01, 52211001 -."""
_FOOTNOTE: Final = re.compile(r"\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9&]+")
_FILLERS: Final = re.compile(
    r"\b(services?|commissioning|commissioned|spend|spending|expenditure|costs?|budgets?|contracts?|sector|"
    r"programme|nhs|the)\b"
)
"""Words that sheets add to a sector's name and that change nothing."""
_TOTAL: Final = re.compile(r"\b(grand|sub|overall|net|gross|totals?|subtotal|sum)\b")
_NEAR: Final = 0.8
"""Similarity from which a spelling may be another one's slip."""


class SectorName(NamedTuple):
    """What a name in a ledger means."""

    sector: Sector | None = None
    """The sector it means, or perhaps means; None where it is none that Leftshift knows."""
    certain: bool = False
    """Whether the name is in the table."""
    left_out: str = ""
    """Why what it names is no sector's spend; empty where it is, or is not known."""


class GroupName(NamedTuple):
    """What a name in a list of seats means."""

    group: Group | None = None
    certain: bool = False


def bare(heading: str) -> str:
    """Return a heading without case, spaces, underscores and brackets, for comparing."""
    return _IDLE.sub("", heading.casefold())


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return a text in small letters as words with single spaces, “&” as “and”.

    Numbering before it and marks of footnotes behind it are left off.
    """
    spelt = text.casefold().replace("_", " ").replace("’", "").replace("'", "").rstrip()
    plain = _NUMBERED.sub("", _FOOTNOTE.sub("", spelt))
    return " ".join(_NOT_WORDS.sub(" ", plain).replace("&", " and ").split())


@lru_cache(maxsize=4096)
def known_sector(text: str) -> SectorName | None:
    """Find what a name in the table means; None where it is not in the table."""
    names = _sector_names()
    plain = words(text)
    if plain not in names:
        plain = words(without_year(without_unit(text)))
    return names.get(plain) or names.get(_core(plain))


@lru_cache(maxsize=4096)
def without_total(text: str) -> str:
    """Return a name in small letters without the words that make it a total: “Total acute” is “acute”."""
    return _TOTAL.sub(" ", words(text)).strip()


@lru_cache(maxsize=4096)
def sector_named(text: str) -> SectorName:
    """Find the sector that a name means; a near one where it is not in the table."""
    known = known_sector(text)
    if known is not None:
        return known
    names = _sector_names()
    plain = words(without_year(without_unit(text)))
    inside = {names[name] for name in _longest_inside(plain, names)}
    if len(inside) == 1:
        return next(iter(inside))._replace(certain=False, left_out="")
    near = difflib.get_close_matches(_core(plain), names, n=1, cutoff=_NEAR) if plain else []
    return names[near[0]]._replace(certain=False, left_out="") if near else SectorName()


@lru_cache(maxsize=4096)
def group_named(text: str) -> GroupName:
    """Find the group that a name means, by the longest of the table's names in it; else a near one."""
    names = _group_names()
    plain = words(text)
    if plain in names:
        return GroupName(names[plain], certain=True)
    allowed = {name: group for name, group in names.items() if "partner" not in plain or group in PARTNERS}
    inside = {allowed[name] for name in _longest_inside(plain, allowed)}
    if inside:
        return GroupName(min(inside, key=GROUPS.index), certain=True)
    near = difflib.get_close_matches(plain, names, n=1, cutoff=_NEAR) if plain else []
    return GroupName(names[near[0]]) if near else GroupName()


def _core(plain: str) -> str:
    return " ".join(_FILLERS.sub(" ", plain).split())


def _longest_inside(plain: str, names: Mapping[str, object]) -> Iterator[str]:
    """Go through the longest of the names that stand in a text as whole words."""
    found = [name for name in names if f" {name} " in f" {plain} "]
    longest = max(map(len, found), default=0)
    return (name for name in found if len(name) == longest)


@cache
def _sector_names() -> Mapping[str, SectorName]:
    known = {
        row["name"]: SectorName(
            Sector(row["sector"]) if row["sector"] else None, certain=True, left_out=row["why_left_out"]
        )
        for row in table("sector_names")
    }
    own = {words(name): SectorName(one, certain=True) for one in SECTORS for name in (one, LABELS[one])}
    short = {_core(name): meaning for name, meaning in known.items() if _core(name)}
    return MappingProxyType({**short, **known, **own})


@cache
def _group_names() -> Mapping[str, Group]:
    known = {row["name"]: Group(row["group"]) for row in table("group_names")}
    own = {words(name): group for group in GROUPS for name in (group, GROUP_NAMES[group])}
    return MappingProxyType({**known, **own})
