"""Boards from lists: what is read, and what is refused at its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.storage.refusal import Refusal
from leftshift.storage.spreadsheets.board_list import BoardList, understand_board
from leftshift.storage.spreadsheets.sheet_file import read_file
from tests.storage.broken_lists import book, csv_bytes

Read = Callable[..., BoardList]
HEADINGS = ("role", "group", "voting", "organisations")
ROWS = (
    ("Chair", "independent", "yes", 1),
    ("Partner member, trusts", "acute trust", "Yes", 3),
    ("Observer", "VCSE", "no", ""),
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(data: bytes, name: str = "board.csv") -> BoardList:
        (tmp_path / name).write_bytes(data)
        return understand_board(read_file(tmp_path / name), {}).settled()

    return read_bytes


def test_that_seats_are_read_in_the_order_of_the_file(read: Read) -> None:
    board = read(csv_bytes(HEADINGS, *ROWS, separator=";").replace(b",", b",").replace(b"\n", b"\r\n"))
    assert board.seats == (
        Seat(role="Chair", group=Group.INDEPENDENT),
        Seat(role="Partner member, trusts", group=Group.TRUST_ACUTE, organisations=3),
        Seat(role="Observer", group=Group.VOLUNTARY, voting=False),
    )
    assert (board.source, board.mended) == ("board.csv", ())


def test_that_a_workbook_gives_the_same_seats(read: Read) -> None:
    rows = (("Chair", "independent", True, 1), *ROWS[1:])
    plain = read(csv_bytes(HEADINGS, *ROWS, separator="\t"))
    assert read(book(HEADINGS, *rows), "board.xlsx").seats == plain.seats


def test_that_organisations_may_be_left_out_and_then_are_one_each(read: Read) -> None:
    board = read(b"Role,Group,Vote\nChair,independent,1\n")
    assert board.seats[0].organisations == 1
    assert board.mended == ("The file has no column of organisations; each seat is taken to speak for one.",)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("called", [str, lambda group: GROUP_NAMES[group].title()], ids=["key", "name"])
def test_that_a_group_is_known_by_its_key_and_by_its_name(
    read: Read, group: Group, called: Callable[[Group], str]
) -> None:
    assert read(csv_bytes(HEADINGS, ("Seat", called(group), "no", 2))).seats[0].group is group


@pytest.mark.parametrize(
    ("row", "place", "wrong"),
    [
        (("", "trust", "yes", 1), "cell A3", "the seat has no role"),
        (("x" * 121, "trust", "yes", 1), "cell A3", "too long"),
        (("Seat", "helthwatch", "yes", 1), "cell B3", "perhaps voluntary sector is meant"),
        (("Seat", "", "yes", 1), "cell A3", "“Seat” has no group beside it"),
        (("Seat", "trust", "maybe", 1), "cell C3", "“maybe” does not say whether the seat votes"),
        (("Seat", "trust", "", 1), "cell C3", "the vote is not stated"),
        (("Seat", "trust", "yes", 1.5), "cell D3", "“1.5” is not a whole number"),
        (("Seat", "trust", "yes", -1), "cell D3", "“-1” is not a whole number"),
        (("Seat", "trust", "yes", 1001), "cell D3", "“1001” is out of limits"),
        (("Seat", "trust", "yes", 0), "cell D3", "“0” is out of limits"),
        (("Director", "nursing", "trust", "yes", 1), "cell E3", "more cells than there are headings: “1”"),
    ],
)
def test_that_a_broken_seat_is_refused_at_its_cell(
    read: Read, row: tuple[object, ...], place: str, wrong: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read(csv_bytes(HEADINGS, ("Chair", "independent", "yes", 1), row, separator=";"))
    assert caught.value.place.endswith(place)
    assert wrong in caught.value.wrong


def test_that_a_broken_seat_of_a_workbook_is_refused_at_its_cell(read: Read) -> None:
    with pytest.raises(Refusal, match="is not a whole number") as caught:
        read(book(HEADINGS, ROWS[0], ("Seat", "trust", "yes", 1.5)), "board.xlsx")
    assert caught.value.place.endswith("cell D3")


def test_that_a_board_without_seats_or_with_too_many_is_refused(read: Read) -> None:
    with pytest.raises(Refusal, match="no row below the headings holds a seat"):
        read(csv_bytes(HEADINGS))
    with pytest.raises(Refusal, match="cell A62: the board has too many seats"):
        read(csv_bytes(HEADINGS, *[("Seat", "trust", "yes", 1)] * 61))


def test_that_a_ledger_is_no_board(read: Read) -> None:
    with pytest.raises(Refusal, match="no list of seats was found"):
        read(b"sector,gbp_m\nacute,3\n")
