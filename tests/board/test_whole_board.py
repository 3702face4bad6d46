import math

import pytest

from leftshift.board.representation import represent
from leftshift.board.whole_board import whole_board
from leftshift.model.seats import Group, Seat

SEATS = tuple(
    Seat(role="x", group=group)
    for group in (Group.INDEPENDENT, Group.EXECUTIVE, Group.TRUST_ACUTE, Group.GENERAL_PRACTICE)
)


def test_that_seats_without_a_sector_count_as_one_more_party() -> None:
    found = whole_board(represent(SEATS, (50, 0, 0, 50)), 4)
    assert found.seat_share == (25, 0, 0, 25)
    assert found.others == 50
    assert found.loosemore_hanby == pytest.approx(50)
    assert found.gallagher == pytest.approx(math.sqrt((25**2 + 25**2 + 50**2) / 2))
    assert found.advantage == (0.5, None, None, 0.5)


def test_that_a_board_without_votes_or_basis_has_no_index() -> None:
    assert whole_board(represent((), (1, 1, 1, 1)), 0).gallagher is None
    nothing = whole_board(represent(SEATS, (0, 0, 0, 0)), 4)
    assert (nothing.gallagher, nothing.loosemore_hanby) == (None, None)
    assert nothing.advantage == (None,) * 4
