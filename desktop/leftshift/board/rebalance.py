"""Rebalance: partner seats in proportion on a board that keeps its size, in the fewest swaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from leftshift.board.apportionment import METHODS, ties
from leftshift.board.proportion import LARGEST, in_proportion, seats_held, seats_that_do
from leftshift.board.roles import is_partner
from leftshift.board.rules import (
    ORDINARY_MEMBERS,
    STATUTE,
    Check,
    Level,
    Options,
    broken_without,
    newly_broken,
)
from leftshift.board.templates import PARTNER_SEATS
from leftshift.board.voices import GROUP_NAMES, VOICE_OF_GROUP, VOICE_WORDS, VOICES, Voice, by_voice
from leftshift.model.seats import Seat
from leftshift.model.terms import FloatArray

_A_SEAT_EACH = "Largest remainder"
_DIGITS = 9
"""Decimals in which two boards are equally near to proportion."""
_TWO = 2
"""Voices of which a sentence says either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One partner seat that goes to another voice."""

    place: int
    """Where the seat stands on the board, counted from 0."""
    before: Seat
    after: Seat

    @property
    def sentence(self) -> str:
        """Say what happens, such as: Seat 8, partner member NHS trusts, becomes a community trust seat."""
        role = self.before.role.replace(",", "")
        if role[1:2].islower():
            role = role[0].lower() + role[1:]
        name = GROUP_NAMES[self.after.group]
        article = "an" if name[0] in "aeiou" else "a"
        return f"Seat {self.place + 1}, {role}, becomes {article} {name} seat."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebalancing:
    """A board of the same size with its partner seats in proportion; counts have shape (voices,)."""

    method: str
    before: tuple[int, ...]
    """Voting partner seats of each voice today [seats]."""
    after: tuple[int, ...]
    """The same after the swaps [seats]."""
    swaps: tuple[Swap, ...]
    board: tuple[Seat, ...]
    """The board after the swaps, in today's order."""
    broken: tuple[Check, ...]
    """Checks, never of statute, that are met today and not after the swaps."""
    proportionate: bool
    """Whether each voice with weight gets a seat and is less than one seat from its exact share."""
    partner_seats_that_do: int | None
    """Least number of such seats, from today's up, at which that is possible; None: none found [seats]."""
    verdict: str
    """Whether proportion is reached, in words."""
    off: float
    """How far the voices are from their exact shares, in all [seats]."""
    held: tuple[int, ...]
    """Seats that each voice holds by statute before the rest is shared out [seats]."""
    tied: tuple[Voice, ...]
    """Voices with the same claim to the last seat or seats; empty where there is no tie."""

    @property
    def held_words(self) -> str:
        """Say which seats statute holds before the rest is shared out; empty where it holds none."""
        parts = [
            f"{count} {VOICE_WORDS[voice]}" for voice, count in zip(VOICES, self.held, strict=True) if count
        ]
        if not parts:
            return ""
        seats = "seat" if sum(self.held) == 1 else "seats"
        return (
            f"Held by statute before the rest is shared out: {_listed(parts, 'and')} {seats}; the numbers "
            "are not those of the method alone."
        )

    @property
    def tie_words(self) -> str:
        """Say which voices would do for the last seat as well as those that have it; empty without a tie."""
        if not self.tied:
            return ""
        names = _listed([VOICE_WORDS[voice] for voice in self.tied], "or")
        return f"A tie for the last seat: {'either ' if len(self.tied) == _TWO else ''}{names} would do."


def rebalance(
    seats: Sequence[Seat],
    basis: Sequence[float] | FloatArray,
    method: str,
    *,
    each: bool = False,
    **options: Unpack[Options],
) -> Rebalancing:
    """Share a board's voting partner seats out anew on a basis, without changing its size.

    The basis has shape (sectors,) or (voices,); the method is a name in METHODS; options are those of
    `checks`. Seats that statute needs stay as they are, and so do seats of groups without a voice, such as
    local authority, of which the basis says nothing. Swaps are as few as the difference allows; of the
    seats of a voice the last goes first, unless a check needs it. With `each`, every voice with weight has
    a seat first, where there are enough.

    Raises:
        ValueError: the basis has no weight.
    """
    weights = by_voice(basis)
    if sum(weights) <= 0:
        raise ValueError("A rebalance needs a basis above zero.")
    floors, before = _floors(seats, options), _counts(seats)
    wide = tuple(max(floor, int(weight > 0)) for floor, weight in zip(floors, weights, strict=True))
    if each and sum(wide) <= sum(before):
        floors = wide
    share = METHODS[method]
    held = seats_held(
        weights, sum(before), floors=floors, method=share, least=options.get("minimum", STATUTE)
    )
    after = tuple(share(weights, sum(before), held))
    board, swaps = tuple(seats), []
    for donor, receiver in _moves(before, after):
        swap = _swap(board, donor, receiver, options)
        board = _applied(board, swap)
        swaps.append(swap)
    size_that_does = seats_that_do(weights, sum(before), floors)
    return Rebalancing(
        method=method,
        before=before,
        after=after,
        swaps=tuple(sorted(swaps, key=lambda swap: swap.place)),
        board=board,
        broken=newly_broken(seats, board, **options),
        proportionate=in_proportion(weights, after),
        partner_seats_that_do=size_that_does,
        verdict=_verdict(method, weights, after, size_that_does, len(seats)),
        held=held,
        off=round(
            sum(
                abs(count - weight * sum(before) / sum(weights))
                for count, weight in zip(after, weights, strict=True)
            ),
            _DIGITS,
        ),
        tied=tuple(VOICES[place] for place in ties(share, weights, sum(before), held)),
    )


def side_by_side(
    seats: Sequence[Seat], basis: Sequence[float] | FloatArray, **options: Unpack[Options]
) -> tuple[Rebalancing, ...]:
    """Rebalance by each method of METHODS, in that order; takes and raises what `rebalance` does."""
    return tuple(rebalance(seats, basis, method, **options) for method in METHODS)


def recommended(
    seats: Sequence[Seat], basis: Sequence[float] | FloatArray, **options: Unpack[Options]
) -> Rebalancing:
    """Choose the board that is in proportion, or nearest to it, with the fewest checks broken and swaps.

    Beside the methods a seat for each voice with weight is tried, the rest by largest remainder. Takes and
    raises what `rebalance` does.
    """
    found = (
        *side_by_side(seats, basis, **options),
        rebalance(seats, basis, _A_SEAT_EACH, each=True, **options),
    )
    return min(found, key=lambda one: (not one.proportionate, one.off, len(one.broken), len(one.swaps)))


def statutory_seats(seats: Sequence[Seat], **options: Unpack[Options]) -> frozenset[int]:
    """Return the places of the seats whose post statute asks for and no other seat holds."""
    return frozenset(
        place
        for place in range(len(seats))
        # A swap keeps the number of ordinary members, so that check protects no seat.
        if any(
            check.level is Level.STATUTE and check.key != ORDINARY_MEMBERS
            for check in broken_without(seats, place, **options)
        )
    )


def _voice(seat: Seat) -> Voice | None:
    return VOICE_OF_GROUP.get(seat.group) if is_partner(seat) else None


def _counts(seats: Sequence[Seat]) -> tuple[int, ...]:
    found = [_voice(seat) for seat in seats]
    return tuple(found.count(voice) for voice in VOICES)


def _floors(seats: Sequence[Seat], options: Options) -> tuple[int, ...]:
    return _counts([seats[place] for place in statutory_seats(seats, **options)])


def _moves(before: Sequence[int], after: Sequence[int]) -> list[tuple[Voice, Voice]]:
    """Pair the seats that voices give up with those that voices gain.

    Primary care, the last voice, gives first and gains last, so that no step is short of a trust seat.
    """
    given = [voice for voice, old, new in zip(VOICES, before, after, strict=True) for _ in range(old - new)]
    gained = [voice for voice, old, new in zip(VOICES, before, after, strict=True) for _ in range(new - old)]
    return list(zip(reversed(given), gained, strict=True))


def _swap(board: Sequence[Seat], donor: Voice, receiver: Voice, options: Options) -> Swap:
    """Choose the seat of the donor whose swap breaks least: statute first, then other checks."""

    def harm(swap: Swap) -> tuple[int, int, int]:
        broken = newly_broken(board, _applied(board, swap), **options)
        statute = sum(check.level is Level.STATUTE for check in broken)
        return statute, len(broken), -swap.place

    return min(
        (
            Swap(place=place, before=seat, after=PARTNER_SEATS[receiver])
            for place, seat in enumerate(board)
            if _voice(seat) is donor
        ),
        key=harm,
    )


def _applied(board: Sequence[Seat], swap: Swap) -> tuple[Seat, ...]:
    return (*board[: swap.place], swap.after, *board[swap.place + 1 :])


def _verdict(
    method: str, weights: Sequence[float], after: Sequence[int], size_that_does: int | None, size: int
) -> str:
    held = sum(after)
    seats = "1 trust or primary care seat" if held == 1 else f"{held} trust and primary care seats"
    if in_proportion(weights, after):
        return f"With {seats} each sector with money has a seat and is within one seat of its share."
    if size_that_does == held:
        return f"Proportion is possible with {seats}, but not by this method ({method})."
    if size_that_does is None:
        return f"Proportion is impossible with {seats}, and with any number up to {LARGEST}."
    return (
        f"Proportion is impossible with {seats}: a sector with money would have none, or be a seat or more "
        f"from its share. {size_that_does} would do, on a board of {size + size_that_does - held} seats."
    )


def _listed(parts: Sequence[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"
