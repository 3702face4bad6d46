"""The planner's own ledger: spend by sector from a CSV file or a workbook, in place of derived figures.

Reading has two steps. `read_file` reads the file whole, which may take seconds. `understand_ledger` says
what each row of it becomes and what has to be asked; it takes milliseconds and is called again with each
answer.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.levers import defaults
from leftshift.model.own_figures import OwnFigures
from leftshift.model.terms import LABELS, SECTORS, Sector, year_label
from leftshift.storage.spreadsheets.amounts import england_total
from leftshift.storage.spreadsheets.headings import area_inside, area_named, part_of_year, says_whole_year
from leftshift.storage.spreadsheets.layout import MoneyColumn, SheetLayout
from leftshift.storage.spreadsheets.ledger_columns import choose_column, choose_sheet, sheets_left
from leftshift.storage.spreadsheets.ledger_rows import AMOUNT, LedgerRow, check_rows, read_rows
from leftshift.storage.spreadsheets.ledger_shares import shares_as_money
from leftshift.storage.spreadsheets.ledger_sums import (
    Priced,
    by_sector,
    check_totals,
    priced,
    sums_of,
)
from leftshift.storage.spreadsheets.ledger_units import pounds, unit_of
from leftshift.storage.spreadsheets.questions import YES, Answers, Asker, ImportQuestion
from leftshift.storage.spreadsheets.reading import SheetLine, SheetReading
from leftshift.storage.spreadsheets.sheet_file import SheetFile
from leftshift.storage.spreadsheets.units import UNIT_NAMES, Unit
from leftshift.storage.spreadsheets.years import pair_in

KEPT: Final = "Leftshift’s own figure stays"


_SECTORS_LEAST: Final = 3
"""Sectors from which their sum is compared with the derived one."""
_TOTAL_OFF: Final = 0.25
"""How far off that sum is asked about [share]; assumption, no published figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Spend by sector as a planner's own file gives it, and what was mended on the way in."""

    sectors: tuple[float | None, ...]
    """Spend in SECTORS order; None where the file has no figure for it [£m cash]."""
    year: int
    """Financial year, by its first calendar year."""
    source: str
    """Name of the file."""
    sha256: str
    """Digest of the file, to tell one version of it from another."""
    imported: str
    """When it was read: date and time in UTC."""
    mended: tuple[str, ...] = ()
    """What was taken for granted or left aside, in sentences."""

    @property
    def own_figures(self) -> OwnFigures:
        """The figures as a scenario keeps them."""
        return OwnFigures(money=self.sectors, year=self.year, source=self.source, imported=self.imported)


def understand_ledger(
    file: SheetFile, area: Area, answers: Answers, *, now: datetime | None = None
) -> SheetReading[Ledger]:
    """Say what each row of a file becomes of an area's spend by sector, and what has to be asked.

    Raises:
        Refusal: the file holds no such list, or a cell that would be taken cannot be.
    """
    layout, asker = choose_sheet(file, answers)
    derived = dict(zip(SECTORS, baseline(area).money.tolist(), strict=True))
    column, columns_left = choose_column(layout, area, asker)
    _ask_area(layout, column, area, asker)
    rows = read_rows(layout, column, area, asker)
    rows = shares_as_money(rows, layout, column, math.fsum(derived.values()), asker)
    check_rows(rows, layout)
    year_said = _year(layout, column, rows, asker)
    unit, unit_said = unit_of(layout, column, rows, derived, asker)
    money_rows = priced(rows, unit)
    taken = by_sector(money_rows, asker)
    money = sums_of(taken, derived, layout.grid, asker)
    _ask_part_of_year(money, derived, layout, column, asker)
    totals = check_totals(money_rows, asker)
    _check_sum(money, taken, layout, asker)
    notes = (
        *file.notes,
        *sheets_left(file, layout),
        *columns_left,
        *_ignored(layout),
        *_mended(layout, rows),
        *year_said,
        *unit_said,
        *totals,
        *_lacking(money),
    )
    ledger = Ledger(
        sectors=tuple(money.get(sector) for sector in SECTORS),
        year=defaults().first_year,
        source=file.name,
        sha256=file.sha256,
        imported=(now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
        mended=notes,
    )
    return SheetReading(
        result=ledger,
        lines=_lines(money_rows, taken, money, unit, asker.questions),
        questions=asker.questions,
        notes=notes,
        headings=layout.shape,
    )


def _ask_area(layout: SheetLayout, column: MoneyColumn, area: Area, asker: Asker) -> None:
    """Ask where a title, a note or the name of the sheet names another area than the one it is read for."""
    if layout.area is not None or column.area is not None:
        return
    named = [(cell.place, area_inside(cell.text)) for cell in layout.remarks]
    named.append((column.place, area_inside(column.heading)))
    named.append(("", area_named(layout.grid.sheet) if layout.grid.sheet else None))
    found = [(place, one) for place, one in named if one]
    if not found or any(one.code == area.code or one.name == area.name for _, one in found):
        return
    place, other = found[0]
    asker.ask(
        "area",
        f"the file names {other.name} ({other.code}), and it is read for {area.name} ({area.code}). "
        "Is it the right file?",
        {YES: f"yes, take it for {area.name}"},
        place=place,
        option="--other-area",
    )


def _year(
    layout: SheetLayout, column: MoneyColumn, rows: Sequence[LedgerRow], asker: Asker
) -> tuple[str, ...]:
    """Ask where the figures are of another year than the first; say it where the file names none."""
    first = defaults().first_year
    of_rows = {row.year for row in rows if row.year and not row.left_out}
    titles = (pair_in(text) for text in (*(cell.text for cell in layout.remarks), layout.grid.sheet))
    year = max(of_rows) if of_rows else column.year or next((one for one in titles if one), None)
    if year == first:
        return ()
    if year is None:
        return (f"The file names no year; its figures are taken as of {year_label(first)}.",)
    years = sorted({row.year for row in rows if row.year} | {year})
    asker.ask(
        "year",
        f"the figures are of {year_label(year)}, and Leftshift starts from {year_label(first)}. No one "
        "factor brings all sectors up to date. Use them as they are?",
        {str(one): f"use those of {year_label(one)} as they are" for one in years},
        place=column.place,
        option=f"--year {year_label(year)}",
    )
    return (f"The figures are of {year_label(year)} and are used as they are for {year_label(first)}.",)


def _ask_part_of_year(
    money: Mapping[Sector, float],
    derived: Mapping[Sector, float],
    layout: SheetLayout,
    column: MoneyColumn,
    asker: Asker,
) -> None:
    """Ask whether amounts are of the whole year: where they fit a part of it better, or not together."""
    expected = math.fsum(derived[sector] for sector in money)
    if not expected or column.is_part_of_year or any(one.key.startswith("far:") for one in asker.asked):
        return
    ratio = math.fsum(money.values()) / expected
    if len(money) >= _SECTORS_LEAST and abs(ratio - 1) > _TOTAL_OFF:
        asker.ask(
            "part",
            f"the amounts together are {ratio:.0%} of the derived figures. Are they of this area, and of one "
            "whole year?",
            {YES: "yes, take them"},
            place=column.place,
            option="--whole-year",
        )
    titles = (*(cell.text for cell in layout.remarks), layout.grid.sheet)
    part = next((found for title in titles if (found := part_of_year(title)) is not None), None)
    if part is None or ratio >= (1 + part) / 2 or says_whole_year(column.heading):
        return
    asker.ask(
        "part",
        f"the title is of a report within the year, and the amounts are {ratio:.0%} of the derived figures. "
        "Are they of the whole year?",
        {YES: "yes, take them as the whole year’s"},
        place=column.place,
        option="--whole-year",
    )


def _check_sum(
    money: Mapping[Sector, float],
    taken: Mapping[Sector, Sequence[Priced]],
    layout: SheetLayout,
    asker: Asker,
) -> None:
    is_open = any(question.is_open for question in asker.questions)
    declined = any(key.startswith(("far:", "shares")) for key in asker.answers)
    if not taken and not is_open and not declined:
        raise layout.grid.refusal(
            "", "no row below the headings holds a sector", "at least one sector and its amount"
        )
    if not money and taken and not is_open and not declined:
        one = next(iter(taken.values()))[0]
        raise layout.grid.refusal(one.row.cell.place, "no sector has an amount", AMOUNT)
    if not any(money.values()) and len(money) == len(SECTORS):
        raise layout.grid.refusal("", "every amount is 0", "at least one amount above 0")
    total = math.fsum(money.values())
    if total > england_total() and not is_open:
        one = taken[max(money, key=lambda sector: money[sector])][0]
        wrong = f"{one.row.cell.shown} is more than the programme spend of all England"
        raise layout.grid.refusal(one.row.cell.place, wrong, "amounts in the unit that the file names")


def _ignored(layout: SheetLayout) -> tuple[str, ...]:
    said = []
    if layout.ignored:
        listed = ", ".join(f"“{heading[:40]}”" for heading in layout.ignored)
        said.append(f"Columns that Leftshift does not use were left aside: {listed}.")
    unheaded = layout.unheaded
    if unheaded:
        listed = ", ".join(f"{cell.place} {cell.shown}" for cell in unheaded[:6])
        said.append(f"Cells without a heading above them were left out: {listed}.")
    if layout.provider is not None:
        said.append(
            "The rows are of providers: a trust's type is no sector of an ICB's spend. Check that each "
            "amount is what the ICB spends on that sector."
        )
    if layout.grid.turned:
        said.append("The sheet has its sectors across; it was turned.")
    return tuple(said)


def _mended(layout: SheetLayout, rows: Sequence[LedgerRow]) -> tuple[str, ...]:
    taken = [row for row in rows if row.sector and not row.left_out]
    texts = [f"{row.cell.place} {row.cell.shown}" for row in taken if row.amount.text]
    formulas = [row.cell.place for row in taken if row.cell.formula]
    said = []
    if texts and layout.grid.sheet:
        said.append(f"Text was read as a number: {', '.join(texts)}.")
    if formulas:
        verb, what = ("hold", "formulas") if len(formulas) > 1 else ("holds", "a formula")
        listed = ", ".join(formulas)
        said.append(f"{listed} {verb} {what}; what the file has stored as the result was used.")
    return tuple(said)


def _lacking(money: Mapping[Sector, float]) -> tuple[str, ...]:
    lacking = [LABELS[sector] for sector in SECTORS if sector not in money]
    return (f"No figure for {', '.join(lacking)}: Leftshift's own figures stay.",) if lacking else ()


def _lines(
    rows: Sequence[Priced],
    taken: Mapping[Sector, Sequence[Priced]],
    money: Mapping[Sector, float],
    unit: Unit,
    questions: Sequence[ImportQuestion],
) -> tuple[SheetLine, ...]:
    keys = {question.key for question in questions}
    added = {id(one) for ones in taken.values() for one in ones}
    return tuple(_line(one, taken, money, unit, keys, is_added=id(one) in added) for one in rows)


def _line(
    one: Priced,
    taken: Mapping[Sector, Sequence[Priced]],
    money: Mapping[Sector, float],
    unit: Unit,
    keys: set[str],
    *,
    is_added: bool,
) -> SheetLine:
    row = one.row
    said = row.cell.text
    if row.amount.known and said and row.amount.unit is None and not row.done:
        said = (
            f"{row.amount.value:,.10g} ({UNIT_NAMES[unit]})"
            if not row.amount.text
            else f"{said} ({UNIT_NAMES[unit]})"
        )
    line = SheetLine(place=row.name.place, says=row.name.text, amount=said, question=row.question)
    if row.left_out or row.sector is None:
        return line.but(why=row.left_out)
    marked = "marked as an estimate" if row.amount.estimate else ""
    label = LABELS[row.sector]
    asked = next((key for key in (f"twice:{row.sector}", f"far:{row.sector}") if key in keys), row.question)
    if one.money is None and row.sector in money:
        return line.but(becomes=label, why="no amount here: another row of it has one", question=asked)
    if one.money is None:
        return line.but(becomes=label, why=f"not known: {KEPT}", question=asked)
    if not is_added:
        return line.but(why=f"another row of {label} is taken", question=asked)
    if row.sector not in money:
        return line.but(becomes=label, why=f"far off the derived figure: {KEPT}", question=asked)
    whole = len(taken[row.sector]) > 1
    part = f"added up to {pounds(money[row.sector])}" if whole else ""
    why = "; ".join(text for text in (row.done, part, marked) if text)
    return line.but(becomes=label, money=one.money, why=why, question=asked)
