from pathlib import Path

import pytest

from leftshift.evidence.areas import find_area
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.names import words
from leftshift.storage.spreadsheets.own_list import understand
from leftshift.storage.spreadsheets.sheet_file import read_file


def read(folder: Path, text: str) -> Ledger | BoardList:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return understand(read_file(path), find_area("QMM"), {}).settled()


def test_that_a_list_of_sectors_is_read_as_a_ledger(tmp_path: Path) -> None:
    found = read(tmp_path, "sector,gbp_m\nacute,1400\n")
    assert isinstance(found, Ledger)
    assert found.sectors[0] == 1400


def test_that_a_list_of_seats_is_read_as_a_board(tmp_path: Path) -> None:
    found = read(tmp_path, "role,group,voting\nChair,independent,yes\n")
    assert isinstance(found, BoardList)
    assert found.seats[0].role == "Chair"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("sector,gbp_m\nacute,-5\n", "-5"),
        ("role,group,voting\nChair,wizards,yes\n", "wizards"),
        ("colour,size\nred,5\n", "no list of spend"),
    ],
)
def test_that_what_is_wrong_is_said_of_the_list_the_file_holds(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(Refusal, match=wrong):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "row",
    ["role" + "," * 58 + "x", ",".join(["acute"] * 60), ",".join(["role", *map(str, range(59))])],
)
def test_that_a_hostile_list_is_refused_with_a_few_looks_at_each_cell(tmp_path: Path, row: str) -> None:
    rows = 200
    before = words.cache_info()
    with pytest.raises(Refusal):
        read(tmp_path, f"{row}\n" * rows)
    after = words.cache_info()
    looks = after.hits + after.misses - before.hits - before.misses
    assert looks < 10 * rows * len(row.split(","))


@pytest.mark.parametrize(
    "text", ["sector,gbp_m\nacute,1\nx,1e308\ny,1e308\n", "sector,share\nacute,1\nx,1e308%\ny,1e308%\n"]
)
def test_that_numbers_whose_sum_no_computer_holds_are_refused_or_asked_about(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    try:
        said = [question.text for question in understand(read_file(path), find_area("QMM"), {}).questions]
    except Refusal as refusal:
        said = [str(refusal)]
    assert any(said)
