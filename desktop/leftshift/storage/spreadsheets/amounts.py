"""Amounts and counts as planners write them: 1234.5, £1,234.5m, (3.2), 1.5E+03, 1 234.5, 1500 (est)."""

import math
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.storage.spreadsheets.cells import Cell, CellGrid, text_shown
from leftshift.storage.spreadsheets.units import Unit

UNKNOWN: Final = frozenset(
    {"", "-", "–", "—", "−", "--", "---", "n/a", "na", "n.a.", "n.a", "[c]", "[x]", "[z]", "[u]", "[w]"}
    | {"..", "...", "…", ":", "tbc", "tba", "not available", "not applicable", "unknown", "null", "none", "*"}
    | {"suppressed", "[low]", "c", "#n/a", "not known", "to be confirmed"}
)
"""What sheets write where a figure is not known or not given; GOV.UK's tables use [c], [x] and [z]."""

SIGNS: Final = MappingProxyType({"dr": 1.0, "d": 1.0, "debit": 1.0, "cr": -1.0, "c": -1.0, "credit": -1.0})
"""What a column of debits and credits makes of the amounts beside it [factor]."""
_SHARE_BEHIND: Final = re.compile(r"(?<=\w)\s*\(\s*-?\d+(?:\.\d+)?\s*(?:%|per cent)\s*\)$")
"""A share of the total behind an amount: £1,380m (83%)."""
_SHARE_SIGNS: Final = ("%", "per cent", "percent")
_PER_CENT: Final = 100.0
_KEPT_MOST: Final = 60
"""Characters of a text whose amount is kept: a list says the same few amounts, zeros and dashes often."""
_VALUE_MOST: Final = 1e18
"""Larger than any amount of money, and small enough that no sum of a list overflows."""
_SPACES: Final = re.compile(r"[\s\u00a0\u2009\u202f]+")
_GROUPED: Final = re.compile(r"(?<!\d)(\d{1,3})((?:[ '’‘`´]\d{3})+)(?!\d)")
_EXCEL_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_MARKS: Final = re.compile(
    r"\s*(?:\((?:est|estimate|estimated|e|p|prov|provisional|r|revised|f|forecast|\d)\.?\)|\b(?:est|estimate|"
    r"estimated|prov|provisional|revised)\.?|(?<=\d)\s+[epr]|[*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹]+|"
    r"\[\s*(?:\d+|note \d+|[a-z])\s*\])$"
)
_ESTIMATE: Final = re.compile(r"est|\be\b|prov|\bp\b")
_ABOUT: Final = re.compile(
    r"^(?:c\.|c(?=\s*£?\d)|ca\.?|circa|approx\.?|approximately|about|~|≈|est\.?|estimated?)\s*"
)
_CURRENCY: Final = re.compile(r"£|\bgbp\b|^gbp|gbp$")
_SUFFIXES: Final = {
    Unit.BILLIONS: ("billions", "billion", "bns", "bn"),
    Unit.MILLIONS: ("millions", "million", "mns", "mln", "mn", "m"),
    Unit.THOUSANDS: ("thousands", "thousand", "k"),
}
_POINT: Final = re.compile(r"(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d*)?|\.\d+|\d+(?:\.\d+)?e[+-]?\d{1,3}")
_PLAIN: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_COMMA_ONLY: Final = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})|(?:0|\d{4,}),\d{3}"
)
_COMMA: Final = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d*)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """What one cell says of money."""

    value: float | None = None
    """The number as it is shown, in `unit` or else in the unit of its column; None where it is not known."""
    unit: Unit | None = None
    """The unit that the cell itself names."""
    text: bool = False
    """Whether it was text that had to be read as a number."""
    estimate: bool = False
    """Whether the cell marks it as an estimate."""
    comma: bool = False
    """Whether it can only be read with a comma as the decimal sign."""
    share: bool = False
    """Whether it is a percentage, which is never money."""
    wrong: str = ""
    """Why it cannot be read; empty where it can."""

    @property
    def known(self) -> bool:
        """Whether there is a number of money."""
        return self.value is not None and not self.share and not self.wrong


@cache
def england_total() -> float:
    """Return the programme spend of all England, which no area's own figure can pass [£m]."""
    return float(baseline(find_area("ENGLAND")).total)


def read_amount(cell: Cell, *, comma: bool = False) -> Amount:
    """Read a cell as an amount; `comma` says that its column has commas as decimal signs."""
    if cell.error:
        return _error(cell)
    if cell.formula and cell.value is None:
        return Amount(wrong="the formula has no stored value, and Leftshift works out none")
    if isinstance(cell.value, bool):
        return Amount(wrong=f"{cell.shown} is not a number")
    if isinstance(cell.value, int | float):
        value = float(cell.value)
        if beyond := _beyond(value):
            return Amount(wrong=f"{cell.shown} {beyond}")
        number = cell.number_format
        return Amount(value=value / 1000**number.thousands, unit=number.unit, share=number.percent)
    return _read_any(cell.text, comma=comma)


def read_count(cell: Cell, grid: CellGrid, *, most: int, what: str) -> int:
    """Read a whole number from 1 to `most`.

    Raises:
        Refusal: there is none, or it is not whole or out of these limits.
    """
    allowed = f"a whole number of {what} from 1 to {most:,}"
    text = cell.text.replace(",", "").removesuffix(".0")
    if isinstance(cell.value, bool) or not text.isascii() or not text.isdecimal():
        raise grid.refusal(cell.place, f"{cell.shown} is not a whole number", allowed)
    if len(text) > len(str(most)) or not 1 <= int(text) <= most:
        raise grid.refusal(cell.place, f"{cell.shown} is out of limits", allowed)
    return int(text)


def _error(cell: Cell) -> Amount:
    if cell.text.casefold() in UNKNOWN:
        return Amount()
    return Amount(wrong=f"the cell shows the error {cell.shown}")


def _read_any(text: str, *, comma: bool) -> Amount:
    """Read a text as an amount; most are plain numbers, and of the others a list repeats the short ones."""
    if not comma and _PLAIN.fullmatch(text):
        return Amount(value=float(text), text=True)
    return (_read_text if len(text) <= _KEPT_MOST else _read_text.__wrapped__)(text, comma=comma)


@lru_cache(maxsize=4096)
def _read_text(said: str, *, comma: bool) -> Amount:
    text = _SPACES.sub(" ", said.casefold()).strip()
    quoted = _EXCEL_TEXT.fullmatch(text)
    text = quoted[1].strip() if quoted else text.removeprefix("'")
    text = _SHARE_BEHIND.sub("", text)
    if text in UNKNOWN:
        return Amount()
    if text.startswith("="):
        return Amount(wrong=f"{text_shown(said)} is a formula, of which a CSV file keeps no value")
    if any(sign in text for sign in _SHARE_SIGNS) and re.search(r"\d", text):
        return _share(text)
    if text == "nil":
        return Amount(value=0.0, text=True)
    bare, estimate = _unmarked(text)
    bare, minus = _unsigned(_CURRENCY.sub("", bare).strip())
    bare, unit = _suffix(_CURRENCY.sub("", bare).strip())
    bare = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), bare)
    read = _number(bare, comma=comma)
    beyond = _beyond(read.value or 0.0) if read else "is not a number"
    if read is None or beyond:
        return Amount(wrong=f"{text_shown(said)} {beyond}")
    value = -read.value if minus and read.value is not None else read.value
    return replace(read, value=value, unit=unit, text=True, estimate=estimate)


def _share(text: str) -> Amount:
    """Read 51.2%, 51.2 per cent: a part of a whole; one that cannot be read is a share of nothing."""
    for sign in _SHARE_SIGNS:
        text = text.replace(sign, " ")
    read = _number(text.strip(), comma=False)
    value = (read and read.value) or 0.0
    return Amount(value=0.0 if _beyond(value) else value / _PER_CENT, text=True, share=True)


def _beyond(value: float) -> str:
    """Say why a number can be no amount; empty where it can."""
    if not math.isfinite(value):
        return "is not a number"
    return "is larger than any amount of money" if abs(value) > _VALUE_MOST else ""


def _unmarked(text: str) -> tuple[str, bool]:
    """Take off what marks an estimate or points to a footnote."""
    estimate = False
    about = _ABOUT.match(text)
    if about:
        text, estimate = text[about.end() :], True
    while (mark := _MARKS.search(text)) and mark.start() > 0:
        estimate |= bool(_ESTIMATE.search(mark[0]))
        text = text[: mark.start()].strip()
    return text, estimate


def _unsigned(text: str) -> tuple[str, bool]:
    """Take off a sign: a minus before or behind, brackets around, or a plus."""
    bracketed = re.fullmatch(r"\((.*\d.*)\)\s*([a-z]*)", text)
    if bracketed:
        return bracketed[1].strip() + bracketed[2], True
    if re.match(r"[-−–](?=.*\d)", text):
        return text[1:].strip(), True
    if re.search(r"\d\s*(?:[-−–]|cr)$", text):
        return re.sub(r"\s*(?:[-−–]|cr)$", "", text), True
    return re.sub(r"(?<=\d)\s*dr$", "", text).removeprefix("+").strip(), False


def _suffix(text: str) -> tuple[str, Unit | None]:
    for unit, words in _SUFFIXES.items():
        for word in words:
            if text.endswith(word) and re.search(r"\d", text):
                return text[: -len(word)].strip(), unit
    return text, None


def _number(text: str, *, comma: bool) -> Amount | None:
    if comma and _COMMA.fullmatch(text):
        return Amount(value=float(text.replace(".", "").replace(",", ".")), comma=True)
    if _POINT.fullmatch(text):
        return Amount(value=float(text.replace(",", "")))
    if _COMMA_ONLY.fullmatch(text):
        return Amount(value=float(text.replace(".", "").replace(",", ".")), comma=True)
    return None
