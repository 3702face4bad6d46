"""Seat share beside basis share: published indices, worked boards, and refusals."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.board.representation import gallagher, loosemore_hanby, represent, whole_board
from leftshift.board.voices import Voice
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import FloatArray

# E03: New Zealand 2005, as printed, in percent; the votes add up to 99.98 and the seats to 99.99.
NO_SEATS = [0.62, 0.25, 0.12, 0.07, 0.05, 0.05, 0.04, 0.03, 0.03, 0.02, 0.02]
VOTES = [41.10, 39.10, 5.72, 5.30, 2.12, 2.67, 1.51, 1.16, *NO_SEATS]
SEATS = [41.32, 39.67, 5.79, 4.96, 3.30, 2.48, 1.65, 0.82, *[0] * len(NO_SEATS)]
SPEND = np.array([1000.0, 200.0, 300.0, 280.0, 170.0, 50.0, 100.0])
"""£m by sector: hospital 60 %, mental health 15 %, community 14 %, primary care 11 % of 2,000."""
COUNTS = st.lists(st.integers(0, 500), min_size=4, max_size=4).filter(any)
INDICES = (gallagher, loosemore_hanby)


def seats_of(*groups: Group, voting: bool = True) -> tuple[Seat, ...]:
    return tuple(Seat(role="Partner member", group=group, voting=voting) for group in groups)


def test_that_the_new_zealand_election_of_2005_gives_the_recomputed_indices() -> None:
    assert gallagher(VOTES, SEATS) == pytest.approx(1.12537, abs=5e-6)  # E03
    assert 2 * gallagher(VOTES, SEATS) ** 2 == pytest.approx(2.5329, abs=1e-12)  # E03: sum of squares
    assert loosemore_hanby(VOTES, SEATS) == pytest.approx(2.175, abs=1e-12)  # E04


@pytest.mark.parametrize("index", INDICES)
def test_that_counts_shares_and_percentages_give_the_same(index: Callable[..., float]) -> None:
    expected = index([50.0, 30.0, 20.0], [60.0, 40.0, 0.0])
    assert index([5000, 3000, 2000], [3, 2, 0]) == pytest.approx(expected)
    assert index(np.array([0.5, 0.3, 0.2]), np.array([0.6, 0.4, 0.0])) == pytest.approx(expected)


@pytest.mark.parametrize("index", INDICES)
def test_that_whole_numbers_are_counts_even_when_they_nearly_add_up_to_a_hundred(
    index: Callable[..., float],
) -> None:
    votes = [99, *[0] * 219]
    assert index(votes, [1, *[0] * 219]) == 0


@pytest.mark.parametrize("index", INDICES)
def test_that_percentages_may_be_off_by_half_a_hundredth_each_and_no_more(
    index: Callable[..., float],
) -> None:
    # A hundred of them may be off by half a point: 100.5 is taken as printed, 100.75 is scaled.
    seats = [100.0, *[0.0] * 99]
    printed, scaled = [60.25, 40.25, *[0.0] * 98], [60.25, 40.5, *[0.0] * 98]
    assert index(printed, seats) == pytest.approx(40.0, abs=0.001)
    assert index(scaled, seats) == pytest.approx(100 * 162 / 403)


@pytest.mark.parametrize("index", INDICES)
def test_that_numbers_too_large_to_add_up_are_refused_in_a_sentence(index: Callable[..., float]) -> None:
    with pytest.raises(ValueError, match="not to infinity"):
        index([1e308, 1e308], [1, 1])


@pytest.mark.parametrize("index", INDICES)
@given(votes=COUNTS, seats=COUNTS)
def test_that_an_index_is_zero_only_in_exact_proportion(
    index: Callable[..., float], votes: list[float], seats: list[float]
) -> None:
    proportionate = all(v * sum(seats) == s * sum(votes) for v, s in zip(votes, seats, strict=True))
    value = index(votes, seats)
    assert value >= 0
    assert (value < 1e-9) == proportionate


@given(votes=COUNTS, seats=COUNTS)
def test_that_gallagher_and_loosemore_hanby_never_pass_a_hundred(
    votes: list[float], seats: list[float]
) -> None:
    assert gallagher(votes, seats) <= loosemore_hanby(votes, seats) + 1e-9
    assert loosemore_hanby(votes, seats) <= 100 + 1e-9


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize(
    ("votes", "seats", "words"),
    [
        ([1, 2], [1], "give one of each to a party"),
        ([1, -2], [1, 1], "votes must be numbers that are not negative"),
        ([1, 2], [1, math.nan], "seats must be numbers that are not negative"),
        ([1, math.inf], [1, 1], "not infinite"),
        ([0, 0], [1, 1], "votes must add up to more than zero"),
        ([1, 1], [0, 0], "seats must add up to more than zero"),
        ([], [], "votes must add up to more than zero"),
    ],
)
def test_that_bad_input_is_refused_in_a_sentence(
    index: Callable[..., float], votes: list[float], seats: list[float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        index(votes, seats)


def test_that_a_board_is_held_against_its_money_voice_by_voice() -> None:
    board = seats_of(
        Group.INDEPENDENT,
        Group.EXECUTIVE,
        Group.TRUST_ACUTE,
        Group.TRUST_ACUTE,
        Group.TRUST_COMMUNITY,
        Group.GENERAL_PRACTICE,
        Group.LOCAL_AUTHORITY,
        Group.PHARMACY,
    )
    found = represent(board, SPEND)
    assert found.voices == tuple(Voice)
    assert found.seats == (2, 0, 1, 2)
    assert found.seat_share == (40, 0, 20, 40)
    assert found.board_share == (25, 0, 12.5, 25)
    assert found.spend_share == found.basis_share == pytest.approx((60, 15, 14, 11))
    assert found.gap == pytest.approx((2 - 3, -0.75, 1 - 0.7, 2 - 0.55))
    assert found.advantage == pytest.approx((40 / 60, 0, 20 / 14, 40 / 11))
    assert found.gallagher == pytest.approx(math.sqrt((400 + 225 + 36 + 841) / 2))
    assert found.loosemore_hanby == pytest.approx((20 + 15 + 6 + 29) / 2)
    assert found.sainte_lague == pytest.approx(400 / 60 + 15 + 36 / 14 + 841 / 11)


def test_that_what_is_left_out_is_said() -> None:
    board = (
        *seats_of(Group.TRUST, Group.TRUST_AMBULANCE, Group.LOCAL_AUTHORITY, Group.EXECUTIVE),
        *seats_of(Group.GENERAL_PRACTICE, voting=False),
    )
    found = represent(board, SPEND)
    assert found.seats == (2, 0, 0, 0)
    assert found.left_out == (
        "A trust seat whose kind is not stated is counted as hospital: 1 seat.",
        "An ambulance trust seat is counted as hospital: 1 seat.",
        "Seats with no sector of their own are left out: 1 executive, 1 local authority.",
        "Left out, as they have no vote: 1 seat.",
        "Continuing care is left out: no group at the board speaks for it.",
    )


def test_that_observers_count_only_when_asked_for() -> None:
    board = (*seats_of(Group.TRUST), *seats_of(Group.GENERAL_PRACTICE, voting=False))
    assert represent(board, SPEND).seats == (1, 0, 0, 0)
    assert represent(board, SPEND, with_observers=True).seats == (1, 0, 0, 1)


def test_that_organisations_are_counted_by_seat() -> None:
    board = (
        Seat(role="a", group=Group.GENERAL_PRACTICE, organisations=120),
        Seat(role="b", group=Group.PHARMACY, organisations=30),
    )
    found = represent(board, SPEND)
    assert found.organisations == (0, 0, 0, 150)
    assert found.organisations_per_seat == (None, None, None, 75)


@pytest.mark.parametrize(
    ("board", "basis"),
    [((), SPEND), (seats_of(Group.EXECUTIVE), SPEND), (seats_of(Group.TRUST), np.zeros(7))],
)
def test_that_without_seats_or_money_there_is_nothing_to_compare(
    board: tuple[Seat, ...], basis: Sequence[float] | FloatArray
) -> None:
    found = represent(board, basis)
    assert found.gallagher is found.loosemore_hanby is found.sainte_lague is None
    assert found.advantage == (None,) * 4
    assert found.gap == (0, 0, 0, 0)


def test_that_a_seat_without_money_leaves_the_sainte_lague_index_without_a_value() -> None:
    found = represent(seats_of(Group.TRUST_COMMUNITY, Group.TRUST), [1, 0, 0, 0])
    assert found.sainte_lague is None
    assert found.advantage == (0.5, None, None, None)
    assert found.loosemore_hanby == pytest.approx(50)


def test_that_any_basis_by_voice_can_be_used() -> None:
    found = represent(seats_of(Group.TRUST, Group.GENERAL_PRACTICE), (10, 0, 0, 90))
    assert found.basis_share == (10, 0, 0, 90)
    assert found.gap == pytest.approx((0.8, 0, 0, -0.8))
    assert not any("Continuing care" in sentence for sentence in found.left_out)


@pytest.mark.parametrize("basis", [[1, 2, 3], [1, -1, 0, 0], [1, math.nan, 0, 0], [math.inf, 0, 0, 0]])
def test_that_a_bad_basis_is_refused_in_a_sentence(basis: Sequence[float] | FloatArray) -> None:
    with pytest.raises(ValueError, match="A basis"):
        represent(seats_of(Group.TRUST), basis)


def test_that_a_sector_with_neither_money_nor_seats_adds_nothing_to_sainte_lague() -> None:
    spend = SPEND * np.array([1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0])
    found = represent(seats_of(Group.TRUST_ACUTE, Group.GENERAL_PRACTICE), spend)
    # Hospital 1,200 of 1,700 and 1 seat of 2; community 280; primary care 220 and 1 of 2.
    v, s = (1200 / 17, 280 / 17, 220 / 17), (50.0, 0.0, 50.0)
    assert found.sainte_lague == pytest.approx(sum((b - a) ** 2 / a for a, b in zip(v, s, strict=True)))


def test_that_only_a_board_with_seats_that_have_no_vote_says_that_they_are_left_out() -> None:
    voting = seats_of(Group.TRUST_ACUTE, Group.GENERAL_PRACTICE)
    silent = seats_of(Group.TRUST_ACUTE, voting=False)
    said = [" ".join(represent(seats, SPEND).left_out) for seats in (voting, voting + silent)]
    assert ["have no vote" in each for each in said] == [False, True]
    assert "have no vote: 1 seat." in said[1]


FOUR_SEATS = tuple(
    Seat(role="x", group=group)
    for group in (Group.INDEPENDENT, Group.EXECUTIVE, Group.TRUST_ACUTE, Group.GENERAL_PRACTICE)
)


def test_that_seats_without_a_sector_count_as_one_more_party() -> None:
    found = whole_board(represent(FOUR_SEATS, (50, 0, 0, 50)), 4)
    assert found.seat_share == (25, 0, 0, 25)
    assert found.others == 50
    assert found.loosemore_hanby == pytest.approx(50)
    assert found.gallagher == pytest.approx(math.sqrt((25**2 + 25**2 + 50**2) / 2))
    assert found.advantage == (0.5, None, None, 0.5)


def test_that_a_board_without_votes_or_basis_has_no_index() -> None:
    assert whole_board(represent((), (1, 1, 1, 1)), 0).gallagher is None
    nothing = whole_board(represent(FOUR_SEATS, (0, 0, 0, 0)), 4)
    assert (nothing.gallagher, nothing.loosemore_hanby) == (None, None)
    assert nothing.advantage == (None,) * 4
