"""Templates: ready-made boards to start from."""

from collections.abc import Sequence
from dataclasses import dataclass

from leftshift.board.proportion import balanced
from leftshift.board.rules import STATUTE, Minimum
from leftshift.board.voices import VOICES, Voice, by_voice
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import FloatArray

PARTNER_SEATS: dict[Voice, Seat] = {
    Voice.HOSPITAL: Seat(role="Partner member, acute trust", group=Group.TRUST_ACUTE),
    Voice.MENTAL_HEALTH: Seat(role="Partner member, mental health trust", group=Group.TRUST_MENTAL_HEALTH),
    Voice.COMMUNITY: Seat(role="Partner member, community trust", group=Group.TRUST_COMMUNITY),
    Voice.PRIMARY_CARE: Seat(role="Partner member, primary medical services", group=Group.GENERAL_PRACTICE),
}
"""A new partner seat of each voice."""

_CHAIR = Seat(role="Chair", group=Group.INDEPENDENT)
_CHIEF_EXECUTIVE = Seat(role="Chief executive", group=Group.EXECUTIVE)
_EXECUTIVES = (
    Seat(role="Chief finance officer", group=Group.EXECUTIVE),
    Seat(role="Medical director", group=Group.EXECUTIVE),
    Seat(role="Director of nursing", group=Group.EXECUTIVE),
)
_NON_EXECUTIVE = Seat(role="Non-executive member", group=Group.INDEPENDENT)
_DEPUTY = Seat(role="Non-executive member, deputy chair", group=Group.INDEPENDENT)
_AUDIT = Seat(role="Senior non-executive member, audit chair", group=Group.INDEPENDENT)
_TRUST = Seat(role="Partner member, NHS trusts and foundation trusts", group=Group.TRUST)
_PRACTICE = PARTNER_SEATS[Voice.PRIMARY_CARE]
_COUNCIL = Seat(role="Partner member, local authorities", group=Group.LOCAL_AUTHORITY)
_MAYOR = Seat(role="Member nominated by the mayor", group=Group.OTHER)
_AMBULANCE = Seat(role="Partner member, ambulance trust", group=Group.TRUST_AMBULANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A ready-made board, with what it follows."""

    key: str
    name: str
    note: str
    """What the board follows, in one sentence."""
    source: tuple[str, ...]
    """Ids of the facts it follows."""
    seats: tuple[Seat, ...]


def minimum(least: Minimum = STATUTE) -> Template:
    """Return the smallest board that statute and NHS England's policy on executives allow."""
    seats = (
        *_top(least),
        *(_TRUST,) * least.trust,
        *(_PRACTICE,) * least.general_practice,
        *(_COUNCIL,) * least.local_authority,
    )
    return Template(
        key="minimum",
        name=f"Minimum ({len(seats)} seats)",
        note="Chair, chief executive, three executives, non-executives and one partner of each kind.",
        source=("B01", "B05", "B06", "B07"),
        seats=seats,
    )


def guidance_2022(least: Minimum = STATUTE) -> Template:
    """Return the smallest board that meets every check of statute and of the 2022 guidance."""
    seats = (
        *_named_top(least),
        *(_TRUST,) * least.trust,
        PARTNER_SEATS[Voice.MENTAL_HEALTH],
        *(_PRACTICE,) * least.general_practice,
        *(_COUNCIL,) * least.local_authority,
    )
    return Template(
        key="guidance_2022",
        name=f"2022 guidance ({len(seats)} seats)",
        note="The minimum, a mental health trust, and non-executives named deputy chair and audit chair.",
        source=("B01", "B05", "B06", "B08", "B11"),
        seats=seats,
    )


def after_health_bill(mayors: int = 1, least: Minimum = STATUTE) -> Template:
    """Return the 2022 board as the Health Bill would change it: nominees of mayors for the council seat.

    `mayors` is the number of mayoral strategic authorities in the area. Whether the Bill also ends the
    trust and general practice seats is not established (B26), so they stay.
    """
    before = guidance_2022(least).seats
    seats = (*(seat for seat in before if seat != _COUNCIL), *(_MAYOR,) * mayors)
    return Template(
        key="after_health_bill",
        name=f"After the Health Bill ({len(seats)} seats)",
        note="The 2022 board without its council seat, and a member nominated by each mayor. Not law yet.",
        source=("B25", "B26"),
        seats=seats,
    )


def one_seat_per_trust(
    *,
    acute: int,
    mental_health: int,
    community: int,
    ambulance: int = 0,
    practices: int = 1,
    least: Minimum = STATUTE,
) -> Template:
    """Return a board with a seat for each trust and one for all of general practice.

    Counts are of organisations; `practices` is how many the one general practice seat speaks for. Raises
    ValueError when there is no trust, or a count is negative.
    """
    counts = (acute, mental_health, community, ambulance)
    if min(*counts, practices) < 0 or not sum(counts):
        raise ValueError("One seat per trust needs at least one trust, and no count below zero.")
    kinds = (*(PARTNER_SEATS[voice] for voice in VOICES[:3]), _AMBULANCE)
    trusts = [seat for seat, count in zip(kinds, counts, strict=True) for _ in range(count)]
    practice = Seat(role=_PRACTICE.role, group=_PRACTICE.group, organisations=practices)
    seats = (*_named_top(least), *trusts, practice, *(_COUNCIL,) * least.local_authority)
    return Template(
        key="one_seat_per_trust",
        name=f"One seat per trust ({len(seats)} seats)",
        note="Each trust speaks for itself; one seat speaks for all of general practice.",
        source=("A07",),
        seats=seats,
    )


def sector_balanced(basis: Sequence[float] | FloatArray, size: int, least: Minimum = STATUTE) -> Template:
    """Return a board of a given size whose partner seats follow a basis by Sainte-Laguë.

    The basis has shape (sectors,) or (voices,). Raises ValueError for a basis without weight, and for a
    size with no room for the trust and general practice seats that statute asks for.
    """
    top, councils = _named_top(least), (_COUNCIL,) * least.local_authority
    partners = size - len(top) - len(councils)
    if partners < least.trust + least.general_practice:
        smallest = len(top) + len(councils) + least.trust + least.general_practice
        raise ValueError(f"A balanced board needs at least {smallest} seats, not {size}.")
    counts = balanced(by_voice(basis), partners, least=least)
    chosen = [PARTNER_SEATS[voice] for voice, count in zip(VOICES, counts, strict=True) for _ in range(count)]
    return Template(
        key="sector_balanced",
        name=f"Sector-balanced ({size} seats)",
        note="Provider seats follow the money of each sector, beside one council seat.",
        source=("A07", "F12"),
        seats=(*top, *chosen, *councils),
    )


def _top(least: Minimum) -> tuple[Seat, ...]:
    return (_CHAIR, _CHIEF_EXECUTIVE, *_EXECUTIVES, *(_NON_EXECUTIVE,) * least.non_executives)


def _named_top(least: Minimum) -> tuple[Seat, ...]:
    plain = max(0, least.non_executives - 2)
    return (_CHAIR, _CHIEF_EXECUTIVE, *_EXECUTIVES, _DEPUTY, _AUDIT, *(_NON_EXECUTIVE,) * plain)
