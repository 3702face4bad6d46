"""Decisions: how many votes pass a motion, and the voting game of a board's groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leftshift.board.power import banzhaf, pivotal, shapley_shubik, smallest_winning_coalitions
from leftshift.board.roles import Post, holders
from leftshift.model.seats import GROUPS, DecisionRule, Group, Seat

__all__ = ["DecisionRule", "Decisions", "Game", "game"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """How a board decides when it votes. A board aims for consensus; this is seat arithmetic (B09, E25)."""

    rule: DecisionRule = DecisionRule.SIMPLE_MAJORITY
    own_quota: int | None = None
    """Votes that pass a motion under the board's own rule [votes]."""
    casting_vote: bool = False
    """Whether the chair decides a tie; matters under a simple majority only."""
    quorum: int | None = None
    """Voting members who must be present; None where it is not stated [members]."""

    def quota(self, votes: int) -> int:
        """Return the votes that pass a motion when so many are cast [votes].

        Raises ValueError when there is no vote, or the own quota is missing or out of reach.
        """
        if votes < 1:
            raise ValueError("A decision needs at least one voting seat.")
        if self.rule is DecisionRule.SIMPLE_MAJORITY:
            return votes // 2 + 1
        if self.rule is DecisionRule.TWO_THIRDS:
            return -(-2 * votes // 3)
        if self.own_quota is None or not 0 < self.own_quota <= votes:
            raise ValueError(f"The board's own quota must be from 1 to {votes} votes, not {self.own_quota}.")
        return self.own_quota

    def least_votes(self, votes: int) -> int:
        """Return the fewest votes that can pass a motion, at a meeting with no more than the quorum [votes].

        Raises ValueError as `quota` does, and when the quorum is out of reach.
        """
        present = votes if self.quorum is None else self.quorum
        if not 0 < present <= votes:
            raise ValueError(f"The quorum must be from 1 to {votes} voting members, not {present}.")
        if self.rule is DecisionRule.OWN:
            return self.quota(votes)
        tie_is_enough = self.casting_vote and self.rule is DecisionRule.SIMPLE_MAJORITY
        return (present + 1) // 2 if tie_is_enough else self.quota(present)


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A board's groups as blocs that vote as one; every tuple has shape (groups,)."""

    groups: tuple[Group, ...]
    seats: tuple[int, ...]
    """Voting seats of each group [seats]."""
    weights: tuple[int, ...]
    """Votes of each group, twice over with a casting vote so that the chair's half is whole."""
    quota: int
    """Weight that passes a motion, on the scale of the weights."""

    def banzhaf(self) -> list[Fraction]:
        """Return each group's Banzhaf index [share]."""
        return banzhaf(self.quota, self.weights)

    def shapley_shubik(self) -> list[Fraction]:
        """Return each group's Shapley–Shubik index [share]."""
        return shapley_shubik(self.quota, self.weights)

    def pivotal(self) -> list[Group]:
        """Return the groups that decide at least one vote."""
        return [self.groups[place] for place in pivotal(self.quota, self.weights)]

    def smallest_winning_coalitions(self) -> list[tuple[Group, ...]]:
        """Return the sets of the fewest groups that can pass a motion together."""
        found = smallest_winning_coalitions(self.quota, self.weights)
        return [tuple(self.groups[place] for place in places) for places in found]


def game(seats: Sequence[Seat], decisions: Decisions) -> Game:
    """Return the voting game of a board's groups, all voting seats present.

    With a casting vote under a simple majority each seat weighs 2 and the chair's 3: of an even number of
    votes one half then wins with the chair and loses without, and of an odd number nothing changes. Raises
    ValueError as `Decisions.quota` does, and when a casting vote finds no chair or several.
    """
    count = Counter(seat.group for seat in seats if seat.voting)
    groups = tuple(group for group in GROUPS if count[group])
    votes = tuple(count[group] for group in groups)
    total = sum(votes)
    quota = decisions.quota(total)
    if not decisions.casting_vote or decisions.rule is not DecisionRule.SIMPLE_MAJORITY:
        return Game(groups=groups, seats=votes, weights=votes, quota=quota)
    chairs = holders(seats, Post.CHAIR)
    if len(chairs) != 1:
        raise ValueError(f"A casting vote needs one chair among the voting seats; there are {len(chairs)}.")
    chair = seats[chairs[0]].group
    weights = tuple(2 * own + (group is chair) for group, own in zip(groups, votes, strict=True))
    return Game(groups=groups, seats=votes, weights=weights, quota=total + 1)
