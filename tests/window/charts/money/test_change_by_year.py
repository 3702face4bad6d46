from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import SECTORS, Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, shown
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.money.change_by_year import change_by_year
from leftshift.window.charts.money.change_from_baseline import change_from_baseline
from leftshift.window.charts.plotting.chart_data import Fill, YearMarks

SnapshotOf = Callable[..., Snapshot]


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_change_of_every_year_to_the_printed_digit(
    view: View, snapshot_of: SnapshotOf
) -> None:
    snapshot = snapshot_of(view=view, pool=0.01)
    after, before = (
        shown(results.spend, view, results.deflator, results.population)
        for results in (snapshot.results, snapshot.reference)
    )
    digits = 2 if view is View.PER_HEAD else 1
    assert [row[1:8] for row in change_by_year(snapshot).table().rows] == [
        tuple(number(float(value), digits) for value in change) for change in after - before
    ]


def test_that_the_sum_of_every_year_is_the_saving_put_back(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(cut=0.5)
    given = snapshot.results.total + snapshot.results.unallocated - snapshot.reference.total
    data = change_by_year(snapshot)
    assert [row[-1] for row in data.table().rows] == [number(float(value), 1) for value in given]
    assert isinstance(data.marks, YearMarks)
    assert np.allclose(data.marks.marks[0].values, given)


@pytest.mark.parametrize("changed", [{}, {"moved": 0.0, "cut": 0.0}, {"pool": 0.02}])
def test_that_its_title_is_the_finding_of_the_target_year(
    changed: dict[str, float], snapshot_of: SnapshotOf
) -> None:
    snapshot = snapshot_of(**changed)
    assert change_by_year(snapshot).title == change_from_baseline(snapshot).title


def test_that_gains_lie_above_the_line_and_what_is_given_below(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(moved=0.05, cut=0.0)
    marks = change_by_year(snapshot).marks
    assert isinstance(marks, YearMarks)
    parts = {bars.key: bars for bars in marks.bars}
    assert parts["community"].end[-1] > 0 > parts["acute"].end[-1]
    assert all(bool((bars.start * bars.end >= 0).all()) for bars in marks.bars)
    sizes = np.column_stack([parts[sector].end - parts[sector].start for sector in SECTORS])
    assert np.allclose(sizes, snapshot.results.spend - snapshot.reference.spend)
    assert parts["pool"].fill is Fill.HATCHED


def test_that_bars_beyond_the_axis_stop_at_its_end_while_a_lever_is_dragged(
    chart_of: Callable[..., LiveChart], snapshot_of: SnapshotOf
) -> None:
    chart = chart_of("change_from_baseline")
    chart.show_second(second=True)
    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    before = chart.axis
    chart.draw(snapshot_of(moved=0.2, cut=0.5, dragging=True))
    assert chart.axis == before
    assert not chart.grab().isNull()
    chart.draw(snapshot_of(moved=0.2, cut=0.5))
    assert chart.data is not None
    assert chart.axis.low <= chart.data.wanted[0]
    assert chart.axis.high >= chart.data.wanted[1]


def test_that_a_pinned_scenario_shows_how_high_and_how_deep_its_bars_would_reach(session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.40)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.47)
    session.settle()
    snapshot = session.snapshot
    data, held = change_by_year(snapshot), snapshot.beside
    assert held is not None
    change = held.results.spend - held.reference.spend
    table, year = data.table(), snapshot.target_index
    assert "◊ pinned A" in data.subtitle
    pinned = [column for column in table.columns if "pinned A" in column]
    assert len(pinned) == len(SECTORS) + len(("Unallocated", "Sum", "All gains", "All gives"))
    row = dict(zip(table.columns, table.rows[year], strict=True))
    assert [row[column] for column in pinned[: len(SECTORS)]] == [
        number(float(value), 1) for value in change[year]
    ]
    assert row["All gains, change, pinned A, £m cash"] == number(float(change[year].clip(min=0).sum()), 1)
    assert row["All gives, change, pinned A, £m cash"] == number(float(change[year].clip(max=0).sum()), 1)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert isinstance(data.marks, YearMarks)
    assert [line.letter for line in data.marks.lines] == ["A", ""]
    read = [one for one in data.readings() if "pinned A" in one.name]
    assert len(read) == 2 * len(snapshot.results.years)
    assert data.wanted[0] < change.clip(max=0).sum(axis=1).min()
    assert data.wanted[1] > change.clip(min=0).sum(axis=1).max()
    session.pins.remove("A")
    data = change_by_year(session.snapshot)
    assert "pinned" not in data.subtitle
    assert not any("pinned" in column for column in data.table().columns)


@pytest.mark.parametrize(("pool", "rows"), [(0.0, 1), (0.01, 2)])
def test_that_every_sector_of_every_year_can_be_read(pool: float, rows: int, snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(pool=pool)
    readings = change_by_year(snapshot).readings()
    assert len(readings) == (len(SECTORS) + rows) * len(snapshot.results.years)
    assert np.isfinite([(one.x, one.y) for one in readings]).all()
