"""Quota, casting vote and quorum."""

import itertools
from fractions import Fraction

import pytest

from leftshift.board.decisions import DecisionRule, Decisions, game
from leftshift.board.templates import minimum
from leftshift.model.seats import Group, Seat

CHAIR = Seat(role="Chair", group=Group.INDEPENDENT)
TRUST = Seat(role="Partner member", group=Group.TRUST)
PRACTICE = Seat(role="Partner member", group=Group.GENERAL_PRACTICE)


@pytest.mark.parametrize(("votes", "quota"), [(1, 1), (2, 2), (9, 5), (10, 6)])
def test_that_a_simple_majority_is_more_than_half(votes: int, quota: int) -> None:
    assert Decisions().quota(votes) == quota


@pytest.mark.parametrize(("votes", "quota"), [(1, 1), (3, 2), (9, 6), (10, 7), (11, 8)])
def test_that_two_thirds_are_rounded_up(votes: int, quota: int) -> None:
    assert Decisions(rule=DecisionRule.TWO_THIRDS).quota(votes) == quota


def test_that_an_own_quota_is_taken_as_it_is() -> None:
    assert Decisions(rule=DecisionRule.OWN, own_quota=8).quota(10) == 8
    assert Decisions(rule=DecisionRule.OWN, own_quota=8, quorum=9).least_votes(10) == 8


@pytest.mark.parametrize("own_quota", [1, 10])
def test_that_an_own_quota_may_be_one_vote_or_all_of_them(own_quota: int) -> None:
    assert Decisions(rule=DecisionRule.OWN, own_quota=own_quota).quota(10) == own_quota


@pytest.mark.parametrize("own_quota", [0, 11])
def test_that_an_own_quota_of_no_vote_or_more_than_all_is_refused(own_quota: int) -> None:
    with pytest.raises(ValueError, match=f"from 1 to 10 votes, not {own_quota}"):
        Decisions(rule=DecisionRule.OWN, own_quota=own_quota).quota(10)


def test_that_with_a_casting_vote_every_seat_weighs_two_and_the_chairs_three() -> None:
    found = game((CHAIR, TRUST, TRUST, TRUST, PRACTICE, PRACTICE), Decisions(casting_vote=True))
    by_group = dict(zip(found.groups, found.weights, strict=True))
    assert by_group == {Group.INDEPENDENT: 3, Group.TRUST: 6, Group.GENERAL_PRACTICE: 4}
    assert found.quota == 7


@pytest.mark.parametrize(
    ("casting_vote", "quorum", "least"),
    [(False, 6, 4), (True, 6, 3), (True, 5, 3), (False, None, 6), (True, None, 5)],
)
def test_that_a_quorate_meeting_needs_fewer_votes(
    *, casting_vote: bool, quorum: int | None, least: int
) -> None:
    assert Decisions(casting_vote=casting_vote, quorum=quorum).least_votes(10) == least


def test_that_observers_have_no_votes() -> None:
    seats = (*minimum().seats, Seat(role="Participant", group=Group.VOLUNTARY, voting=False))
    found = game(seats, Decisions())
    assert Group.VOLUNTARY not in found.groups
    assert sum(found.seats) == 10
    assert found.quota == 6


@pytest.mark.parametrize("count", range(1, 8))
def test_that_a_casting_vote_decides_ties_and_nothing_else(count: int) -> None:
    groups = [Group.INDEPENDENT, *list(Group)[1:count]]
    seats = (CHAIR, *(Seat(role="Member", group=group) for group in groups[1:]))
    found = game(seats, Decisions(casting_vote=True))
    for voters in itertools.product((0, 1), repeat=count):
        votes = sum(voters)
        passes = 2 * votes > count or (2 * votes == count and bool(voters[0]))
        assert (sum(itertools.compress(found.weights, voters)) >= found.quota) == passes


def test_that_a_casting_vote_breaks_the_balance_of_two_blocs() -> None:
    seats = (CHAIR, TRUST)
    assert game(seats, Decisions()).banzhaf() == [Fraction(1, 2)] * 2
    assert game(seats, Decisions(casting_vote=True)).banzhaf() == [1, 0]
    assert game(seats, Decisions(casting_vote=True)).pivotal() == [Group.INDEPENDENT]


def test_that_a_casting_vote_does_not_touch_a_two_thirds_rule() -> None:
    rule = DecisionRule.TWO_THIRDS
    seats = (CHAIR, TRUST, PRACTICE)
    assert game(seats, Decisions(rule=rule, casting_vote=True)) == game(seats, Decisions(rule=rule))


def test_that_groups_vote_as_blocs() -> None:
    found = game((CHAIR, TRUST, TRUST, PRACTICE), Decisions())
    assert found.groups == (Group.INDEPENDENT, Group.TRUST, Group.GENERAL_PRACTICE)
    assert found.weights == found.seats == (1, 2, 1)
    assert found.shapley_shubik() == [Fraction(1, 6), Fraction(2, 3), Fraction(1, 6)]
    assert found.smallest_winning_coalitions() == [
        (Group.INDEPENDENT, Group.TRUST),
        (Group.TRUST, Group.GENERAL_PRACTICE),
    ]


@pytest.mark.parametrize(
    ("seats", "decisions", "words"),
    [
        ((), Decisions(), "at least one voting seat"),
        ((TRUST,), Decisions(casting_vote=True), "there are 0"),
        ((CHAIR, CHAIR), Decisions(casting_vote=True), "there are 2"),
        ((TRUST,), Decisions(rule=DecisionRule.OWN), "from 1 to 1 votes, not None"),
        ((TRUST,), Decisions(rule=DecisionRule.OWN, own_quota=2), "from 1 to 1 votes, not 2"),
    ],
)
def test_that_a_decision_nobody_can_take_is_refused_in_a_sentence(
    seats: tuple[Seat, ...], decisions: Decisions, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        game(seats, decisions)


@pytest.mark.parametrize("quorum", [0, 11])
def test_that_a_quorum_out_of_reach_is_refused_in_a_sentence(quorum: int | None) -> None:
    with pytest.raises(ValueError, match="quorum must be from 1 to 10"):
        Decisions(quorum=quorum).least_votes(10)
