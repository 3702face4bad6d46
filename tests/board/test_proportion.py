"""Which sizes allow proportion."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.board.apportionment import largest_remainder
from leftshift.board.proportion import (
    LARGEST,
    balanced,
    in_proportion,
    proportion_possible,
    seats_held,
    seats_that_do,
)

WEIGHTS = st.lists(st.integers(0, 60), min_size=4, max_size=4).filter(any)
FLOORS = st.lists(st.integers(0, 2), min_size=4, max_size=4)


@given(weights=WEIGHTS, floors=FLOORS, seats=st.integers(1, 8))
def test_that_proportion_is_possible_exactly_when_some_way_to_share_out_has_it(
    weights: list[int], floors: Sequence[int], seats: int
) -> None:
    found = any(
        sum(counts) == seats
        and all(count >= floor for count, floor in zip(counts, floors, strict=True))
        and in_proportion(weights, counts)
        for counts in itertools.product(range(seats + 1), repeat=4)
    )
    assert proportion_possible(weights, seats, floors) == found


def test_that_the_practice_seat_of_statute_is_held_where_it_is_the_only_one() -> None:
    assert seats_held([60, 20, 15, 5], 1) == (0, 0, 0, 1)
    assert balanced([60, 20, 15, 5], 1) == (0, 0, 0, 1)


def test_that_no_trust_seat_is_held_where_proportion_gives_it_anyway() -> None:
    assert seats_held([60, 20, 15, 5], 4) == (0, 0, 0, 1)
    assert balanced([12, 4, 4, 80], 5) == (1, 0, 0, 4)
    assert seats_held([12, 4, 4, 80], 5) == (0, 0, 0, 1)
    assert seats_held([1, 1, 1, 97], 4) == (1, 0, 0, 1)


@given(weights=WEIGHTS, seats=st.integers(0, 12))
def test_that_the_size_that_does_is_the_first_that_does(weights: list[int], seats: int) -> None:
    size = seats_that_do(weights, seats, (0, 0, 0, 0))
    if size is not None:
        assert proportion_possible(weights, size, (0, 0, 0, 0))
        assert not any(proportion_possible(weights, less, (0, 0, 0, 0)) for less in range(seats, size))


def test_that_some_floors_can_never_be_met_in_proportion() -> None:
    assert seats_that_do([0, 0, 0, 1], 2, (1, 0, 0, 0)) is None


def test_that_four_sectors_with_money_need_more_than_four_seats() -> None:
    # Of 4 seats hospital is due 2.15, so 2 at least, and three others 1 each: 5 in all.
    assert seats_that_do([54, 13, 13, 20], 2, (0, 0, 0, 0)) == 5


@pytest.mark.parametrize(
    ("weights", "seats", "floors", "expected"),
    [
        ([60, 20, 15, 5], 2, (0, 0, 0, 0), (1, 0, 0, 1)),  # general practice keeps its seat
        ([0, 10, 0, 90], 3, (0, 0, 0, 0), (0, 1, 0, 2)),  # one trust seat, for the trusts with most
        ([0, 0, 0, 90], 3, (0, 0, 0, 0), (1, 0, 0, 2)),
        ([90, 0, 0, 1], 1, (1, 0, 0, 0), (1, 0, 0, 0)),  # no room for more than the floor
        ([90, 0, 0, 1], 0, (0, 0, 0, 0), (0, 0, 0, 0)),
    ],
)
def test_that_seats_of_statute_are_given_where_there_is_room(
    weights: list[int], seats: int, floors: Sequence[int], expected: tuple[int, ...]
) -> None:
    assert balanced(weights, seats, floors=floors) == expected


@given(weights=WEIGHTS, floors=FLOORS, more=st.integers(0, 10))
def test_that_balanced_seats_add_up_and_keep_floors_and_statute(
    weights: list[int], floors: Sequence[int], more: int
) -> None:
    seats = sum(floors) + 2 + more
    counts = balanced(weights, seats, floors=floors, method=largest_remainder)
    assert sum(counts) == seats
    assert all(count >= floor for count, floor in zip(counts, floors, strict=True))
    assert sum(counts[:3]) >= 1
    assert counts[3] >= 1


@pytest.mark.parametrize(("least", "expected"), [(LARGEST, LARGEST), (LARGEST + 1, None)])
def test_that_no_board_larger_than_the_largest_is_looked_at(least: int, expected: int | None) -> None:
    # Three sectors of 4 parts in 6n - 3 need n seats: 12 n / (6n - 3) is the first above 2, so 3 fit.
    weights = [6 * least - 15, 4, 4, 4]
    assert seats_that_do(weights, 2, (0, 0, 0, 0)) == expected
