"""What statute and guidance ask of a board."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.board.rules import (
    STATUTE,
    Level,
    Options,
    broken_without,
    checks,
    newly_broken,
)
from leftshift.board.templates import after_health_bill, guidance_2022, minimum
from leftshift.model.seats import GROUPS, Group, Seat

ROLES = ["Chair", "Chief executive", "Deputy chair", "Director of nursing", "Audit", "Place member", "Mayor"]
BOARDS = st.lists(
    st.builds(Seat, role=st.sampled_from(ROLES), group=st.sampled_from(GROUPS), voting=st.booleans()),
    max_size=9,
)


def met(seats: Sequence[Seat], **options: Unpack[Options]) -> dict[str, bool | None]:
    return {check.key: check.met for check in checks(seats, **options)}


def test_that_the_ten_seat_minimum_meets_statute_and_names_its_sources() -> None:
    statute = [check for check in checks(minimum().seats) if check.level is Level.STATUTE]
    assert [(check.key, check.met, check.source) for check in statute] == [
        ("chair", True, ("B01",)),
        ("chief_executive", True, ("B01",)),
        ("ordinary_members", True, ("B01",)),
        ("trust", True, ("B05",)),
        ("general_practice", True, ("B05",)),
        ("local_authority", True, ("B05",)),
    ]


def test_that_a_plain_minimum_names_no_deputy_and_brings_no_mental_health_knowledge() -> None:
    found = met(minimum().seats)
    assert [key for key, value in found.items() if value is False] == [
        "mental_health",
        "deputy_chair",
        "senior_non_executive",
        "primary_and_community_lead",
    ]
    assert found["audit_chair"] is None


def test_that_an_empty_board_meets_nothing() -> None:
    assert {check.met for check in checks(())} == {False, None}


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("chair", 0),
        ("chief_executive", 1),
        ("finance", 2),
        ("medical", 3),
        ("nursing", 4),
        ("non_executive", 5),
        ("trust", 7),
        ("general_practice", 8),
        ("local_authority", 9),
    ],
)
def test_that_each_seat_of_the_minimum_is_needed_and_its_check_says_so(key: str, place: int) -> None:
    seats = minimum().seats
    assert key in {check.key for check in broken_without(seats, place)}
    silenced = (*seats[:place], replace(seats[place], voting=False), *seats[place + 1 :])
    assert met(silenced)[key] is False


def test_that_a_spare_seat_is_not_needed() -> None:
    seats = (*minimum().seats, Seat(role="Place member", group=Group.OTHER))
    assert [bool(broken_without(seats, place)) for place in range(11)] == [True] * 10 + [False]


@given(seats=BOARDS)
def test_that_exactly_the_seats_not_needed_can_go_without_a_check_failing(seats: Sequence[Seat]) -> None:
    before = met(seats)
    for place in range(len(seats)):
        after = met([*seats[:place], *seats[place + 1 :]])
        fails = any(before[key] is True and after[key] is False for key in before)
        assert bool(broken_without(seats, place)) == fails


def test_that_details_name_the_seats_as_they_are_numbered_on_screen() -> None:
    by_key = {check.key: check for check in checks(minimum().seats)}
    assert by_key["chair"].detail == "Seat 1."
    assert by_key["non_executive"].detail == "Seats 6 and 7."
    assert by_key["ordinary_members"].detail == "There are 8 of at least 3."


def test_that_too_few_ordinary_members_are_told() -> None:
    seats = minimum().seats[:4]
    assert met(seats)["ordinary_members"] is False
    assert met(minimum().seats[:5])["ordinary_members"] is True


def test_that_one_non_executive_is_one_too_few() -> None:
    seats = minimum().seats[:6]
    check = next(check for check in checks(seats) if check.key == "non_executive")
    assert check.met is False
    assert check.detail == "Seat 6 only: 1 of 2."


def test_that_the_audit_chair_must_not_be_the_deputy_chair() -> None:
    both = Seat(role="Non-executive, deputy chair and audit chair", group=Group.INDEPENDENT)
    check = next(check for check in checks((both,)) if check.key == "audit_chair")
    assert check.met is False
    assert check.detail == "Seat 1 is both."
    assert met(guidance_2022().seats)["audit_chair"] is True


def test_that_the_health_bill_swaps_the_council_seat_for_nominees_of_mayors() -> None:
    before, after = guidance_2022().seats, after_health_bill(mayors=2).seats
    assert met(before)["local_authority"] is True
    assert met(before)["mayoral_nominee"] is None
    assert met(before, health_bill=True)["local_authority"] is None
    assert met(before, health_bill=True)["mayoral_nominee"] is False
    assert met(after, health_bill=True, mayors=2)["mayoral_nominee"] is True
    assert met(after, health_bill=True, mayors=3)["mayoral_nominee"] is False
    assert met(after, health_bill=True, mayors=0)["mayoral_nominee"] is None


def test_that_the_health_bill_counts_as_statute_only_when_taken_as_law() -> None:
    levels = [
        next(check.level for check in checks((), health_bill=law) if check.key == "mayoral_nominee")
        for law in (False, True)
    ]
    assert levels == [Level.PLANNED, Level.STATUTE]


def test_that_executives_may_share_primary_and_community_care() -> None:
    lead = Seat(role="Director of primary care", group=Group.EXECUTIVE)
    other = Seat(role="Director of community services", group=Group.EXECUTIVE)
    assert met((lead,))["primary_and_community_lead"] is False
    assert met((lead, other))["primary_and_community_lead"] is True


def test_that_a_merged_board_needs_a_member_for_each_area() -> None:
    member = Seat(role="Place member", group=Group.OTHER)
    assert met((member,))["area_member"] is None
    assert met((member,), areas=2)["area_member"] is False
    assert met((member, member), areas=2)["area_member"] is True


def test_that_another_minimum_can_be_asked_for() -> None:
    stricter = replace(STATUTE, general_practice=2)
    assert met(minimum().seats, minimum=stricter)["general_practice"] is False
    assert met(minimum(stricter).seats, minimum=stricter)["general_practice"] is True


def test_that_only_a_check_that_was_met_can_be_newly_broken() -> None:
    seats = minimum().seats
    assert newly_broken(seats, seats) == ()
    assert {check.key for check in newly_broken(seats, seats[:9])} == {"local_authority"}


def test_that_three_seats_are_all_named() -> None:
    seats = tuple(Seat(role="Partner member", group=Group.TRUST_ACUTE, voting=True) for _ in range(3))
    details = {check.key: check.detail for check in checks(seats)}
    assert "Seats 1, 2 and 3." in details.values()
