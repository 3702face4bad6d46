"""Facts: single sourced statements from the seed files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from leftshift.evidence.entries import SEEDS, Entry, EvidenceError, entries_in, seed_text

NOT_FACTS: Final = frozenset(
    {"assumptions.toml", "levers.toml", "national_metrics.toml", "context_measures.toml"}
)
"""Seed files that hold what is chosen or listed, not single facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a source says, with that source."""

    id: str
    says: str
    """What the source says, in our own words."""
    source: str
    """Title of the page or document."""
    publisher: str
    date: str
    """Date or year of the figure, as text."""
    topic: str
    """Name of the seed file, without its ending."""
    value: float | None = None
    """The figure; None where the fact is in words or has several figures."""
    values: tuple[float, ...] = ()
    """All figures, in the order of `parts`; empty where the fact is in words."""
    unit: str = ""
    parts: tuple[str, ...] = ()
    """What each of several figures is for."""
    link: str = ""
    """Address of the page; empty where only `document` is known."""
    document: str = ""
    """Title of the seed document, or how the figure was worked out."""
    caution: str = ""
    """What to beware of when using the figure."""
    computed: bool = False
    """Whether the figure was worked out from published ones, not published itself."""
    newer: str = ""
    """Id of the fact that has overtaken this one; empty while it stands."""

    @property
    def citation(self) -> str:
        """Source in one line: title, publisher, date and id, and what has overtaken it."""
        overtaken = f"; overtaken by {self.newer}" if self.newer else ""
        return f"{self.source}, {self.publisher}, {self.date} ({self.id}{overtaken})"


@cache
def topics() -> tuple[str, ...]:
    """List the seed files that hold facts, without their ending, in order of name."""
    names = (item.name for item in files(SEEDS).iterdir())
    return tuple(
        sorted(
            name.removesuffix(".toml") for name in names if name.endswith(".toml") and name not in NOT_FACTS
        )
    )


@cache
def facts_on(topic: str) -> Mapping[str, Fact]:
    """Read the facts of one seed file, by id.

    Raises:
        EvidenceError: the file is missing or an entry is not sound; names file and entry.
    """
    file = f"{topic}.toml"
    return MappingProxyType(read_facts(file, seed_text(file)))


@cache
def facts() -> Mapping[str, Fact]:
    """Read every fact of every seed file, by id.

    Raises:
        EvidenceError: an entry is not sound, or one id stands in two files.
    """
    found: dict[str, Fact] = {}
    for topic in topics():
        for key, item in facts_on(topic).items():
            if key in found:
                raise EvidenceError(f"The fact {key} stands in {found[key].topic}.toml and in {topic}.toml.")
            found[key] = item
    return MappingProxyType(found)


@cache
def fact(key: str) -> Fact:
    """Look up one fact by its id.

    Raises:
        EvidenceError: no seed file holds it.
    """
    # Only the file that holds the fact is parsed: reading all of them would delay the start.
    for topic in topics():
        if f"\n[{key}]\n" in f"\n{_text_on(topic)}":
            return facts_on(topic)[key]
    raise EvidenceError(f"No seed file holds a fact {key}.")


@cache
def _text_on(topic: str) -> str:
    return seed_text(f"{topic}.toml").replace("\r\n", "\n")


def read_facts(file: str, text: str) -> dict[str, Fact]:
    """Read the text of one seed file.

    Raises:
        EvidenceError: a key is missing, unknown or of the wrong type; names file and entry.
    """
    return {entry.key: _fact(entry) for entry in entries_in(file, text)}


def _fact(entry: Entry) -> Fact:
    values, unit = _figures(entry)
    parts = entry.texts("parts")
    if len(parts) != (len(values) if len(values) > 1 else 0):
        raise entry.refusal("“parts” must name each figure of a list, and stand only where there is a list.")
    if entry.text("id") != entry.key:
        raise entry.refusal("“id” must be the name of the entry.")
    link, document = entry.text("link", default=""), entry.text("document", default="")
    if bool(link) == bool(document):
        raise entry.refusal("give either “link” or “document”.")
    read = Fact(
        id=entry.key,
        says=entry.text("says"),
        source=entry.text("source"),
        publisher=entry.text("publisher"),
        date=entry.text("date"),
        topic=entry.file.removesuffix(".toml"),
        value=values[0] if len(values) == 1 else None,
        values=values,
        unit=unit,
        parts=parts,
        link=link,
        document=document,
        caution=entry.text("caution", default=""),
        computed=entry.flag("computed"),
        newer=entry.text("newer", default=""),
    )
    entry.finish()
    return read


def _figures(entry: Entry) -> tuple[tuple[float, ...], str]:
    if entry.flag("qualitative"):
        return (), entry.text("unit", default="")
    return entry.numbers("value"), entry.text("unit")
