"""Citations: where a figure is from, whether a fact or a column of a table says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import Fact, fact
from leftshift.evidence.tables import Source, columns, sources, table

_SAYS_MOST: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One source of a figure."""

    id: str
    title: str
    publisher: str
    date: str
    link: str = ""
    """Address of the page; empty where only the title is known."""
    says: str = ""
    """What the source says, or how the figure was got from it."""

    @property
    def line(self) -> str:
        """The source in one line, without its link."""
        return f"{self.title}, {self.publisher}, {self.date} ({self.id})"


def of_facts(keys: Iterable[str]) -> tuple[Citation, ...]:
    """Cite facts by their ids.

    Raises:
        EvidenceError: there is no such fact.
    """
    return tuple(of_fact(fact(key)) for key in keys)


def of_fact(known: Fact) -> Citation:
    """Cite one fact."""
    return Citation(
        id=known.id,
        title=known.source,
        publisher=known.publisher,
        date=known.date,
        link=known.link,
        says=known.says,
    )


@cache
def of_column(place: str) -> tuple[Citation, ...]:
    """Cite the sources of one column, given as table.column.

    Raises:
        EvidenceError: nothing is noted of the column.
    """
    name, _, column = place.partition(".")
    for entry in columns():
        if (entry.table, entry.column) == (name, column):
            return tuple(_of_source(sources()[key], entry.how) for key in entry.sources)
    if column in _own_source(name):
        return of_table(name)
    raise EvidenceError(f"columns.csv holds no column {place}.")


@cache
def of_table(place: str) -> tuple[Citation, ...]:
    """Cite every source that a table names, each once; of one category alone, as table/category."""
    name, _, category = place.partition("/")
    keys = [key for entry in columns() if entry.table == name for key in entry.sources]
    rows = [row for row in table(name) if not category or row["category"] == category]
    keys += [key for row in rows for key in row.get("source", "").split() if key in sources()]
    return tuple(_of_source(sources()[key], "") for key in dict.fromkeys(keys))


def distinct(cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Keep each source once, in order."""
    found: dict[str, Citation] = {}
    for item in cited:
        found.setdefault(item.id, item)
    return tuple(found.values())


def _own_source(name: str) -> frozenset[str]:
    """Return the columns of a table whose rows each name their source."""
    rows = table(name)
    return frozenset(rows[0]) if rows and "source" in rows[0] else frozenset()


def _of_source(known: Source, how: str) -> Citation:
    says = " ".join(part for part in (how, known.note) if part)[:_SAYS_MOST]
    return Citation(
        id=known.id,
        title=known.title,
        publisher=known.publisher,
        date=known.date,
        link=known.link,
        says=says,
    )
