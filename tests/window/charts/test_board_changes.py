"""Only the change of the board: seats and voting power against the board as it began."""

from collections.abc import Callable

import pytest

from leftshift.board.blocs import power_of
from leftshift.model.seats import Group, Seat
from leftshift.questions.board_measures import decisions_of
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import signed
from leftshift.window.charts.change_views import only_change
from leftshift.window.charts.plotting.chart import Chart

GP = Seat(role="GP", group=Group.GENERAL_PRACTICE)


@pytest.fixture
def changed(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> Callable[..., tuple[Chart, Snapshot]]:
    """Draw only the change of a chart for a board; `seats` gives it from the one there was."""

    def make(
        key: str,
        seats: Callable[[tuple[Seat, ...]], tuple[Seat, ...]],
        size: tuple[int, int] = (430, 300),
        **board: object,
    ) -> tuple[Chart, Snapshot]:
        scenario, chart = snapshot_of().scenario, chart_of(key, *size)
        snapshot = Projector().snapshot(scenario.with_board(seats=seats(scenario.board.seats), **board))
        chart.show_plot(only_change(chart.plot))
        chart.draw(snapshot)
        return chart, snapshot

    return make


def test_that_a_seat_more_is_named_with_its_group(changed: Callable[..., tuple[Chart, Snapshot]]) -> None:
    chart, _ = changed("board_table", lambda seats: (*seats, GP))
    rows = dict(chart.table().rows)
    assert chart.title == "General practice +1 seat against the baseline"
    assert (rows["general practice"], rows["executive"], rows["Sum"]) == ("+1", "0", "+1")


def test_that_another_order_is_not_called_no_change(changed: Callable[..., tuple[Chart, Snapshot]]) -> None:
    chart, _ = changed("board_table", lambda seats: tuple(reversed(seats)))
    assert chart.title == "Roles, votes or order changed; every group keeps its seats"


def test_that_a_board_without_anybody_is_drawn(changed: Callable[..., tuple[Chart, Snapshot]]) -> None:
    chart, snapshot = changed("board_table", lambda _seats: ())
    assert dict(chart.table().rows)["Sum"] == signed(-float(len(snapshot.start.board.seats)))


def test_that_the_change_of_voting_power_is_index_less_index_with_its_caution(
    changed: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = changed("voting_power", lambda seats: (*seats, GP, GP))
    before = power_of(snapshot.start.board.seats, decisions_of(snapshot.start.board))
    after = snapshot.board_measures.power
    assert after is not None
    was, is_ = (dict(zip(power.groups, power.banzhaf, strict=True)) for power in (before, after))
    change = float(is_[Group.GENERAL_PRACTICE] - was[Group.GENERAL_PRACTICE]) * 100
    assert dict(chart.table().rows)["general practice"] == f"{signed(change, 1)} points"
    written: list[str] = []
    chart._still_of = None
    chart._ink.write = lambda *args, **_: written.append(args[2])  # type: ignore[method-assign]
    chart.grab()
    assert any("not delegates" in text for text in written)


def test_that_a_board_that_cannot_decide_has_no_change_of_power(
    changed: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, _ = changed("voting_power", lambda seats: seats, quorum=60)
    assert chart.title == "No voting power: this board cannot decide"
    assert chart.table().rows == ()
    assert chart.spots() == []
    assert not chart.grab().isNull()


def test_that_groups_without_room_are_left_to_the_table(
    changed: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    each = tuple(Seat(role=f"Member for {group}", group=group) for group in Group)
    small, _ = changed("voting_power", lambda seats: (*seats, *each), (243, 170))
    assert 0 < len(small.spots()) < len(small.table().rows) == len(Group)
    heights = [spot.y for spot in small.spots()]
    assert heights == sorted(heights)
