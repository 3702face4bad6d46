"""How an axis and a chart's subtitle speak of a measure."""

import math

from leftshift.model.terms import View
from leftshift.questions.measures import Measure
from leftshift.text.numbers import NBSP, PERCENT, number, tick

_UNITS = {
    "share": "% of the whole",
    "share a year": "% a year",
    "£m": "£m cash",
    "£ a head": "£ per head, cash",
}


def tick_text(item: Measure, value: float, step: float) -> str:
    """Write a value beside an axis with as many digits as the step between its ticks needs."""
    if item.is_money:
        return tick(_clean(value, step), View.CASH)
    if item.unit == "£ a head":
        return tick(_clean(value, step), View.PER_HEAD)
    if item.is_share:
        return f"{number(value * PERCENT, _digits(step * PERCENT))}{NBSP}%"
    return number(value, _digits(step))


def unit_words(item: Measure) -> str:
    """Say what a measure counts, for a subtitle."""
    return _UNITS.get(item.unit, item.unit)


def _digits(step: float) -> int:
    """Say how many decimals tell ticks apart: none for steps of 1, one for 0.2, two for 0.25."""
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return digits if math.isclose(step, round(step, digits)) else digits + 1


def _clean(value: float, step: float) -> float:
    """Take off what rounding has left on a tick."""
    return round(value, _digits(step))
