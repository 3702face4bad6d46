"""The rows of a ledger: what each says, of which sector, and which are left out and why."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.levers import defaults
from leftshift.model.terms import LABELS, SECTORS, Sector, year_label
from leftshift.storage.spreadsheets.amounts import SIGNS, Amount, read_amount
from leftshift.storage.spreadsheets.cells import Cell
from leftshift.storage.spreadsheets.headings import Meaning, area_named, meaning
from leftshift.storage.spreadsheets.layout import MoneyColumn, SheetLayout
from leftshift.storage.spreadsheets.ledger_columns import another_area
from leftshift.storage.spreadsheets.names import bare, known_sector, sector_named, without_total, words
from leftshift.storage.spreadsheets.number_format import PLAIN
from leftshift.storage.spreadsheets.questions import LEAVE_OUT, Asker
from leftshift.storage.spreadsheets.units import unit_called, unit_in
from leftshift.storage.spreadsheets.years import pair_in, read_year

AMOUNT: Final = "a number, such as 1234.5, £1,234.5 or £1,234.5m"
_TOTAL: Final = re.compile(r"^(?:(?:grand|sub|overall|net|gross) )?(?:totals?|subtotal|sum|overall)\b")
_TOTAL_LAST: Final = re.compile(r"\b(total|subtotal|sub total)s?$")
_PART: Final = re.compile(r"^(?:of which|o w|incl|including|which includes)\b")
_ROUNDING: Final = 0.05
"""How far a total may be from the sum of its parts, for each of them [in the file's unit]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row below the headings."""

    name: Cell
    cell: Cell
    amount: Amount
    sector: Sector | None = None
    is_total: bool = False
    in_sum: bool = False
    """Whether a total of the file should include it."""
    left_out: str = ""
    """Why it is left out; empty where it is taken."""
    question: str = ""
    """Key of the question about it; empty where there is none."""
    year: int | None = None
    done: str = ""
    """What was done to its amount; empty where it is as the file has it."""


def read_rows(layout: SheetLayout, column: MoneyColumn, area: Area, asker: Asker) -> tuple[LedgerRow, ...]:
    """Read the rows of a list, asking what a name means where it is not known.

    Raises:
        Refusal: cells are merged so that it is not certain what they are of, or no row is of this area.
    """
    _refuse_merged(layout, column)
    found = list(_plain_rows(layout, column))
    if _has_comma_decimals(found, layout, asker):
        found = list(_plain_rows(layout, column, comma=True))
    found = _of_area(found, layout, area)
    found = _of_year(found, layout, asker)
    found = _shown(found, layout, asker)
    found = _parts_of_totals(_one_table(found, column))
    return tuple(row if row.left_out or row.sector else _understood(row, asker) for row in found)


def check_rows(rows: Sequence[LedgerRow], layout: SheetLayout) -> None:
    """Refuse what would be taken and cannot be read as money.

    Raises:
        Refusal: the first of such cells.
    """
    for row in rows:
        if row.sector and not row.left_out:
            _check(row, layout)


def _plain_rows(layout: SheetLayout, column: MoneyColumn, *, comma: bool = False) -> Iterator[LedgerRow]:
    for row in layout.rows:
        name = layout.grid.at(row, layout.sector)
        cells = [layout.grid.at(row, at) for at in column.parts or (column.column,)]
        cell, amount = _added_up(cells, [read_amount(one, comma=comma) for one in cells], comma=comma)
        if name.text or cell.text or cell.formula:
            named = unit_called(layout.grid.at(row, layout.unit).text) if layout.unit else unit_in(name.text)
            said = named if amount.unit is None and amount.known else amount.unit
            sign = SIGNS.get(words(layout.grid.at(row, layout.sign).text), 1.0) if layout.sign else 1.0
            value = amount.value if amount.value is None else amount.value * sign
            done = f"the sum of {len(cells)} columns" if column.parts and amount.known else ""
            yield LedgerRow(name=name, cell=cell, amount=replace(amount, value=value, unit=said), done=done)


def _added_up(cells: Sequence[Cell], amounts: Sequence[Amount], *, comma: bool) -> tuple[Cell, Amount]:
    """Return the cell and the amount of a row: their sum where a row has a cell for each part of the year."""
    pairs = list(zip(cells, amounts, strict=True))
    odd = next((pair for pair in pairs if pair[1].wrong or pair[1].share or pair[1].comma > comma), None)
    if odd is not None or len(cells) == 1:
        return odd or pairs[0]
    if not any(one.known for one in amounts):
        return pairs[0]
    lacking = next((cell for cell, one in pairs if not one.known or one.unit is not amounts[0].unit), None)
    if lacking is not None:
        return lacking, Amount(wrong=f"{lacking.shown} cannot be added up with the other parts of the year")
    value = round(math.fsum(one.value or 0.0 for one in amounts), 9)
    whole = replace(cells[0], value=value, formula=any(cell.formula for cell in cells), number_format=PLAIN)
    return whole, replace(amounts[0], value=value, estimate=any(one.estimate for one in amounts))


def _one_table(rows: list[LedgerRow], column: MoneyColumn) -> list[LedgerRow]:
    """Leave out headings that come again, and what stands below the headings of another table."""
    found: list[LedgerRow] = []
    below = ""
    for row in rows:
        is_heading = meaning(row.name.text) is Meaning.SECTOR and bool(row.amount.wrong or not row.cell.text)
        if is_heading and row.cell.text and bare(row.cell.text) not in bare(column.heading):
            below = f"below the headings of another table, {row.name.place}"
        why = below or ("the headings come again" if is_heading else "")
        found.append(replace(row, left_out=row.left_out or why))
    return found


def _parts_of_totals(rows: list[LedgerRow]) -> list[LedgerRow]:
    """Take “Total acute” for the sector where no row of that sector has an amount, and leave out its parts.

    Its parts are the rows right above it that no table of names knows and that add up to it.
    """
    found = _parts_below(rows)
    own = {
        known.sector
        for row in rows
        if row.amount.known and not row.left_out and (known := known_sector(row.name.text))
    }
    for at, row in enumerate(found):
        known = known_sector(without_total(row.name.text)) if _is_total(row) else None
        if row.left_out or known is None or known.sector is None or known.sector in own:
            continue
        found[at] = replace(row, sector=known.sector, in_sum=True)
        parts: list[int] = []
        for above in range(at - 1, -1, -1):
            if (
                not found[above].amount.known
                or _is_total(found[above])
                or known_sector(found[above].name.text)
            ):
                break
            parts.append(above)
        summed = math.fsum(found[one].amount.value or 0.0 for one in parts)
        if parts and abs(summed - (row.amount.value or 0.0)) <= _ROUNDING * len(parts):
            for one in parts:
                found[one] = replace(found[one], left_out=f"a part of {row.name.place}")
    return found


def _parts_below(rows: list[LedgerRow]) -> list[LedgerRow]:
    """Leave out the rows right below a sector that no table of names knows and that add up to it."""
    found = list(rows)
    for at, row in enumerate(rows):
        if not row.amount.known or row.left_out or not known_sector(row.name.text):
            continue
        parts: list[int] = []
        for below in range(at + 1, len(rows)):
            name = rows[below].name.text
            if not rows[below].amount.known or not name or _is_total(rows[below]) or known_sector(name):
                break
            parts.append(below)
        summed = math.fsum(rows[one].amount.value or 0.0 for one in parts)
        if parts and abs(summed - (row.amount.value or 0.0)) <= _ROUNDING * len(parts):
            for one in parts:
                found[one] = replace(found[one], left_out=f"a part of {row.name.place}")
    return found


def _is_total(row: LedgerRow) -> bool:
    plain = words(row.name.text)
    return bool(_TOTAL.match(plain) or (_TOTAL_LAST.search(plain) and not known_sector(row.name.text)))


def _has_comma_decimals(rows: list[LedgerRow], layout: SheetLayout, asker: Asker) -> bool:
    """Ask whether commas are decimal signs where a number can only be read so."""
    odd = next((row for row in rows if row.amount.comma), None)
    if odd is None:
        return False
    read = read_amount(odd.cell, comma=True).value or 0.0
    said = asker.ask(
        "decimal",
        f"{odd.cell.shown} has a comma that may be a decimal sign. Is it {read:,.10g}?",
        {"comma": f"yes, {read:,.10g}", "point": "no"},
        place=odd.cell.place,
        proposed="comma",
        option="--decimal comma",
    )
    if said == "point":
        raise layout.grid.refusal(odd.cell.place, f"{odd.cell.shown} is not a number", AMOUNT)
    return True


def _of_area(rows: list[LedgerRow], layout: SheetLayout, area: Area) -> list[LedgerRow]:
    """Leave out the rows of other areas, by their code or name."""
    if layout.area is None:
        return _below_area(rows, area)
    cells = [_down(layout, row, layout.area) for row in rows]
    of = [area_named(cell.text) for cell in cells]
    others = sorted({found.code for found in of if found and found.code != area.code})
    has_mine = any(found and found.code == area.code for found in of)
    if others and not has_mine:
        raise another_area(layout, cells[0].place, others, area)
    return [
        replace(row, left_out=f"another area's: {cell.text}")
        if (found is not None and found.code != area.code) or (found is None and has_mine and cell.text)
        else row
        for row, cell, found in zip(rows, cells, of, strict=True)
    ]


def _below_area(rows: list[LedgerRow], area: Area) -> list[LedgerRow]:
    """Leave out the rows below the name of another area, where areas stand as headings between the rows."""
    alone = [area_named(row.name.text) if not row.cell.text else None for row in rows]
    if not any(found and found.code == area.code for found in alone):
        return rows
    found: list[LedgerRow] = []
    here: Area | None = None
    for row, heading in zip(rows, alone, strict=True):
        here = heading or here
        why = f"another area's: {here.name}" if here is not None and here.code != area.code else ""
        found.append(replace(row, left_out="an area" if heading else row.left_out or why))
    return found


def _of_year(rows: list[LedgerRow], layout: SheetLayout, asker: Asker) -> list[LedgerRow]:
    """Leave out the rows of other years; where none is of the first year, ask."""
    first = defaults().first_year
    if layout.year is None:
        return _of_section(rows, layout)
    dated: list[LedgerRow] = []
    ends = any(" end" in words(layout.grid.at(at, layout.year).text) for at in layout.headings)
    for row in rows:
        cell = _down(layout, row, layout.year)
        year = read_year(cell.text)
        if year is not None and ends and re.fullmatch(r"20\d\d(\.0)?", cell.text):
            year -= 1
        if year is None and cell.text and not row.left_out and known_sector(row.name.text):
            raise layout.grid.refusal(
                cell.place, f"{cell.shown} is not a financial year", f"{year_label(first)} or {first}"
            )
        dated.append(replace(row, year=year))
    years = sorted({row.year for row in dated if row.year and not row.left_out}, reverse=True)
    meant = first if first in years or not years else years[0]
    if len(years) > 1 and meant != first:
        chosen = asker.answers.get("year", "")
        meant = int(chosen) if chosen.isdecimal() and int(chosen) in years else meant
    return [
        replace(row, left_out=f"of another year: {year_label(row.year)}")
        if row.year and row.year != meant and not row.left_out
        else row
        for row in dated
    ]


def _of_section(rows: list[LedgerRow], layout: SheetLayout) -> list[LedgerRow]:
    """Give rows the year that a row without an amount above them names; of several, take the first."""
    first = defaults().first_year
    year = next((found for cell in layout.title if (found := pair_in(cell.text))), None)
    dated: list[LedgerRow] = []
    for row in rows:
        is_title = not row.cell.text and not known_sector(row.name.text)
        alone = pair_in(row.name.text) if is_title else None
        year = alone or year
        own = pair_in(row.name.text) if row.cell.text else None
        dated.append(replace(row, year=own or year, left_out=row.left_out or ("a year" if alone else "")))
    years = {row.year for row in dated if row.year}
    if len(years) < 2:  # noqa: PLR2004 - one year for all is the title's
        return [replace(row, year=pair_in(row.name.text) if row.cell.text else None) for row in rows]
    return [
        row
        if row.left_out or row.year in {None, first} or first not in years
        else replace(row, left_out=f"of another year: {year_label(row.year or first)}")
        for row in dated
    ]


def _shown(rows: list[LedgerRow], layout: SheetLayout, asker: Asker) -> list[LedgerRow]:
    """Ask whether hidden rows are meant."""
    hidden = [row for row in rows if _row_of(layout, row) in layout.grid.hidden_rows and not row.left_out]
    if not hidden:
        return rows
    listed = ", ".join(f"{row.name.place} {row.name.shown}" for row in hidden)
    said = asker.ask(
        "hidden",
        f"rows that the sheet hides hold figures: {listed}. Are they meant?",
        {LEAVE_OUT: "leave them out", "take": "take them as well"},
        place=hidden[0].name.place,
        proposed=LEAVE_OUT,
        option="--hidden take, or --hidden leave_out",
    )
    why = "" if said == "take" else "the row is hidden in the sheet"
    return [replace(row, left_out=why, question="hidden") if row in hidden else row for row in rows]


def _understood(row: LedgerRow, asker: Asker) -> LedgerRow:
    """Find the sector a row is of, by its name or by an answer."""
    has_number = row.amount.value is not None or bool(row.amount.wrong)
    if not row.name.text:
        return _nameless(row, asker) if has_number else replace(row, left_out="no sector and no amount")
    if _PART.match(words(row.name.text)) or _is_total(row):
        is_total = _is_total(row)
        why = "a total: checked, not taken" if is_total else "a part of the row above it"
        return replace(row, is_total=is_total, left_out=why)
    found = sector_named(row.name.text)
    key = f"map:{bare(row.name.text)}"
    if found.certain and found.sector and not asker.given(key, row.name.place):
        return replace(row, sector=found.sector, in_sum=True)
    if not has_number and not found.certain:
        return replace(row, left_out="no amount beside it: a note or a heading")
    hint = f"; perhaps {LABELS[found.sector]} is meant" if found.sector else ""
    said = asker.ask(
        key,
        f"{row.name.shown} is left out: {found.left_out}. Is it a sector's spend?"
        if found.left_out
        else f"{row.name.shown} is not a sector that Leftshift knows{hint}. Where does it belong?",
        _sector_choices(),
        place=row.name.place,
        proposed=LEAVE_OUT if found.left_out else found.sector or "",
        must=not found.certain,
        option=f"--map {row.name.place}={found.sector or 'SECTOR'}, or ={LEAVE_OUT}",
    )
    if said and said != LEAVE_OUT:
        return replace(row, sector=Sector(said), in_sum=True, question=key)
    why = found.left_out or ("left out as chosen" if said else "not a sector that Leftshift knows")
    return replace(row, left_out=why, in_sum=True, question=key)


def _nameless(row: LedgerRow, asker: Asker) -> LedgerRow:
    key = f"map:{bare(row.cell.place)}"
    said = asker.ask(
        key,
        f"the amount {row.cell.shown} has no sector beside it. Where does it belong?",
        _sector_choices(),
        place=row.name.place,
        option=f"--map {row.cell.place}=SECTOR, or ={LEAVE_OUT}",
    )
    if said and said != LEAVE_OUT:
        return replace(row, sector=Sector(said), in_sum=True, question=key)
    return replace(row, left_out="no sector beside it", in_sum=True, question=key)


def _sector_choices() -> dict[str, str]:
    return {**{str(sector): LABELS[sector] for sector in SECTORS}, LEAVE_OUT: "leave it out"}


def _check(row: LedgerRow, layout: SheetLayout) -> None:
    """Refuse a row that would be taken and cannot be read."""
    grid = layout.grid
    if row.amount.share:
        shown = (
            "its percent format makes the number"
            if row.cell.number_format.percent
            else f"{row.cell.shown} is"
        )
        raise grid.refusal(row.cell.place, f"{shown} a share, which is never taken for money", AMOUNT)
    if row.amount.wrong:
        todo = "Open the workbook, let it calculate, save it and import it again; or type the value."
        options = {"todo": todo} if row.cell.formula else {}
        allowed = "a value, or a formula that the spreadsheet program has worked out and saved"
        raise grid.refusal(
            row.cell.place, row.amount.wrong, allowed if row.cell.formula else AMOUNT, **options
        )
    extra = layout.beyond.get(_row_of(layout, row), ())
    if layout.headings and extra and not grid.sheet:
        wrong = f"the row has more cells than there are headings: {', '.join(cell.shown for cell in extra)}"
        raise grid.refusal(
            extra[0].place, wrong, "a heading over each cell; an amount such as 1,500 in quotation marks"
        )


def _refuse_merged(layout: SheetLayout, column: MoneyColumn) -> None:
    for merged in layout.grid.merged:
        touches = any(merged.left <= one <= merged.right for one in (layout.sector, column.column))
        if touches and merged.bottom >= layout.first and merged.top <= layout.grid.rows:
            raise layout.grid.refusal(
                layout.grid.place_of(merged),
                "the cells are merged, so that it is not certain which row a value is for",
                "cells of their own, one value in each",
                "Unmerge them in the spreadsheet, fill each, save it and import it again.",
            )


def _down(layout: SheetLayout, row: LedgerRow, column: int) -> Cell:
    """Return a cell of a row; of cells merged down the rows the one that holds the text."""
    number = _row_of(layout, row)
    for merged in layout.grid.merged:
        if merged.top <= number <= merged.bottom and merged.left <= column <= merged.right:
            return layout.grid.at(merged.top, merged.left)
    return layout.grid.at(number, column)


def _row_of(layout: SheetLayout, row: LedgerRow) -> int:
    """Return the number of a row in the sheet as it is laid out, which may be turned."""
    return row.cell.column if layout.grid.turned else row.cell.row
