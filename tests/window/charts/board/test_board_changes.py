"""Only the change of the board: seats and voting power against the board as it began."""

from collections.abc import Callable

import pytest

from leftshift.board.blocs import power_of
from leftshift.model.seats import Group, Seat
from leftshift.questions.board_measures import decisions_of
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import signed
from leftshift.window.charts.board.board_changes import board_seats, voting_power
from leftshift.window.charts.change_rows import RowChanges, rows_of_change
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from tests.window.charts.written import words_on

GP = Seat(role="GP", group=Group.GENERAL_PRACTICE)
WHOLE = ChartData(key="board", name="The board", title="", subtitle="")


@pytest.fixture
def seated(snapshot_of: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    """Seat a board made from the one there was."""
    scenario = snapshot_of().scenario

    def make(seats: Callable[[tuple[Seat, ...]], tuple[Seat, ...]], **board: object) -> Snapshot:
        return Projector().snapshot(scenario.with_board(seats=seats(scenario.board.seats), **board))

    return make


def change(snapshot: Snapshot, of: Callable[[Snapshot], RowChanges]) -> ChartData:
    return rows_of_change(WHOLE, of(snapshot))


def test_that_a_seat_more_is_named_with_its_group(seated: Callable[..., Snapshot]) -> None:
    data = change(seated(lambda seats: (*seats, GP)), board_seats)
    rows = dict(data.table().rows)
    assert data.title == "General practice +1 seat against the baseline"
    assert (rows["general practice"], rows["executive"], rows["Sum"]) == ("+1", "0", "+1")


def test_that_another_order_is_not_called_no_change(seated: Callable[..., Snapshot]) -> None:
    data = change(seated(lambda seats: tuple(reversed(seats))), board_seats)
    assert data.title == "Roles, votes or order changed; every group keeps its seats"


def test_that_a_board_without_anybody_has_a_change(seated: Callable[..., Snapshot]) -> None:
    snapshot = seated(lambda _seats: ())
    data = change(snapshot, board_seats)
    assert dict(data.table().rows)["Sum"] == signed(-float(len(snapshot.start.board.seats)))


def test_that_the_change_of_voting_power_is_index_less_index_with_its_caution(
    seated: Callable[..., Snapshot], card_of: Callable[..., ChartCard]
) -> None:
    snapshot = seated(lambda seats: (*seats, GP, GP))
    before = power_of(snapshot.start.board.seats, decisions_of(snapshot.start.board))
    after = snapshot.board_measures.power
    assert after is not None
    was, now = (dict(zip(power.groups, power.banzhaf, strict=True)) for power in (before, after))
    index = float(now[Group.GENERAL_PRACTICE] - was[Group.GENERAL_PRACTICE]) * 100
    data = change(snapshot, voting_power)
    assert dict(data.table().rows)["general practice"] == f"{signed(index, 1)} points"
    assert any("not delegates" in text for text in words_on(card_of(data)))


def test_that_a_board_that_cannot_decide_has_no_change_of_power(
    seated: Callable[..., Snapshot], card_of: Callable[..., ChartCard]
) -> None:
    data = change(seated(lambda seats: seats, quorum=60), voting_power)
    assert data.title == "No voting power: this board cannot decide"
    assert data.table().rows == ()
    card = card_of(data)
    assert card.spots() == []
    assert not card.grab().isNull()


def test_that_groups_without_room_are_left_to_the_table(
    seated: Callable[..., Snapshot], card_of: Callable[..., ChartCard]
) -> None:
    each = tuple(Seat(role=f"Member for {group}", group=group) for group in Group)
    small = card_of(change(seated(lambda seats: (*seats, *each)), voting_power), 243, 170)
    assert 0 < len(small.spots()) < len(small.table().rows) == len(Group)
    heights = [spot.y for spot in small.spots()]
    assert heights == sorted(heights)
