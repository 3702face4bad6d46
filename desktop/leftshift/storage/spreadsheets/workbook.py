"""Workbooks in: read by a child process with limits on time and memory, never by this one."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from types import MappingProxyType
from typing import IO, Any, Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets import workbook_child as child
from leftshift.storage.spreadsheets.cells import Block, Cell, CellGrid, block, file_refusal
from leftshift.storage.spreadsheets.csv_file import COLUMNS_MOST, ROWS_MOST
from leftshift.storage.spreadsheets.number_format import PLAIN, number_format
from leftshift.storage.spreadsheets.text_encoding import mended
from leftshift.storage.spreadsheets.workbook_checks import check_workbook, locked

_GRACE: Final = 2.0
"""Time beyond the child's own for starting it [s]."""
_LOOK: Final = 0.1
"""Time between two looks whether anybody still waits for the workbook [s]."""
_COPY: Final = "Copy the figures alone into a new workbook, or save the sheet as CSV, and import that."
_FAULTS: Final = {
    child.SHEETS: ("the workbook has too many sheets", f"at most {child.SHEETS_MOST} sheets"),
    child.MEMORY_OUT: ("the workbook needs too much memory", f"at most {child.MEMORY >> 20} MB"),
    child.DOCUMENT_TYPE: ("a part of the workbook declares entities", "what spreadsheet programs write"),
    child.DAMAGED: ("the workbook is damaged", "a workbook that Excel opens without repair"),
}


class CancelledError(Exception):
    """Nobody waits for the workbook any more; its child process is ended."""


def workbook_grids(
    data: bytes,
    name: str,
    *,
    seconds: float = child.SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[tuple[CellGrid, ...], tuple[str, ...]]:
    """Read the sheets of a workbook; return them, and sentences on what was left aside.

    May take as long as `seconds`, so it is to be called off the GUI thread; soon after `cancelled` says so it
    ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: the workbook is not an ordinary, sound one, or takes too long.
    """
    aside = check_workbook(data, name)
    if cancelled():
        raise CancelledError
    answer = _answer(data, name, seconds, cancelled)
    if answer.get("fault") == child.LOCKED:
        raise locked(name)
    if "sheets" not in answer:
        wrong, allowed = _FAULTS[answer.get("fault", child.DAMAGED)]
        raise file_refusal(name, wrong, allowed, _COPY)
    return tuple(_grid(sheet, name) for sheet in answer["sheets"]), aside


def _answer(data: bytes, name: str, seconds: float, cancelled: Callable[[], bool]) -> dict[str, Any]:
    command = [sys.executable, "-X", "utf8", "-m", child.__name__, str(ROWS_MOST), str(COLUMNS_MOST)]
    try:
        with (
            _as_file(data) as given,
            subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter; the file is on its input
                command,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            ) as process,
        ):
            try:
                said = _heard(process, seconds + _GRACE if seconds else 0, cancelled)
            finally:
                process.kill()
        answer = json.loads(said)
    except subprocess.TimeoutExpired:
        raise _slow(name, seconds) from None
    except OSError as fault:
        wrong = f"no process could be started to read the workbook ({fault.strerror})"
        raise file_refusal(name, wrong, "a CSV file", "Save the sheet as CSV and import that.") from None
    except ValueError:
        # A child that ends without an answer was ended by its limits, or by the file.
        wrong = "the workbook needs more time or memory than any ledger"
        allowed = f"at most {child.MEMORY >> 20} MB and {child.SECONDS} seconds"
        raise file_refusal(name, wrong, allowed, _COPY) from None
    return answer if isinstance(answer, dict) else {}


def _as_file(data: bytes) -> IO[bytes]:
    """Return a file without a name that holds the workbook.

    Through a pipe, a child that is slow to begin would get a part of it: what `communicate` has not written
    by its timeout it never writes.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who asked for it
    file.write(data)
    file.seek(0)
    return file


def _heard(process: "subprocess.Popen[bytes]", seconds: float, cancelled: Callable[[], bool]) -> bytes:
    """Return what a child says of its workbook; look now and then whether that is still wanted."""
    until = time.monotonic() + seconds
    while True:
        left = until - time.monotonic()
        try:
            return process.communicate(timeout=max(min(left, _LOOK), 0))[0]
        except subprocess.TimeoutExpired:
            if left <= 0:
                raise
            if cancelled():
                raise CancelledError from None


def _slow(name: str, seconds: float) -> Refusal:
    wrong = "reading the workbook took too long"
    return file_refusal(name, wrong, f"at most {seconds:g} seconds", _COPY)


def _grid(sheet: dict[str, Any], name: str) -> CellGrid:
    cells = {
        (row, column): Cell(
            row=row,
            column=column,
            value=mended(value) if isinstance(value, str) else value,
            formula=formula,
            error=error,
            number_format=number_format(shown) if shown else PLAIN,
        )
        for row, column, value, formula, error, shown in sheet["cells"]
    }
    return CellGrid(
        file=name,
        sheet=sheet["name"],
        cells=MappingProxyType(cells),
        merged=(
            *(found for found in map(block, sheet.get("merged", ())) if found),
            *(Block(*corners) for corners in sheet.get("blocks", ())),
        ),
        hidden=sheet["hidden"],
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
        too_long=sheet["too_long"],
    )
