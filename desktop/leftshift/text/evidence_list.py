"""The evidence as a list: every fact and every source of a table, and what uses each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from leftshift.board.rules import checks
from leftshift.board.templates import minimum
from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.facts import Fact, facts
from leftshift.evidence.levers import lever_facts
from leftshift.evidence.tables import columns, sources
from leftshift.selftest.baseline_check import baseline_check
from leftshift.text.explain.formulas import formulas
from leftshift.text.explain.input import FigureKind
from leftshift.text.explain.inputs import fact_value

TABLES: Final = "Sources of tables"
"""Group of the sources that tables, not single facts, are from."""
_FACT: Final = "fact:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact or source as a row of the list."""

    id: str
    group: str
    says: str
    figure: str
    """The figure with its unit; “in words” where there is none."""
    source: str
    publisher: str
    date: str
    link: str
    kind: str
    caution: str = ""
    used_by: tuple[str, ...] = ()
    """Assumptions, levers, formulas, rules and tables that use it."""

    def holds(self, words: str) -> bool:
        """Say whether every word typed is somewhere in the row, in capitals or not."""
        said = " ".join(
            (self.id, self.says, self.figure, self.source, self.publisher, self.date, *self.used_by)
        )
        return all(word in said.casefold() for word in words.casefold().split())


@cache
def evidence_list() -> tuple[Evidence, ...]:
    """List all facts by topic, then the sources of tables."""
    used = _uses()
    listed = [_fact_row(known, tuple(dict.fromkeys(used[known.id]))) for known in facts().values()]
    listed += [
        Evidence(
            id=known.id,
            group=TABLES,
            says=known.note or known.title,
            figure="table",
            source=known.title,
            publisher=known.publisher,
            date=known.date,
            link=known.link,
            kind=FigureKind.PUBLISHED,
            used_by=tuple(dict.fromkeys(used[known.id])),
        )
        for known in sources().values()
    ]
    return tuple(listed)


@cache
def groups() -> tuple[str, ...]:
    """List the groups of the evidence, in the order of the list."""
    return tuple(dict.fromkeys(row.group for row in evidence_list()))


def _fact_row(known: Fact, used_by: tuple[str, ...]) -> Evidence:
    return Evidence(
        id=known.id,
        group=known.topic.replace("_", " ").capitalize().replace("Kings fund", "King’s Fund"),
        says=known.says,
        figure=fact_value(known),
        source=known.source,
        publisher=known.publisher,
        date=known.date,
        link=known.link,
        kind=FigureKind.DERIVED if known.computed else FigureKind.PUBLISHED,
        caution=known.caution,
        used_by=used_by,
    )


def _uses() -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, user in (*_in_choices(), *_in_formulas(), *_in_rules(), *_in_tables()):
        found[key].append(user)
    return found


def _in_choices() -> Iterator[tuple[str, str]]:
    for item in assumption_facts():
        for key in (*item.facts, *(mark.fact for mark in item.marks)):
            yield key, f"Assumption: {item.label}"
    known = lever_facts()
    for lever in known.limits.values():
        for key in (*lever.facts, *(mark.fact for mark in lever.marks)):
            yield key, f"Lever: {lever.label}"
    for points in known.landmarks.values():
        for mark in (*points.marks, *((points.target,) if points.target else ())):
            yield mark.fact, f"Chart: {points.label}"


def _in_formulas() -> Iterator[tuple[str, str]]:
    for item in formulas().formulas.values():
        stated = (entry.removeprefix(_FACT) for entry in item.inputs if entry.startswith(_FACT))
        for key in (*item.facts, *stated):
            yield key, f"Formula: {item.title}"
    for row in baseline_check():
        for key in row.source:
            yield key, "Page: How good is this baseline?"


def _in_rules() -> Iterator[tuple[str, str]]:
    for check in checks(minimum().seats):
        for key in check.source:
            yield key, f"Board check: {check.rule}"


def _in_tables() -> Iterator[tuple[str, str]]:
    for entry in columns():
        for key in entry.sources:
            yield key, f"Table: {entry.table}"
