from collections.abc import Callable

import pytest

from leftshift.model.seats import Group, Seat
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.before_and_after import before_and_after
from leftshift.window.charts.plotting.chart_data import RowMarks

GP = Seat(role="GP", group=Group.GENERAL_PRACTICE)


@pytest.fixture
def seated(snapshot_of: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    scenario = snapshot_of().scenario
    return lambda seats: Projector().snapshot(scenario.with_board(seats=tuple(seats(scenario.board.seats))))


def test_that_a_board_as_it_began_is_called_so(seated: Callable[..., Snapshot]) -> None:
    assert before_and_after(seated(lambda seats: seats)).title == "The board is as it began"


def test_that_the_groups_that_changed_are_named(seated: Callable[..., Snapshot]) -> None:
    data = before_and_after(seated(lambda seats: (*seats, GP)))
    assert data.title == "General practice +1"
    rows = {row[0]: row[1:] for row in data.table().rows}
    assert rows["general practice"] == ("1", "2", "+1")
    assert rows["executive"] == ("4", "4", "0")


def test_that_another_order_keeps_every_group_its_seats(seated: Callable[..., Snapshot]) -> None:
    data = before_and_after(seated(reversed))
    assert data.title == "Roles, votes or order changed; every group keeps its seats"


def test_that_a_group_that_left_still_has_its_row(seated: Callable[..., Snapshot]) -> None:
    data = before_and_after(seated(lambda _seats: (GP,)))
    assert isinstance(data.marks, RowMarks)
    rows = {row.name: row for row in data.marks.rows}
    assert rows["executive"].figure == "4 \u2192 0  (\u22124)"
    assert [bar.end for bar in rows["executive"].bars] == [4, 0]
