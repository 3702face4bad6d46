"""Power: how often each bloc of votes decides, by exact counting of coalitions."""

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from leftshift.board.exact import Exactable, as_integers, exact, exact_all

_MOST_SUMS = 1 << 18
"""Different sums of votes that a count may hold, so that it ends within about ten seconds [sums]."""


def banzhaf(quota: Exactable, weights: Iterable[Exactable]) -> list[Fraction]:
    """Return each bloc's share of all the times that a bloc decides: the Banzhaf index [share].

    Weights have shape (blocs,); a coalition wins with a weight of at least the quota. Describes seat
    arithmetic only: board members are no delegates (E25). Raises ValueError for weights that are negative,
    not finite or add up to zero, and for a quota not above zero or above the sum of the weights. Source of
    the oracles: E14–E23.
    """
    counts = critical_counts(quota, weights)
    return [Fraction(count, sum(counts)) for count in counts]


def shapley_shubik(quota: Exactable, weights: Iterable[Exactable]) -> list[Fraction]:
    """Return the share of all orders of joining in which each bloc decides: the Shapley–Shubik index [share].

    Takes and raises what `banzhaf` does.
    """
    needed, votes = _game(quota, weights)
    players = len(votes)
    bits = players + 1
    orders = [math.factorial(size) * math.factorial(players - 1 - size) for size in range(players)]
    slot = (1 << bits) - 1
    return [
        Fraction(
            sum(((swings >> bits * size) & slot) * orders[size] for size in range(players)),
            math.factorial(players),
        )
        for swings in _swings(needed, votes, bits)
    ]


def critical_counts(quota: Exactable, weights: Iterable[Exactable]) -> list[int]:
    """Count the winning coalitions that each bloc decides: they lose without it [coalitions].

    Takes and raises what `banzhaf` does.
    """
    return _swings(*_game(quota, weights), bits=0)


def pivotal(quota: Exactable, weights: Iterable[Exactable]) -> list[int]:
    """Return the places of the blocs that decide at least one coalition.

    Takes and raises what `banzhaf` does.
    """
    return [place for place, count in enumerate(critical_counts(quota, weights)) if count]


def smallest_winning_coalitions(quota: Exactable, weights: Iterable[Exactable]) -> Iterator[tuple[int, ...]]:
    """Return the winning coalitions of the fewest blocs, one by one, each as the places of its blocs.

    There can be very many between equal blocs; take as many as are wanted. Raises what `banzhaf` does.
    """
    needed, votes = _game(quota, weights)
    order = sorted(range(len(votes)), key=lambda place: (-votes[place], place))
    size, reached = 0, 0
    while reached < needed:
        reached += votes[order[size]]
        size += 1
    return _coalitions(needed, votes, order, size)


def _coalitions(needed: int, votes: list[int], order: list[int], size: int) -> Iterator[tuple[int, ...]]:
    """Choose `size` blocs in descending order; the largest that are left must always be enough."""
    if not size:
        yield ()
        return
    for start in range(len(order) - size + 1):
        if sum(votes[place] for place in order[start : start + size]) < needed:
            return
        first = order[start]
        for others in _coalitions(needed - votes[first], votes, order[start + 1 :], size - 1):
            yield tuple(sorted((first, *others)))


def _game(quota: Exactable, weights: Iterable[Exactable]) -> tuple[int, list[int]]:
    """Return quota and weights as whole numbers with no common factor."""
    votes = exact_all(weights, "weights")
    needed = exact(quota, "quota")
    if not needed:
        raise ValueError("The quota must be above zero.")
    if needed > sum(votes):
        raise ValueError(
            f"The quota of {quota} is above {float(sum(votes)):g}, the sum of the weights: nothing passes."
        )
    scaled = as_integers([needed, *votes])
    return scaled[0], scaled[1:]


def _swings(needed: int, votes: list[int], bits: int) -> list[int]:
    """Count, for each bloc, the coalitions of others that lose and win once it joins.

    With `bits` above zero the count of each size stands in its own slot of that many bits of the number.
    """
    # A coalition blocks when the others cannot win. Blocs decide as often, and in orders that are as many, in
    # the game where blocking wins; so the game with fewer losing sums is counted.
    losing = min(needed, sum(votes) - needed + 1)
    counts = _counts(votes, losing, bits)
    swings = {vote: _swings_of(vote, counts, losing, bits) for vote in set(votes) if vote}
    return [swings.get(vote, 0) for vote in votes]


def _counts(votes: list[int], losing: int, bits: int) -> dict[int, int]:
    """Count the coalitions by their sum of votes, for sums that lose, in ascending order."""
    counts = {0: 1}
    for vote in votes:
        joined = dict(counts)
        for total, count in counts.items():
            if total + vote < losing:
                joined[total + vote] = joined.get(total + vote, 0) + (count << bits)
        counts = joined
        if len(counts) > _MOST_SUMS:
            raise ValueError(
                f"The weights add up in more than {_MOST_SUMS:,} different ways, too many to count exactly; "
                "give them in fewer digits."
            )
    return dict(sorted(counts.items()))


def _swings_of(vote: int, counts: dict[int, int], losing: int, bits: int) -> int:
    """Count the losing coalitions without one bloc that win with it, by taking the bloc out again."""
    without: dict[int, int] = {}
    for total, count in counts.items():
        without[total] = count - (without.get(total - vote, 0) << bits)
    return sum(count for total, count in without.items() if total + vote >= losing)
