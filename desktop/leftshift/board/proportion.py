"""Proportion: how many partner seats each voice is due, and at which size that can be met."""

from collections.abc import Sequence

from leftshift.board.apportionment import Apportion, sainte_lague
from leftshift.board.exact import as_integers, exact_all
from leftshift.board.rules import STATUTE, Minimum
from leftshift.board.voices import VOICES, Voice

_TRUSTS = slice(0, VOICES.index(Voice.PRIMARY_CARE))
"""The voices of trusts stand before primary care."""
_PRIMARY_CARE = VOICES.index(Voice.PRIMARY_CARE)
LARGEST = 100
"""Partner seats beyond which no size is looked for [seats]."""


def balanced(
    weights: Sequence[float],
    seats: int,
    *,
    floors: Sequence[int] = (0,) * len(VOICES),
    method: Apportion = sainte_lague,
    least: Minimum = STATUTE,
) -> tuple[int, ...]:
    """Apportion partner seats to the voices, with the trust and general practice seats of statute [seats].

    Weights and floors have shape (voices,). The seats of statute are added to the floors where there is
    room for them. Raises ValueError as the methods of apportionment do.
    """
    return tuple(
        method(weights, seats, seats_held(weights, seats, floors=floors, method=method, least=least))
    )


def seats_held(
    weights: Sequence[float],
    seats: int,
    *,
    floors: Sequence[int] = (0,) * len(VOICES),
    method: Apportion = sainte_lague,
    least: Minimum = STATUTE,
) -> tuple[int, ...]:
    """Give the seats that each voice holds before the rest is shared out, shape (voices,) [seats].

    They are the floors, and the trust and general practice seats of statute where there is room for them.
    Takes and raises what `balanced` does.
    """
    bounds = list(floors)
    bounds[_PRIMARY_CARE] = max(bounds[_PRIMARY_CARE], least.general_practice)
    if sum(bounds) > seats:
        bounds = list(floors)
    shared = method(weights, seats, bounds)
    missing = least.trust - sum(shared[_TRUSTS])
    if 0 < missing <= seats - sum(bounds):
        trusts = list(weights[_TRUSTS])
        due = method(trusts if sum(trusts) else [1, *trusts[1:]], least.trust, bounds[_TRUSTS])
        bounds = [*due, *bounds[_PRIMARY_CARE:]]
    return tuple(bounds)


def in_proportion(weights: Sequence[float], counts: Sequence[int]) -> bool:
    """Say whether each voice with weight has a seat and is less than one seat from its exact share."""
    exact = as_integers(exact_all(weights, "basis"))
    seats, total = sum(counts), sum(exact)
    return all(
        (count > 0 or not weight) and abs(count * total - weight * seats) < total
        for count, weight in zip(counts, exact, strict=True)
    )


def proportion_possible(weights: Sequence[float], seats: int, floors: Sequence[int]) -> bool:
    """Say whether any way to share so many seats out is in proportion and keeps the floors."""
    exact = as_integers(exact_all(weights, "basis"))
    total = sum(exact)
    lowest = [
        max(floor, weight * seats // total, 1 if weight else 0)
        for floor, weight in zip(floors, exact, strict=True)
    ]
    highest = [-(-weight * seats // total) for weight in exact]
    fits = all(low <= high for low, high in zip(lowest, highest, strict=True))
    return fits and sum(lowest) <= seats <= sum(highest)


def seats_that_do(weights: Sequence[float], seats: int, floors: Sequence[int]) -> int | None:
    """Return the least number of partner seats, from `seats` up, at which proportion is possible.

    None where no number up to LARGEST does [seats].
    """
    return next(
        (size for size in range(seats, LARGEST + 1) if proportion_possible(weights, size, floors)), None
    )
