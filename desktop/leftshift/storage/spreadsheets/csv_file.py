"""CSV files in: which encoding, which separator, which cell."""

import csv
import io
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from leftshift.storage.refusal import FETCH, Refusal
from leftshift.storage.spreadsheets.cells import CORRECT, Cell, CellGrid, file_refusal

ROWS_MOST: Final = 2_000
"""Rows of a list: a ledger by sector has seven, a board sixty; a listing by invoice is another file."""
COLUMNS_MOST: Final = 60
"""Columns of a list, likewise."""
SEPARATORS: Final = (",", ";", "\t")

_BYTE_ORDER_MARKS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WINDOWS: Final = "cp1252"


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a CSV file, and a sentence where its encoding had to be guessed.

    UTF-8, UTF-16 and Windows-1252, which Excel writes, are read.

    Raises:
        Refusal: the file is empty, or its bytes are text in none of these encodings.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _certain(data, encoding, name), ()
    if b"\0" in data:
        # Every other byte of plain English in UTF-16 is zero: the second in little-endian order.
        return _certain(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be", name), ()
    try:
        return _filled(data.decode("utf-8"), name), ()
    except UnicodeDecodeError:
        text = _certain(data, _WINDOWS, name)
        return text, ("The file is not in UTF-8 and was read as Windows-1252, as Excel saves it.",)


def csv_grid(text: str, name: str, *, is_list: Callable[[CellGrid], bool]) -> CellGrid:
    """Read the text of a CSV file with the separator that makes it a list, else with the commonest.

    `is_list` says whether a grid has the headings that are looked for.

    Raises:
        Refusal: a quotation mark is never closed, or there are too many rows or columns.
    """
    likeliest = sorted(SEPARATORS, key=lambda separator: -text.count(separator))
    faults: list[Refusal] = []
    grids: list[CellGrid] = []
    for separator in likeliest:
        try:
            grids.append(_grid(text, name, separator))
        except Refusal as fault:
            faults.append(fault)
            continue
        if is_list(grids[-1]):
            return grids[-1]
    if faults:
        raise faults[0]
    return grids[0]


def _grid(text: str, name: str, separator: str) -> CellGrid:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells: dict[tuple[int, int], Cell] = {}
    empty = CellGrid(file=name)
    try:
        for row, values in enumerate(lines, start=1):
            if row > ROWS_MOST or len(values) > COLUMNS_MOST:
                raise _too_many(empty)
            for column, value in enumerate(values, start=1):
                if value.strip():
                    cells[row, column] = Cell(row=row, column=column, value=value)
    except csv.Error as fault:
        raise Refusal(
            file=name,
            line=lines.line_num,
            place="the whole line",
            wrong=f"the line cannot be split into cells ({fault})",
            allowed="cells between commas, semicolons or tabs, with quotation marks in pairs",
            todo=CORRECT,
        ) from None
    return CellGrid(file=name, cells=MappingProxyType(cells))


def _certain(data: bytes, encoding: str, name: str) -> str:
    try:
        return _filled(data.decode(encoding), name)
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise Refusal(
            file=name,
            line=line,
            place="the whole line",
            wrong=f"the byte 0x{data[fault.start]:02X} is no text",
            allowed="text in UTF-8, UTF-16 or Windows-1252",
            todo=FETCH,
        ) from None


def _filled(text: str, name: str) -> str:
    if not text.strip():
        raise file_refusal(name, "the file is empty", "a list with a row of headings", FETCH)
    return text


def _too_many(grid: CellGrid) -> Refusal:
    return grid.refusal(
        "",
        "the list is too long",
        f"at most {ROWS_MOST:,} rows and {COLUMNS_MOST} columns",
        "Import the summary by sector, not the listing behind it.",
    )
