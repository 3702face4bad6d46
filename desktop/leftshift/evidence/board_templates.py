"""Boards to start from where an area's own is not known, with its own trusts and practices filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leftshift.board.templates import Template, guidance_2022, minimum, one_seat_per_trust, sector_balanced
from leftshift.evidence.areas import Area
from leftshift.evidence.sector_money import finance, icb_codes

_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisations:
    """The trusts and practices of an area [organisations]."""

    acute: int
    mental_health: int
    community: int
    ambulance: int
    practices: int
    exact: bool
    """Whether all of them were counted; else parts of an ICB were taken by its patients and rounded."""


def organisations_of(area: Area) -> Organisations:
    """Count an area's trusts by where their headquarters lie, and its practices.

    Source: the columns num_trusts_… and num_gp_practices_2026_01 of icb_finance.csv. A trust that serves
    several ICBs counts in one.
    """
    weights = np.array([area.members.get(code, 0.0) for code in icb_codes()])

    def count(column: str) -> int:
        return int(weights @ finance(column) + _HALF)

    return Organisations(
        acute=count("num_trusts_acute"),
        mental_health=count("num_trusts_mental_health"),
        community=count("num_trusts_community"),
        ambulance=count("num_trusts_ambulance"),
        practices=max(1, count("num_gp_practices_2026_01")),
        exact=all(weight in {0.0, 1.0} for weight in weights.tolist()),
    )


def templates_of(area: Area, basis: Sequence[float], size: int) -> tuple[Template, ...]:
    """List the boards that can be built for an area, smallest first.

    The minimum, the guidance of 2022, one seat per trust with the area's own organisations, and a balanced
    board of `size` seats on a basis of shape (sectors,) or (voices,). Those that cannot be built, for want
    of a trust, of money or of room, are left out.
    """
    own = organisations_of(area)
    found = [minimum(), guidance_2022()]
    if any((own.acute, own.mental_health, own.community, own.ambulance)):
        found.append(
            one_seat_per_trust(
                acute=own.acute,
                mental_health=own.mental_health,
                community=own.community,
                ambulance=own.ambulance,
                practices=own.practices,
            )
        )
    if sum(basis) > 0 and size >= len(minimum().seats):
        found.append(sector_balanced(basis, size))
    return tuple(sorted(found, key=lambda template: len(template.seats)))
