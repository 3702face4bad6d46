"""Representation: seat share beside basis share, and how far the two are apart."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leftshift.board.voices import GROUP_NAMES, VOICE_OF_GROUP, VOICES, Voice, by_voice, without_voice
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.model.terms import FloatArray

_PER_CENT = 100.0
_HALF_A_HUNDREDTH = 0.005
"""What rounding to two decimals can take from or add to one percentage [percentage points]."""
_PLACE = {voice: place for place, voice in enumerate(VOICES)}
_COUNTED_AS_HOSPITAL = {
    Group.TRUST: "A trust seat whose kind is not stated is counted as hospital",
    Group.TRUST_AMBULANCE: "An ambulance trust seat is counted as hospital",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """Seats beside a basis, voice by voice; every tuple has shape (voices,)."""

    voices: tuple[Voice, ...]
    seats: tuple[int, ...]
    """Voting partner seats of each voice [seats]."""
    organisations: tuple[int, ...]
    """Organisations these seats speak for [organisations]."""
    seat_share: tuple[float, ...]
    """Share of the voting partner seats that have a voice; zeros when there is none [%]."""
    board_share: tuple[float, ...]
    """Share of all voting seats of the board; zeros when there is none [%]."""
    basis_share: tuple[float, ...]
    """Share of the basis, spend unless another was asked for; zeros when it is zero [%]."""
    gap: tuple[float, ...]
    """Seats above (+) or below (−) exact proportion to the basis [seats]."""
    advantage: tuple[float | None, ...]
    """Seat share over basis share; None where there is no basis share or no seat at all [ratio]."""
    organisations_per_seat: tuple[float | None, ...]
    """None where there is no seat [organisations a seat]."""
    gallagher: float | None
    """None when there are no seats or no basis to compare [percentage points]."""
    loosemore_hanby: float | None
    """None when there are no seats or no basis to compare [percentage points]."""
    sainte_lague: float | None
    """None likewise, and when a voice without a basis share has a seat [percentage points]."""
    left_out: tuple[str, ...]
    """What the comparison leaves out or counts in an unexpected place, in sentences."""

    @property
    def spend_share(self) -> tuple[float, ...]:
        """The basis share, by the name it has where the basis is spend [%]."""
        return self.basis_share


def represent(
    seats: Sequence[Seat], basis: Sequence[float] | FloatArray, *, with_observers: bool = False
) -> Representation:
    """Hold a board's partner seats against a basis.

    The basis has shape (sectors,), such as spend [£m], or (voices,), such as contacts or a mix. Seats of
    groups without a voice and money without a voice are left out of both shares, and said so. A seat
    without a vote is no membership (B10) and counts only with `with_observers`. Raises ValueError for a
    basis of another length, or one that is negative or not finite.
    """
    counted = seats if with_observers else [seat for seat in seats if seat.voting]
    count, organisations = _counts(counted)
    weights = by_voice(basis)
    if not all(0 <= weight < math.inf for weight in weights):
        raise ValueError("A basis needs numbers that are not negative and not infinite.")
    seat_share, basis_share = _percent(count), _percent(weights)
    comparable = sum(count) > 0 and sum(weights) > 0
    squares = _sainte_lague(basis_share, seat_share)
    return Representation(
        voices=VOICES,
        seats=count,
        organisations=organisations,
        seat_share=seat_share,
        board_share=tuple(_PER_CENT * own / max(1, len(counted)) for own in count),
        basis_share=basis_share,
        gap=tuple(
            own - sum(count) * share / _PER_CENT if comparable else 0.0
            for own, share in zip(count, basis_share, strict=True)
        ),
        advantage=tuple(
            s / v if v > 0 and comparable else None for v, s in zip(basis_share, seat_share, strict=True)
        ),
        organisations_per_seat=tuple(
            spoken_for / own if own else None for own, spoken_for in zip(count, organisations, strict=True)
        ),
        gallagher=_gallagher(basis_share, seat_share) if comparable else None,
        loosemore_hanby=_loosemore_hanby(basis_share, seat_share) if comparable else None,
        sainte_lague=squares if comparable and math.isfinite(squares) else None,
        left_out=_left_out(seats, counted, without_voice(basis)),
    )


def gallagher(votes: Sequence[float] | FloatArray, seats: Sequence[float] | FloatArray) -> float:
    """Return the Gallagher index, sqrt(½ Σ (v − s)²) [percentage points].

    Votes and seats have shape (parties,), as counts, shares or percentages. Numbers that add up to 100
    within what rounding each to two decimals can do are percentages already and are taken as printed;
    others are scaled to add up to 100. Raises ValueError for bad input. Source: E01.
    """
    return _gallagher(*_both(votes, seats))


def loosemore_hanby(votes: Sequence[float] | FloatArray, seats: Sequence[float] | FloatArray) -> float:
    """Return the Loosemore–Hanby index, ½ Σ |v − s| [percentage points].

    Takes votes and seats as `gallagher` does. Raises ValueError for bad input. Source: E02.
    """
    return _loosemore_hanby(*_both(votes, seats))


def _gallagher(votes: Sequence[float], seats: Sequence[float]) -> float:
    return math.sqrt(sum((v - s) * (v - s) for v, s in zip(votes, seats, strict=True)) / 2)


def _loosemore_hanby(votes: Sequence[float], seats: Sequence[float]) -> float:
    return sum(abs(v - s) for v, s in zip(votes, seats, strict=True)) / 2


def _sainte_lague(votes: Sequence[float], seats: Sequence[float]) -> float:
    total = 0.0
    for v, s in zip(votes, seats, strict=True):
        if v > 0:
            total += (s - v) * (s - v) / v
        elif s > 0:
            return math.inf
    return total


def _both(
    votes: Sequence[float] | FloatArray, seats: Sequence[float] | FloatArray
) -> tuple[list[float], list[float]]:
    if len(votes) != len(seats):
        raise ValueError(
            f"There are {len(votes)} numbers of votes and {len(seats)} of seats; give one of each to a party."
        )
    return _percentages(votes, "votes"), _percentages(seats, "seats")


def _percentages(given: Sequence[float] | FloatArray, what: str) -> list[float]:
    values = [float(value) for value in given]
    if not all(0 <= value < math.inf for value in values):
        raise ValueError(f"The {what} must be numbers that are not negative and not infinite.")
    if not 0 < sum(values) < math.inf:
        raise ValueError(f"The {what} must add up to more than zero, and not to infinity.")
    total = math.fsum(values)
    printed = abs(total - _PER_CENT) <= _HALF_A_HUNDREDTH * len(values)
    whole = all(value.is_integer() for value in values)
    if printed and not whole:
        return values
    return [_PER_CENT * (value / total) for value in values]


def _percent(values: Sequence[float]) -> tuple[float, ...]:
    total = sum(values)
    return tuple(_PER_CENT * value / total if total > 0 else 0.0 for value in values)


def _counts(seats: Sequence[Seat]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    count, organisations = [0] * len(VOICES), [0] * len(VOICES)
    for seat in seats:
        voice = VOICE_OF_GROUP.get(seat.group)
        if voice is not None:
            count[_PLACE[voice]] += 1
            organisations[_PLACE[voice]] += seat.organisations
    return tuple(count), tuple(organisations)


def _left_out(seats: Sequence[Seat], counted: Sequence[Seat], voiceless: float) -> tuple[str, ...]:
    groups = Counter(seat.group for seat in counted)
    sentences = [
        f"{sentence}: {_seats(groups[group])}."
        for group, sentence in _COUNTED_AS_HOSPITAL.items()
        if groups[group]
    ]
    moneyless = [
        f"{groups[group]} {GROUP_NAMES[group]}"
        for group in GROUPS
        if groups[group] and group not in VOICE_OF_GROUP
    ]
    if moneyless:
        sentences.append(f"Seats with no sector of their own are left out: {', '.join(moneyless)}.")
    if len(counted) < len(seats):
        sentences.append(f"Left out, as they have no vote: {_seats(len(seats) - len(counted))}.")
    if voiceless > 0:
        sentences.append("Continuing care is left out: no group at the board speaks for it.")
    return tuple(sentences)


def _seats(count: int) -> str:
    return "1 seat" if count == 1 else f"{count} seats"


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
