"""What the headings of a ledger mean: sector, amount, year, area, or something that is never an amount."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.areas import REGION, Area, areas
from leftshift.evidence.tables import table
from leftshift.storage.spreadsheets.names import words
from leftshift.storage.spreadsheets.units import unit_in, without_unit
from leftshift.storage.spreadsheets.years import MONTHS, month_in_year, without_year, year_in


class Meaning(StrEnum):
    """What a column holds."""

    SECTOR = "sector"
    AMOUNT = "amount"
    YEAR = "year"
    AREA = "area"
    SHARE = "share"
    CHANGE = "change"
    """A difference between two amounts, or growth."""
    RATE = "rate"
    """Money for each person, or people."""
    PROVIDER = "provider"
    UNIT = "unit"
    """The unit of each row's amount."""
    SIGN = "sign"
    """Whether each row's amount is a debit or a credit."""
    FOREIGN = "foreign"
    """Money of another currency."""
    OTHER = "other"
    """Something else, or nothing that is known."""


_SECTOR_LAST: Final = re.compile(
    r"\b(sectors?|services?|category|categories|description|settings?|lines?|type|subjective|workstream|name|"
    r"heading|key|group)$"
)
"""Last words of headings over sectors."""
_SECTOR_PERHAPS: Final = re.compile(
    r"sector|service|categor|description|setting|line|type|subjective|workstream|name|heading|key|group|"
    r"programme|area|delivery|directorate|portfolio|item"
)
"""What stands in each heading over sectors: most cells are done with one search."""
_SECTOR_WHOLE: Final = re.compile(
    r"(programme|service|care|spend|budget|commissioning) area|area of (spend|care|expenditure)|programme|"
    r"point of delivery|directorate|portfolio|item"
)
_AMOUNT: Final = re.compile(
    r"\b(amounts?|budgets?|spend|spending|plan|planned|costs?|expenditure|outturn|actuals?|forecast|fot|total|"
    r"money|allocation|baseline|annual|net|gross|opening|recurrent|sum)\b"
)
"""Words of headings over money, whether or not they name a unit."""
_YEAR: Final = re.compile(
    r"((financial|fin|fiscal) )?(years?|yr)( (end|ending|ended))?|fy|period( (end|ending))?"
)
_UNIT: Final = re.compile(r"units?|currency|unit of measure|measure|scale")
_FOREIGN: Final = re.compile(r"[€$¥]|\b(eur|euros?|usd|dollars?)\b")
_AREA: Final = re.compile(
    r"(icb|ics|area|org|organisation|ods|commissioner|system|ccg|sub icb)( (code|name|location))?|code|board"
)
_PROVIDER: Final = re.compile(r"\b(provider|supplier|trust)\b")
_SHARE: Final = re.compile(r"%|\b(shares?|proportion|percent(age)?|per cent|pct|split)\b")
_CHANGE: Final = re.compile(
    r"\b(var|variance|variances|difference|diff|change|movement|growth|uplift|increase|over|under|overspend|"
    r"underspend|over under|surplus|deficit|rag|virements?|income)\b"
)
"""Words of headings over what is no spend: differences, and income."""
_RATE: Final = re.compile(
    r"\b(per|rate|population|patients|people|wte|fte|headcount|weighted|activity|rank|index|ref|no|number|id|"
    r"centre|account|nominal)\b"
)
_PART_OF_YEAR: Final = re.compile(
    r"\b(ytd|year to date|to date|cumulative|month|months|mth|m\d{1,2}|q[1-4]|quarter|qtr|h[12]|in month|"
    r"half year)\b"
)
_MONTH: Final = re.compile(
    rf"(?:{MONTHS})[a-z]*(?: (?:20)?\d\d)?(?: (?:actual|budget|plan|spend|forecast))?|"
    r"(?:p|pd|period) ?\d{1,2}"
)
"""A heading that is a month and nothing else: Apr-25, April 2025 actual, P01."""
_WHOLE_YEAR: Final = re.compile(r"\b(fot|outturn|full year|annual|forecast)\b")
_NUMBERED_PART: Final = re.compile(r"^(m|mth|month|p|pd|period|q|qtr|quarter|h|half) ?0?(\d{1,2})\b")
_PARTS: Final = MappingProxyType({"m": 12, "p": 12, "q": 4, "h": 2})
"""Parts of a year by the first letter of what they are called."""
_MONTH_NUMBER: Final = re.compile(r"\bm(?:onth|th)? ?(\d{1,2})\b|\bq(?:uarter|tr)? ?([1-4])\b")
_FROM_TO: Final = re.compile(
    rf"\b({MONTHS})[a-z]*(?: (?:20)?\d\d)? (?:to |until |through )?({MONTHS})[a-z]*\b"
)
_UNTIL: Final = re.compile(
    r"\b(?:to|at|ended|ending|until) (?:\d{1,2}(?:st|nd|rd|th)? )?"
    rf"(?:({MONTHS})[a-z]*|(\d{{1,2}}) (?:20)?\d\d)\b"
)
"""The month up to which amounts are: to 30 September 2025, as at 30/09/2025."""
_PRIOR: Final = re.compile(r"\b(?:prior|previous|last) (?:financial |fin )?(?:year|yr)\b|\bpy\b")
_REAL_TERMS: Final = re.compile(r"\b(?:real terms|(?<!current )(?<!cash )prices|constant)\b")
_TITLE_LONGEST: Final = 120
"""Characters of a title; a longer text is a note."""
_LONGEST: Final = 80
"""Characters of a heading; a longer text is a note."""


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning:
    """Say what a column with this heading holds."""
    if len(heading) > _LONGEST:
        return Meaning.OTHER
    plain = words(without_year(without_unit(heading)))
    spelt = words(heading)
    kinds = (
        (Meaning.SHARE, _SHARE.search(heading.casefold())),
        (Meaning.CHANGE, _CHANGE.search(spelt)),
        (Meaning.RATE, _RATE.search(spelt)),
        (Meaning.FOREIGN, _FOREIGN.search(heading.casefold())),
        (Meaning.AMOUNT, unit_in(heading)),
        (Meaning.UNIT, _UNIT.fullmatch(plain)),
        (Meaning.YEAR, _YEAR.fullmatch(plain)),
        (Meaning.PROVIDER, _PROVIDER.search(plain)),
        (Meaning.AREA, _AREA.fullmatch(plain)),
        (Meaning.AMOUNT, area_named(heading)),
        (Meaning.SECTOR, _SECTOR_WHOLE.fullmatch(plain) or _SECTOR_LAST.search(plain)),
        (Meaning.AMOUNT, year_in(heading) or _AMOUNT.search(plain)),
    )
    return next((kind for kind, found in kinds if found), Meaning.OTHER)


def heads_sectors(text: str) -> bool:
    """Say whether a text is a heading over sectors."""
    plain = text.casefold().replace("’", "").replace("'", "")
    return bool(_SECTOR_PERHAPS.search(plain)) and meaning(text) is Meaning.SECTOR


def names_money(heading: str) -> bool:
    """Say whether a heading without a unit still says that money is below it."""
    plain = words(without_year(heading))
    is_year = not plain and year_in(heading) is not None
    return is_year or bool(_AMOUNT.search(plain)) or area_named(heading) is not None


def is_part_of_year(heading: str) -> bool:
    """Say whether a heading names a month, a quarter or the year to date."""
    plain = words(without_unit(heading))
    is_part = bool(_PART_OF_YEAR.search(plain)) or _until(plain) is not None
    return bool(_MONTH.fullmatch(plain)) or (is_part and not _WHOLE_YEAR.search(plain))


def part_numbered(heading: str) -> tuple[int, int] | None:
    """Return of how many parts of the year a heading names one, and which: (12, 1) is April, (4, 2) is Q2."""
    plain = words(without_unit(heading))
    numbered = _NUMBERED_PART.search(plain)
    if numbered:
        parts = _PARTS[numbered[1][0]]
        return (parts, int(numbered[2])) if 1 <= int(numbered[2]) <= parts else None
    month = month_in_year(plain[:3]) if _MONTH.fullmatch(plain) and plain[:3].isalpha() else None
    return None if month is None else (12, month)


def is_prior_year(heading: str) -> bool:
    """Say whether a heading names the year before without saying which it is."""
    return bool(_PRIOR.search(words(heading)))


def is_real_terms(heading: str) -> bool:
    """Say whether a heading names money in the prices of some year, not in cash."""
    return bool(_REAL_TERMS.search(words(heading)))


def _until(plain: str) -> float | None:
    """Return the part of the year up to a month that words name; None for the whole year, or April alone.

    Months that do not begin with April are a part of unknown length: that is 1.
    """
    found = _FROM_TO.search(plain)
    until = None if found else _UNTIL.search(plain)
    name = found[2] if found else until and (until[1] or until[2])
    if not name or month_in_year(name) is None:
        return None
    if found and month_in_year(found[1]) != 1:
        return 1.0
    part = (month_in_year(name) or 0) / 12
    return part if 1 / 12 < part < 1 else None


def part_of_year(title: str) -> float | None:
    """Return the part of the year that a title says a report is of; None where it is of the whole.

    “Month 9 report” is 9/12. A report to date without a number may be of any part: that is 1.
    """
    plain = words(title)
    if len(title) > _TITLE_LONGEST or _WHOLE_YEAR.search(plain):
        return None
    numbered = part_numbered(title)
    if numbered and 1 < numbered[1] < numbered[0]:
        return numbered[1] / numbered[0]
    until = _until(plain)
    if until is not None or not _PART_OF_YEAR.search(plain):
        return until
    month = _MONTH_NUMBER.search(plain)
    if month:
        part = int(month[1]) / 12 if month[1] else int(month[2]) / 4
        return part if 0 < part < 1 else None
    return 1.0


def says_whole_year(heading: str) -> bool:
    """Say whether a heading names the whole year: annual, forecast outturn."""
    return bool(_WHOLE_YEAR.search(words(without_unit(heading))))


@lru_cache(maxsize=4096)
def area_named(text: str) -> Area | None:
    """Find the area that a cell names by its code or by its whole name, with or without NHS and ICB.

    Regions are left out: a list of providers names theirs.
    """
    return _areas().get(_area_words(text))


@lru_cache(maxsize=1024)
def area_inside(text: str) -> Area | None:
    """Find the area whose whole name stands in a title, such as “NHS Norfolk and Waveney ICB: month 6”."""
    plain = f" {_area_words(text)} "
    inside = [name for name in _areas() if len(name) > len("kent12") and f" {name} " in plain]
    return _areas()[max(inside, key=len)] if inside else None


@cache
def _areas() -> "MappingProxyType[str, Area]":
    ours = [area for area in reversed(areas()) if area.kind != REGION]
    named = {_area_words(name): area for area in ours for name in (area.name, area.code)}
    codes = {row["ons_code"]: row["ods_code"] for row in table("icb_finance")}
    by_ons = {_area_words(ons): named[_area_words(ods)] for ons, ods in codes.items()}
    return MappingProxyType({name: area for name, area in {**by_ons, **named}.items() if name})


def _area_words(text: str) -> str:
    idle = {"nhs", "icb", "ics", "integrated", "care", "board"}
    return " ".join(word for word in words(text).split() if word not in idle)
