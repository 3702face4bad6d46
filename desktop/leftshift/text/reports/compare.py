"""Scenarios side by side: the levers that differ, the outcomes, and the best and the worst case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.questions.best_and_worst import Extremes
from leftshift.questions.measures import Measure
from leftshift.text.answers.figures import change_text
from leftshift.text.findings.beside import say
from leftshift.text.levers.comparison import differences
from leftshift.text.numbers import MINUS, NBSP, money, sheet_text
from leftshift.text.outcomes.outcome import Outcome, Sign

LEVERS: Final = "Levers that differ"
OUTCOMES: Final = "Outcomes"
EXTREMES: Final = "If every assumption turned out at its worst, as planned, at its best"
ALIKE: Final = "No lever differs"
_MISSING: Final = "–"
_NOTES: Final = {"hospital_unfunded": " (new care not counted)"}
_SIGNS: Final = {
    Sign.MET: "✓ met",
    Sign.NOT_MET: "✗ not met",
    Sign.NEAR: "≈ close to target",
    Sign.NONE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedScenario:
    """One scenario of the comparison."""

    title: str
    scenario: Scenario
    outcomes: tuple[Outcome, ...]
    extremes: tuple[Extremes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One line of the table; a heading has no texts."""

    title: str
    texts: tuple[str, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading."""
        return not self.texts


def side_by_side(
    columns: Sequence[ComparedScenario], *, against: int | None = None
) -> tuple[ComparedRow, ...]:
    """Write the comparison as rows of text, one text a column.

    `against` is the place of the scenario that the others are taken from, figure by figure; None for none.
    """
    return (
        ComparedRow(title=LEVERS),
        *_lever_rows(columns),
        ComparedRow(title=OUTCOMES),
        *_outcome_rows(columns),
        *(() if against is None else _difference_rows(columns, against)),
        ComparedRow(title=EXTREMES),
        *_extreme_rows(columns),
    )


def as_text(columns: Sequence[ComparedScenario], *, against: int | None = None) -> str:
    """Write the comparison as tab-separated text, for a spreadsheet; each line of a cell is a row."""
    lines = [["", *(column.title for column in columns)]]
    for row in side_by_side(columns, against=against):
        cells = [text.split("\n") for text in row.texts]
        lines += [
            [row.title, *("".join(cell[place : place + 1]) for cell in cells)]
            for place in range(max((len(cell) for cell in cells), default=1))
        ]
    lines = [[sheet_text(cell) for cell in line] for line in lines]
    return "\n".join("\t".join(line) for line in lines).replace(MINUS, "-").replace(NBSP, " ")


def _lever_rows(columns: Sequence[ComparedScenario]) -> Iterator[ComparedRow]:
    found = differences([column.scenario for column in columns])
    if not found:
        yield ComparedRow(title=ALIKE, texts=("",) * len(columns))
    for item in found:
        yield ComparedRow(title=item.label, texts=item.texts)


def _outcome_rows(columns: Sequence[ComparedScenario]) -> Iterator[ComparedRow]:
    by_key = [{item.key: item for item in column.outcomes} for column in columns]
    for key in dict.fromkeys(key for items in by_key for key in items):
        found = [items.get(key) for items in by_key]
        headings = {item.heading for item in found if item}
        apart = len(headings) > 1
        title = next(item.title for item in found if item)
        yield ComparedRow(
            title=title if apart else next(iter(headings)),
            texts=tuple(_outcome_text(item, with_year=apart) for item in found),
        )


def _outcome_text(item: Outcome | None, *, with_year: bool) -> str:
    if item is None:
        return _MISSING
    first = f"{item.value} in {year_label(item.year)}" if with_year and item.year else item.value
    sign = _SIGNS[item.sign]
    second = ", ".join(text for text in (item.change, sign) if text)
    return f"{first}\n{second}" if second else first


def _difference_rows(columns: Sequence[ComparedScenario], against: int) -> Iterator[ComparedRow]:
    """Take one scenario from each of the others: A − B."""
    yield ComparedRow(title=f"Difference from {columns[against].title}")
    for found in zip(*(column.extremes for column in columns), strict=True):
        item, taken = found[0].measure, found[against].central
        yield ComparedRow(
            title=f"{item.label}{_common_year(found)}",
            texts=tuple(
                _MISSING if place == against else change_text(item, one.central - taken)
                for place, one in enumerate(found)
            ),
        )


def _common_year(found: Sequence[Extremes]) -> str:
    """Name the year that the figures are of; empty where they are of different ones."""
    years = {item.year for item in found}
    return f" {year_label(years.pop())}" if len(years) == 1 else ""


def _extreme_rows(columns: Sequence[ComparedScenario]) -> Iterator[ComparedRow]:
    for found in zip(*(column.extremes for column in columns), strict=True):
        item = found[0].measure
        yield ComparedRow(
            title=f"{item.label}{_common_year(found)}{_NOTES.get(item.key, '')}",
            texts=tuple(_extreme_text(one) for one in found),
        )


def _extreme_text(item: Extremes) -> str:
    return "\n".join(
        f"{word} {_value(item.measure, value)}"
        for word, value in (("worst", item.worst), ("plan", item.central), ("best", item.best))
    )


def _value(item: Measure, value: float) -> str:
    return money(value) if item.is_money else say(item, value)
