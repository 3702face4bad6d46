"""Ranges in words: the low and the high end of a figure, written alike on cards, charts and in sentences."""

from collections.abc import Callable
from typing import Final

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.questions.uncertainty import Band, Bands
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import MINUS, NBSP

LIKELY: Final = f"80{NBSP}% likely range"
"""What P10 to P90 is called on screen: eight draws in ten lie in it."""
_PLANS, _YEARS = "plans like this usually end ", "past years suggest "
_UNITS: Final = (f"{NBSP}%", "bn", "m")
"""What is written once for both ends of a range in brief."""
RANGE_COLUMNS: Final = (f"{LIKELY}, from", f"{LIKELY}, to")
"""What the two columns of a range are called in a table."""


def both_ends(band: Band | None, place: int, say: Callable[[float], str]) -> tuple[str, str]:
    """Write both ends of a range in one year, each for a cell of its own; empty while it is worked out."""
    return ("", "") if band is None else (say(float(band.low[place])), say(float(band.high[place])))


def between(low: float, high: float, say: Callable[[float], str]) -> str:
    """Write a range, such as “between 48.9 % and 51.2 %”; empty where both ends are written the same."""
    if not np.isfinite([low, high]).all() or say(low) == say(high):
        return ""
    return f"between {say(low)} and {say(high)}"


def in_brief(said: str) -> str:
    """Shorten a range for a card: “between 48.9 % and 51.2 %” is “likely 48.9–51.2 %”; empty for none.

    Where it says what it goes by, as in “plans like this usually end …”, it is “usually 48.9–51.2 %”.
    """
    by, _, ends = said.partition("between ")
    low, _, high = ends.partition(" and ")
    if not high:
        return ""
    unit = next((unit for unit in _UNITS if low.endswith(unit) and high.endswith(unit)), "")
    if MINUS not in said and (unit or (low[-1:] + high[-1:]).isdigit()):
        low, high = low.removesuffix(unit), high.removeprefix("£")
    joined = " to " if MINUS in said else "\u2013"
    return f"{'usually' if by else 'likely'} {low}{joined}{high}"


def usually(scenario: Scenario, start: Scenario) -> str:
    """Say what a likely range counts that the plan does not: how plans end, or what past years suggest.

    In the range a plan is delivered in part and hospital may overspend, so the plan can lie outside it.
    Source: facts P24, P28 to P32, A01 and A02.
    """
    moved = scenario.shares.target != start.shares.target
    return _PLANS if moved else _YEARS


def with_range(finding: str, snapshot: Snapshot, key: str, say: Callable[[float], str]) -> str:
    """Add the likely range in the target year to what is said of the plan, as a clause, where it shows."""
    said = band_text(snapshot.bands, key, snapshot.target_index, say)
    return f"{finding}; {usually(snapshot.scenario, snapshot.start)}{said}" if said else finding


def band_text(bands: Bands | None, key: str, place: int, say: Callable[[float], str]) -> str:
    """Write the range of one measure in one year: eight draws in ten, P10 to P90.

    `place` is on the year axis. Empty where the bands are still being worked out, have no such measure, or
    are too narrow to be seen at the digits of `say`.
    """
    band = bands.lines.get(key) if bands is not None else None
    return "" if band is None else between(float(band.low[place]), float(band.high[place]), say)
