"""A spreadsheet read whole: its bytes, and the sheets in them as cells, before anything is understood."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from leftshift.storage.refusal import FETCH, printable
from leftshift.storage.scenario.json_text import name_shown
from leftshift.storage.spreadsheets.cells import CellGrid, file_refusal
from leftshift.storage.spreadsheets.csv_file import csv_grids
from leftshift.storage.spreadsheets.layout import SheetLayout, find_layout
from leftshift.storage.spreadsheets.names import bare
from leftshift.storage.spreadsheets.text_encoding import decoded
from leftshift.storage.spreadsheets.workbook import workbook_grids
from leftshift.storage.spreadsheets.workbook_checks import SIZE_MOST, is_workbook

_PLAN: Final = re.compile(r'\s*\{\s*"format"\s*:\s*"leftshift ')
"""How every file of Leftshift's own begins."""
_OPEN: Final = "Open it with File → Open, or choose a list."
_KINDS: Final = "a CSV file or a workbook (.xlsx, .xlsb, .xls, .ods)"


@dataclass(frozen=True, kw_only=True)
class SheetFile:
    """A CSV file or a workbook as cells."""

    name: str
    sha256: str
    """Digest of the file, to tell one version of it from another."""
    grids: tuple[CellGrid, ...]
    """The sheets of a workbook; or one CSV file, split by each separator that may be its own."""
    is_workbook: bool
    notes: tuple[str, ...] = ()
    """What was taken for granted or left aside in reading, in sentences."""

    @cached_property
    def layouts(self) -> tuple[SheetLayout | None, ...]:
        """The list of spend by sector that each sheet holds; worked out once, as it may take a second."""
        return tuple(find_layout(grid) for grid in self.grids)


def sheet_number(file: SheetFile, name: str) -> str:
    """Write how the command line names a sheet without its name: #2 is the second."""
    return f"#{1 + [grid.sheet for grid in file.grids].index(name)}"


def sheet_called(file: SheetFile, named: str) -> CellGrid:
    """Find a sheet by its name or by its number, such as #2.

    Raises:
        Refusal: there is none.
    """
    number = named.removeprefix("#")
    if number != named and number.isdecimal() and 1 <= int(number) <= len(file.grids):
        return file.grids[int(number) - 1]
    found = next((grid for grid in file.grids if bare(grid.sheet) == bare(named)), None)
    if found is None:
        listed = ", ".join(f"“{name_shown(grid.sheet)}”" for grid in file.grids)
        wrong = f"there is no sheet “{name_shown(named)}”"
        raise file_refusal(file.name, wrong, f"one of its sheets: {listed}")
    return found


def read_file(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> SheetFile:
    """Read a CSV file or a workbook.

    A workbook is read by a child process and may take seconds, so this is to be called off the GUI thread.
    Once `cancelled` says so, it ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: it cannot be read as either.
    """
    data, name = _bytes(path), printable(path.name)
    if is_workbook(data):
        grids, notes = workbook_grids(data, name, cancelled=cancelled)
    else:
        text, notes = decoded(data, name)
        if _PLAN.match(text):
            raise file_refusal(name, "this is a plan of Leftshift, not a list", _KINDS, _OPEN)
        grids = csv_grids(text, name)
    return SheetFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        grids=grids,
        is_workbook=is_workbook(data),
        notes=notes,
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            wrong = "this is a folder or a device, not a file" if path.exists() else "there is no such file"
            raise file_refusal(path.name, wrong, _KINDS, FETCH)
        with path.open("rb") as file:
            data = file.read(SIZE_MOST + 1)
    except OSError as fault:
        raise file_refusal(
            path.name, f"the file cannot be read ({fault.strerror or fault})", _KINDS, FETCH
        ) from None
    if len(data) > SIZE_MOST:
        most = f"{SIZE_MOST // 1_000_000} MB"
        raise file_refusal(path.name, f"the file is larger than {most}", f"at most {most}", FETCH)
    if not data:
        raise file_refusal(path.name, "the file is empty", "a list with a row of headings", FETCH)
    return data
