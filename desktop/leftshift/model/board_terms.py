"""The words of the board lever: how it decides, what seats are held against, what a survey answered."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionRule(StrEnum):
    """How many of the votes pass a motion."""

    SIMPLE_MAJORITY = "simple_majority"
    TWO_THIRDS = "two_thirds"
    OWN = "own"


class Basis(StrEnum):
    """What seats can be held against."""

    SPEND = "spend"
    CONTACTS_SURVEY = "contacts_survey"
    """Contacts with primary care's part as leaders put it (A22)."""
    CONTACTS_COUNTED = "contacts_counted"
    """Contacts with primary care's part as counted (DV01, DV02)."""
    NEED = "need"
    EQUAL = "equal"


BASES: tuple[Basis, ...] = tuple(Basis)


def only(basis: Basis) -> tuple[float, ...]:
    """Return the mix that is one basis alone, shape (bases,) [weight]."""
    return tuple(float(entry is basis) for entry in BASES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one question of the board's own survey was answered with."""

    question: str
    percent: float
    """Share of the respondents who agree [%]."""
    respondents: int
    year: int
    """Calendar year of the survey."""
