"""Financial years as sheets write them: 2025/26, 2025-26, FY25/26, 25/26, 2025, 1 April 2025."""

import re
from typing import Final

_PAIR: Final = re.compile(
    r"(?<![\d/.-])(?:fy\s*)?(?:20)?(\d\d)\s*[/\-–—_]\s*(?:20)?(\d\d)(?![\d/-]|\.\d)|(?<!\d)20(\d\d)(?:20)?(\d\d)(?!\d)"
)
_ENDING: Final = re.compile(
    r"\bfy\s*'?(?:20)?(\d\d)(?!\d|\s*[/\-–—_]\s*\d)|\byear end(?:ing|ed)?\s+(?:20)?(\d\d)(?!\d)"
)
"""A year named by its second calendar year alone, as accounts do: FY26 is 2025/26."""
_ALONE: Final = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/-]|\.\d)")
_DIGIT: Final = re.compile(r"\d")
_FIRST_LIKELY: Final = 10
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS: Final = "|".join(_MONTHS)
"""Pattern of the first letters of the names of months."""
_NAMED_MONTH: Final = re.compile(rf"\b({MONTHS})[a-z]*\.?[\s\-,]+(20\d\d|\d\d)(?!\d)")
_ISO_DATE: Final = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-\d\d(?!\d)")
_BRITISH_DATE: Final = re.compile(r"(?<!\d)\d{1,2}/(\d{1,2})/(20\d\d|\d\d)(?!\d)")
_APRIL: Final = 4


def pair_in(text: str) -> int | None:
    """Return the financial year, by its first calendar year, that a text names by both of its years."""
    for found in _PAIR.finditer(text.casefold()):
        first, second = (int(part) for part in found.groups() if part)
        if first >= _FIRST_LIKELY and second == (first + 1) % 100:
            return 2000 + first
    return None


def year_in(text: str) -> int | None:
    """Return the financial year that a heading names: by both years, by a date in it or by its first year."""
    if not _DIGIT.search(text):
        return None
    plain = text.casefold()
    pair = pair_in(plain)
    if pair is not None:
        return pair
    ending = _ENDING.search(plain)
    if ending:
        return 2000 + int(ending[1] or ending[2]) - 1
    dated = _date_in(plain)
    if dated is not None:
        return dated
    alone = _ALONE.search(plain)
    return int(alone[1]) if alone and not _PAIR.search(plain) else None


def read_year(text: str) -> int | None:
    """Read a cell that holds a year and nothing else; None where it is not certain to be one."""
    plain = text.casefold().removesuffix(".0").strip()
    return year_in(plain)


def without_year(text: str) -> str:
    """Return a text in small letters without the year it names."""
    plain = text.casefold()
    if _DIGIT.search(plain):
        plain = _ALONE.sub(" ", _ENDING.sub(" ", _PAIR.sub(" ", plain)))
    return " ".join(plain.split())


def month_in_year(name: str) -> int | None:
    """Return which month of the financial year a number or a name in small letters means: 1 is April."""
    month = _month(name)
    return (month - _APRIL) % len(_MONTHS) + 1 if 1 <= month <= len(_MONTHS) else None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else _MONTHS.index(name[:3]) + 1


def _date_in(plain: str) -> int | None:
    for pattern, month_at, year_at in ((_NAMED_MONTH, 1, 2), (_ISO_DATE, 2, 1), (_BRITISH_DATE, 1, 2)):
        found = pattern.search(plain)
        if found:
            month = _month(found[month_at])
            year = int(found[year_at]) % 100 + 2000
            return year if month >= _APRIL else year - 1
    return None
