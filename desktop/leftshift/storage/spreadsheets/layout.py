"""Where on a sheet the list of spend by sector is: its headings, its columns, its first row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from leftshift.evidence.areas import Area
from leftshift.storage.spreadsheets.amounts import SIGNS, UNKNOWN, Amount, read_amount
from leftshift.storage.spreadsheets.cells import Cell, CellGrid, letters
from leftshift.storage.spreadsheets.headings import (
    Meaning,
    area_named,
    heads_sectors,
    is_part_of_year,
    is_prior_year,
    is_real_terms,
    meaning,
    names_money,
    says_whole_year,
)
from leftshift.storage.spreadsheets.names import bare, known_sector, without_total, words
from leftshift.storage.spreadsheets.units import Unit, unit_in, without_unit
from leftshift.storage.spreadsheets.years import read_year, without_year, year_in

_NAMED: Final = 10
"""What a row of a known sector with an amount counts for, against 1 for a heading that is known."""
_HEADING_MOST: Final = 3
"""Rows that headings may take."""
_HEADINGS_WITHIN: Final = 300
"""Rows that are looked through for the headings: a title, notes and contents may come first."""
_COLUMNS_TRIED: Final = 4
"""Columns that are tried as the one of sectors, those with the most known names first."""
NAME_MOST: Final = 120
"""Characters of the name of a sector."""
_MONEY: Final = frozenset({Meaning.AMOUNT, Meaning.SHARE, Meaning.FOREIGN, Meaning.OTHER})
_HEADED: Final = frozenset(Meaning) - {Meaning.OTHER}
_LETTER: Final = re.compile(r"[^\W\d_]")
_Places = Sequence[tuple[int, int]]
"""Rows and columns of cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyColumn:
    """A column that may hold the amounts."""

    column: int
    heading: str
    """Its headings, of all rows of headings, together."""
    place: str
    meaning: Meaning
    unit: Unit | None
    year: int | None
    area: Area | None
    hidden: bool
    parts: tuple[int, ...] = ()
    """Columns of the parts of the year that are added up for it; empty where it stands alone."""
    key: str = ""
    """How an answer names it: its heading without the year; the whole of it, or its letter, if need be."""

    @property
    def says_money(self) -> bool:
        """Whether its heading says that it holds money."""
        return self.unit is not None or names_money(self.heading)

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is of a month, a quarter or the year to date."""
        return is_part_of_year(self.heading)

    @property
    def is_prior_year(self) -> bool:
        """Whether it is of the year before, without saying which that is."""
        return is_prior_year(self.heading)

    @property
    def is_real_terms(self) -> bool:
        """Whether it is in the prices of some year, not in cash."""
        return is_real_terms(self.heading)


@dataclass(frozen=True, kw_only=True)
class SheetLayout:
    """A list of spend by sector on a sheet, upright or turned so that sectors go down."""

    grid: CellGrid
    headings: tuple[int, ...]
    """Rows of the headings; none where the list has none."""
    first: int
    """First row below the headings."""
    sector: int
    """Column of the sectors."""
    money: tuple[MoneyColumn, ...]
    """Columns with numbers, left to right."""
    year: int | None
    area: int | None
    provider: int | None
    unit: int | None
    """Column of the units of the amounts."""
    sign: int | None
    """Column that says which amounts are debits and which credits."""
    ignored: tuple[str, ...]
    """Headings of the columns that are not used."""
    named: int
    """Rows that name a known sector beside an amount."""
    known_headings: int

    @property
    def score(self) -> int:
        """How much it looks like such a list."""
        return self.named * _NAMED + self.known_headings

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Rows below the headings that hold something."""
        return tuple(sorted({row for row, _ in self.grid.cells if row >= self.first}))

    @cached_property
    def title(self) -> tuple[Cell, ...]:
        """What stands above the headings."""
        top = min(self.headings, default=self.first)
        return tuple(cell for (row, _), cell in sorted(self.grid.cells.items()) if row < top)

    @cached_property
    def remarks(self) -> tuple[Cell, ...]:
        """What stands above the headings, and each text that stands alone in a row below them."""
        below = [list(cells.values()) for row, cells in _by_row(self.grid).items() if row >= self.first]
        alone = (cells[0] for cells in below if len(cells) == 1 and isinstance(cells[0].value, str))
        return (*self.title, *alone)

    @property
    def unheaded(self) -> tuple[Cell, ...]:
        """Cells beside the list that have no heading above them; none where the list has no headings."""
        used = {column for (row, column) in self.grid.cells if row in self.headings} | {self.sector}
        for merged in self.grid.merged:
            if merged.top in self.headings:
                used |= set(range(merged.left, merged.right + 1))
        below = sorted(self.grid.cells.items()) if self.headings else []
        return tuple(
            cell
            for (row, column), cell in below
            if row >= self.first and column not in used and (row, self.sector) in self.grid.cells
        )

    @cached_property
    def last_heading(self) -> int:
        """The last column that has a heading, or that is used."""
        headed = [column for (row, column) in self.grid.cells if row in self.headings]
        return max([*headed, self.sector, *(one.column for one in self.money)])

    @cached_property
    def beyond(self) -> Mapping[int, tuple[Cell, ...]]:
        """Cells of each row that stand behind the last heading and hold a text."""
        found: dict[int, tuple[Cell, ...]] = {}
        for (row, column), cell in sorted(self.grid.cells.items()):
            if column > self.last_heading and cell.text:
                found[row] = (*found.get(row, ()), cell)
        return found

    @property
    def shape(self) -> str:
        """What the headings say without their years: files of one shape have it in common."""
        headings = (self.grid.at(row, column).text for row in self.headings for column in self._columns)
        return "|".join(bare(without_year(text)) for text in headings)

    @property
    def _columns(self) -> range:
        return range(1, self.grid.columns + 1)


def find_layout(grid: CellGrid) -> SheetLayout | None:
    """Return the list that a sheet holds, upright if possible, else turned; None where it holds none."""
    named, headed = _sector_cells(grid)
    upright = _upright(grid, named, headed)
    turned = _upright(grid.turn(), _turned(named), _turned(headed))
    found = [one for one in (upright, turned) if one is not None]
    return max(found, key=lambda one: one.score, default=None)


def _sector_cells(grid: CellGrid) -> tuple[_Places, _Places]:
    """Return the rows and columns of cells that name a sector, and of headings over sectors."""
    named: list[tuple[int, int]] = []
    headed: list[tuple[int, int]] = []
    for place, cell in grid.cells.items():
        if not isinstance(cell.value, str) or len(text := cell.text) > NAME_MOST:
            continue
        if not _LETTER.search(text):
            continue
        found = known_sector(text)
        if not found and words(part := without_total(text)) != words(text):
            found = known_sector(part)
        if found and found.sector:
            named.append(place)
        elif heads_sectors(text):
            headed.append(place)
    return named, headed


def _turned(places: _Places) -> _Places:
    return [(column, row) for row, column in places]


def _upright(grid: CellGrid, named: _Places, headed: _Places) -> SheetLayout | None:
    names: dict[int, set[int]] = {column: set() for row, column in headed if row <= _HEADINGS_WITHIN}
    for row, column in named:
        names.setdefault(column, set()).add(row)
    likely = sorted(names, key=lambda column: (-len(names[column]), column))[:_COLUMNS_TRIED]
    rows = _by_row(grid)
    layouts = [_with_sectors(grid, rows, column, names[column]) for column in likely]
    return max((one for one in layouts if one), key=lambda one: (one.score, -one.sector), default=None)


def _with_sectors(
    grid: CellGrid, rows: Mapping[int, Mapping[int, Cell]], sector: int, named: set[int]
) -> SheetLayout | None:
    """Lay a sheet out around a column of sectors, `named` being the rows of known ones."""
    until = min(named, default=grid.rows + 1)
    scores = {row: _heading_score(rows[row], sector) for row in rows if row < min(until, _HEADINGS_WITHIN)}
    best = max(scores, key=lambda row: (scores[row], row), default=None)
    headings: tuple[int, ...] = ()
    if best is not None and scores[best] > 0:
        headings = _heading_block(rows, best, sector, until)
    first = max(headings) + 1 if headings else until
    if first > grid.rows:
        first = grid.rows + 1
    body = [rows[row] for row in rows if row >= first]
    money, others = _money_columns(grid, headings, body, sector)
    if not headings and not (named and money):
        return None
    by_meaning = _labelled(grid, headings, sector, body)
    with_amount = sum(
        1
        for row in named
        if row >= first and any(_amount(rows[row].get(one.column)).value is not None for one in money)
    )
    return SheetLayout(
        grid=grid,
        headings=headings,
        first=first,
        sector=sector,
        money=money,
        year=by_meaning.get(Meaning.YEAR),
        area=by_meaning.get(Meaning.AREA),
        provider=by_meaning.get(Meaning.PROVIDER),
        unit=by_meaning.get(Meaning.UNIT),
        sign=by_meaning.get(Meaning.SIGN),
        ignored=others,
        named=with_amount,
        known_headings=max(scores[best], 0) if best is not None else 0,
    )


def _by_row(grid: CellGrid) -> Mapping[int, Mapping[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        rows.setdefault(row, {})[column] = cell
    return rows


def _heading_score(cells: Mapping[int, Cell], sector: int) -> int:
    """Count the cells of a row that are known headings; less than 0 where the row holds amounts."""
    score = 0
    for column, cell in cells.items():
        if _is_number(cell) and read_year(cell.text) is None:
            return -1
        found = meaning(cell.text)
        if column == sector:
            score += found is Meaning.SECTOR
        else:
            score += found in _HEADED or is_part_of_year(cell.text) or says_whole_year(cell.text)
    return score


def _heading_block(
    rows: Mapping[int, Mapping[int, Cell]], best: int, sector: int, until: int
) -> tuple[int, ...]:
    """Return the rows of headings around the best of them: those above and below that are headings too."""
    block = [best]
    for step in (-1, 1):
        row = best + step
        while row in rows and row < until and len(block) < _HEADING_MOST and _goes_with(rows[row], sector):
            block.append(row)
            row += step
    return tuple(sorted(block))


def _goes_with(cells: Mapping[int, Cell], sector: int) -> bool:
    """Say whether a row beside the headings belongs to them: a heading over a column of numbers."""
    others = [cell for column, cell in cells.items() if column != sector]
    name = cells.get(sector)
    if name is not None and meaning(name.text) not in {Meaning.SECTOR, Meaning.AREA, Meaning.OTHER}:
        return False
    if name is not None and meaning(name.text) is Meaning.OTHER and not others:
        return False
    return bool(others) and _heading_score(cells, sector) > 0


def _labelled(
    grid: CellGrid, headings: Iterable[int], sector: int, body: list[Mapping[int, Cell]]
) -> dict[Meaning, int]:
    """Find the columns of years, areas and providers: by their headings, else by what they hold."""
    found: dict[Meaning, int] = {}
    columns = {
        column: [row[column] for row in body if column in row]
        for column in range(1, grid.columns + 1)
        if column != sector
    }
    for column, cells in columns.items():
        what = meaning(_heading(grid, headings, column))
        if what is Meaning.AREA and any(area_named(cell.text) for cell in cells):
            found[what] = column
        elif what in {Meaning.YEAR, Meaning.PROVIDER, Meaning.UNIT}:
            found.setdefault(what, column)
    for column, cells in columns.items():
        if not cells or column in found.values() or any(_is_number(cell) for cell in cells):
            continue
        if all(words(cell.text) in SIGNS for cell in cells):
            found[Meaning.SIGN] = column
        elif Meaning.YEAR not in found and all(read_year(cell.text) is not None for cell in cells):
            found[Meaning.YEAR] = column
        elif Meaning.AREA not in found and all(area_named(cell.text) for cell in cells):
            found[Meaning.AREA] = column
    return found


def _money_columns(
    grid: CellGrid, headings: tuple[int, ...], body: list[Mapping[int, Cell]], sector: int
) -> tuple[tuple[MoneyColumn, ...], tuple[str, ...]]:
    found: list[MoneyColumn] = []
    others: list[str] = []
    for column in range(1, grid.columns + 1):
        if column == sector:
            continue
        heading = _heading(grid, headings, column)
        what = meaning(heading) if heading else Meaning.OTHER
        cells = [row[column] for row in body if column in row]
        read = [_amount(cell) for cell in cells]
        numbers = any(one.known for one in read) or (what is Meaning.SHARE and bool(cells))
        promised = what is Meaning.AMOUNT and heading and (numbers or bool(cells))
        if what in _MONEY and (promised or (numbers and (heading or not headings))):
            found.append(_money_column(grid, headings, column, heading, what))
        elif heading and what not in {Meaning.YEAR, Meaning.AREA, Meaning.UNIT}:
            others.append(heading)
    for names in (
        [bare(without_year(one.heading)) for one in found],
        [bare(one.heading) for one in found],
        [letters(one.column).casefold() for one in found],
    ):
        found = [
            replace(one, key=name) if not one.key and name and names.count(name) == 1 else one
            for one, name in zip(found, names, strict=True)
        ]
    return tuple(found), tuple(others)


def _money_column(
    grid: CellGrid, headings: tuple[int, ...], column: int, heading: str, what: Meaning
) -> MoneyColumn:
    texts = [grid.at(row, column) for row in headings]
    spread = [_spread(grid, row, column, headings).text for row in headings]
    named = [area for text in spread if (area := area_named(without_year(without_unit(text))))]
    placed = next((cell for cell in texts if cell.text), grid.at(max(headings, default=1), column))
    return MoneyColumn(
        column=column,
        heading=heading,
        place=placed.place,
        meaning=what,
        unit=unit_in(heading),
        year=year_in(heading),
        area=named[0] if named else None,
        hidden=column in grid.hidden_columns,
    )


def _heading(grid: CellGrid, headings: Iterable[int], column: int) -> str:
    headings = tuple(headings)
    texts = (" ".join(_spread(grid, row, column, headings).text.split()) for row in headings)
    return " ".join(dict.fromkeys(text for text in texts if text))


def _spread(grid: CellGrid, row: int, column: int, headings: tuple[int, ...]) -> Cell:
    """Return a cell of the headings; of merged cells the one that holds their text.

    An empty cell above a heading takes the text to its left, as a heading over several columns is written
    where cells are not merged.
    """
    for merged in grid.merged:
        if merged.top <= row <= merged.bottom and merged.left <= column <= merged.right:
            return grid.at(merged.top, merged.left)
    here = grid.at(row, column)
    is_above = row != max(headings, default=row) and grid.at(max(headings, default=row), column).text
    if here.text or not is_above or any(one.top <= row <= one.bottom for one in grid.merged):
        return here
    left = (grid.at(row, at) for at in range(column - 1, 0, -1))
    return next((cell for cell in left if cell.text), here)


def _amount(cell: Cell | None) -> Amount:
    return Amount() if cell is None else read_amount(cell)


def _is_number(cell: Cell) -> bool:
    if cell.text.casefold() in UNKNOWN or read_amount(cell).value is None:
        return False
    return not isinstance(cell.value, str) or bool(without_unit(cell.text))
