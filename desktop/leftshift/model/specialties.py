"""Outpatients and diagnostics by specialty: how much moves out of hospital, and who is paid for it there."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.terms import FloatArray


class Specialty(StrEnum):
    """Care that is given in hospital today and could be given outside it."""

    DERMATOLOGY = "dermatology"
    OPHTHALMOLOGY = "ophthalmology"
    ORTHOPAEDIC_DAY_SURGERY = "orthopaedic_day_surgery"
    DIAGNOSTICS = "diagnostics"
    OTHER_OUTPATIENTS = "other_outpatients"


SPECIALTIES: tuple[Specialty, ...] = tuple(Specialty)
SPECIALTY_LABELS: dict[Specialty, str] = {
    Specialty.DERMATOLOGY: "Dermatology",
    Specialty.OPHTHALMOLOGY: "Ophthalmology",
    Specialty.ORTHOPAEDIC_DAY_SURGERY: "Orthopaedic day surgery",
    Specialty.DIAGNOSTICS: "Diagnostics in community diagnostic centres",
    Specialty.OTHER_OUTPATIENTS: "Other outpatients",
}
"""What a specialty is called on screen."""


class Payee(StrEnum):
    """Who is paid for care that has moved."""

    TRUST = "trust"
    """A trust by subcontract: the cost outside hospital stays with acute."""
    PRIMARY_CARE = "primary_care"
    """A primary care provider: the cost outside hospital is charged to primary care."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialtyMove:
    """How much of one specialty moves out of hospital, and who is paid."""

    moved: float = 0.0
    """Part of today's activity that moves [share]."""
    paid_to: Payee = Payee.PRIMARY_CARE


STAYS: tuple[SpecialtyMove, ...] = (SpecialtyMove(),) * len(SPECIALTIES)
"""Nothing moves, in SPECIALTIES order."""


def hospital_cost(
    moved: FloatArray, people: FloatArray, per_head: FloatArray, cost: FloatArray
) -> FloatArray:
    """Cost in hospital the care that moves, shape (..., specialties) [£m, 2025/26 prices].

    moved · people · attendances a head · cost of one; `moved` [share], `per_head` [attendances a year] and
    `cost` [£] have shape (..., specialties), `people` has shape (...) [people]. Elsewhere the same care costs
    this × the cost ratio of its specialty; the difference is released or needed, and no budget moves.
    Source: facts DV07, DV11 to DV13, DU01 and DU05; the ratios are assumptions, no published figure.
    """
    return np.asarray(moved * people[..., None] * per_head * cost / POUNDS_IN_MILLION)
