"""The whole board: the voices held against a basis over all voting seats, not partner seats alone."""

from dataclasses import dataclass

from leftshift.board.representation import Representation, gallagher, loosemore_hanby

_ALL = 100.0
"""All voting seats, or all of a basis [%]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeBoard:
    """Measures over all voting seats; seats without a sector of their own count as one more party.

    That party has no part of the basis, so there is no Sainte-Laguë index: it would be infinite.
    """

    seat_share: tuple[float, ...]
    """Each voice's share of all voting seats, shape (voices,) [%]."""
    others: float
    """Share of the seats without a sector: chair, executives, councils and others [%]."""
    advantage: tuple[float | None, ...]
    """Seat share over basis share, shape (voices,); None without a basis share [ratio]."""
    gallagher: float | None
    """None when there are no seats or no basis to compare [percentage points]."""
    loosemore_hanby: float | None
    """None likewise [percentage points]."""


def whole_board(partners: Representation, voting: int) -> WholeBoard:
    """Widen measures over partner seats to all `voting` seats of the board."""
    seats = partners.board_share
    others = _ALL - sum(seats) if voting else 0.0
    comparable = voting > 0 and sum(partners.basis_share) > 0
    both = ((*partners.basis_share, 0.0), (*seats, max(0.0, others)))
    return WholeBoard(
        seat_share=seats,
        others=others,
        advantage=tuple(
            share / basis if basis > 0 and comparable else None
            for share, basis in zip(seats, partners.basis_share, strict=True)
        ),
        gallagher=gallagher(*both) if comparable else None,
        loosemore_hanby=loosemore_hanby(*both) if comparable else None,
    )
