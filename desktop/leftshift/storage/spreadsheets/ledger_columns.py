"""Which sheet of a file is meant, and which of its columns holds the amounts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.evidence.levers import defaults
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import name_shown
from leftshift.storage.spreadsheets.amounts import read_amount
from leftshift.storage.spreadsheets.cells import CellGrid, file_refusal, letters
from leftshift.storage.spreadsheets.csv_file import too_long
from leftshift.storage.spreadsheets.headings import Meaning, part_numbered
from leftshift.storage.spreadsheets.layout import MoneyColumn, SheetLayout
from leftshift.storage.spreadsheets.names import bare
from leftshift.storage.spreadsheets.questions import Answers, Asker
from leftshift.storage.spreadsheets.sheet_file import SheetFile, sheet_called, sheet_number
from leftshift.storage.spreadsheets.years import pair_in, without_year

_PARTS_LEAST: Final = 3
"""Columns from which one may be the sum of the others: of two equal ones neither is."""
_ROWS_LEAST: Final = 2
"""Rows that must agree on it."""
_ROUNDING: Final = 0.05
"""How far a sum may be off, for each column [in the file's unit]."""
SUM: Final = "sum"
"""The choice that adds up the columns of the parts of a year."""
NEEDED: Final = "a column of sectors with a column of amounts beside it, under headings such as Sector and £m"


def choose_sheet(file: SheetFile, answers: Answers) -> tuple[SheetLayout, Asker]:
    """Return the list that is meant, with who asks about it; where several sheets hold one, that is asked.

    Raises:
        Refusal: the file holds no such list, or it is too long.
    """
    if not file.is_workbook:
        found = [one for one in file.layouts if one]
        if not found:
            raise _nothing(file)
        best = max(found, key=lambda one: one.score)
        return best, Asker(best.grid, answers)
    layouts = dict(zip((grid.sheet for grid in file.grids), file.layouts, strict=True))
    asker = Asker(CellGrid(file=file.name), answers)
    sheet = _sheet(file, layouts, asker)
    layout = layouts[sheet]
    grid = next(grid for grid in file.grids if grid.sheet == sheet)
    if grid.too_long:
        raise too_long(grid)
    if layout is None:
        raise _nothing(file, grid)
    asker.grid = layout.grid
    return layout, asker


def sheets_left(file: SheetFile, layout: SheetLayout) -> tuple[str, ...]:
    """Say which sheet was read and which were left aside."""
    if len(file.grids) < 2 or not file.is_workbook:  # noqa: PLR2004 - one sheet leaves none aside
        return ()
    others = ", ".join(
        f"“{name_shown(grid.sheet)}”{' (hidden)' if grid.hidden else ''}"
        for grid in file.grids
        if grid.sheet != layout.grid.sheet
    )
    return (f"The sheet “{name_shown(layout.grid.sheet)}” was read; left aside: {others}.",)


def _sheet(file: SheetFile, layouts: dict[str, SheetLayout | None], asker: Asker) -> str:
    """Return the name of the sheet that is meant."""
    named = asker.answers.get("sheet")
    if named:
        asker.answers = {**asker.answers, "sheet": sheet_called(file, named).sheet}
    visible = [grid.sheet for grid in file.grids if not grid.hidden]
    held = [sheet for sheet in visible if (one := layouts[sheet]) and one.score]
    full = [sheet for sheet in held if (one := layouts[sheet]) and one.named] or held
    if not full and not named:
        long = next((grid for grid in file.grids if grid.too_long and not grid.hidden), None)
        raise too_long(long) if long and len(visible) == 1 else _nothing(file)
    of_year = [sheet for sheet in full if pair_in(sheet) == defaults().first_year]
    scores = {sheet: one.score for sheet in full if (one := layouts[sheet])}
    best = of_year[0] if len(of_year) == 1 else max(scores, key=lambda sheet: scores[sheet], default="")
    if named and asker.answers["sheet"] not in full:
        return asker.answers["sheet"]
    if len(full) == 1:
        return full[0]
    listed = ", ".join(f"“{name_shown(sheet)}”" for sheet in full)
    return asker.ask(
        "sheet",
        f"several sheets hold such a list: {listed}. Which one is meant?",
        {sheet: name_shown(sheet) for sheet in full},
        proposed=best,
        must=len(of_year) != 1,
        option=f'--sheet "{sheet_number(file, best)}"',
    )


def choose_column(layout: SheetLayout, area: Area, asker: Asker) -> tuple[MoneyColumn, tuple[str, ...]]:
    """Return the column of the amounts, and sentences on those that were left out.

    Raises:
        Refusal: no column holds money, or those that do are another area's.
    """
    usable = [one for one in layout.money if one.meaning not in {Meaning.SHARE, Meaning.FOREIGN}]
    usable = usable or [one for one in layout.money if one.meaning is Meaning.SHARE]
    if not usable:
        raise _no_money(layout)
    choices = {one.key: _words(one) for one in usable}
    likely, notes = _likely(usable, area, layout)
    whole = _added_up(likely)
    if whole is not None:
        choices = {SUM: f"add up the {len(likely)} columns", **choices}
        likely, usable = [whole], [whole, *usable]
    given = asker.answers.get("amount", "")
    spelt = {given.casefold(), bare(given), bare(without_year(given))} - {""}
    meant = [
        one
        for one in (*likely, *usable)
        if spelt & {one.key, letters(one.column).casefold(), one.place.casefold()}
    ]
    if meant:
        asker.answers = {**asker.answers, "amount": meant[0].key}
    one = likely[0]
    doubtful = one.hidden or one.is_part_of_year or one.is_prior_year or one.is_real_terms
    is_unknown = bool(given) and not meant
    if not given and len(usable) == 1 and not doubtful:
        return usable[0], notes
    must = len(likely) > 1 or doubtful or is_unknown
    listed = " or ".join(_words(one) for one in likely)
    text = (
        f"“{name_shown(given)}” is no column of amounts; there is {' and '.join(choices.values())}. "
        "Which one is meant?"
        if is_unknown
        else f"the columns from {_words(whole)} on are the {len(whole.parts)} parts of a year. Add them up?"
        if whole is not None
        else f"several columns hold amounts: {listed}. Which one is meant?"
        if len(likely) > 1
        else f"the amounts are taken from {listed}. Are they meant, in cash and of the whole of this year?"
        if must
        else f"the amounts are taken from {listed}"
    )
    key = asker.ask(
        "amount",
        text,
        choices,
        place=likely[0].place,
        proposed=likely[0].key,
        must=must,
        option=f"--amount {SUM if whole is not None else likely[0].place}",
    )
    chosen = next((one for one in (*meant, *likely, *usable) if one.key == key), likely[0])
    return chosen, notes


def _likely(
    columns: Sequence[MoneyColumn], area: Area, layout: SheetLayout
) -> tuple[list[MoneyColumn], tuple[str, ...]]:
    """Narrow the columns down: shown, money, of this area, of this year, of a whole year, with a unit."""
    first = defaults().first_year
    notes: list[str] = []
    found = list(columns)
    if any(one.area for one in found):
        mine = [one for one in found if one.area and one.area.code == area.code]
        if not mine:
            named = ", ".join(dict.fromkeys(one.area.code for one in found if one.area))
            raise _another_area(layout, found[0].place, named, area)
        left = [_words(one) for one in found if one.area and one.area.code != area.code]
        notes += [f"Left out as another area's: {', '.join(left)}."] if left else []
        found = mine
    if any(one.year == first for one in found) and any(one.year not in {None, first} for one in found):
        left = [_words(one) for one in found if one.year not in {None, first}]
        notes.append(f"Left out as of another year: {', '.join(left)}.")
        found = [one for one in found if one.year in {None, first}]
    years = [one.year for one in found if one.year]
    meant = first if first in years else max(years, default=None)
    wholes = _wholes([one for one in found if not one.hidden and one.meaning is Meaning.AMOUNT], layout)
    for wanted in (
        lambda one: not one.hidden,
        lambda one: one.meaning in {Meaning.AMOUNT, Meaning.SHARE},
        lambda one: not one.is_part_of_year,
        lambda one: not one.is_prior_year,
        lambda one: not one.is_real_terms,
        lambda one: one.year == meant,
        lambda one: one.unit is not None,
        lambda one: one.column in wholes,
    ):
        narrowed = [one for one in found if wanted(one)]
        left = [_words(one) for one in found if one not in narrowed]
        if narrowed and left:
            notes.append(f"Other columns of numbers were left out: {', '.join(left)}.")
            found = narrowed
    return found, tuple(notes)


def _added_up(columns: Sequence[MoneyColumn]) -> MoneyColumn | None:
    """Return the sum of columns that are the twelve months, four quarters or two halves of a year."""
    parts = {part_numbered(one.heading) for one in columns}
    count = len(columns)
    is_whole = parts == {(count, number) for number in range(1, count + 1)}
    if not is_whole or len({one.unit for one in columns}) != 1 or any(one.hidden for one in columns):
        return None
    return replace(columns[0], key=SUM, parts=tuple(one.column for one in columns))


def _wholes(columns: Sequence[MoneyColumn], layout: SheetLayout) -> frozenset[int]:
    """Return the column that adds up all the others in every row, as a total of parts does."""
    if len(columns) < _PARTS_LEAST:
        return frozenset()
    rows = [
        {one.column: read_amount(layout.grid.at(row, one.column)).value for one in columns}
        for row in layout.rows
    ]
    full = [row for row in rows if all(value is not None for value in row.values())]
    return frozenset(
        column.column
        for column in columns
        if len(full) >= _ROWS_LEAST and all(_is_whole(row, column.column) for row in full)
    )


def _is_whole(row: Mapping[int, float | None], column: int) -> bool:
    whole = row[column] or 0.0
    rest = math.fsum(value or 0.0 for at, value in row.items() if at != column)
    return abs(rest - whole) <= _ROUNDING * len(row)


def _words(column: MoneyColumn) -> str:
    heading = f" “{name_shown(column.heading[:60])}”" if column.heading else ""
    return f"{column.place}{heading}{' (hidden)' if column.hidden else ''}"


def _no_money(layout: SheetLayout) -> Refusal:
    if layout.money:
        one = layout.money[0]
        wrong = f"“{name_shown(one.heading)}” is money of another currency"
        return layout.grid.refusal(one.place, wrong, "amounts of money, in £, £000 or £m")
    place = layout.grid.at(max(layout.headings, default=layout.first), layout.sector).place
    if layout.first > layout.grid.rows:
        return layout.grid.refusal(
            "", "no row below the headings holds a sector", "at least one sector and its amount"
        )
    return layout.grid.refusal(place, "no column beside the sectors holds amounts", NEEDED)


def _another_area(layout: SheetLayout, place: str, codes: str, area: Area) -> Refusal:
    wrong = f"the amounts are another area's ({codes}), and none is of {area.name} ({area.code})"
    return layout.grid.refusal(place, wrong, f"amounts of {area.code}", "Choose the area the file is of.")


def another_area(layout: SheetLayout, place: str, codes: Sequence[str], area: Area) -> Refusal:
    """Return the refusal of a list whose rows are all another area's."""
    return _another_area(layout, place, ", ".join(codes), area)


def _nothing(file: SheetFile, grid: CellGrid | None = None) -> Refusal:
    if grid is not None:
        return grid.refusal("", "this sheet holds no list of spend by sector", NEEDED)
    sheets = ", ".join(f"“{name_shown(grid.sheet)}”" for grid in file.grids if grid.sheet and not grid.hidden)
    where = f" on the sheets {sheets}" if sheets else ""
    hidden = [
        grid.sheet
        for grid, one in zip(file.grids, file.layouts, strict=True)
        if grid.hidden and one and one.named
    ]
    aside = f"; the hidden sheet “{name_shown(hidden[0])}” holds one" if hidden else ""
    return file_refusal(file.name, f"no list of spend by sector was found{where}{aside}", NEEDED)
