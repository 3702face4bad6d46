"""How the figures of an answer are written, each with the unit of its measure."""

import numpy as np

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.draws import Range
from leftshift.questions.measures import Measure
from leftshift.questions.targets import Target
from leftshift.text.numbers import (
    PERCENT,
    FigureText,
    money,
    number,
    percent,
    points,
    pounds,
    signed_money,
    signed_pounds,
)

_MONEY = "£m"
_A_HEAD = "£ a head"
_SHARE = "share"
_POSTS = "posts"
_FINE = 2
"""Decimals of percentages and points in answers: parts then add up as they are written, or nearly."""


def value_text(item: Measure, value: float) -> FigureText:
    """Write a value of a measure with its unit."""
    if item.unit == _SHARE:
        return percent(value, _FINE)
    if item.unit == _MONEY:
        return money(value)
    if item.unit == _A_HEAD:
        return pounds(value)
    return FigureText(f"{number(value, _decimals(item))} {item.unit}", value, item.unit)


def change_text(item: Measure, change: float) -> FigureText:
    """Write a change of a measure with its sign and unit."""
    if item.unit == _SHARE:
        return points(change, _FINE)
    if item.unit == _MONEY:
        return signed_money(change)
    if item.unit == _A_HEAD:
        return signed_pounds(change)
    sign = "+" if change > 0 else ""
    return FigureText(f"{sign}{number(change, _decimals(item))} {item.unit}", change, item.unit)


def _decimals(item: Measure) -> int:
    """Say how many decimals a measure has: people and their posts are whole."""
    return 0 if item.unit == _POSTS else 1


def assumption_text(item: Range, value: float) -> FigureText:
    """Write a value of an assumption with its unit."""
    if item.unit.startswith(_SHARE):
        more = item.unit.removeprefix(_SHARE)
        return FigureText(f"{percent(value, _FINE)}{more}", value * PERCENT, f"%{more}")
    digits = 0 if abs(value) >= 1_000 or item.whole else 2  # noqa: PLR2004 - pence mean nothing there
    text, is_money = number(value, digits), item.unit.startswith("£")
    written = f"£{text}{item.unit.removeprefix('£')}" if is_money else f"{text} {item.unit}"
    return FigureText(written, value, item.unit)


def target_text(target: Target) -> str:
    """Write a target, such as “Hospital share at most 50.00 % in 2030/31”."""
    side = "at most" if target.at_most else "at least"
    item = target.measure
    return f"{item.label} {side} {value_text(item, target.value)} in {year_label(target.year)}"


def target_data(target: Target) -> dict[str, object]:
    """Name a target for JSON."""
    side = "at_most" if target.at_most else "at_least"
    return {**named(target.measure, target.year), "target": {side: target.value}}


def named(item: Measure, year: int | None = None) -> dict[str, object]:
    """Name an outcome for JSON, and the year where there is one."""
    found: dict[str, object] = {"outcome": item.key, "unit": item.unit}
    return found if year is None else {**found, "year": year}


def number_or_none(value: float) -> float | None:
    """Write what is no number, such as an index without seats, as null."""
    return value if np.isfinite(value) else None


def numbers(values: FloatArray) -> list[float | None]:
    """Write an array for JSON, null where there is no number."""
    return [number_or_none(float(value)) for value in values]
