"""What a colour may stand for, beside sectors, groups and voices."""

from dataclasses import dataclass
from typing import Final

from leftshift.model.terms import Sector

_SEEN: Final = 0.0005
"""Least change of a share that is shown: half a tenth of a point [share]."""


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A sector that is as in the baseline: drawn in a muted tint of its colour."""

    sector: Sector


def role_of(sector: Sector, share: float, start: float) -> Sector | Unmoved:
    """Return what the colour of a sector's share stands for, beside its share at the start [share]."""
    return sector if abs(share - start) >= _SEEN else Unmoved(sector)
