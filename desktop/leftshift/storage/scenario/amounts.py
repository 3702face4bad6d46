"""Amounts as the notices of a file write them; no screen reads them, so each is one plain word."""

from typing import Final

_PER_CENT: Final = 100


def amount(value: float | None, unit: str) -> str:
    """Write an amount in the unit of its measure, or that there is none."""
    if value is None:
        return "none"
    sign = "\u2212" if value < 0 else ""
    if unit.startswith("share"):
        return f"{sign}{abs(value) * _PER_CENT:.2f}\u00a0%"
    if unit.startswith("£ a head"):
        return f"{sign}£{abs(value):,.2f}"
    return f"{sign}£{abs(value):,.1f}m"
