"""The comparison of the baseline with what is published, as plain text."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from leftshift.selftest.comparison import MONEY, PER_HEAD, SHARE, CheckedFigure
from leftshift.text.numbers import (
    PERCENT,
    counted,
    money,
    number,
    people,
    percent,
    points,
    pounds,
    signed_money,
)

NONE: Final = "none found"
"""What is written where there is no figure to compare with."""


def figure(value: float | None, unit: str) -> str:
    """Write a figure of a comparison in its unit, or that there is none [unit]."""
    if value is None:
        return NONE
    if unit == SHARE:
        return percent(value)
    if unit == MONEY:
        return money(value)
    return pounds(value) if unit == PER_HEAD else f"{people(value)} {unit}"


def published(row: CheckedFigure) -> str:
    """Write the published figure, or both ends of a published range."""
    text = figure(row.published, row.unit)
    return text if row.published_to is None else f"{text} to {figure(row.published_to, row.unit)}"


def miss(row: CheckedFigure) -> str:
    """Write how far ours is from what is published: points of a share, else a percentage too."""
    if row.difference is None or row.relative is None:
        return ""
    if row.published_to is not None and row.difference == 0:
        return "within it"
    if row.unit == SHARE:
        return points(row.difference)
    part = f"{_signed(row.relative)}\u00a0%"
    return f"{signed_money(row.difference)} ({part})" if row.unit == MONEY else part


def finding(rows: Sequence[CheckedFigure]) -> str:
    """Say how far off the largest and the smallest miss are, over all rows that can be compared."""
    missed = [row.relative for row in rows if row.relative is not None]
    if not missed:
        return "Nothing is published to compare this baseline with."
    low, high = (f"{_signed(part)}\u00a0%" for part in (min(missed), max(missed)))
    compared = counted(len(missed), "figure", "figures")
    return (
        f"Of {compared} that can be compared, ours differ from what is published by {low} to {high}. "
        "Misses are shown as they are."
    )


def as_text(rows: Sequence[CheckedFigure]) -> str:
    """Write every comparison under its heading, with its sources and what sets the two figures apart."""
    lines: list[str] = []
    for group, of_group in groupby(rows, key=lambda row: row.group):
        lines.append(group)
        for row in of_group:
            said = f"  {row.what}: ours {figure(row.ours, row.unit)}; published {published(row)}"
            lines.append(f"{said}; {miss(row)}" if miss(row) else said)
            lines.append(f"    {row.comment} [{', '.join(row.source)}]")
    return "\n".join(lines)


def _signed(relative: float) -> str:
    return f"{'+' if relative > 0 else ''}{number(relative * PERCENT, 1)}"
