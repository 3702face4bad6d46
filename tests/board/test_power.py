"""Power indices: published games, every coalition counted by hand, properties, and refusals."""

import itertools
import math
import random
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.board.power import (
    banzhaf,
    critical_counts,
    pivotal,
    shapley_shubik,
    smallest_winning_coalitions,
)

SMALL_GAME = (["3/5", "1/5", "1/5"], ["2/3", "1/6", "1/6"])
THREE_EQUAL = (["1/3"] * 3 + ["0"] * 3,) * 2


@st.composite
def games(draw: st.DrawFn, largest: int = 8) -> tuple[int, list[int]]:
    weights = draw(st.lists(st.integers(0, 20), min_size=1, max_size=largest).filter(any))
    return draw(st.integers(1, sum(weights))), weights


def by_hand(quota: int, weights: list[int]) -> tuple[list[int], list[Fraction], list[Fraction]]:
    """Go through every coalition: critical counts, Banzhaf and Shapley–Shubik indices."""
    players = len(weights)
    counts, orders = [0] * players, [0] * players
    for members in itertools.product((False, True), repeat=players):
        total = sum(itertools.compress(weights, members))
        if total >= quota:
            size = sum(members)
            share = math.factorial(size - 1) * math.factorial(players - size)
            for place in itertools.compress(range(players), members):
                if total - weights[place] < quota:
                    counts[place] += 1
                    orders[place] += share
    return (
        counts,
        [Fraction(count, sum(counts)) for count in counts],
        [Fraction(order, math.factorial(players)) for order in orders],
    )


@pytest.mark.parametrize(
    ("quota", "weights", "counts", "indices"),
    [
        (4, [3, 2, 1], [3, 1, 1], SMALL_GAME),  # E14
        (51, [50, 49, 1], [3, 1, 1], SMALL_GAME),  # E15
        (6, [4, 3, 2, 1], [5, 3, 3, 1], (["5/12", "1/4", "1/4", "1/12"],) * 2),  # E16
        (16, [9, 9, 7, 3, 1, 1], [16, 16, 16, 0, 0, 0], THREE_EQUAL),  # E18: Nassau County 1958
        (58, [31, 31, 28, 21, 2, 2], [16, 16, 16, 0, 0, 0], THREE_EQUAL),  # E19: Nassau County 1964
        (5, [4, 2, 1], [3, 1, 1], SMALL_GAME),  # E23: three ways to write the same game
        (6, [4, 3, 2], [3, 1, 1], SMALL_GAME),  # E23
        (8, [7, 5, 2], [3, 1, 1], SMALL_GAME),  # E23
    ],
)
def test_that_published_games_come_out_exactly(
    quota: int, weights: list[int], counts: list[int], indices: tuple[list[str], list[str]]
) -> None:
    assert critical_counts(quota, weights) == counts
    assert banzhaf(quota, weights) == [Fraction(text) for text in indices[0]]
    assert shapley_shubik(quota, weights) == [Fraction(text) for text in indices[1]]


def test_that_a_thousand_random_games_agree_with_counting_by_hand() -> None:
    chance = random.Random(2025)  # noqa: S311  # the same games in every run, no secret
    sizes = [*range(1, 10)] * 110 + [10, 10, 10, 11, 11, 11, 12, 12, 12, 12]
    for players in sizes:
        weights = [chance.randint(0, 12) for _ in range(players)]
        weights[0] += 1
        quota = chance.randint(1, sum(weights))
        counts, shares, orders = by_hand(quota, weights)
        assert critical_counts(quota, weights) == counts
        assert banzhaf(quota, weights) == shares
        assert shapley_shubik(quota, weights) == orders
    assert len(sizes) == 1000


@given(game=games())
def test_that_power_adds_up_to_one(game: tuple[int, list[int]]) -> None:
    assert sum(banzhaf(*game)) == 1
    assert sum(shapley_shubik(*game)) == 1


@given(game=games())
def test_that_equal_weights_have_equal_power_and_more_weight_never_has_less(
    game: tuple[int, list[int]],
) -> None:
    quota, weights = game
    for index in (banzhaf(quota, weights), shapley_shubik(quota, weights)):
        for one, other in itertools.combinations(range(len(weights)), 2):
            if weights[one] == weights[other]:
                assert index[one] == index[other]
            elif weights[one] > weights[other]:
                assert index[one] >= index[other]


@given(game=games())
def test_that_a_bloc_that_decides_nothing_has_exactly_no_power(game: tuple[int, list[int]]) -> None:
    quota, weights = game
    decides = pivotal(quota, weights)
    for index in (banzhaf(quota, weights), shapley_shubik(quota, weights)):
        assert [place for place, share in enumerate(index) if share != 0] == decides


@given(game=games())
def test_that_a_bloc_without_votes_changes_nothing_for_the_others(game: tuple[int, list[int]]) -> None:
    quota, weights = game
    assert banzhaf(quota, [*weights, 0]) == [*banzhaf(quota, weights), 0]
    assert shapley_shubik(quota, [*weights, 0]) == [*shapley_shubik(quota, weights), 0]


@given(game=games(), factor=st.fractions("1/50", 50))
def test_that_the_unit_of_the_votes_does_not_matter(game: tuple[int, list[int]], factor: Fraction) -> None:
    quota, weights = game
    scaled = (quota * factor, [weight * factor for weight in weights])
    assert banzhaf(*scaled) == banzhaf(quota, weights)
    assert shapley_shubik(*scaled) == shapley_shubik(quota, weights)


def test_that_decimals_add_up_as_they_are_written() -> None:
    assert banzhaf(0.9, [0.7, 0.1, 0.1]) == [Fraction(1, 3)] * 3
    assert critical_counts(0.3, [0.1, 0.2]) == [1, 1]


@given(game=games())
def test_that_the_smallest_winning_coalitions_are_all_that_win_with_the_fewest_blocs(
    game: tuple[int, list[int]],
) -> None:
    quota, weights = game
    winning = [
        places
        for size in range(len(weights) + 1)
        for places in itertools.combinations(range(len(weights)), size)
        if sum(weights[place] for place in places) >= quota
    ]
    fewest = len(winning[0])
    found = list(smallest_winning_coalitions(quota, weights))
    assert sorted(found) == [places for places in winning if len(places) == fewest]


def test_that_the_first_of_very_many_coalitions_are_found_at_once() -> None:
    first = next(smallest_winning_coalitions(31, [1] * 60))
    assert first == tuple(range(31))


def test_that_forty_seats_of_one_vote_each_share_power_equally() -> None:
    assert banzhaf(21, [1] * 40) == [Fraction(1, 40)] * 40
    assert shapley_shubik(21, [1] * 40) == [Fraction(1, 40)] * 40


def test_that_sixty_blocs_are_counted_without_rounding() -> None:
    weights = [place % 7 + 1 for place in range(60)]
    quota = sum(weights) // 2 + 1
    for index in (banzhaf(quota, weights), shapley_shubik(quota, weights)):
        assert sum(index) == 1
        assert index[:7] * 8 == index[:56]
        assert index[:7] == sorted(set(index))


def test_that_weights_with_too_many_different_sums_are_refused_in_a_sentence() -> None:
    weights = [2**place + 1 for place in range(60)]
    with pytest.raises(ValueError, match="too many to count exactly; give them in fewer digits"):
        banzhaf(sum(weights) // 2, weights)


@pytest.mark.parametrize(
    "index", [banzhaf, shapley_shubik, critical_counts, pivotal, smallest_winning_coalitions]
)
@pytest.mark.parametrize(
    ("quota", "weights", "words"),
    [
        (0, [2, 1], "quota must be above zero"),
        (-1, [2, 1], "quota must not be negative"),
        (4, [2, 1], "quota of 4 is above 3"),
        (float("nan"), [2, 1], "not infinite"),
        (2, [2, float("nan")], "not infinite"),
        (2, [2, -1], "weights must not be negative"),
        (2, [0, 0], "weights must add up to more than zero"),
        (2, [], "weights must add up to more than zero"),
        ("two", [2, 1], "must be numbers"),
    ],
)
def test_that_bad_input_is_refused_in_a_sentence(
    index: Callable[..., object], quota: int, weights: list[int], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        index(quota, weights)
