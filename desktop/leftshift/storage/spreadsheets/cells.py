"""Cells of a spreadsheet or a CSV file, each known by its place, such as B7."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, NamedTuple

from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.json_text import SHOWN_MOST, WHOLE_FILE, name_shown
from leftshift.storage.spreadsheets.number_format import PLAIN, NumberFormat

CORRECT: Final = "Correct it in the spreadsheet, save that and import it again."
"""What helps when one cell is wrong."""

_LETTERS: Final = 26
_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_UNSEEN: Final = str.maketrans("\u00a0", " ", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Characters that nobody sees: hyphens between lines, marks of direction and of width."""

CellValue = str | float | bool | None


class Block(NamedTuple):
    """Cells merged into one: first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def place(self) -> str:
        """Place of the block, such as A4:A6."""
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its place and what it holds."""

    row: int
    column: int
    value: CellValue = None
    formula: bool = False
    """Whether the value is what a formula last gave."""
    error: bool = False
    """Whether the value is an error such as #REF!."""
    number_format: NumberFormat = PLAIN
    """How a number is shown."""

    @property
    def place(self) -> str:
        """Place of the cell, such as B7."""
        return f"{letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The value as text, spaces around it removed; empty where there is none."""
        text = "" if self.value is None else str(self.value)
        return text.strip() if text.isascii() else text.translate(_UNSEEN).strip()

    @property
    def shown(self) -> str:
        """The value for a message: short, in quotes, nothing in it that does not print."""
        return text_shown(self.text)


def text_shown(text: str) -> str:
    """Return the text of a cell for a message: short, in quotes, nothing in it that does not print."""
    return f"“{name_shown(text)}”" if len(text) <= SHOWN_MOST else f"“{name_shown(text[:SHOWN_MOST])}…”"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellGrid:
    """One sheet of a workbook, or a whole CSV file."""

    file: str
    sheet: str = ""
    """Name of the sheet; empty for a CSV file."""
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=lambda: MappingProxyType({}))
    """Cells that hold something, by row and column, both counted from 1."""
    merged: tuple[Block, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    too_long: bool = False
    """Whether the sheet goes on beyond what is read of it."""
    turned: bool = False
    """Whether rows and columns are those of the sheet turned on its side; places stay the sheet's own."""

    @property
    def rows(self) -> int:
        """Number of the last row that holds something."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def columns(self) -> int:
        """Number of the last column that holds something."""
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one where the file has none."""
        found = self.cells.get((row, column))
        if found is not None:
            return found
        return Cell(row=column, column=row) if self.turned else Cell(row=row, column=column)

    def turn(self) -> "CellGrid":
        """Return the sheet with its rows as columns; each cell keeps the place it has in the file."""
        return replace(
            self,
            cells=MappingProxyType({(column, row): cell for (row, column), cell in self.cells.items()}),
            merged=tuple(Block(one.left, one.top, one.right, one.bottom) for one in self.merged),
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            turned=not self.turned,
        )

    def place_of(self, block: Block) -> str:
        """Return the place of a block in the file, such as A4:A6."""
        return Block(block.left, block.top, block.right, block.bottom).place if self.turned else block.place

    def refusal(self, place: str, wrong: str, allowed: str, todo: str = CORRECT) -> Refusal:
        """Return the refusal of what is at a place, such as B7 or A4:A6; an empty place is the sheet."""
        where = [f"sheet “{name_shown(self.sheet)}”"] if self.sheet else []
        if place:
            where.append(f"{'cells' if ':' in place or ' ' in place else 'cell'} {place}")
        return Refusal(
            file=self.file, place=", ".join(where) or WHOLE_FILE, wrong=wrong, allowed=allowed, todo=todo
        )


def file_refusal(name: str, wrong: str, allowed: str, todo: str = CORRECT) -> Refusal:
    """Return the refusal of the file called `name` as a whole."""
    return Refusal(file=name, place=WHOLE_FILE, wrong=wrong, allowed=allowed, todo=todo)


def letters(column: int) -> str:
    """Write a column's number, from 1, in letters: 1 is A, 28 is AB."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def block(text: str) -> Block | None:
    """Read a block such as A4:A6; None for what is none."""
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    left, top = _column(found[1]), int(found[2])
    right, bottom = (_column(found[3]), int(found[4])) if found[3] else (left, top)
    return Block(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _column(text: str) -> int:
    number = 0
    for letter in text:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
