from collections.abc import Callable

import pytest

from leftshift.model.terms import INDEX, LABELS, SECTORS, Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNCHANGED
from leftshift.text.numbers import number
from leftshift.window.charts.money.change_from_baseline import change_from_baseline
from leftshift.window.charts.plotting.chart_data import ChartData, Fill, Row, RowMarks

COMMUNITY, ACUTE = INDEX[Sector.COMMUNITY], INDEX[Sector.ACUTE]


def rows_of(data: ChartData) -> tuple[Row, ...]:
    assert isinstance(data.marks, RowMarks)
    return data.marks.rows


def test_that_gains_go_right_and_gifts_go_left_of_zero(snapshot_of: Callable[..., Snapshot]) -> None:
    rows = rows_of(change_from_baseline(snapshot_of(moved=0.02, cut=0.0)))
    assert rows[COMMUNITY].bars[0].end > 0 > rows[ACUTE].bars[0].end
    assert (rows[COMMUNITY].bars[0].colour, rows[ACUTE].bars[0].colour) == (Sector.COMMUNITY, Sector.ACUTE)


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_change_and_its_sum(
    view: View, snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(view=view, pool=0.01)
    digits, place = (2 if view is View.PER_HEAD else 1), snapshot.target_index
    divisor = {
        View.CASH: 1.0,
        View.REAL: snapshot.results.deflator[place],
        View.PER_HEAD: snapshot.results.population[place] / 1e6,
    }[view]
    rows = change_from_baseline(snapshot).table().rows
    change = (snapshot.results.spend[place] - snapshot.reference.spend[place]) / divisor
    assert [row[3] for row in rows[: len(SECTORS)]] == [number(float(value), digits) for value in change]
    total = (snapshot.results.total[place] - snapshot.reference.total[place]) / divisor
    assert (rows[-1][0], rows[-1][3]) == ("Sum", number(float(total), digits))


def test_that_nothing_changed_is_said_and_leaves_room_for_the_first_drag(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    snapshot = snapshot_of(moved=0.0, cut=0.0)
    data = change_from_baseline(snapshot)
    low, high = data.wanted
    assert data.title == UNCHANGED
    assert high == pytest.approx(0.05 * snapshot.reference.total[snapshot.target_index])
    assert low == -high


def test_that_the_pool_has_a_hatched_row_only_while_there_is_one(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    names = [row.name for row in rows_of(change_from_baseline(snapshot_of(pool=0.0)))]
    assert names == [*(LABELS[sector] for sector in SECTORS), "Sum"]
    rows = {row.name: row for row in rows_of(change_from_baseline(snapshot_of(pool=0.02)))}
    assert rows["Unallocated"].bars[0].fill is Fill.HATCHED


def test_that_the_sum_is_set_apart_and_has_no_bar(snapshot_of: Callable[..., Snapshot]) -> None:
    *_, total = rows_of(change_from_baseline(snapshot_of()))
    assert total.strong
    assert total.ruled
    assert total.bars == ()


def test_that_another_view_settles_the_axis_anew(snapshot_of: Callable[..., Snapshot]) -> None:
    cash, per_head = (change_from_baseline(snapshot_of(view=view)) for view in (View.CASH, View.PER_HEAD))
    assert cash.context != per_head.context


def test_that_a_pinned_scenario_has_a_diamond_in_every_row_and_a_column(session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.40)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.45)
    session.settle()
    data = change_from_baseline(session.snapshot)
    rows = rows_of(data)
    assert "◊ pinned A" in data.subtitle
    assert [len(row.marks) for row in rows[:-1]] == [1] * (len(rows) - 1)
    pinned = rows[ACUTE].marks[0].value
    assert pinned < rows[ACUTE].bars[0].end
    assert data.wanted[0] <= pinned
    assert "pinned A" in rows[ACUTE].readings[1].name
    assert "pinned A" in data.table().columns[-1]
