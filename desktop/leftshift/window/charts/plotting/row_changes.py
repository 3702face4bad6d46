"""What a chart of changes shows row by row."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor

from leftshift.text.numbers import number
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is called in full and in brief, its colour, its change from the baseline."""

    name: str
    brief: str
    colour: Callable[[Theme], QColor]
    change: float


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What a chart shows row by row when only the change is asked for."""

    counted: str
    year: int | None
    """The year that is read; None for what has no years."""
    least: float
    """Half of the axis holds at least this much [unit of the rows]."""
    say: Callable[[float], str]
    tick: Callable[[float], str]
    rows: tuple[Row, ...]
    noun: str = ""
    """What the figure of the finding counts, where the name of the row does not say so."""
    total: str = ""
    """The sum as it is written below the rows; empty where it means nothing."""
    unmoved: str = ""
    """What the finding is where no row has changed, if that is not all there is to say."""
    why_not: str = ""
    """Why there are no rows; empty where there are."""
    caution: str = ""
    """What the figures must never be shown without."""


def plain_tick(value: float) -> str:
    """Write a tick with as many digits as it has, one at most."""
    return number(value, 0 if float(value).is_integer() else 1)
