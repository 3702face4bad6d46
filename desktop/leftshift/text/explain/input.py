"""Input: one thing that goes into a formula, and the snapshot it is read from."""

from dataclasses import dataclass
from enum import StrEnum

from leftshift.model.terms import year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import Citation


class FigureKind(StrEnum):
    """What kind of figure it is: who says so, or how it was got."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"
    OWN = "own figure"
    CHOICE = "own choice"
    COUNTED = "counted by the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that goes into a formula."""

    label: str
    value: str
    """With its unit."""
    kind: str
    note: str = ""
    """Range, or what the figure is."""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """The snapshot that inputs are read from, and the place on the year axis."""

    snapshot: Snapshot
    place: int

    @property
    def year(self) -> str:
        """The year, as shown."""
        return year_label(self.snapshot.results.first_year + self.place)
