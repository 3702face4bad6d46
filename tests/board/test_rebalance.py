"""Rebalancing: same size, statutory seats kept, fewest swaps."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leftshift.board.apportionment import METHODS
from leftshift.board.rebalance import rebalance, side_by_side, statutory_seats
from leftshift.board.representation import represent
from leftshift.board.rules import Level, checks
from leftshift.board.templates import PARTNER_SEATS, guidance_2022, minimum, one_seat_per_trust
from leftshift.board.voices import Voice
from leftshift.model.seats import GROUPS, Group, Seat

SPEND = [1000, 200, 300, 280, 170, 50, 100]
ROLES = ["Chair", "Chief executive", "Non-executive member", "Partner member", "Mental health lead"]
BOARDS = st.lists(
    st.builds(
        Seat,
        role=st.sampled_from(ROLES),
        group=st.sampled_from(GROUPS),
        voting=st.sampled_from([True, True, True, False]),
    ),
    max_size=14,
)
BASES = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)
METHOD = st.sampled_from(list(METHODS))


def voices(seats: Sequence[Seat]) -> tuple[int, ...]:
    return represent(seats, SPEND).seats


@given(seats=BOARDS, basis=BASES, method=METHOD)
def test_that_rebalancing_keeps_the_size_and_every_statutory_seat(
    seats: Sequence[Seat], basis: list[int], method: str
) -> None:
    result = rebalance(seats, basis, method)
    assert len(result.board) == len(seats)
    for place in statutory_seats(seats):
        assert result.board[place] == seats[place]
    met = {check.key for check in checks(seats) if check.level is Level.STATUTE and check.met}
    still = {check.key for check in checks(result.board) if check.met}
    assert met <= still


@given(seats=BOARDS, basis=BASES, method=METHOD)
def test_that_only_voting_partner_seats_with_a_voice_are_swapped(
    seats: Sequence[Seat], basis: list[int], method: str
) -> None:
    result = rebalance(seats, basis, method)
    for before, after in zip(seats, result.board, strict=True):
        if before != after:
            assert before.voting
            assert sum(voices((before,))) == 1
    assert result.after == voices(result.board)
    assert result.before == voices(seats)


@settings(max_examples=60)
@given(
    seats=st.lists(
        st.builds(Seat, role=st.just("Partner member"), group=st.sampled_from(GROUPS[2:10])), max_size=6
    )
)
def test_that_no_smaller_set_of_swaps_reaches_the_same_seats(seats: Sequence[Seat]) -> None:
    result = rebalance(seats, SPEND, "Sainte-Laguë")
    for count in range(len(result.swaps)):
        for places in itertools.combinations(range(len(seats)), count):
            for chosen in itertools.product(PARTNER_SEATS.values(), repeat=count):
                board = list(seats)
                for place, seat in zip(places, chosen, strict=True):
                    board[place] = seat
                assert voices(board) != result.after


@given(seats=BOARDS, basis=BASES, method=METHOD)
def test_that_a_rebalanced_board_needs_no_more_swaps(
    seats: Sequence[Seat], basis: list[int], method: str
) -> None:
    board = rebalance(seats, basis, method).board
    # A swap can give a sole trust seat company, so that it is free to move the next time.
    if statutory_seats(board) == statutory_seats(seats):
        assert rebalance(board, basis, method).swaps == ()


def test_that_each_swap_is_a_sentence() -> None:
    seats = [seat for seat in minimum().seats if seat.group is not Group.TRUST]
    trust = Seat(role="partner member, NHS trusts", group=Group.TRUST)
    result = rebalance((*seats, *[trust] * 6), SPEND, "Sainte-Laguë")
    assert result.before == (6, 0, 0, 1)
    assert result.after == (4, 1, 1, 1)
    assert [swap.sentence for swap in result.swaps] == [
        "Seat 14, partner member NHS trusts, becomes a community trust seat.",
        "Seat 15, partner member NHS trusts, becomes a mental health trust seat.",
    ]


def test_that_a_sentence_keeps_capitals_that_belong_to_a_word() -> None:
    seats = (*[Seat(role="GP member", group=Group.GENERAL_PRACTICE)] * 5, Seat(role="A", group=Group.TRUST))
    swaps = rebalance(seats, [9, 0, 0, 1], "D'Hondt").swaps
    assert swaps[0].sentence == "Seat 2, GP member, becomes an acute trust seat."


def test_that_a_seat_another_check_needs_is_swapped_last() -> None:
    practice = Seat(role="Partner member", group=Group.GENERAL_PRACTICE)
    plain = Seat(role="Partner member", group=Group.PHARMACY)
    needed = Seat(role="Partner member, mental health", group=Group.PHARMACY)
    result = rebalance((practice, plain, needed), [1, 0, 0, 2], "Sainte-Laguë")
    assert [swap.place for swap in result.swaps] == [1]


def test_that_guidance_that_a_swap_breaks_is_said() -> None:
    seats = (
        Seat(role="Partner member", group=Group.TRUST_MENTAL_HEALTH),
        Seat(role="Partner member", group=Group.TRUST_ACUTE),
        Seat(role="Partner member", group=Group.GENERAL_PRACTICE),
    )
    result = rebalance(seats, [8, 0, 0, 2], "D'Hondt")
    assert [check.key for check in result.broken] == ["mental_health"]


def test_that_the_three_methods_stand_side_by_side() -> None:
    results = side_by_side(one_seat_per_trust(acute=6, mental_health=1, community=1).seats, SPEND)
    assert [result.method for result in results] == list(METHODS)
    assert {sum(result.after) for result in results} == {9}


def test_that_an_impossible_size_is_told_with_the_size_that_would_do() -> None:
    result = rebalance(minimum().seats, SPEND, "Sainte-Laguë")
    assert not result.proportionate
    assert result.partner_seats_that_do == 6
    assert result.verdict == (
        "Proportion is impossible with 2 trust and primary care seats: a sector with money would have none, "
        "or be a seat or more from its share. 6 would do, on a board of 14 seats."
    )


@pytest.mark.parametrize(
    ("groups", "basis", "method", "words"),
    [
        (
            [Group.TRUST, *[Group.GENERAL_PRACTICE] * 3],
            [2, 0, 0, 2],
            "D'Hondt",
            "each sector with money has a seat",
        ),
        ([Group.TRUST] * 6, [60, 20, 9, 11], "D'Hondt", "possible with 6 trust and primary care seats"),
        (
            [Group.TRUST],
            [0, 0, 0, 1],
            "D'Hondt",
            "impossible with 1 trust or primary care seat, and with any",
        ),
    ],
)
def test_that_the_verdict_fits_the_case(
    groups: list[Group], basis: list[int], method: str, words: str
) -> None:
    seats = [Seat(role="Partner member", group=group) for group in groups]
    assert words in rebalance(seats, basis, method).verdict


def test_that_a_basis_without_weight_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="basis above zero"):
        rebalance(minimum().seats, [0] * 7, "D'Hondt")


TIED = guidance_2022().seats
"""Three trust and practice seats with a voice: one trust, one mental health, one general practice."""


def test_that_a_tie_is_said_in_words() -> None:
    # Two seats beside the practice seat that statute holds: hospital has the first, then 2/1 = 2/1.
    found = rebalance(TIED, [6, 2, 2, 1], "D'Hondt")
    assert sum(found.before) == 3
    plain = rebalance(TIED, [5, 4, 4, 1], "D'Hondt")
    assert plain.tied == (Voice.MENTAL_HEALTH, Voice.COMMUNITY)
    assert plain.tie_words == "A tie for the last seat: either mental health or community would do."
    assert found.tied == ()
    assert found.tie_words == ""


def test_that_a_tie_of_three_is_listed() -> None:
    found = rebalance(TIED, [4, 4, 4, 1], "Sainte-Laguë")
    assert found.tie_words == "A tie for the last seat: hospital, mental health or community would do."


def test_that_seats_held_by_statute_are_recorded_and_said() -> None:
    found = rebalance(TIED, [6, 2, 2, 1], "Sainte-Laguë")
    assert found.held == (0, 0, 0, 1)
    assert found.held_words == (
        "Held by statute before the rest is shared out: 1 primary care seat; the numbers are not those of "
        "the method alone."
    )


def test_that_several_seats_held_are_listed() -> None:
    board = [seat for seat in TIED if seat.group is not Group.TRUST_MENTAL_HEALTH]
    found = rebalance(board, [1, 0, 0, 1], "Sainte-Laguë")
    assert found.held == (1, 0, 0, 1)
    assert "1 hospital and 1 primary care seats;" in found.held_words


def test_that_nothing_is_said_where_statute_holds_no_seat() -> None:
    found = rebalance(TIED[:4], [1, 1, 1, 1], "Sainte-Laguë")
    assert (found.held, found.held_words) == ((0, 0, 0, 0), "")


@given(seats=BOARDS, basis=BASES, method=METHOD)
def test_that_no_voice_falls_below_what_it_holds(
    seats: Sequence[Seat], basis: list[int], method: str
) -> None:
    result = rebalance(seats, basis, method)
    assert all(after >= held for after, held in zip(result.after, result.held, strict=True))
