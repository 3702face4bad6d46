"""Structure: the beds, staff and people of an area that its outcomes are counted in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What an area has today; not a number where it is not known."""

    beds: float
    """General and acute beds open to its patients, mean of 2024/25 [beds]."""
    gp_fte: float
    """General practitioners, March 2024 [full-time equivalents]."""
    deprived_share: float
    """Its people who live in the most deprived fifth of England [share]."""
