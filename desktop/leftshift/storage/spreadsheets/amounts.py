"""Amounts and counts as planners write them: 1234.5, £1,234.5, 1 234.5m."""

import math
import re
from functools import cache
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.storage.spreadsheets.cells import Cell, CellGrid

AMOUNT: Final = "a number of £m from 0 up, such as 1234.5 or £1,234.5"

_SPACES: Final = re.compile(r"[\s\u00a0\u2009\u202f]+")
_PLAIN: Final = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+")
_NEGATIVE: Final = re.compile(r"[-−–](?=.*\d)|\(.*\d.*\)")
_DASH: Final = re.compile(r"[-−–—]+")
_COMMA: Final = re.compile(r"\d[\d.]*,\d+")
_OTHER_UNIT: Final = re.compile(r"£?[\d.,]+(bn|billion|k|thousand|000s?)")


@cache
def england_total() -> float:
    """Return the programme spend of all England, which no area's own figure can pass [£m]."""
    return float(baseline(find_area("ENGLAND")).total)


def read_amount(cell: Cell, grid: CellGrid, most: float) -> tuple[float, bool]:
    """Read an amount [£m]; return it, and whether it was text that had to be read as a number.

    Raises:
        Refusal: there is none, or it is negative, larger than `most` [£m], or not certain to be read.
    """
    value, was_text = _number(cell, grid)
    if not math.isfinite(value):
        raise grid.refusal(cell.place, f"{cell.shown} is not a number", AMOUNT)
    if value < 0:
        raise grid.refusal(cell.place, f"{cell.shown} is negative", AMOUNT)
    if value > most:
        wrong = f"{cell.shown} is more than the programme spend of all England"
        raise grid.refusal(cell.place, wrong, f"{AMOUNT}; not in pounds or thousands")
    return value + 0.0, was_text


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


def _number(cell: Cell, grid: CellGrid) -> tuple[float, bool]:
    if isinstance(cell.value, bool):
        raise grid.refusal(cell.place, f"{cell.shown} is not a number", AMOUNT)
    if isinstance(cell.value, int | float):
        return float(cell.value), False
    if not cell.text:
        raise grid.refusal(
            cell.place,
            "the cell is empty",
            f"{AMOUNT}; 0 where nothing is spent",
            "Write the amount, or remove the row to keep Leftshift's own figure, and import it again.",
        )
    text = _SPACES.sub("", cell.text.casefold())
    bare = text.removeprefix("£").removesuffix("million").removesuffix("m").removeprefix("£")
    if _PLAIN.fullmatch(bare):
        return float(bare.replace(",", "")), True
    raise grid.refusal(cell.place, _why(cell, text), AMOUNT)


def _why(cell: Cell, text: str) -> str:
    """Say why a text is not read as an amount."""
    if text.startswith("="):
        return f"{cell.shown} is a formula, of which a CSV file keeps no value"
    if _DASH.fullmatch(text):
        return "a dash is not a number; write 0 where nothing is spent"
    if _OTHER_UNIT.fullmatch(text):
        return f"{cell.shown} is in another unit than £m"
    if _NEGATIVE.search(text):
        return f"{cell.shown} is negative"
    if _COMMA.fullmatch(text.removeprefix("£")):
        return f"{cell.shown} has a comma that may be a point or separate thousands"
    return f"{cell.shown} is not a number"
