"""Tables shipped with the program, and the sources behind them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from leftshift.evidence.entries import EvidenceError

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where figures of a table are from."""

    id: str
    publisher: str
    title: str
    date: str
    link: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What stands in one column of a table, and what to beware of."""

    table: str
    column: str
    sources: tuple[str, ...]
    """Ids of the sources."""
    how: str
    """How the figures were got from the sources."""
    caution: str


@cache
def table(name: str) -> tuple[Row, ...]:
    """Read a table by its name without ending: one mapping a row, by column.

    Raises:
        EvidenceError: the table is missing, or a row has more or fewer cells than the heading.
    """
    place = files("leftshift.resources") / "tables" / f"{name}.csv"
    try:
        text = place.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise EvidenceError(f"The table {name}.csv is missing; install Leftshift again.") from error
    return read_table(name, text)


def read_table(name: str, text: str) -> tuple[Row, ...]:
    """Read the text of a table.

    Raises:
        EvidenceError: a row has more or fewer cells than the heading; names table and line.
    """
    heading, *lines = csv.reader(text.splitlines(), strict=True)
    for line, cells in enumerate(lines, start=2):
        if len(cells) != len(heading):
            raise EvidenceError(
                f"{name}.csv, line {line}: {len(heading)} cells must stand here, not {len(cells)}."
            )
    return tuple(MappingProxyType(dict(zip(heading, cells, strict=True))) for cells in lines)


def number(name: str, row: Row, column: str) -> float:
    """Read one cell as a number.

    Raises:
        EvidenceError: the cell is no number; names table, row and column.
    """
    try:
        return float(row[column])
    except ValueError as error:
        first = next(iter(row.values()))
        raise EvidenceError(
            f"{name}.csv, row {first}, column {column}: “{row[column]}” is no number."
        ) from error


@cache
def sources() -> Mapping[str, Source]:
    """Read the sources of all tables, by id."""
    return MappingProxyType({row["id"]: Source(**row) for row in table("sources")})


@cache
def columns() -> tuple[Column, ...]:
    """Read what is known of each column of the tables."""
    return tuple(
        Column(
            table=row["table"],
            column=row["column"],
            sources=tuple(row["sources"].split()),
            how=row["how"],
            caution=row["caution"],
        )
        for row in table("columns")
    )
