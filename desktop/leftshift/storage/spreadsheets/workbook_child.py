"""Reads a workbook in a process of its own, with limits, and hands its cells back as JSON.

Run as `python -m leftshift.storage.spreadsheets.workbook_child`, the workbook on standard input. Nothing in
it is run or followed: no formula, no macro, no link.
"""

import contextlib
import datetime as dt
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

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

MERGED_MOST: Final = 10_000
"""Merged blocks kept of a sheet."""

_XML: Final = (".xml", ".rels")
_TRUE: Final = ("1", "true")


class Fault(Exception):  # noqa: N818 - a word of the protocol between the two processes
    """What is wrong with a workbook, as one of the words above."""


def main() -> int:
    """Read a workbook from standard input and write its cells to standard output; always 0."""
    rows, columns = (int(text) for text in sys.argv[1:3])
    data = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {"sheets": list(_sheets(data, rows, columns))}
    except Fault as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": MEMORY_OUT}
    except Exception as fault:  # noqa: BLE001 - a hostile file may raise anything at all inside the reader
        answer = {"fault": DAMAGED, "detail": type(fault).__name__}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _sheets(data: bytes, rows: int, columns: int) -> Iterator[dict[str, Any]]:
    # numpy would take more time and memory than the workbook; openpyxl does without it.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None is how a module is declared absent
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    _limit()
    _refuse_entities(data)
    values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    written = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    if len(values.worksheets) > SHEETS_MOST:
        raise Fault(SHEETS)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for sheet, source in zip(values.worksheets, written.worksheets, strict=True):
            path = sheet._worksheet_path  # noqa: SLF001 - openpyxl tells nowhere else which part a sheet is
            cells = _cells(sheet, source, rows, columns)
            within = [cell for cell in cells if cell[0] <= rows and cell[1] <= columns]
            yield {
                "name": sheet.title[:TEXT_MOST],
                "hidden": sheet.sheet_state != "visible",
                "cells": within,
                "too_long": len(within) < len(cells),
                **_layout(parts, path.lstrip("/"), rows, columns),
            }


def _cells(sheet: Any, source: Any, rows: int, columns: int) -> list[list[Any]]:  # noqa: ANN401 - openpyxl is not typed
    """List the cells that hold something: row, column, value, whether a formula, an error; number format."""
    formulas = {
        (cell.row, cell.column)
        for row in _rows(source, rows, columns)
        for cell in row
        if cell.value is not None and cell.data_type == "f"
    }
    found: list[list[Any]] = []
    for row in _rows(sheet, rows, columns):
        for cell in row:
            if cell.value is not None:
                place = (cell.row, cell.column)
                shown = str(cell.number_format)[:TEXT_MOST] if cell.data_type == "n" else ""
                found.append([*place, _plain(cell.value), place in formulas, cell.data_type == "e", shown])
                formulas.discard(place)
    found.extend([*place, None, True, False, ""] for place in formulas)
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
    """List merged blocks, hidden rows and hidden columns; read as a stream, so that it takes no memory."""
    found: dict[str, list[Any]] = {"merged": [], "hidden_rows": [], "hidden_columns": []}
    counted = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal counted
        name = tag.rpartition(" ")[2]
        if name == "mergeCell" and len(found["merged"]) < MERGED_MOST:
            found["merged"].append(attributes.get("ref", "")[:TEXT_MOST])
        elif name == "row":
            counted = int(attributes.get("r", counted + 1))
            if attributes.get("hidden") in _TRUE and counted <= rows:
                found["hidden_rows"].append(counted)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            found["hidden_columns"].extend(range(first, min(last, columns) + 1))

    reader = expat.ParserCreate(namespace_separator=" ")
    reader.StartElementHandler = start
    with parts.open(path) as part:
        reader.ParseFile(part)
    return found


def _refuse_entities(data: bytes) -> None:
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
