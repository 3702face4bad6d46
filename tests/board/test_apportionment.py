"""Seats by the three methods: published examples, properties, and refusals."""

from fractions import Fraction
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.board.apportionment import (
    METHODS,
    Apportion,
    dhondt,
    largest_remainder,
    sainte_lague,
    ties,
)

VOTES = st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any)
EVERY_METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
DIVISOR_METHODS = pytest.mark.parametrize("method", [sainte_lague, dhondt])


@pytest.mark.parametrize(
    ("method", "votes", "seats", "expected"),
    [
        # E08: worked seat calculations, staatsrecht.honikel.de
        (dhondt, [6100, 5000, 900], 10, [6, 4, 0]),
        (sainte_lague, [6100, 5000, 900], 10, [5, 4, 1]),
        (largest_remainder, [6100, 5000, 900], 10, [5, 4, 1]),
        # E12: standard textbook example
        (dhondt, [53, 24, 23], 7, [4, 2, 1]),
        (sainte_lague, [53, 24, 23], 7, [3, 2, 2]),
        (largest_remainder, [53, 24, 23], 7, [4, 2, 1]),
    ],
)
def test_that_published_examples_come_out_exactly(
    method: Apportion, votes: list[int], seats: int, expected: list[int]
) -> None:
    assert method(votes, seats) == expected


@EVERY_METHOD
@given(votes=VOTES, seats=st.integers(0, 60))
def test_that_seats_add_up_and_nobody_without_votes_gets_one(
    method: Apportion, votes: list[int], seats: int
) -> None:
    result = method(votes, seats)
    assert sum(result) == seats
    assert all(type(got) is int and got >= 0 for got in result)
    assert all(got == 0 for got, vote in zip(result, votes, strict=True) if vote == 0)


@EVERY_METHOD
@given(data=st.data(), votes=VOTES)
def test_that_floors_are_kept_and_seats_still_add_up(
    method: Apportion, data: st.DataObject, votes: list[int]
) -> None:
    floors = data.draw(st.lists(st.integers(0, 5), min_size=len(votes), max_size=len(votes)))
    seats = data.draw(st.integers(sum(floors), sum(floors) + 30))
    result = method(votes, seats, floors)
    assert sum(result) == seats
    assert all(got >= least for got, least in zip(result, floors, strict=True))


@EVERY_METHOD
@given(data=st.data(), votes=VOTES, seats=st.integers(0, 40))
def test_that_floors_that_are_met_anyway_change_nothing(
    method: Apportion, data: st.DataObject, votes: list[int], seats: int
) -> None:
    free = method(votes, seats)
    floors = [data.draw(st.integers(0, got)) for got in free]
    assert method(votes, seats, floors) == free


@given(votes=VOTES, seats=st.integers(0, 60))
def test_that_largest_remainder_stays_within_one_seat_of_the_exact_share(
    votes: list[int], seats: int
) -> None:
    for vote, got in zip(votes, largest_remainder(votes, seats), strict=True):
        quota = Fraction(vote * seats, sum(votes))
        assert floor(quota) <= got <= ceil(quota)


@DIVISOR_METHODS
@given(votes=VOTES, seats=st.integers(0, 60))
def test_that_one_seat_more_takes_no_seat_from_anyone(
    method: Apportion, votes: list[int], seats: int
) -> None:
    fewer, more = method(votes, seats), method(votes, seats + 1)
    assert all(after >= before for before, after in zip(fewer, more, strict=True))


@EVERY_METHOD
@given(votes=VOTES, seats=st.integers(0, 40), factor=st.fractions("1/1000", 1000))
def test_that_the_unit_of_the_votes_does_not_matter(
    method: Apportion, votes: list[int], seats: int, factor: Fraction
) -> None:
    assert method([vote * factor for vote in votes], seats) == method(votes, seats)


@EVERY_METHOD
def test_that_a_tie_goes_to_the_earlier_of_two_equal_parties(method: Apportion) -> None:
    assert method([5, 5, 5], 2) == [1, 1, 0]


def test_that_a_tie_goes_to_the_party_with_more_votes() -> None:
    assert dhondt([1, 2], 2) == [0, 2]  # 2/2 = 1/1
    assert sainte_lague([1, 3], 2) == [0, 2]  # 3/3 = 1/1
    assert largest_remainder([1, 3], 2) == [0, 2]  # remainders ½ and ½


@EVERY_METHOD
def test_that_numpy_numbers_and_plain_numbers_give_the_same(method: Apportion) -> None:
    votes = [1210.5, 310.25, 280.0, 450.75]
    assert method(np.array(votes), np.int64(9)) == method(votes, 9)


@EVERY_METHOD
def test_that_floats_stand_for_the_decimals_they_print_as(method: Apportion) -> None:
    assert method([0.1, 0.2, 0.3], 5) == method([1, 2, 3], 5)


@EVERY_METHOD
@pytest.mark.parametrize(
    ("votes", "seats", "floors", "words"),
    [
        ([3, -1], 2, None, "must not be negative"),
        ([0, 0], 2, None, "add up to more than zero"),
        ([], 2, None, "add up to more than zero"),
        ([3, float("nan")], 2, None, "not infinite"),
        ([3, float("inf")], 2, None, "not infinite"),
        ([3, "many"], 2, None, "must be numbers"),
        ([3, None], 2, None, "must be numbers"),
        ([3, 1], 2.5, None, "must be a whole number"),
        ([3, 1], -2, None, "must not be negative"),
        ([3, 1], 2, [1, 2], "more than the 2 there are"),
        ([3, 1], 2, [1], "give one of each to a party"),
        ([3, 1], 2, [1, -1], "must not be negative"),
        ([3, 1], 2, [1, 0.5], "must be a whole number"),
    ],
)
def test_that_bad_input_is_refused_in_a_sentence(
    method: Apportion, votes: list[int], seats: int, floors: list[int] | None, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        method(votes, seats, floors)


def nudged(votes: list[int], place: int, hair: Fraction) -> list[Fraction]:
    """Give one party a hair more or fewer votes."""
    return [vote * (1 + hair * (party == place)) for party, vote in enumerate(votes)]


@EVERY_METHOD
@given(
    data=st.data(),
    votes=st.lists(st.integers(1, 12), min_size=2, max_size=5),
    seats=st.integers(0, 14),
)
def test_that_a_tie_is_where_a_hair_more_or_fewer_votes_moves_the_last_seat(
    method: Apportion, data: st.DataObject, votes: list[int], seats: int
) -> None:
    floors = data.draw(st.lists(st.integers(0, 2), min_size=len(votes), max_size=len(votes)))
    if sum(floors) > seats:
        floors = [0] * len(votes)
    found = ties(method, votes, seats, floors)
    outcomes = [
        method(nudged(votes, place, hair), seats, floors)
        for place in range(len(votes))
        for hair in (Fraction(1, 10**9), Fraction(-1, 10**9))
    ]
    most = [max(outcome[place] for outcome in outcomes) for place in range(len(votes))]
    least = [min(outcome[place] for outcome in outcomes) for place in range(len(votes))]
    assert found == tuple(place for place in range(len(votes)) if most[place] > least[place])


@pytest.mark.parametrize(
    ("method", "votes", "seats", "tied"),
    [
        (sainte_lague, [3, 1], 2, (0, 1)),  # 3/3 = 1/1
        (sainte_lague, [3, 1], 3, ()),
        (dhondt, [2, 1], 2, (0, 1)),  # 2/2 = 1/1
        (dhondt, [2, 1], 3, ()),
        (largest_remainder, [3, 1], 2, (0, 1)),  # remainders ½ and ½
        (largest_remainder, [3, 1], 4, ()),
        (largest_remainder, [5, 5, 5], 2, (0, 1, 2)),
        (sainte_lague, [9, 4, 4], 1, ()),
        (dhondt, [4, 2], 0, ()),
    ],
)
def test_that_ties_worked_by_hand_are_found(
    method: Apportion, votes: list[int], seats: int, tied: tuple[int, ...]
) -> None:
    assert ties(method, votes, seats) == tied


def test_that_a_tie_that_a_floor_settles_can_move_a_seat_of_another() -> None:
    # Four small parties tie for the last seat; where the one with the floor wins it, the large one has three.
    assert ties(largest_remainder, [1, 1, 1, 1, 7], 4, [0, 0, 0, 1, 0]) == (0, 1, 2, 4)


def test_that_quotients_that_nearly_tie_are_no_tie() -> None:
    # 2,999,999 / 3 is a third of a vote short of 1,000,000.
    assert ties(sainte_lague, [2_999_999, 1_000_000], 2) == ()
    assert ties(sainte_lague, [3_000_000, 1_000_000], 2) == (0, 1)


def test_that_a_floor_can_end_a_tie() -> None:
    # Without floors 3/3 = 1/1; with the second party's seat held, the first has the other alone.
    assert ties(sainte_lague, [3, 1], 2, [0, 1]) == ()
