"""National headline measures: what ICBs and trusts are held to, and at which level."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.evidence.entries import Entry, entries_in, seed_text
from leftshift.evidence.tables import sources
from leftshift.model.own_lists import Metric, MetricTag

PLANNING_2026: Final = "planning_2026"
OVERSIGHT_2025: Final = "oversight_2025"
SETS: Final = {
    PLANNING_2026: "Medium Term Planning Framework 2026/27 to 2028/29",
    OVERSIGHT_2025: "NHS Oversight Framework 2025/26, as far as it could be read",
}
"""The sets that measures stand in, by what each is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalMetric:
    """One headline measure with the level asked and where it is from."""

    key: str
    label: str
    tag: MetricTag
    sets: tuple[str, ...]
    """Keys of SETS in which the measure stands."""
    asked_2026: str
    """Level asked for 2026/27; empty where none was read."""
    asked_2028: str
    """Level asked for 2028/29; empty where none was read."""
    sources: tuple[str, ...]
    """Ids of the sources, in sources.csv."""

    @property
    def citation(self) -> str:
        """Sources in one line: title, publisher and date of each."""
        cited = (sources()[key] for key in self.sources)
        return "; ".join(f"{source.title}, {source.publisher}, {source.date}" for source in cited)


@cache
def national_metrics() -> tuple[NationalMetric, ...]:
    """Read the national headline measures, in the order of the screen.

    Raises:
        EvidenceError: the seed file is missing or an entry is not sound.
    """
    return read_metrics("national_metrics.toml", seed_text("national_metrics.toml"))


@cache
def metrics_held() -> tuple[Metric, ...]:
    """List the national measures as a new scenario has them: all held to, now and then."""
    return tuple(Metric(name=item.label, tag=item.tag) for item in national_metrics())


def read_metrics(file: str, text: str) -> tuple[NationalMetric, ...]:
    """Read the text of the seed file on measures.

    Raises:
        EvidenceError: a key is missing, unknown or of the wrong type, or a tag, set or source is unknown.
    """
    return tuple(_metric(entry) for entry in entries_in(file, text))


def _metric(entry: Entry) -> NationalMetric:
    tag, sets, cited = entry.text("tag"), entry.texts("sets"), entry.texts("sources")
    if tag not in set(MetricTag):
        raise entry.refusal(f"“tag” must be one of {', '.join(MetricTag)}, not {tag}.")
    if not sets or not set(sets) <= set(SETS):
        raise entry.refusal(f"“sets” must name one or more of {', '.join(SETS)}.")
    if not cited or not set(cited) <= set(sources()):
        raise entry.refusal("“sources” must name one or more ids of sources.csv.")
    found = NationalMetric(
        key=entry.key,
        label=entry.text("label"),
        tag=MetricTag(tag),
        sets=sets,
        asked_2026=entry.text("asked_2026", default=""),
        asked_2028=entry.text("asked_2028", default=""),
        sources=cited,
    )
    entry.finish()
    return found
