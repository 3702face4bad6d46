"""Ready-made boards."""

from typing import Unpack

import pytest

from leftshift.board.representation import represent
from leftshift.board.rules import Level, Options, checks
from leftshift.board.templates import (
    Template,
    after_health_bill,
    guidance_2022,
    minimum,
    one_seat_per_trust,
    sector_balanced,
)
from leftshift.model.seats import Group

SPEND = [1000, 200, 300, 280, 170, 50, 100]
BINDING = {Level.STATUTE, Level.GUIDANCE}


def unmet(template: Template, **options: Unpack[Options]) -> list[str]:
    found = checks(template.seats, **options)
    return [check.key for check in found if check.level in BINDING and check.met is not True]


def test_that_the_minimum_has_ten_seats() -> None:
    assert len(minimum().seats) == 10  # B07
    assert minimum().name == "Minimum (10 seats)"


@pytest.mark.parametrize(
    "template",
    [
        guidance_2022(),
        one_seat_per_trust(acute=3, mental_health=1, community=1),
        sector_balanced(SPEND, 16),
    ],
)
def test_that_templates_of_today_meet_statute_and_guidance(template: Template) -> None:
    assert unmet(template) == []
    assert template.source


def test_that_the_board_after_the_health_bill_meets_the_bill() -> None:
    assert unmet(after_health_bill(2), health_bill=True, mayors=2) == ["local_authority"]  # not applicable
    assert Group.LOCAL_AUTHORITY not in {seat.group for seat in after_health_bill().seats}


def test_that_one_seat_per_trust_seats_each_trust_and_all_practices_together() -> None:
    board = one_seat_per_trust(acute=3, mental_health=1, community=2, ambulance=1, practices=120)
    groups = [seat.group for seat in board.seats]
    assert groups.count(Group.TRUST_ACUTE) == 3
    assert groups.count(Group.TRUST_COMMUNITY) == 2
    assert groups.count(Group.TRUST_AMBULANCE) == 1
    assert represent(board.seats, SPEND).organisations_per_seat[-1] == 120


@pytest.mark.parametrize("size", range(10, 38))
def test_that_a_balanced_board_has_the_size_asked_for_and_its_statutory_seats(size: int) -> None:
    board = sector_balanced(SPEND, size).seats
    assert len(board) == size
    assert all(check.met for check in checks(board) if check.level is Level.STATUTE)


def test_that_a_balanced_board_follows_the_money() -> None:
    assert represent(sector_balanced(SPEND, 28).seats, SPEND).seats == (12, 3, 3, 2)


def test_that_a_balanced_board_keeps_its_trust_and_practice_seats_on_any_basis() -> None:
    assert represent(sector_balanced([0, 0, 0, 1], 12).seats, SPEND).seats == (1, 0, 0, 3)
    assert represent(sector_balanced([0, 0, 1, 0], 12).seats, SPEND).seats == (0, 0, 3, 1)


def test_that_impossible_templates_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="at least 10 seats, not 9"):
        sector_balanced(SPEND, 9)
    with pytest.raises(ValueError, match="add up to more than zero"):
        sector_balanced([0] * 7, 16)
    with pytest.raises(ValueError, match="at least one trust"):
        one_seat_per_trust(acute=0, mental_health=0, community=0)
    with pytest.raises(ValueError, match="no count below zero"):
        one_seat_per_trust(acute=2, mental_health=-1, community=0)
