"""Posts read from the words of a role."""

import pytest

from leftshift.board.roles import Post, holders, posts_of
from leftshift.model.seats import Group, Seat

INDEPENDENT, EXECUTIVE = Group.INDEPENDENT, Group.EXECUTIVE


@pytest.mark.parametrize(
    "role",
    [
        "chair",
        "Chair",
        "Independent non-executive chair",
        "Chair (acting)",
        "Interim Chair",
        "Chair of the board",
        "Chair of the ICB",
        "Chair, NHS Norfolk and Waveney",
        "ICB chairman",
        "Chair – appointed 2025",
    ],
)
def test_that_the_chair_is_recognised(role: str) -> None:
    assert Post.CHAIR in posts_of(role, INDEPENDENT)
    assert Post.NON_EXECUTIVE not in posts_of(role, INDEPENDENT)


@pytest.mark.parametrize(
    "role",
    [
        "deputy chair",
        "Vice-chair",
        "vice chair",
        "Non-executive member, deputy chair",
        "Non-executive member (audit chair)",
        "Non-executive member (chair of audit committee)",
        "Chair of the audit and risk committee",
        "Chair of finance and performance committee",
        "Remuneration committee chair",
        "non-executive member",
    ],
)
def test_that_no_other_non_executive_is_taken_for_the_chair(role: str) -> None:
    assert Post.CHAIR not in posts_of(role, INDEPENDENT)
    assert Post.NON_EXECUTIVE in posts_of(role, INDEPENDENT)


@pytest.mark.parametrize("group", [EXECUTIVE, Group.TRUST, Group.LOCAL_AUTHORITY])
def test_that_only_an_independent_seat_can_be_the_chair(group: Group) -> None:
    assert Post.CHAIR not in posts_of("Chair", group)


@pytest.mark.parametrize(
    "role", ["chief executive", "Chief executive (acting)", "Chief Executive Officer", "CEO"]
)
def test_that_the_chief_executive_is_recognised(role: str) -> None:
    assert Post.CHIEF_EXECUTIVE in posts_of(role, EXECUTIVE)


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("deputy chief executive", EXECUTIVE),
        ("Assistant chief executive", EXECUTIVE),
        ("chief nursing officer and deputy chief executive", EXECUTIVE),
        ("community trust chief executive", Group.TRUST_COMMUNITY),
    ],
)
def test_that_no_one_else_is_taken_for_the_chief_executive(role: str, group: Group) -> None:
    assert Post.CHIEF_EXECUTIVE not in posts_of(role, group)


@pytest.mark.parametrize(
    ("role", "post"),
    [
        ("chief finance officer", Post.FINANCE),
        ("Chief Financial Officer", Post.FINANCE),
        ("executive director of finance", Post.FINANCE),
        ("Director of finance and deputy chief executive", Post.FINANCE),
        ("medical director", Post.MEDICAL),
        ("chief medical officer", Post.MEDICAL),
        ("director of nursing", Post.NURSING),
        ("chief nurse", Post.NURSING),
        ("chief nursing officer and deputy chief executive", Post.NURSING),
        ("director of primary and community care", Post.PRIMARY_CARE_LEAD),
        ("director of primary and community care", Post.COMMUNITY_LEAD),
    ],
)
def test_that_executive_posts_are_recognised(role: str, post: Post) -> None:
    assert post in posts_of(role, EXECUTIVE)
    assert post not in posts_of(role, Group.OTHER)


@pytest.mark.parametrize(
    "role", ["deputy director of finance", "Associate medical director", "deputy chief nurse"]
)
def test_that_a_deputy_is_not_taken_for_the_post(role: str) -> None:
    assert not posts_of(role, EXECUTIVE)


@pytest.mark.parametrize(
    ("role", "group", "post"),
    [
        ("Deputy chair", INDEPENDENT, Post.DEPUTY_CHAIR),
        ("Non-executive member and vice-chair", INDEPENDENT, Post.DEPUTY_CHAIR),
        ("Senior non-executive member", INDEPENDENT, Post.SENIOR_NON_EXECUTIVE),
        ("Senior independent director", INDEPENDENT, Post.SENIOR_NON_EXECUTIVE),
        ("Non-executive (audit)", INDEPENDENT, Post.AUDIT_CHAIR),
        ("Member nominated by the mayor", Group.OTHER, Post.MAYORAL_NOMINEE),
        ("Partner member", Group.TRUST_MENTAL_HEALTH, Post.MENTAL_HEALTH),
        ("Director of mental health", EXECUTIVE, Post.MENTAL_HEALTH),
        ("place member", Group.OTHER, Post.AREA_MEMBER),
        ("anything", Group.TRUST_AMBULANCE, Post.TRUST),
        ("anything", Group.GENERAL_PRACTICE, Post.GENERAL_PRACTICE),
        ("anything", Group.LOCAL_AUTHORITY, Post.LOCAL_AUTHORITY),
    ],
)
def test_that_other_posts_are_recognised(role: str, group: Group, post: Post) -> None:
    assert post in posts_of(role, group)


def test_that_an_observer_holds_no_post() -> None:
    seats = (
        Seat(role="Chair", group=INDEPENDENT, voting=False),
        Seat(role="Chair", group=INDEPENDENT),
    )
    assert holders(seats, Post.CHAIR) == [1]
