"""Assumptions: what the model takes as given, each with its range and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.entries import Entry, EvidenceError, entries_in, seed_text
from leftshift.evidence.facts import fact
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, Mark, read_marks

NO_FIGURE: Final = NO_PUBLISHED_FIGURE
"""What the screen shows where no fact stands behind a number."""
SWITCH: Final = "switch"
GROUPS: Final = (
    "Baseline",
    "Allocation",
    "Running costs",
    "Need and pressure",
    "Shifting care",
    "Activity",
    "Other levers",
)
"""Headings that assumptions stand under, in order."""


class Standing(StrEnum):
    """What an assumption rests on."""

    PUBLISHED = "published"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionFact:
    """One assumption: its value, its range and what it rests on."""

    key: str
    label: str
    group: str
    central: float
    low: float
    high: float
    unit: str
    step: float
    """Smallest change on screen, in the assumption's own unit."""
    decimals: int
    """Decimals on screen; of the percentage where the unit is a share."""
    kind: Standing
    says: str
    """What the figure is and where its range is from."""
    facts: tuple[str, ...] = ()
    """Ids of the facts behind it."""
    marks: tuple[Mark, ...] = ()
    """Values worth offering by name."""

    @property
    def is_switch(self) -> bool:
        """Whether the assumption is on (1) or off (0)."""
        return self.unit == SWITCH

    @property
    def is_share(self) -> bool:
        """Whether the value is shown as a percentage."""
        return self.unit.startswith("share")

    @property
    def source_text(self) -> str:
        """Sources in one line, or the words for a number that has none."""
        cited = "; ".join(fact(key).citation for key in self.facts)
        if not cited:
            return NO_FIGURE
        if self.kind is Standing.ASSUMPTION:
            return f"{NO_FIGURE}; see {cited}"
        return cited

    @property
    def link(self) -> str:
        """Address of the first source that has one, else an empty text."""
        return next((fact(key).link for key in self.facts if fact(key).link), "")


@cache
def assumption_facts() -> tuple[AssumptionFact, ...]:
    """Read every assumption, in the order of the screen.

    Raises:
        EvidenceError: the seed file is missing or an entry is not sound.
    """
    return read_assumptions("assumptions.toml", seed_text("assumptions.toml"))


@cache
def assumption(key: str) -> AssumptionFact:
    """Look up one assumption.

    Raises:
        EvidenceError: there is no such assumption.
    """
    for item in assumption_facts():
        if item.key == key:
            return item
    raise EvidenceError(f"assumptions.toml holds no assumption {key}.")


@cache
def central_values() -> Mapping[str, float]:
    """Give the central value of every assumption, by key."""
    return MappingProxyType({item.key: item.central for item in assumption_facts()})


def read_assumptions(file: str, text: str) -> tuple[AssumptionFact, ...]:
    """Read the text of the seed file on assumptions.

    Raises:
        EvidenceError: a key is missing, unknown, of the wrong type or out of its range.
    """
    return tuple(_assumption(entry) for entry in entries_in(file, text))


def _assumption(entry: Entry) -> AssumptionFact:
    found = AssumptionFact(
        key=entry.key,
        label=entry.text("label"),
        group=entry.text("group"),
        central=entry.number("central"),
        low=entry.number("low"),
        high=entry.number("high"),
        unit=entry.text("unit"),
        step=entry.number("step"),
        decimals=entry.whole("decimals"),
        kind=_standing(entry),
        says=entry.text("says"),
        facts=entry.texts("facts"),
        marks=read_marks(entry, "marks"),
    )
    entry.finish()
    if not found.low <= found.central <= found.high:
        raise entry.refusal("“central” must lie between “low” and “high”.")
    if found.group not in GROUPS:
        raise entry.refusal(f"“group” must be one of {', '.join(GROUPS)}.")
    if found.kind is not Standing.ASSUMPTION and not found.facts:
        raise entry.refusal(f"a figure that is {found.kind} needs “facts”.")
    return found


def _standing(entry: Entry) -> Standing:
    word = entry.text("kind")
    if word not in set(Standing):
        raise entry.refusal(f"“kind” must be one of {', '.join(Standing)}, not {word}.")
    return Standing(word)
