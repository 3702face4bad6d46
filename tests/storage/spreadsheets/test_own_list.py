from pathlib import Path

import pytest

from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList
from leftshift.storage.spreadsheets.ledger import Ledger
from leftshift.storage.spreadsheets.own_list import read_own_list


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_that_a_list_of_sectors_is_read_as_a_ledger(tmp_path: Path) -> None:
    found = read_own_list(written(tmp_path, "sector,gbp_m\nacute,1400\n"))
    assert isinstance(found, Ledger)
    assert found.sectors[0] == 1400


def test_that_a_list_of_seats_is_read_as_a_board(tmp_path: Path) -> None:
    found = read_own_list(written(tmp_path, "role,group,voting\nChair,independent,yes\n"))
    assert isinstance(found, BoardList)
    assert found.seats[0].role == "Chair"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("sector,gbp_m\nacute,-5\n", "-5"),
        ("role,group,voting\nChair,wizards,yes\n", "wizards"),
        ("colour,size\nred,5\n", "headings"),
    ],
)
def test_that_what_is_wrong_is_said_of_the_list_the_file_holds(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(Refusal, match=wrong):
        read_own_list(written(tmp_path, text))
