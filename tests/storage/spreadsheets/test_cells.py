"""Cells and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.storage.spreadsheets.cells import Block, Cell, CellGrid, block, letters


@pytest.mark.parametrize(
    ("column", "text"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")]
)
def test_that_columns_are_written_in_letters(column: int, text: str) -> None:
    assert letters(column) == text


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_that_a_place_is_read_as_it_is_written(column: int, row: int) -> None:
    assert block(Cell(row=row, column=column).place) == Block(row, column, row, column)


def test_that_a_block_is_known_by_its_corners_and_nothing_else_is_a_block() -> None:
    assert block("B4:A6") == Block(4, 1, 6, 2)
    assert Block(4, 1, 6, 2).place == "A4:B6"
    assert block("Table1") is None


def test_that_a_cell_shows_short_and_printable_what_it_holds() -> None:
    assert Cell(row=1, column=1, value=" a\u00a0b ").text == "a b"
    assert Cell(row=1, column=1, value="x" * 50).shown == f"“{'x' * 40}…”"
    assert Cell(row=1, column=1, value="a\x07b").shown == "“a�b”"


def test_that_a_grid_knows_its_rows_and_gives_an_empty_cell_where_nothing_stands() -> None:
    grid = CellGrid(file="a.csv", cells={(2, 3): Cell(row=2, column=3, value=5.0)})
    assert grid.rows == 2
    assert (grid.at(2, 3).value, grid.at(9, 9).text) == (5.0, "")
    assert (
        str(grid.refusal("C2", "wrong", "right", "Mend it."))
        == "a.csv, cell C2: wrong; allowed is right. Mend it."
    )
