import pytest

from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.text.seats import brief_role, seat_in_full, seat_words


@pytest.mark.parametrize(
    ("role", "group", "words"),
    [
        ("Chair", Group.INDEPENDENT, ("Chair",)),
        ("Chief finance officer", Group.EXECUTIVE, ("Chief finance officer", "Finance")),
        (
            "Partner member, primary medical services",
            Group.GENERAL_PRACTICE,
            ("Primary medical services", "GP"),
        ),
        ("Non-executive member", Group.INDEPENDENT, ("Non-executive member", "Non-exec", "NED")),
    ],
)
def test_that_a_role_is_written_from_long_to_short(role: str, group: Group, words: tuple[str, ...]) -> None:
    assert seat_words(Seat(role=role, group=group)) == words


def test_that_the_organisations_a_seat_speaks_for_are_counted_beside_it() -> None:
    seat = Seat(role="Councils", group=Group.LOCAL_AUTHORITY, voting=False, organisations=6)
    assert seat_words(seat)[0] == "Councils ×6"
    assert seat_in_full(seat) == "Councils\nlocal authority, no vote\nspeaks for 6 organisations"


@pytest.mark.parametrize("group", GROUPS)
def test_that_every_group_has_a_word(group: Group) -> None:
    assert all(seat_words(Seat(role="Somebody", group=group)))


def test_that_a_role_of_nothing_but_its_prefix_stays() -> None:
    assert brief_role(Seat(role="Partner member,", group=Group.TRUST)) == "Partner member,"
