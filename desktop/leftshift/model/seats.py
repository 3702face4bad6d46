"""A board: its seats, the groups they belong to, how it decides, what seats are held against."""

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


class Group(StrEnum):
    """Whom a board member comes from."""

    INDEPENDENT = "independent"
    EXECUTIVE = "executive"
    TRUST = "trust"
    TRUST_ACUTE = "trust_acute"
    TRUST_MENTAL_HEALTH = "trust_mental_health"
    TRUST_COMMUNITY = "trust_community"
    TRUST_AMBULANCE = "trust_ambulance"
    GENERAL_PRACTICE = "general_practice"
    PHARMACY = "pharmacy"
    OPTOMETRY = "optometry"
    DENTISTRY = "dentistry"
    LOCAL_AUTHORITY = "local_authority"
    VOLUNTARY = "voluntary"
    OTHER = "other"


GROUPS: tuple[Group, ...] = tuple(Group)
TRUSTS = frozenset(
    {
        Group.TRUST,
        Group.TRUST_ACUTE,
        Group.TRUST_MENTAL_HEALTH,
        Group.TRUST_COMMUNITY,
        Group.TRUST_AMBULANCE,
    }
)
PRIMARY_CARE_GROUPS = frozenset({Group.GENERAL_PRACTICE, Group.PHARMACY, Group.OPTOMETRY, Group.DENTISTRY})
PARTNERS = TRUSTS | PRIMARY_CARE_GROUPS | {Group.LOCAL_AUTHORITY}
"""Groups whose members are partner members: nominated by trusts, primary care or councils."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One place at the board: its role, whom it comes from, whether it votes."""

    role: str
    group: Group
    voting: bool = True
    organisations: int = 1
    """Number of organisations the seat speaks for [organisations]."""
