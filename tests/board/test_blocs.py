from fractions import Fraction

import pytest

from leftshift.board.blocs import power_of
from leftshift.board.decisions import DecisionRule, Decisions
from leftshift.model.seats import Group, Seat


def board(**counts: int) -> tuple[Seat, ...]:
    return tuple(Seat(role=name, group=Group(name)) for name, count in counts.items() for _ in range(count))


def test_that_power_is_that_of_the_groups_as_blocs_exactly() -> None:
    power = power_of(board(trust_acute=3, general_practice=2, voluntary=1), Decisions())
    assert power.groups == (Group.TRUST_ACUTE, Group.GENERAL_PRACTICE, Group.VOLUNTARY)
    assert power.banzhaf == (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))  # E14: quota 4, votes 3, 2, 1
    assert power.shapley_shubik == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))
    assert power.coalitions == (
        (Group.TRUST_ACUTE, Group.GENERAL_PRACTICE),
        (Group.TRUST_ACUTE, Group.VOLUNTARY),
    )
    assert (power.votes, power.quota) == (6, 4)


def test_that_the_same_board_is_worked_out_once() -> None:
    seats = board(trust=2, other=3)
    assert power_of(seats, Decisions()) is power_of(tuple(seats), Decisions())


def test_that_a_quorum_lowers_the_fewest_votes_that_can_pass() -> None:
    power = power_of(board(trust=6, other=4), Decisions(quorum=6))
    assert (power.quota, power.least_votes) == (6, 4)


@pytest.mark.parametrize(
    "decisions",
    [
        Decisions(rule=DecisionRule.OWN, own_quota=9),
        Decisions(quorum=9),
        Decisions(casting_vote=True),
    ],
)
def test_that_what_cannot_be_decided_is_refused_in_a_sentence(decisions: Decisions) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        power_of(board(trust=2, other=2), decisions)
