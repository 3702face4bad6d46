"""Avoidable hospital activity: what experts think could be avoided by 2039/40, kind by kind."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.evidence.tables import number, table

_TABLE: Final = "avoidable_activity"
_PER_CENT: Final = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AvoidableActivity:
    """One kind of hospital activity, and the part of it that experts think avoidable by 2039/40."""

    id: str
    activity: str
    central: float
    """[share of the activity of the base year]."""
    low: float
    """[share]."""
    high: float
    """[share]."""
    moves_care: bool
    """Whether the source marks it as care that moves, not care that ends."""


@cache
def avoidable_activity() -> tuple[AvoidableActivity, ...]:
    """Read what experts think avoidable; a view, not a result.

    Source: Strategy Unit, National Elicitation Exercise, 2024.

    Raises:
        EvidenceError: the table is missing or a cell is no number.
    """
    return tuple(
        AvoidableActivity(
            id=row["id"],
            activity=row["activity"],
            central=number(_TABLE, row, "central_pct") / _PER_CENT,
            low=number(_TABLE, row, "low_pct") / _PER_CENT,
            high=number(_TABLE, row, "high_pct") / _PER_CENT,
            moves_care=row["moves_care"] == "yes",
        )
        for row in table(_TABLE)
    )
