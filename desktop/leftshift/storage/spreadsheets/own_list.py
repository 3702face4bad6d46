"""A file of the planner's own, whichever list it holds: spend by sector, or the seats of a board."""

from typing import Final

from leftshift.evidence.areas import Area
from leftshift.storage.spreadsheets.board_columns import SheetSeatColumn, find_seats
from leftshift.storage.spreadsheets.board_list import BoardList, understand_board
from leftshift.storage.spreadsheets.ledger import Ledger, understand_ledger
from leftshift.storage.spreadsheets.questions import Answers
from leftshift.storage.spreadsheets.reading import SheetReading
from leftshift.storage.spreadsheets.sheet_file import SheetFile

ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""Endings of files that can hold such a list."""


def holds_board(file: SheetFile) -> bool:
    """Say whether a file looks more like a list of seats than like spend by sector."""
    seats = [one for grid in file.grids if not grid.hidden and (one := find_seats(grid))]
    if not seats:
        return False
    amounts = max((layout.named for layout in file.layouts if layout), default=0)
    says_votes = any(SheetSeatColumn.VOTING in one.columns for one in seats)
    return says_votes or not amounts


def understand(
    file: SheetFile, area: Area, answers: Answers
) -> SheetReading[Ledger] | SheetReading[BoardList]:
    """Say what each row of a file becomes and what has to be asked, whichever list the file holds.

    Raises:
        Refusal: the first thing wrong with the list that the file holds, or that it holds neither.
    """
    return understand_board(file, answers) if holds_board(file) else understand_ledger(file, area, answers)
