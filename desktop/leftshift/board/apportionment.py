"""Apportionment: whole seats in proportion to votes, spend or any other basis."""

import heapq
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Protocol, SupportsIndex

from leftshift.board.exact import Exactable, as_integers, exact_all, whole


class Apportion(Protocol):
    """One of the three methods below."""

    def __call__(
        self, votes: Iterable[Exactable], seats: SupportsIndex, floors: Iterable[SupportsIndex] | None = None
    ) -> list[int]:
        """Share seats out among parties; see `sainte_lague`."""


def sainte_lague(
    votes: Iterable[Exactable], seats: SupportsIndex, floors: Iterable[SupportsIndex] | None = None
) -> list[int]:
    """Share seats out by the highest votes / (2 × seats held + 1) [seats].

    Votes and floors have shape (parties,). A floor is the least number of seats a party gets. Ties go to
    the party with more votes, then to the earlier one. Raises ValueError for votes that are negative, not
    finite or add up to zero, and for floors above the seats. Source of the oracles: E08, E12.
    """
    return _highest_quotients(votes, seats, floors, _DIVISORS[sainte_lague])


def dhondt(
    votes: Iterable[Exactable], seats: SupportsIndex, floors: Iterable[SupportsIndex] | None = None
) -> list[int]:
    """Share seats out by the highest votes / (seats held + 1) [seats].

    Floors, ties and errors are those of `sainte_lague`.
    """
    return _highest_quotients(votes, seats, floors, _DIVISORS[dhondt])


def largest_remainder(
    votes: Iterable[Exactable], seats: SupportsIndex, floors: Iterable[SupportsIndex] | None = None
) -> list[int]:
    """Give each party the whole part of its exact share, and what is left by the largest remainders [seats].

    A party whose result falls below its floor gets its floor, and the rest is shared out anew among the
    others. Ties and errors are those of `sainte_lague`.
    """
    weights, total, least = _given(votes, seats, floors)
    result = list(least)
    open_places = _above_floors(weights, total, least)
    left = total - sum(floor for place, floor in enumerate(least) if place not in open_places)
    shared = _by_remainders([weights[place] for place in open_places], left)
    for place, got in zip(open_places, shared, strict=True):
        result[place] = got
    return result


METHODS: dict[str, Apportion] = {
    "Sainte-Laguë": sainte_lague,
    "D'Hondt": dhondt,
    "Largest remainder": largest_remainder,
}
"""The three methods by the name shown for them."""


def ties(
    method: Apportion,
    votes: Iterable[Exactable],
    seats: SupportsIndex,
    floors: Iterable[SupportsIndex] | None = None,
) -> tuple[int, ...]:
    """Return the parties between which a tie decides, shape (tied,) [places]; empty without one.

    They are those whose seats change when one party has a hair more or fewer votes: any of them would do, and
    the method's rule for ties alone decides. `method` is one of METHODS. Raises ValueError as it does.
    """
    weights, total, least = _given(votes, seats, floors)
    # Smaller than any difference that is no tie: quotients and remainders of whole numbers lie further apart.
    hair = Fraction(1, 8 * (2 * total + 1) ** 2 * sum(weights) ** 2)
    nudged = (
        [weight * (1 + change * (place == party)) for place, weight in enumerate(weights)]
        for party in range(len(weights))
        for change in (hair, -hair)
    )
    outcomes = [method(one, total, least) for one in nudged]
    return tuple(place for place, held in enumerate(zip(*outcomes, strict=True)) if len(set(held)) > 1)


_DIVISORS: dict[Apportion, Callable[[int], int]] = {
    sainte_lague: lambda held: 2 * held + 1,
    dhondt: lambda held: held + 1,
}


def _above_floors(weights: Sequence[int], total: int, least: Sequence[int]) -> list[int]:
    """Find the parties whose share by largest remainder is no less than their floor."""
    open_places = list(range(len(weights)))
    while True:
        left = total - sum(floor for place, floor in enumerate(least) if place not in open_places)
        shared = _by_remainders([weights[place] for place in open_places], left)
        below = {place for place, got in zip(open_places, shared, strict=True) if got < least[place]}
        if not below:
            return open_places
        open_places = [place for place in open_places if place not in below]


def _highest_quotients(
    votes: Iterable[Exactable],
    seats: SupportsIndex,
    floors: Iterable[SupportsIndex] | None,
    divisor: Callable[[int], int],
) -> list[int]:
    weights, total, held = _given(votes, seats, floors)

    def entry(place: int) -> tuple[Fraction, int, int]:
        return Fraction(-weights[place], divisor(held[place])), -weights[place], place

    queue = [entry(place) for place in range(len(weights))]
    heapq.heapify(queue)
    for _ in range(total - sum(held)):
        place = queue[0][-1]
        held[place] += 1
        heapq.heapreplace(queue, entry(place))
    return held


def _by_remainders(weights: Sequence[int], seats: int) -> list[int]:
    total = sum(weights)
    result = [weight * seats // total for weight in weights]
    order = sorted(
        range(len(weights)),
        key=lambda place: (-(weights[place] * seats % total), -weights[place], place),
    )
    for place in order[: seats - sum(result)]:
        result[place] += 1
    return result


def _given(
    votes: Iterable[Exactable], seats: SupportsIndex, floors: Iterable[SupportsIndex] | None
) -> tuple[list[int], int, list[int]]:
    weights = as_integers(exact_all(votes, "votes"))
    total = whole(seats, "number of seats")
    least = [0] * len(weights) if floors is None else [whole(floor, "floors") for floor in floors]
    if len(least) != len(weights):
        raise ValueError(
            f"There are {len(weights)} numbers of votes and {len(least)} floors; give one of each to a party."
        )
    if sum(least) > total:
        raise ValueError(
            f"The floors add up to {sum(least)} seats, more than the {total} there are to share out."
        )
    return weights, total, least
