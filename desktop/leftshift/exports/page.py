"""The page of a pack as blocks: what document, PDF and web page each show in the same order."""

from dataclasses import dataclass
from typing import Final

from leftshift.exports.briefing import (
    BOARD_COLUMNS,
    CHANGED_COLUMNS,
    DECISION_COLUMNS,
    LIMITS,
    OUTCOME_COLUMNS,
    Briefing,
)
from leftshift.exports.charts import ChartFigure
from leftshift.model.terms import year_label


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    """Part of the width of each column; adds up to 1 [share]."""


Block = Heading | Paragraph | Points | Table | ChartFigure
SHORT: Final = ("change", "hospital_share", "bridge", "board")
"""Charts of a page that is printed."""
_ASSUMPTIONS: Final = ("Assumption", "Value", "Usual", "Low to high", "Facts")
_DECISIONS_MOST: Final = 8
_ROWS_MOST: Final = 20
"""Rows of one table on a page; the workbook has them all."""


def blocks(pack: Briefing, figures: tuple[ChartFigure, ...]) -> tuple[Block, ...]:
    """Set out a page: words, what was changed, outcomes, charts, assumptions, board, decisions, limits."""
    changed = tuple(row for row in pack.assumptions if row[5])
    assumptions: tuple[Block, ...] = (Paragraph("All assumptions are at their usual values."),)
    if changed:
        rows = _cut(tuple((row[0], row[1], row[2], f"{row[3]} to {row[4]}", row[6]) for row in changed))
        assumptions = (
            Table("Assumptions that were changed", _ASSUMPTIONS, rows, (0.42, 0.1, 0.1, 0.16, 0.22)),
        )
    known = not pack.snapshot.board_measures.placeholder
    by_key = {figure.key: figure for figure in figures}
    rest = tuple(figure for figure in figures if figure.key not in SHORT)
    return (
        Heading("In words"),
        Paragraph(pack.words),
        *([Paragraph(f"Notes: {pack.notes}")] if pack.notes else []),
        Heading("What was changed"),
        _changed(pack),
        Heading(f"What it comes to, {year_label(pack.snapshot.target_year)}"),
        Table("Outcomes", OUTCOME_COLUMNS, pack.outcome_rows, (0.31, 0.1, 0.12, 0.18, 0.29)),
        *(by_key[key] for key in SHORT[:3] if key in by_key),
        *rest,
        Heading("Assumptions behind it"),
        *assumptions,
        Paragraph(
            f"Plan id {pack.stamp.scenario_id}. Self-test of the model: {pack.stamp.self_test} "
            f"{pack.stamp.data}. {pack.stamp.program}."
        ),
        Heading("The board before and now"),
        Table("Seats of the board", BOARD_COLUMNS, pack.board, (0.6, 0.2, 0.2)),
        *([by_key["board"]] if "board" in by_key and known else [Paragraph(by_key["board"].title + ".")]),
        Heading("Decisions"),
        *_decisions(pack),
        Heading("What it cannot say"),
        Points(LIMITS),
    )


def _decisions(pack: Briefing) -> tuple[Block, ...]:
    if not pack.decisions:
        return (Paragraph("No history is kept in this plan."),)
    widths = (0.16, 0.26, 0.12, 0.12, 0.12, 0.22)
    last = pack.decisions[-_DECISIONS_MOST:]
    table = Table("The last steps that led here", DECISION_COLUMNS, last, widths)
    if len(last) == len(pack.decisions):
        return (table,)
    more = f"These are the last {len(last)} of {len(pack.decisions)} steps; the workbook lists the others."
    return (table, Paragraph(more))


def _changed(pack: Briefing) -> Block:
    levers = [one.row for one in pack.changed if not one.is_assumption]
    if not levers:
        return Paragraph("No lever: this is the baseline of the area.")
    return Table("Changed levers", CHANGED_COLUMNS, _cut(tuple(levers)), (0.34, 0.18, 0.18, 0.3))


def _cut(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Leave out what a page has no room for, and say how much that is."""
    more = len(rows) - _ROWS_MOST
    if more <= 0:
        return rows
    blank = ("",) * (len(rows[0]) - 1)
    return (*rows[:_ROWS_MOST], (f"And {more} more, which the workbook lists", *blank))
