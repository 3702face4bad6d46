"""Outcome: one figure that a scenario leads to, in words and with its target."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from leftshift.model.results import Results
from leftshift.model.terms import year_label

UNKNOWN: Final = "Not known"
"""The value of what could only be said of the area's own board."""
BOARD_NEEDED: Final = "needs your own board"
ADD_BOARD: Final = "Add your board"
"""What is offered there."""


class Sign(StrEnum):
    """Whether an outcome meets its target; each is written as well as coloured."""

    MET = "\u2713"
    NOT_MET = "\u2717"
    NEAR = "\u2248"
    NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One figure a scenario leads to, written out."""

    key: str
    title: str
    """What the figure is, without its year."""
    year: int | None = None
    """The first calendar year of the financial year it is of; None where it is of no one year."""
    value: str
    change: str = ""
    """Change from the baseline, with its unit."""
    target: str = ""
    sign: Sign = Sign.NONE
    basis: str = ""
    """Whose figure it is where it is not the area’s own, such as England average."""
    note: str = ""
    """The year the target is met, or what the figure is."""
    offer: str = ""
    """What is offered where there is no figure yet, as “Add your board”."""
    details: tuple[str, ...] = ()
    """Sentences behind the figure, such as each rule that is not met."""
    range: str | None = None
    """Between what and what it lies; empty while that is worked out, None where no range is shown."""

    @property
    def heading(self) -> str:
        """What the figure is, with its year."""
        return self.title if self.year is None else f"{self.title} {year_label(self.year)}"


def year_at(results: Results, place: int) -> str:
    """Write the year at a place of the year axis, such as 2030/31."""
    return year_label(results.first_year + place)
