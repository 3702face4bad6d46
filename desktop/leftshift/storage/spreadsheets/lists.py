"""Lists in spreadsheets: found by their headings, on whichever sheet and below whichever title."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.scenario.json_text import printable
from leftshift.storage.spreadsheets.cells import Cell, CellGrid, file_refusal
from leftshift.storage.spreadsheets.csv_file import csv_grid, decoded
from leftshift.storage.spreadsheets.workbook import workbook_grids
from leftshift.storage.spreadsheets.workbook_checks import SIZE_MOST, is_workbook

HEADING_ROWS: Final = 20
"""Rows that are looked through for the headings: a title and some notes may come first."""

_IDLE: Final = re.compile(r"[\s_\-–().:/'’]+")
_ONE_LIST: Final = "one list in the file, or the name of the sheet that is meant"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column that is looked for."""

    key: str
    what: str
    """How a message calls it."""
    names: frozenset[str]
    """Headings it may have, as `bare` makes them."""
    required: bool = True
    mistaken: frozenset[str] = frozenset()
    """Headings that are near but mean something else, such as another unit."""
    mistake: str = ""
    """What to say of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """A list that was found, and where it is."""

    grid: CellGrid
    heading: int
    """Row of the headings."""
    columns: Mapping[str, int]
    """Number of each column, from 1, by its key; an optional one that is missing is left out."""
    mended: tuple[str, ...]

    def rows(self) -> Iterator[int]:
        """Go through the rows below the headings that hold something in one of the columns."""
        for row in range(self.heading + 1, self.grid.rows + 1):
            if any(self.grid.at(row, column).text for column in self.columns.values()):
                yield row

    def cell(self, row: int, key: str) -> Cell:
        """Return one cell of the list.

        Raises:
            Refusal: it shows an error such as #REF!, or a formula whose value was never worked out.
        """
        cell = self.grid.at(row, self.columns[key])
        if cell.error:
            raise self.grid.refusal(cell.place, f"the cell shows the error {cell.shown}", "a value")
        if cell.formula and cell.value is None:
            raise self.grid.refusal(
                cell.place,
                "the formula has no stored value, and Leftshift works out none",
                "a value, or a formula that the spreadsheet program has worked out and saved",
                "Open the workbook, let it calculate, save it and import it again; or type the value.",
            )
        return cell

    def formulas(self) -> tuple[str, ...]:
        """Say which cells of the list hold formulas, whose stored values are used."""
        places = [
            cell.place
            for row in self.rows()
            for column in sorted(self.columns.values())
            if (cell := self.grid.at(row, column)).formula
        ]
        if not places:
            return ()
        verb, what = ("hold", "formulas") if len(places) > 1 else ("holds", "a formula")
        return (f"{', '.join(places)} {verb} {what}; what the file has stored as the result was used.",)


def bare(heading: str) -> str:
    """Return a heading without case, spaces, underscores and brackets, for comparing."""
    return _IDLE.sub("", heading.casefold())


def read_list(
    path: Path,
    columns: Sequence[SheetColumn],
    sheet: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[FoundList, bytes]:
    """Read the list with these columns from a CSV file or a workbook; return it and the file's bytes.

    A workbook is read by a child process and may take seconds, so this is to be called off the GUI thread.
    `sheet` names the sheet that is meant where several hold such a list; once `cancelled` says so, it ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: the file cannot be read, or it does not hold exactly one such list.
    """
    data = _bytes(path)
    if is_workbook(data):
        grids, mended = workbook_grids(data, path.name, cancelled=cancelled)
    else:
        text, mended = decoded(data, path.name)
        grids = (csv_grid(text, path.name, is_list=lambda grid: _heading(grid, columns) is not None),)
    found = _only(_named(grids, sheet, path.name), columns, path.name)
    _refuse_merged(found)
    return FoundList(
        grid=found.grid,
        heading=found.heading,
        columns=found.columns,
        mended=(*mended, *_aside(found, grids, sheet), *found.formulas()),
    ), data


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            wrong = "this is a folder or a device, not a file" if path.exists() else "there is no such file"
            raise file_refusal(path.name, wrong, "a CSV file or a workbook (.xlsx)", FETCH)
        with path.open("rb") as file:
            data = file.read(SIZE_MOST + 1)
    except OSError as fault:
        wrong = f"the file cannot be read ({fault.strerror or fault})"
        raise file_refusal(path.name, wrong, "a CSV file or a workbook (.xlsx)", FETCH) from None
    if len(data) > SIZE_MOST:
        most = f"at most {SIZE_MOST // 1_000_000} MB"
        raise file_refusal(path.name, f"the file is larger than {most[8:]}", most, FETCH)
    if not data:
        raise file_refusal(path.name, "the file is empty", "a list with a row of headings", FETCH)
    return data


def _named(grids: Sequence[CellGrid], sheet: str | None, name: str) -> Sequence[CellGrid]:
    if sheet is None:
        return [grid for grid in grids if not grid.hidden]
    meant = [grid for grid in grids if bare(grid.sheet) == bare(sheet)]
    if not meant:
        listed = (
            ", ".join(f"“{printable(grid.sheet)}”" for grid in grids if grid.sheet) or "a CSV file has none"
        )
        raise file_refusal(name, f"there is no sheet “{printable(sheet)}”", f"one of its sheets: {listed}")
    return meant


def _only(grids: Sequence[CellGrid], columns: Sequence[SheetColumn], name: str) -> FoundList:
    lists = [(grid, row) for grid in grids if (row := _heading(grid, columns)) is not None]
    if len(lists) > 1:
        sheets = ", ".join(f"“{printable(grid.sheet)}”" for grid, _ in lists)
        raise file_refusal(name, f"several sheets hold such a list: {sheets}", _ONE_LIST)
    if not lists:
        raise _missing(grids, columns, name)
    grid, row = lists[0]
    places: dict[str, int] = {}
    for cell in grid.row(row):
        column = _meant(cell, columns)
        if column is None:
            continue
        if column.key in places:
            both = f"{grid.at(row, places[column.key]).place} and {cell.place}"
            raise grid.refusal(both, f"two columns may be {column.what}", "one such column")
        places[column.key] = cell.column
    return FoundList(grid=grid, heading=row, columns=places, mended=())


def _heading(grid: CellGrid, columns: Sequence[SheetColumn]) -> int | None:
    """Return the first row in which every required column has its heading."""
    for row in range(1, min(HEADING_ROWS, grid.rows) + 1):
        keys = {column.key for cell in grid.row(row) if (column := _meant(cell, columns))}
        if all(column.key in keys for column in columns if column.required):
            return row
    return None


def _meant(cell: Cell, columns: Sequence[SheetColumn]) -> SheetColumn | None:
    heading = bare(cell.text)
    return next((column for column in columns if heading in column.names), None)


def _missing(grids: Sequence[CellGrid], columns: Sequence[SheetColumn], name: str) -> Refusal:
    """Return the refusal of a file without the list: at the row that comes nearest to its headings."""
    needed = [column for column in columns if column.required]
    allowed = "a row of headings: " + ", ".join(column.key for column in needed)
    nearest: tuple[int, CellGrid, int] | None = None
    for grid in grids:
        for row in range(1, min(HEADING_ROWS, grid.rows) + 1):
            hits = len({column.key for cell in grid.row(row) if (column := _meant(cell, needed))})
            if hits and (nearest is None or hits > nearest[0]):
                nearest = (hits, grid, row)
    if nearest is None:
        sheets = ", ".join(f"“{printable(grid.sheet)}”" for grid in grids if grid.sheet)
        where = f" on the sheets {sheets}" if sheets else ""
        return file_refusal(name, f"no row of headings was found{where}", allowed)
    _, grid, row = nearest
    found = {column.key for cell in grid.row(row) if (column := _meant(cell, needed))}
    lacking = next(column for column in needed if column.key not in found)
    for cell in grid.row(row):
        if bare(cell.text) in lacking.mistaken:
            return grid.refusal(cell.place, f"the heading {cell.shown} {lacking.mistake}", allowed)
    return grid.refusal(f"{grid.row(row)[0].place}", f"this row of headings lacks {lacking.what}", allowed)


def _refuse_merged(found: FoundList) -> None:
    columns = found.columns.values()
    for merged in found.grid.merged:
        touches = any(merged.left <= column <= merged.right for column in columns)
        if touches and merged.bottom >= found.heading and merged.top <= found.grid.rows:
            raise found.grid.refusal(
                merged.place,
                "the cells are merged, so that it is not certain which row a value is for",
                "cells of their own, one value in each",
                "Unmerge them in the spreadsheet, fill each, save it and import it again.",
            )


def _aside(found: FoundList, grids: Sequence[CellGrid], sheet: str | None) -> tuple[str, ...]:
    """Say what of the file was left aside."""
    said = []
    if len(grids) > 1 and sheet is None:
        others = ", ".join(
            f"“{printable(grid.sheet)}”{' (hidden)' if grid.hidden else ''}"
            for grid in grids
            if grid is not found.grid
        )
        said.append(f"The sheet “{printable(found.grid.sheet)}” was read; left aside: {others}.")
    known = set(found.columns.values())
    idle = [cell.shown for cell in found.grid.row(found.heading) if cell.column not in known]
    if idle:
        said.append(f"Columns that Leftshift does not use were left aside: {', '.join(idle)}.")
    return tuple(said)
