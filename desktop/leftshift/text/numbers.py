"""How figures are written: money, shares, points and years, the same on screen and on paper."""

import re
from collections.abc import Sequence
from typing import Self

import numpy as np

from leftshift.model.prices import per_head, real_terms
from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, View, year_label

_SOMETHING = re.compile("[1-9]")
NBSP = "\u00a0"
MINUS = "\u2212"
MILLIONS_IN_BILLION = 1000
PERCENT = 100
_FORMULA = "=+-@|%\uff1d\uff0b\uff0d\uff20\u2212"
"""What a spreadsheet may take for the beginning of a formula, also in full width."""
_FIGURE = re.compile(r"[-+\u2212]£?[0-9][0-9,. \u00a0]*[a-z%£ \u00a0]*")
"""A figure with its sign and unit, in which no spreadsheet finds anything to work out."""
_LAST_BITS = 1e-9
"""Part of a value by which equal ones may differ [share]."""
_PLAIN_DIGITS = 4
"""Decimals of a figure in a file that machines read."""

UNITS: dict[View, str] = {
    View.CASH: "£m cash",
    View.REAL: "£m in {prices} prices",
    View.PER_HEAD: "£ per head",
}
"""What an axis or a column counts, in each view; {prices} is the base year."""


def sheet_text(text: str) -> str:
    """Mark a text that begins like a formula as text, as spreadsheets have it; figures stay as they are."""
    begins = text.lstrip()[:1]
    return f"'{text}" if begins and begins in _FORMULA and not _FIGURE.fullmatch(text.strip()) else text


class FigureText(str):
    """A figure as it is written on screen; it keeps number and unit for files that machines read."""

    __slots__ = ("unit", "value")
    value: float
    """[the unit below]"""
    unit: str
    """What it counts, such as “%”; empty for a bare number."""

    def __new__(cls, text: str, value: float, unit: str = "") -> Self:
        """Make the text."""
        made = super().__new__(cls, text)
        made.value, made.unit = float(value), unit
        return made

    @property
    def plain(self) -> str:
        """The number as spreadsheets of every language read it: a decimal point, a hyphen for minus."""
        return f"{round(self.value, _PLAIN_DIGITS) + 0.0:.15g}"


def unit(view: View, base_year: int) -> str:
    """Name the unit of money in a view, such as “£m in 2025/26 prices”."""
    return UNITS[view].format(prices=year_label(base_year))


def shown(cash: FloatArray, view: View, deflator: FloatArray, population: FloatArray) -> FloatArray:
    """Turn cash into the money a view shows [£m cash -> £m, or £ a head].

    `cash` has shape (years,) or (years, sectors); `deflator` [index] and `population` [people] have shape
    (years,).
    """
    if view is View.CASH:
        return cash
    over_years = (deflator if view is View.REAL else population).reshape(-1, *(1,) * (cash.ndim - 1))
    return real_terms(cash, over_years) if view is View.REAL else per_head(cash, over_years)


def in_view(cash: FloatArray, results: Results, view: View) -> FloatArray:
    """Turn cash of the years of results into the money a view shows, as `shown` does."""
    return shown(cash, view, results.deflator, results.population)


def number(value: float, digits: int = 0) -> FigureText:
    """Write a number with commas for thousands and a true minus sign; never −0."""
    return FigureText(_with_sign(value, _digits(value, digits)), value)


def signed(value: float, digits: int = 0) -> FigureText:
    """Write a change in a number, such as +3 or −1.5; no sign on nothing."""
    return FigureText(_with_sign(value, _digits(value, digits), plus="+"), value)


def money(millions: float) -> FigureText:
    """Write money with as many digits as mean something, such as £0.4m, £71m, £2.93bn [£m]."""
    return FigureText(_with_sign(millions, _money(abs(millions))), millions, "£m")


def signed_money(millions: float) -> FigureText:
    """Write a change in money, such as +£71m or −£96m; no sign on nothing [£m]."""
    return FigureText(_with_sign(millions, _money(abs(millions)), plus="+"), millions, "£m")


def pounds(value: float) -> FigureText:
    """Write a sum for one person: £18.76, or £1,234 from a hundred pounds on [£]."""
    return FigureText(_with_sign(value, _pounds(abs(value))), value, "£")


def signed_pounds(value: float) -> FigureText:
    """Write a change in a sum for one person, such as +£4.20 [£]."""
    return FigureText(_with_sign(value, _pounds(abs(value)), plus="+"), value, "£")


def amount(value: float, view: View) -> FigureText:
    """Write money as its view asks [£m, or £ a head]."""
    return pounds(value) if view is View.PER_HEAD else money(value)


def signed_amount(value: float, view: View) -> FigureText:
    """Write a change in money as its view asks [£m, or £ a head]."""
    return signed_pounds(value) if view is View.PER_HEAD else signed_money(value)


def tick(value: float, view: View) -> str:
    """Write money beside an axis: £0, £500m, £1.5bn, without idle zeros [£m, or £ a head]."""
    size = abs(value)
    if view is View.PER_HEAD or size == 0:
        text = f"£{size:,.10g}"
    elif size >= MILLIONS_IN_BILLION:
        text = f"£{size / MILLIONS_IN_BILLION:.10g}bn"
    else:
        text = f"£{size:.10g}m"
    return _with_sign(value, text)


def percent(share: float, digits: int = 1) -> FigureText:
    """Write a share as a percentage, such as 49.6 % [share]."""
    value = share * PERCENT
    return FigureText(f"{_with_sign(value, _digits(value, digits))}{NBSP}%", value, "%")


def shown_shares(shares: Sequence[float], digits: int = 1) -> tuple[FigureText, ...]:
    """Write shares of one whole as percentages that add up, as written, to their total as written [share].

    The largest remainder is rounded up first; of equal ones the earlier. Each keeps its own exact number.
    """
    size = PERCENT * 10**digits
    scaled = np.asarray(shares, dtype=float) * size
    # what is whole but for the last bits of a float must not fall to the number below
    steps = np.floor(np.round(scaled, _PLAIN_DIGITS))
    missing = round(float(scaled.sum())) - int(steps.sum())
    steps[np.argsort(steps - scaled, kind="stable")[:missing]] += 1
    return tuple(
        FigureText(percent(step / size, digits), share * PERCENT, "%")
        for step, share in zip(steps, shares, strict=True)
    )


def points(change: float, digits: int = 1) -> FigureText:
    """Write the change of a share, such as +1.1 points [share]."""
    text = _with_sign(change, _digits(abs(change) * PERCENT, digits), plus="+")
    return FigureText(f"{text} points", change * PERCENT, "percentage points")


def people(count: float) -> FigureText:
    """Write a count of people or posts in whole numbers [people]."""
    return number(np.rint(count))


def largest(values: FloatArray) -> int:
    """Find the place of the largest value; of those equal but for the last bits of a float, the first.

    So the view of money, which divides all by the same, never changes which one is named.
    """
    flat = np.ravel(values)
    most = flat.max()
    return int(np.argmax(flat >= most - abs(most) * _LAST_BITS))


def is_nothing(text: str) -> bool:
    """Whether a written figure has rounded to nothing, such as £0m or 0.0 points."""
    return _SOMETHING.search(text) is None


def counted(count: int, one: str, many: str) -> str:
    """Write a count with its noun in the right number, such as 1 post or 3 posts."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Write parts as a list within a sentence, such as a, b and c; at least one part."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capital(text: str) -> str:
    """Write a text as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def _money(size: float) -> str:
    # each limit lies where the shorter form would round up into the next size
    if size < 9.95:  # noqa: PLR2004 - rounds to £10m from here on
        return f"£{size:.1f}m" if size >= 0.05 else "£0m"  # noqa: PLR2004 - rounds to nothing below
    if size < 999.5:  # noqa: PLR2004 - rounds to £1.00bn from here on
        return f"£{size:.0f}m"
    billions = size / MILLIONS_IN_BILLION
    return f"£{billions:.2f}bn" if billions < 9.995 else f"£{billions:,.1f}bn"  # noqa: PLR2004 - likewise


def _pounds(size: float) -> str:
    return f"£{size:.2f}" if size < 99.995 else f"£{size:,.0f}"  # noqa: PLR2004 - rounds to £100 from here on


def _digits(value: float, digits: int) -> str:
    return f"{abs(value):,.{digits}f}"


def _with_sign(value: float, text: str, plus: str = "") -> str:
    sign = MINUS if value < 0 else plus
    return f"{sign}{text}" if sign and not is_nothing(text) else text
