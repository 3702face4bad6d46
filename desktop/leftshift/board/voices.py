"""Voices: which seats at the board speak for which part of the money."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from leftshift.model.seats import PRIMARY_CARE_GROUPS, Group
from leftshift.model.terms import HOSPITAL, INDEX, PRIMARY_CARE_WIDE, SECTORS, FloatArray, Sector


class Voice(StrEnum):
    """A part of care that has both money and seats, so that the two can be compared."""

    HOSPITAL = "hospital"
    MENTAL_HEALTH = "mental_health"
    COMMUNITY = "community"
    PRIMARY_CARE = "primary_care"


VOICES: tuple[Voice, ...] = tuple(Voice)

VOICE_OF_GROUP: dict[Group, Voice] = {
    Group.TRUST: Voice.HOSPITAL,
    Group.TRUST_ACUTE: Voice.HOSPITAL,
    Group.TRUST_AMBULANCE: Voice.HOSPITAL,
    Group.TRUST_MENTAL_HEALTH: Voice.MENTAL_HEALTH,
    Group.TRUST_COMMUNITY: Voice.COMMUNITY,
    **{group: Voice.PRIMARY_CARE for group in Group if group in PRIMARY_CARE_GROUPS},
}
"""The voice each group adds to; groups that are not here have no money of their own."""

SECTORS_OF_VOICE: dict[Voice, tuple[Sector, ...]] = {
    Voice.HOSPITAL: HOSPITAL,
    Voice.MENTAL_HEALTH: (Sector.MENTAL_HEALTH,),
    Voice.COMMUNITY: (Sector.COMMUNITY,),
    Voice.PRIMARY_CARE: PRIMARY_CARE_WIDE,
}
"""The sectors whose money each voice speaks for; continuing care has none."""

VOICE_WORDS: dict[Voice, str] = {
    Voice.HOSPITAL: "hospital",
    Voice.MENTAL_HEALTH: "mental health",
    Voice.COMMUNITY: "community",
    Voice.PRIMARY_CARE: "primary care",
}
"""What each voice is called inside a sentence."""

GROUP_NAMES: dict[Group, str] = {
    Group.INDEPENDENT: "chair and non-executive",
    Group.EXECUTIVE: "executive",
    Group.TRUST: "NHS trust",
    Group.TRUST_ACUTE: "acute trust",
    Group.TRUST_MENTAL_HEALTH: "mental health trust",
    Group.TRUST_COMMUNITY: "community trust",
    Group.TRUST_AMBULANCE: "ambulance trust",
    Group.GENERAL_PRACTICE: "general practice",
    Group.PHARMACY: "pharmacy",
    Group.OPTOMETRY: "optometry",
    Group.DENTISTRY: "dentistry",
    Group.LOCAL_AUTHORITY: "local authority",
    Group.VOLUNTARY: "voluntary sector",
    Group.OTHER: "other",
}
"""What each group is called in a sentence, before the word seat."""

_PLACES = tuple(tuple(INDEX[sector] for sector in SECTORS_OF_VOICE[voice]) for voice in VOICES)
_VOICELESS = tuple(place for place in range(len(SECTORS)) if not any(place in places for places in _PLACES))


def by_voice(basis: Sequence[float] | FloatArray) -> tuple[float, ...]:
    """Add a basis up by voice [any unit, kept].

    A basis is what seats are held against: spend [£m], contacts, need, or equal weights. It has shape
    (sectors,) in SECTORS order, or (voices,) in VOICES order. Raises ValueError for another length.
    """
    weights = _numbers(basis)
    if len(weights) == len(VOICES):
        return tuple(weights)
    return tuple(sum(weights[place] for place in places) for places in _PLACES)


def without_voice(basis: Sequence[float] | FloatArray) -> float:
    """Return the part of a basis that no group speaks for: continuing care [unit of the basis]."""
    weights = _numbers(basis)
    return 0.0 if len(weights) == len(VOICES) else sum(weights[place] for place in _VOICELESS)


def mixed(bases: Sequence[Sequence[float] | FloatArray], weights: Sequence[float]) -> tuple[float, ...]:
    """Mix several bases into one of shape (voices,) that adds up to 1 [share].

    Each basis counts by its own shares, so that £m and contacts can be mixed. Raises ValueError when a
    basis or all weights are zero, or a weight is negative.
    """
    parts = [by_voice(basis) for basis in bases]
    if any(weight < 0 for weight in weights) or sum(weights) <= 0:
        raise ValueError("The weights of a mixed basis must not be negative, and one must be above zero.")
    if any(sum(part) <= 0 for part in parts):
        raise ValueError("Each basis of a mix must add up to more than zero.")
    return tuple(
        sum(
            weight / sum(weights) * part[place] / sum(part)
            for weight, part in zip(weights, parts, strict=True)
        )
        for place in range(len(VOICES))
    )


def _numbers(basis: Sequence[float] | FloatArray) -> list[float]:
    weights: list[float] = basis.tolist() if isinstance(basis, np.ndarray) else list(basis)
    if len(weights) not in (len(SECTORS), len(VOICES)):
        raise ValueError(
            f"A basis has {len(SECTORS)} numbers, one a sector, or {len(VOICES)}, one a voice, "
            f"not {len(weights)}."
        )
    return weights
