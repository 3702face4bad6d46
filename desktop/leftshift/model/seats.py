"""A seat at the board's table, and the groups that seats belong to."""

from dataclasses import dataclass
from enum import StrEnum


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
