"""Outcome: one figure that a scenario leads to, written out beside its target."""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """How an outcome stands to its target; each is written as well as coloured."""

    MET = "\u2713"
    NOT_MET = "\u2717"
    NEAR = "\u2248"
    NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One figure a scenario leads to, written out."""

    key: str
    title: str
    value: str
    change: str = ""
    """Change from the baseline, with its unit."""
    target: str = ""
    sign: Sign = Sign.NONE
    note: str = ""
    """The year the target is met, or what the figure is."""
    details: tuple[str, ...] = ()
    """Sentences behind the figure, such as each rule that is not met."""
    range: str | None = None
    """Between what and what it lies; empty while that is worked out, None where no range is shown."""
