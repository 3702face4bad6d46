"""What a colour may stand for, beside sectors, groups and voices."""

from dataclasses import dataclass

from leftshift.model.terms import Sector


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A sector that is as in the baseline: drawn in a muted tint of its colour."""

    sector: Sector
