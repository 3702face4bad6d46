"""The published areas: integrated care boards, clusters, regions, England."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.tables import number, table
from leftshift.model.terms import Footprint

ICB_2025: Final = "icb_2025"
ICB_2026: Final = "icb_2026"
CLUSTER: Final = "cluster"
REGION: Final = "region"
ENGLAND: Final = "england"
MERGER: Final = "merger"
KINDS: Final = (ICB_2025, ICB_2026, CLUSTER, REGION, ENGLAND)
"""Kinds of published areas, in the order of `areas()`."""

_WITHIN: Final[Mapping[Footprint, tuple[str, ...]]] = {
    Footprint.YEAR_2025: (ICB_2025, REGION, ENGLAND),
    Footprint.YEAR_2026: (ICB_2026, CLUSTER, REGION, ENGLAND),
}


class AreaError(LookupError):
    """No area, or no single area, is meant by what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A weighted sum of the 42 integrated care boards of 2025/26."""

    code: str
    kind: str
    name: str
    members: Mapping[str, float] = field(hash=False)
    """Weight of each ICB of 2025/26 by its ODS code [share of that ICB]."""
    footprint: Footprint = Footprint.YEAR_2026
    """Boundaries the area is drawn on."""
    parts: tuple[str, ...] = ()
    """Codes of the areas put together; empty unless this is a merger."""


@cache
def areas() -> tuple[Area, ...]:
    """List every published area: 42 and 36 ICBs, clusters, regions, England.

    Raises:
        EvidenceError: the table of areas is missing or not sound.
    """
    members: dict[tuple[str, str], dict[str, float]] = {}
    names: dict[tuple[str, str], str] = {}
    for row in table("areas"):
        key = (row["kind"], row["code"])
        members.setdefault(key, {})[row["member"]] = _weight(row)
        names[key] = row["name"]
    found = [
        Area(
            code=code,
            kind=kind,
            name=names[kind, code],
            members=MappingProxyType(weights),
            footprint=Footprint.YEAR_2025 if kind == ICB_2025 else Footprint.YEAR_2026,
        )
        for (kind, code), weights in members.items()
    ]
    return tuple(sorted(found, key=lambda area: KINDS.index(area.kind)))


def areas_in(footprint: Footprint) -> tuple[Area, ...]:
    """List the published areas that can be chosen on one footprint."""
    return tuple(area for area in areas() if area.kind in _WITHIN[footprint])


@cache
def by_code(footprint: Footprint) -> Mapping[str, Area]:
    """Give the areas of one footprint by their code in lower case."""
    return {area.code.casefold(): area for area in areas_in(footprint)}


def _weight(row: Mapping[str, str]) -> float:
    if not row["of_patients"]:
        return 1.0
    weight = number("areas", row, "patients") / number("areas", row, "of_patients")
    if not 0 < weight <= 1:
        raise EvidenceError(f"areas.csv, row {row['code']}: more patients moved than there were.")
    return weight
