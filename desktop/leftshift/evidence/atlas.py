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


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaKind:
    """One kind of published area; its rows are those of areas.csv with its key."""

    key: str
    heading: str
    """What its group is called in the list of areas."""
    footprints: tuple[Footprint, ...]
    """Boundaries on which it can be chosen; the last one is what it is drawn on."""
    is_board: bool = False
    """Whether each is one integrated care board: boards are merged, and set beside one another."""
    is_named_after_boards: bool = False
    """Whether it is meant by a name only where no other kind is: its names are those of its boards."""


AREA_KINDS: Final = (
    AreaKind(key=ICB_2026, heading="ICBs now (April 2026)", footprints=(Footprint.YEAR_2026,), is_board=True),
    AreaKind(key=ICB_2025, heading="ICBs of 2025/26", footprints=(Footprint.YEAR_2025,), is_board=True),
    AreaKind(key=CLUSTER, heading="Clusters", footprints=(Footprint.YEAR_2026,), is_named_after_boards=True),
    AreaKind(key=REGION, heading="Regions", footprints=tuple(Footprint)),
    AreaKind(key=ENGLAND, heading="England", footprints=tuple(Footprint)),
)
"""Every kind of area, in the order of the screen; the first is meant where a name means several."""
KINDS: Final = tuple(kind.key for kind in AREA_KINDS)
_KIND: Final = MappingProxyType({kind.key: kind for kind in AREA_KINDS})


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
            footprint=_KIND[kind].footprints[-1],
        )
        for (kind, code), weights in members.items()
    ]
    return tuple(sorted(found, key=lambda area: KINDS.index(area.kind)))


def areas_in(footprint: Footprint) -> tuple[Area, ...]:
    """List the published areas that can be chosen on one footprint."""
    return tuple(area for area in areas() if footprint in _KIND[area.kind].footprints)


def boards_in(footprint: Footprint) -> tuple[Area, ...]:
    """List the integrated care boards of one footprint: 42 of 2025/26, or 36 of April 2026."""
    return tuple(area for area in areas_in(footprint) if _KIND[area.kind].is_board)


def is_named_after_boards(area: Area) -> bool:
    """Say whether an area is meant by a name only where no other is, as a cluster; a merger never is."""
    return area.kind in _KIND and _KIND[area.kind].is_named_after_boards


@cache
def by_code(footprint: Footprint) -> Mapping[str, Area]:
    """Give the areas of one footprint by their code in lower case."""
    return MappingProxyType({area.code.casefold(): area for area in areas_in(footprint)})


def _weight(row: Mapping[str, str]) -> float:
    if not row["of_patients"]:
        return 1.0
    weight = number("areas", row, "patients") / number("areas", row, "of_patients")
    if not 0 < weight <= 1:
        raise EvidenceError(f"areas.csv, row {row['code']}: more patients moved than there were.")
    return weight
