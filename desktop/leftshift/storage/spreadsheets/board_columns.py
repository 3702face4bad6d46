"""Where on a sheet the list of seats is: the row of its headings, and what each column holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import name_shown
from leftshift.storage.spreadsheets.cells import Cell, CellGrid, file_refusal
from leftshift.storage.spreadsheets.csv_file import too_long
from leftshift.storage.spreadsheets.names import bare, words
from leftshift.storage.spreadsheets.questions import Answers, Asker
from leftshift.storage.spreadsheets.sheet_file import SheetFile, sheet_called, sheet_number

NEEDED: Final = "a row of headings: role, group, voting; organisations may be left out"
NO_MEMBER: Final = frozenset(
    {"observer", "observers", "in attendance", "attendee", "attendees", "participant", "participants"}
    | {"regular participant", "regular participants", "regular attendees", "invited attendees"}
)
"""Words for who sits at the table without a vote."""
_ROWS: Final = 300
"""Rows that are looked through for the headings."""
_LastRows = tuple[Mapping[int, int], Mapping[int, int]]


class SheetSeatColumn(StrEnum):
    """What a column of a list of seats holds."""

    ROLE = "role"
    PERSON = "person"
    GROUP = "group"
    VOTING = "voting"
    EMPLOYER = "employer"
    """The organisation that a member comes from, by name."""
    ORGANISATIONS = "organisations"
    """How many organisations a seat speaks for."""
    SEATS = "seats"
    """How many seats a row stands for."""


_HEADINGS: Final = {
    SheetSeatColumn.ROLE: (
        "role|seat|position|post|job title|title|board role|board position|designation|job role|"
        "role on board|role on the board|member role|office|board member role|member position|job|role title|"
        "position held"
    ),
    SheetSeatColumn.PERSON: "name|member name|full name|member|board member|members|person|name of member",
    SheetSeatColumn.GROUP: (
        "group|group of seat|member group|sector|constituency|representing|member type|type|category|"
        "type of member|membership type|type of membership|member category|class|membership|partner type|"
        "seat type|nominated by|type of seat|member class|stakeholder group|partner group|constituent group"
    ),
    SheetSeatColumn.EMPLOYER: (
        "organisation|organization|employer|employing organisation|organisation name|represents|body"
    ),
    SheetSeatColumn.SEATS: "number of seats|no of seats|seats|number of members|no of members|posts",
    SheetSeatColumn.ORGANISATIONS: (
        "organisations|number of organisations|orgs|organizations|speaks for|no of organisations"
    ),
}
_NAMES: Final = MappingProxyType(
    {name: column for column, names in _HEADINGS.items() for name in names.split("|")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLayout:
    """A list of seats on a sheet."""

    grid: CellGrid
    heading: int
    columns: Mapping[SheetSeatColumn, int]

    @property
    def score(self) -> tuple[int, int]:
        """How much it looks like such a list: by its columns, then by its rows."""
        return len(self.columns), self.grid.rows - self.heading

    @property
    def shape(self) -> str:
        """What the headings say: files of one shape have it in common."""
        columns = range(1, self.grid.columns + 1)
        return "|".join(bare(self.grid.at(self.heading, column).text) for column in columns)

    def cell(self, row: int, column: SheetSeatColumn) -> Cell:
        """Return one cell; an empty one where the list lacks the column."""
        at = self.columns.get(column)
        return (
            Cell(row=row, column=self.columns[SheetSeatColumn.ROLE]) if at is None else self.grid.at(row, at)
        )

    def rows(self) -> Iterator[int]:
        """Go through the rows below the headings that hold something in one of the columns."""
        used = sorted({row for row, column in self.grid.cells if column in self.columns.values()})
        return (row for row in used if row > self.heading)


def find_seats(grid: CellGrid) -> SeatLayout | None:
    """Return the list of seats that a sheet holds; None where it holds none."""
    columns = grid.columns
    last: _LastRows | None = None
    for row in range(1, min(grid.rows, _ROWS) + 1):
        found: dict[SheetSeatColumn, int] = {}
        for column in range(1, columns + 1):
            what = _meant(grid.at(row, column).text)
            if what is not None:
                found.setdefault(what, column)
        names_seats = not found.keys().isdisjoint({SheetSeatColumn.ROLE, SheetSeatColumn.PERSON})
        if names_seats and SheetSeatColumn.VOTING not in found:
            last = last or _last_rows(grid)
            found |= _votes_below(last, row, set(found.values()))
        names_both = {SheetSeatColumn.ROLE, SheetSeatColumn.PERSON} <= found.keys()
        if SheetSeatColumn.ROLE not in found and SheetSeatColumn.PERSON in found:
            found[SheetSeatColumn.ROLE] = found.pop(SheetSeatColumn.PERSON)
        says_more = found.keys() & {SheetSeatColumn.GROUP, SheetSeatColumn.VOTING, SheetSeatColumn.EMPLOYER}
        if SheetSeatColumn.ROLE in found and (says_more or names_both):
            return SeatLayout(grid=grid, heading=row, columns=MappingProxyType(found))
    return None


def _votes_below(last: _LastRows, heading: int, taken: set[int]) -> dict[SheetSeatColumn, int]:
    """Find a column that says in each of its cells who votes, whatever its heading, such as Status."""
    votes, others = last
    below = (column for column, row in votes.items() if row > heading >= others.get(column, 0))
    column = min(set(below) - taken, default=0)
    return {SheetSeatColumn.VOTING: column} if column else {}


def _last_rows(grid: CellGrid) -> _LastRows:
    """Return by column the last row that says who votes, and the last that says something else."""
    votes: dict[int, int] = {}
    others: dict[int, int] = {}
    for (row, column), cell in grid.cells.items():
        if text := words(cell.text):
            says_it = "vot" in text or text in NO_MEMBER or text == "member"
            rows = votes if says_it else others
            rows[column] = max(row, rows.get(column, 0))
    return votes, others


def choose_seats(file: SheetFile, answers: Answers) -> tuple[SeatLayout, Asker]:
    """Return the list of seats that is meant, with who asks about it; where several sheets hold one, ask.

    Raises:
        Refusal: the file holds no such list, or it is too long.
    """
    asker = Asker(CellGrid(file=file.name), answers)
    named = answers.get("sheet", "")
    grids = [sheet_called(file, named)] if named else [grid for grid in file.grids if not grid.hidden]
    found = [one for grid in grids if (one := find_seats(grid))]
    if not found:
        raise _nothing(file)
    chosen = max(found, key=lambda one: one.score)
    if file.is_workbook and len(found) > 1:
        names = {one.grid.sheet: name_shown(one.grid.sheet) for one in found}
        said = asker.ask(
            "sheet",
            f"several sheets hold a list of seats: {', '.join(names.values())}. Which one is meant?",
            names,
            proposed=chosen.grid.sheet,
            option=f'--sheet "{sheet_number(file, chosen.grid.sheet)}"',
        )
        chosen = next(one for one in found if one.grid.sheet == said)
    if chosen.grid.too_long:
        raise too_long(chosen.grid)
    asker.grid = chosen.grid
    return chosen, asker


@lru_cache(maxsize=1024)
def _meant(heading: str) -> SheetSeatColumn | None:
    plain = words(heading)
    if any(word.startswith("vot") or word == "nonvoting" for word in plain.split()):
        return SheetSeatColumn.VOTING
    return _NAMES.get(plain)


def _nothing(file: SheetFile) -> Refusal:
    sheets = ", ".join(f"“{name_shown(grid.sheet)}”" for grid in file.grids if grid.sheet and not grid.hidden)
    where = f" on the sheets {sheets}" if sheets else ""
    return file_refusal(file.name, f"no list of seats was found{where}", NEEDED)
