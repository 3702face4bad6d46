"""Blocs: the voting power of a board's groups, worked out once for each board."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from leftshift.board.decisions import Decisions, game
from leftshift.model.seats import Group, Seat

_BOARDS_KEPT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What seat arithmetic alone gives each group, were it to vote as one; tuples have shape (groups,).

    Board members are no delegates and boards look for consensus (B09, E25).
    """

    groups: tuple[Group, ...]
    seats: tuple[int, ...]
    """Voting seats of each group [seats]."""
    banzhaf: tuple[Fraction, ...]
    """Banzhaf index [share]."""
    shapley_shubik: tuple[Fraction, ...]
    """Shapley–Shubik index [share]."""
    pivotal: tuple[Group, ...]
    """Groups that decide at least one vote."""
    coalitions: tuple[tuple[Group, ...], ...]
    """Sets of the fewest groups that can pass a motion together."""
    votes: int
    """Voting seats of the whole board [seats]."""
    quota: int
    """Votes that pass a motion with everybody present [votes]."""
    least_votes: int
    """Fewest votes that can pass one, at a meeting with no more than the quorum [votes]."""


@lru_cache(maxsize=_BOARDS_KEPT)
def power_of(seats: tuple[Seat, ...], decisions: Decisions) -> Power:
    """Work out the voting power of a board's groups.

    Raises ValueError when nobody votes, a quota or quorum is out of reach, or a casting vote finds no chair.
    """
    played = game(seats, decisions)
    votes = sum(played.seats)
    return Power(
        groups=played.groups,
        seats=played.seats,
        banzhaf=tuple(played.banzhaf()),
        shapley_shubik=tuple(played.shapley_shubik()),
        pivotal=tuple(played.pivotal()),
        coalitions=tuple(played.smallest_winning_coalitions()),
        votes=votes,
        quota=decisions.quota(votes),
        least_votes=decisions.least_votes(votes),
    )
