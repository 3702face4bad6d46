"""A file of the planner's own, whichever list it holds: spend by sector, or the seats of a board."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList, read_board_list
from leftshift.storage.spreadsheets.ledger import Ledger, read_ledger

ENDINGS: Final = (".csv", ".xlsx")
"""Endings of files that can hold such a list."""
_NO_HEADINGS: Final = "a row of headings"
"""What is allowed where a list was not found at all."""


def read_own_list(
    path: Path, *, sheet: str | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Ledger | BoardList:
    """Read a ledger or, where the file has none, a list of seats.

    A workbook is read by a child process and may take seconds, so this is to be called off the GUI thread.
    Once `cancelled` says so, it ends.

    Raises:
        CancelledError: it was cancelled.
        Refusal: the first thing wrong with the list that the file holds, or that it holds neither.
    """
    try:
        return read_ledger(path, sheet=sheet, cancelled=cancelled)
    except Refusal as no_ledger:
        if not no_ledger.allowed.startswith(_NO_HEADINGS):
            raise
        try:
            return read_board_list(path, sheet=sheet, cancelled=cancelled)
        except Refusal as no_board:
            if no_board.allowed.startswith(_NO_HEADINGS):
                raise no_ledger from None
            raise
