"""The field's words as types: sectors, ramps, footprints, financial years."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Number = float | FloatArray
"""One value, or an array of values along leading axes."""


def is_on(value: Number) -> bool:
    """Say whether a value, or any of an array of them, is not 0."""
    return bool(value.any()) if isinstance(value, np.ndarray) else value != 0


class Sector(StrEnum):
    """Where programme spend goes, in the order used everywhere."""

    ACUTE = "acute"
    SPECIALISED = "specialised"
    MENTAL_HEALTH = "mental_health"
    COMMUNITY = "community"
    PRIMARY_CARE = "primary_care"
    PRESCRIBING = "prescribing"
    CONTINUING_CARE = "continuing_care"


SECTORS: tuple[Sector, ...] = tuple(Sector)
INDEX: dict[Sector, int] = {sector: place for place, sector in enumerate(SECTORS)}
HOSPITAL: tuple[Sector, ...] = (Sector.ACUTE, Sector.SPECIALISED)
PRIMARY_CARE_WIDE: tuple[Sector, ...] = (Sector.PRIMARY_CARE, Sector.PRESCRIBING)
NEAR_HOME: tuple[Sector, ...] = (Sector.COMMUNITY, Sector.PRIMARY_CARE)
"""Where money moved out of hospital is meant to avoid hospital cost."""


class Function(StrEnum):
    """What the posts of an integrated care board are for."""

    PRIMARY_CARE_COMMISSIONING = "primary_care_commissioning"
    OTHER_COMMISSIONING = "other_commissioning"
    FINANCE_AND_CONTRACTING = "finance_and_contracting"
    QUALITY_AND_SAFETY = "quality_and_safety"
    DIGITAL_AND_DATA = "digital_and_data"
    CORPORATE = "corporate"


FUNCTIONS: tuple[Function, ...] = tuple(Function)


class Ramp(StrEnum):
    """How a lever moves between its start year and its end year."""

    STRAIGHT = "straight"
    SMOOTH = "smooth"
    EARLY = "early"
    LATE = "late"


class Footprint(StrEnum):
    """Which boundaries of integrated care boards are meant."""

    YEAR_2025 = "2025/26"
    YEAR_2026 = "2026/27"


class View(StrEnum):
    """The three ways money is shown."""

    CASH = "cash"
    REAL = "real"
    PER_HEAD = "per_head"


def year_label(year: int) -> str:
    """Write a financial year by its first calendar year, 2025, as 2025/26."""
    return f"{year}/{(year + 1) % 100:02d}"


LABELS: dict[Sector, str] = {
    Sector.ACUTE: "Acute hospital",
    Sector.SPECIALISED: "Specialised",
    Sector.MENTAL_HEALTH: "Mental health",
    Sector.COMMUNITY: "Community",
    Sector.PRIMARY_CARE: "Primary care",
    Sector.PRESCRIBING: "Prescribing",
    Sector.CONTINUING_CARE: "Continuing care",
}
"""What a sector is called on screen."""

FUNCTION_LABELS: dict[Function, str] = {
    Function.PRIMARY_CARE_COMMISSIONING: "Primary care commissioning",
    Function.OTHER_COMMISSIONING: "Other commissioning",
    Function.FINANCE_AND_CONTRACTING: "Finance and contracting",
    Function.QUALITY_AND_SAFETY: "Quality and safety",
    Function.DIGITAL_AND_DATA: "Digital and data",
    Function.CORPORATE: "Corporate",
}
"""What a commissioning function is called on screen."""
