"""Areas: finding one from what a planner types, and putting several together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from leftshift.evidence.area_search import Fit, matches, successors
from leftshift.evidence.atlas import (
    AREA_KINDS,
    CLUSTER,
    ENGLAND,
    ICB_2025,
    ICB_2026,
    KINDS,
    MERGER,
    REGION,
    Area,
    AreaError,
    areas,
    areas_in,
    boards_in,
    by_code,
    is_named_after_boards,
)
from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import Footprint

__all__ = [
    "AREA_KINDS",
    "CLUSTER",
    "ENGLAND",
    "ICB_2025",
    "ICB_2026",
    "KINDS",
    "MERGER",
    "REGION",
    "Area",
    "AreaError",
    "area_of",
    "areas",
    "areas_in",
    "boards_in",
    "choice_of",
    "find_area",
]

_JOIN: Final = "+"
_ROUNDING: Final = 1e-9
"""How far a sum of weights may exceed 1 before an ICB counts as taken twice [share]."""


def find_area(text: str, footprint: Footprint | None = None) -> Area:
    """Find the one area that a code, a name or a part of a name means, as the list of areas does.

    A code or name that stands on both footprints means the area of April 2026, unless `footprint` says
    otherwise. Codes joined by + mean a merger.

    Raises:
        AreaError: nothing matches (close names are listed), several areas do (they are listed), or it is an
            ICB that is gone from the footprint (those that took it over are named).
    """
    among = areas() if footprint is None else areas_in(footprint)
    found = matches(text, among) if text.strip() else ()
    exact = [match for match in found if match.fit <= Fit.ALIAS]
    if exact:
        return _meant(text, [match.area for match in exact if match.fit == exact[0].fit])
    if footprint is Footprint.YEAR_2026 and any(match.fit is Fit.SUCCESSOR for match in found):
        raise AreaError(_gone(text))
    if _JOIN in text:
        return _merger(text, footprint)
    named = [match for match in found if match.fit < Fit.ALIAS_PART] or found
    boards = [match.area for match in named if not is_named_after_boards(match.area)]
    if named:
        return _meant(text, boards or [match.area for match in named])
    raise AreaError(_nothing(text, among))


def area_of(choice: AreaChoice) -> Area:
    """Find the area a scenario is for; several codes make a merger.

    Raises:
        AreaError: no code is given, a code is unknown on the footprint, or an ICB would be counted twice.
    """
    parts = [_area_coded(code, choice.footprint) for code in choice.codes]
    if not parts:
        raise AreaError("No area is named; give the code of at least one, such as QMM or ENGLAND.")
    if len(parts) == 1:
        return replace(parts[0], footprint=choice.footprint)
    return Area(
        code="+".join(part.code for part in parts),
        kind=MERGER,
        name=" + ".join(part.name for part in parts),
        members=MappingProxyType(_summed(parts)),
        footprint=choice.footprint,
        parts=tuple(part.code for part in parts),
    )


def choice_of(area: Area, footprint: Footprint | None = None) -> AreaChoice:
    """Name an area as a scenario does; `area_of` finds it again.

    Raises:
        AreaError: the area does not stand on the footprint.
    """
    choice = AreaChoice(footprint=footprint or area.footprint, codes=area.parts or (area.code,))
    area_of(choice)
    return choice


def _meant(text: str, found: Sequence[Area]) -> Area:
    if len({area.name for area in found}) == 1:
        return min(found, key=lambda area: (is_named_after_boards(area), KINDS.index(area.kind)))
    listed = "; ".join(dict.fromkeys(f"{area.name} ({area.code})" for area in found))
    raise AreaError(f"“{text}” may mean several areas: {listed}. Give the code or the full name of one.")


def _merger(text: str, footprint: Footprint | None) -> Area:
    codes = tuple(part.strip() for part in text.split(_JOIN))
    if footprint is not None:
        return area_of(AreaChoice(footprint=footprint, codes=codes))
    now = AreaChoice(footprint=Footprint.YEAR_2026, codes=codes)
    then = AreaChoice(footprint=Footprint.YEAR_2025, codes=codes)
    known = {area.code.casefold() for area in areas_in(Footprint.YEAR_2026)}
    return area_of(now if all(code.casefold() in known for code in codes) else then)


def _gone(text: str) -> str:
    """Name the ICBs that took over one that is no more."""
    former = find_area(text, Footprint.YEAR_2025)
    heirs = [f"{area.name} ({area.code})" for area in successors(former)]
    return (
        f"{former.name} ({former.code}) is no longer an ICB since April 2026. Its area is now part of "
        f"{' and '.join(heirs)}: choose one of these, or the 2025/26 footprint."
    )


def _nothing(text: str, among: Iterable[Area]) -> str:
    spelt = {word.casefold(): area for area in among for word in (area.code, area.name)}
    close = (spelt[word] for word in get_close_matches(text.strip().casefold(), spelt))
    listed = "; ".join(dict.fromkeys(f"{area.name} ({area.code})" for area in close))
    hint = f"Did you mean {listed}?" if listed else "“leftshift areas” lists them all."
    return f"No area is called “{text}”. {hint}"


def _area_coded(code: str, footprint: Footprint) -> Area:
    found = by_code(footprint).get(code.casefold())
    if found is None:
        raise AreaError(
            f"No area has the code “{code}” on the {footprint} footprint.{_elsewhere(code, footprint)}"
        )
    return found


def _elsewhere(code: str, footprint: Footprint) -> str:
    for other in Footprint:
        found = by_code(other).get(code.casefold())
        if other is not footprint and found is not None:
            return f" It is {found.name} on the {other} footprint: choose that footprint."
    return " “leftshift areas” lists them all."


def _summed(parts: Iterable[Area]) -> dict[str, float]:
    total: dict[str, float] = {}
    for part in parts:
        for code, weight in part.members.items():
            total[code] = total.get(code, 0.0) + weight
            if total[code] > 1 + _ROUNDING:
                icb = by_code(Footprint.YEAR_2025)[code.casefold()].name
                raise AreaError(
                    f"{icb} would be counted twice; leave out {part.name} or what overlaps with it."
                )
    return total
