"""Boards are the published ones where known in full, else the minimum, and say which."""

from collections import Counter

import pytest

from leftshift.evidence import boards
from leftshift.evidence.areas import Area, areas, find_area
from leftshift.evidence.boards import FULL, TEMPLATE, board_of, is_placeholder
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.tables import table
from leftshift.model.seats import PARTNERS, Group
from leftshift.model.terms import Footprint


def test_that_the_minimum_has_ten_voting_seats() -> None:
    board = board_of(find_area("QMM"))
    assert board.coverage == TEMPLATE
    assert len(board.seats) == 10
    assert all(seat.voting for seat in board.seats)
    assert Counter(seat.group for seat in board.seats) == {
        Group.INDEPENDENT: 3,
        Group.EXECUTIVE: 4,
        Group.TRUST: 1,
        Group.GENERAL_PRACTICE: 1,
        Group.LOCAL_AUTHORITY: 1,
    }


def test_that_south_west_london_has_its_published_board() -> None:
    board = board_of(find_area("QWE"))
    assert board.coverage == FULL
    assert len(board.seats) == 22
    counted = Counter(seat.group for seat in board.seats)
    assert (counted[Group.TRUST], counted[Group.GENERAL_PRACTICE], counted[Group.OTHER]) == (4, 1, 6)
    assert board.source == "About our board, South West London ICB"
    assert board.link.startswith("https://")


def test_that_a_vote_no_source_states_is_not_counted_and_the_note_says_so() -> None:
    board = board_of(find_area("QJ2"))
    assert board.coverage == FULL
    assert board.date == "2023-03-16"
    assert (len(board.seats), sum(seat.voting for seat in board.seats)) == (20, 14)
    assert sum(seat.group in PARTNERS for seat in board.seats) == 5
    assert "not voting" in board.note


def test_that_a_partly_known_board_keeps_the_minimum_and_tells_what_is_known() -> None:
    board = board_of(find_area("QVV"))
    assert board.coverage == TEMPLATE
    assert len(board.seats) == 10
    assert len(board.partial_seats) == 6
    assert board.partial_note
    assert board.partial_source == "Board agenda, NHS Dorset, 2024-03-07"


def test_that_an_icb_unchanged_in_2026_keeps_its_board() -> None:
    for footprint in Footprint:
        assert board_of(find_area("QWE", footprint)).coverage == FULL


@pytest.mark.parametrize("code", ["D7T5G", "QRL", "cluster:QJ2+QJM+QT1", "Y56", "ENGLAND"])
def test_that_what_is_put_together_has_the_minimum(code: str) -> None:
    board = board_of(find_area(code))
    assert board.coverage == TEMPLATE
    assert board.partial_seats == ()


@pytest.mark.parametrize("area", areas(), ids=lambda area: f"{area.kind}:{area.code}")
def test_that_every_board_has_a_source_and_a_chair(area: Area) -> None:
    board = board_of(area)
    assert board.source
    assert board.date
    assert board.note
    assert [seat.role for seat in board.seats].count("Chair") == 1


def test_that_an_unknown_group_is_refused_with_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [dict(row, group="friends") for row in table("board_seats") if row["ods_code"] == "QWE"]
    monkeypatch.setattr(boards, "_rows_of", lambda _code: tuple(bad))
    with pytest.raises(EvidenceError, match=r"board_seats\.csv, row QWE, Chair"):
        board_of(find_area("QWE"))


@pytest.mark.parametrize("code", ["QMM", "QVV", "ENGLAND"])
def test_that_the_minimum_in_place_of_an_unknown_board_is_a_placeholder_until_it_is_edited(code: str) -> None:
    area = find_area(code)
    assert not board_of(area).known
    assert is_placeholder(area, board_of(area).seats)
    assert not is_placeholder(area, board_of(area).seats[1:])


def test_that_a_published_board_is_no_placeholder() -> None:
    area = find_area("QWE")
    assert board_of(area).known
    assert not is_placeholder(area, board_of(area).seats)
