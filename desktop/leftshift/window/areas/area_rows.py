"""The areas a planner can pick, as plain rows: code, kind, name, population, money."""

from dataclasses import dataclass
from functools import cache

from leftshift.evidence.areas import areas, choice_of
from leftshift.evidence.baselines import baseline
from leftshift.model.scenario import AreaChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area that can be picked."""

    code: str
    kind: str
    name: str
    population: float
    """Registered population [people]."""
    total: float
    """Programme total in 2025/26 [£m]."""
    choice: AreaChoice


@cache
def area_rows() -> tuple[AreaRow, ...]:
    """List every published area with its people and money, in order of name."""
    rows = []
    for area in areas():
        money = baseline(area)
        rows.append(
            AreaRow(
                code=area.code,
                kind=area.kind,
                name=area.name,
                population=float(money.population),
                total=float(money.total),
                choice=choice_of(area),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.name))
