"""CSV files in: every separator that splits the text into cells."""

import csv
import io
import re
from types import MappingProxyType
from typing import Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.cells import CORRECT, Cell, CellGrid

ROWS_MOST: Final = 2_000
"""Rows of a list: a ledger by sector has seven, a board sixty; a listing by invoice is another file."""
COLUMNS_MOST: Final = 60
"""Columns of a list, likewise."""
SEPARATORS: Final = (",", ";", "\t", "|", "^", "~", ":")

_FIRST_LINE: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\r?[\n\r]")
"""The line by which Excel is told the separator."""
_COLUMNS: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What separates columns that are set with spaces."""
_OPEN: Final = "unexpected end of data"
"""What csv says of a quotation mark that is never closed: the line is the one its row begins on."""


def csv_grids(text: str, name: str) -> tuple[CellGrid, ...]:
    """Read the text of a CSV file with each separator that occurs in it, the commonest first.

    Which of them makes a list is seen by what the cells hold. A separator that fails never hides one that
    works.

    Raises:
        Refusal: no separator works: a quotation mark is never closed, or there are too many rows or columns.
    """
    named = _FIRST_LINE.match(text)
    if named:
        return (_grid(text[named.end() :], name, named[1], above=1),)
    present = [separator for separator in SEPARATORS if separator in text] or [","]
    ways = [(text, separator) for separator in sorted(present, key=text.count, reverse=True)]
    if _COLUMNS.search(text) and '"' not in text:
        ways.append((_COLUMNS.sub("\t", text), "\t"))
    grids: list[CellGrid] = []
    faults: list[Refusal] = []
    for split, separator in ways:
        try:
            grids.append(_grid(split, name, separator))
        except Refusal as fault:
            faults.append(fault)
    if not grids:
        raise faults[0]
    return tuple(grids)


def _grid(text: str, name: str, separator: str, above: int = 0) -> CellGrid:
    """Read the text with one separator; `above` is the number of lines left off before it."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells: dict[tuple[int, int], Cell] = {}
    began = 1
    try:
        for row, values in enumerate(lines, start=1 + above):
            began = lines.line_num + 1
            if row > ROWS_MOST or len(values) > COLUMNS_MOST:
                raise too_long(CellGrid(file=name))
            for column, value in enumerate(values, start=1):
                if value.strip():
                    cells[row, column] = Cell(row=row, column=column, value=value)
    except csv.Error as fault:
        raise Refusal(
            file=name,
            line=(began if _OPEN in str(fault) else lines.line_num) + above,
            place="the whole line",
            wrong=f"the line cannot be split into cells ({fault})",
            allowed="cells between commas, semicolons or tabs, with quotation marks in pairs",
            todo=CORRECT,
        ) from None
    return CellGrid(file=name, cells=MappingProxyType(cells))


def too_long(grid: CellGrid) -> Refusal:
    """Return the refusal of a sheet or file that is longer than any list."""
    return grid.refusal(
        "",
        "the list is too long",
        f"at most {ROWS_MOST:,} rows and {COLUMNS_MOST} columns",
        "Import the summary by sector, not the listing behind it.",
    )
