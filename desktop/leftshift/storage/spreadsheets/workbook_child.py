"""Reads a workbook in a process of its own, with limits, and hands its cells back as JSON.

Run as `python -m leftshift.storage.spreadsheets.workbook_child`, the workbook on standard input. Nothing in
it is run or followed: no formula, no macro, no link.
"""

import contextlib
import datetime as dt
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from typing import Any, Final

SECONDS: Final = 10
"""Time a workbook may take: a ledger takes well under one [s]."""
MEMORY: Final = 1 << 30
"""Memory it may take beyond what the program itself needs; where the system can limit it [bytes]."""
SHEETS_MOST: Final = 40
TEXT_MOST: Final = 500
"""Characters kept of a cell: more than any name or number of a list."""
SHEETS: Final = "too_many_sheets"
"""Fault: more sheets than SHEETS_MOST."""
MEMORY_OUT: Final = "memory"
"""Fault: the workbook needs more memory than MEMORY."""
DOCUMENT_TYPE: Final = "document_type"
"""Fault: a part declares entities, which no spreadsheet program writes."""
DAMAGED: Final = "damaged"
"""Fault: this is no sound workbook."""
LOCKED: Final = "locked"
"""Fault: the workbook is protected by a password."""

MERGED_MOST: Final = 10_000
"""Merged blocks kept of a sheet."""

_XML: Final = (".xml", ".rels")
_BLOCK: Final = 1 << 20
"""Bytes of a sheet that are looked through at once."""
_OVERLAP: Final = 1 << 12
"""Bytes that are looked through again with the next block: more than a mark has."""
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z0-9:]{1,30})[\"']")
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row\s([^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_HIDDEN_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s([^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f[\s>/]"
)


class Fault(Exception):  # noqa: N818 - a word of the protocol between the two processes
    """What is wrong with a workbook, as one of the words above."""


def main() -> int:
    """Read a workbook from standard input and write its cells to standard output; always 0."""
    rows, columns = (int(text) for text in sys.argv[1:3])
    data = sys.stdin.buffer.read()
    try:
        _refuse_entities(data)
        read = _sheets if _is_openpyxls(data) else _other_sheets
        answer: dict[str, Any] = {"sheets": list(read(data, rows, columns))}
    except Fault as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": MEMORY_OUT}
    except BaseException as fault:  # noqa: BLE001 - a hostile file may raise anything at all inside the reader; calamine panics beside Exception
        answer = {"fault": DAMAGED, "detail": type(fault).__name__}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _is_openpyxls(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "xl/workbook.xml" in parts.namelist()


def _other_sheets(data: bytes, rows: int, columns: int) -> Iterator[dict[str, Any]]:
    """Go through the sheets of a workbook of another kind than .xlsx: .xls, .xlsb, .ods."""
    from leftshift.storage.spreadsheets import calamine_sheets  # noqa: PLC0415 - of these kinds alone

    _limit()
    try:
        for sheet in calamine_sheets.sheets(data, rows, columns, SHEETS_MOST):
            cells = [[row, column, _plain(value), *rest] for row, column, value, *rest in sheet["cells"]]
            yield {**sheet, "name": sheet["name"][:TEXT_MOST], "cells": cells}
    except IndexError:
        raise Fault(SHEETS) from None
    except calamine_sheets.LockedError:
        raise Fault(LOCKED) from None


def _sheets(data: bytes, rows: int, columns: int) -> Iterator[dict[str, Any]]:
    # numpy would take more time and memory than the workbook; openpyxl does without it.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None is how a module is declared absent
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    _limit()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        listed = len(_SHEET.findall(parts.read("xl/workbook.xml")))
    if listed > SHEETS_MOST:  # openpyxl would take seconds to list them
        raise Fault(SHEETS)
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if len(values.worksheets) > SHEETS_MOST:
        raise Fault(SHEETS)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for sheet in values.worksheets:
            path = sheet._worksheet_path  # noqa: SLF001 - openpyxl tells nowhere else which part a sheet is
            layout = _layout(parts, path.lstrip("/"), rows, columns)
            cells = _cells(sheet, layout.pop("formulas"), rows, columns)
            within = [cell for cell in cells if cell[0] <= rows and cell[1] <= columns]
            yield {
                "name": sheet.title[:TEXT_MOST],
                "hidden": sheet.sheet_state != "visible",
                "cells": within,
                "too_long": len(within) < len(cells),
                **layout,
            }


def _cells(sheet: Any, formulas: list[str], rows: int, columns: int) -> list[list[Any]]:  # noqa: ANN401 - openpyxl is not typed
    """List the cells that hold something: row, column, value, whether a formula, an error; number format."""
    left = set(formulas)
    found: list[list[Any]] = []
    for row in _rows(sheet, rows, columns):
        for cell in row:
            if cell.value is not None:
                is_formula = cell.coordinate in left
                shown = str(cell.number_format)[:TEXT_MOST] if cell.data_type == "n" else ""
                value = _plain(cell.value)
                found.append([cell.row, cell.column, value, is_formula, cell.data_type == "e", shown])
                left.discard(cell.coordinate)
    for place in sorted(left):
        letters = place.rstrip("0123456789")
        number = int(place[len(letters) :])
        if number <= rows and len(letters) <= len("ZZ"):
            column = sum((ord(letter) - ord("A") + 1) * 26**at for at, letter in enumerate(reversed(letters)))
            found.append([number, column, None, True, False, ""])
    return found


def _rows(sheet: Any, rows: int, columns: int) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl is not typed
    sheet.reset_dimensions()  # what a file says of its size need not be so
    return iter(sheet.iter_rows(max_row=rows + 1, max_col=columns + 1))


def _plain(value: object) -> str | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date | dt.time):
        return f"{value:%d %B %Y}" if isinstance(value, dt.date) else str(value)
    return str(value)[:TEXT_MOST]


def _layout(parts: zipfile.ZipFile, path: str, rows: int, columns: int) -> dict[str, list[Any]]:
    """List merged blocks, hidden rows and columns, and the places of formulas.

    They are found by their marks in the bytes, a block at a time: a parser would take longer over a sheet of
    a million rows than the whole workbook may.
    """
    merged: dict[str, None] = {}
    formulas: dict[str, None] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    before = b""
    with parts.open(path) as part:
        while block := part.read(_BLOCK):
            text = before + block  # a mark that was cut is found in the next block
            before = text[-_OVERLAP:]
            if b"mergeCell" in text and len(merged) < MERGED_MOST:
                merged.update((found[1].decode("ascii"), None) for found in _MERGED.finditer(text))
            if b"hidden" in text:
                for found in _HIDDEN_ROW.finditer(text):
                    hidden_rows.update(row for row in _numbers(found[1], b"r") if row <= rows)
                for found in _HIDDEN_COLUMN.finditer(text):
                    ends = (*_numbers(found[1], b"min"), *_numbers(found[1], b"max"))
                    hidden_columns.update(range(min(ends), min(max(ends), columns) + 1) if ends else ())
            if b"<f" in text or b":f" in text:
                formulas.update(
                    (found[1].decode("ascii") + found[2].decode("ascii"), None)
                    for found in _FORMULA.finditer(text)
                    if int(found[2]) <= rows
                )
    return {
        "merged": list(merged),
        "hidden_rows": sorted(hidden_rows),
        "hidden_columns": sorted(hidden_columns),
        "formulas": list(formulas),
    }


def _numbers(attributes: bytes, name: bytes) -> list[int]:
    found = re.search(rb"\b" + name + rb"\s*=\s*[\"'](\d{1,7})[\"']", attributes)
    return [int(found[1])] if found else []


def _refuse_entities(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith(_XML) and b"<!DOCTYPE" in parts.read(name).replace(b"\0", b""):
                raise Fault(DOCUMENT_TYPE)


def _limit() -> None:
    """Limit time and memory of this process where the system can; the parent's clock runs everywhere."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
