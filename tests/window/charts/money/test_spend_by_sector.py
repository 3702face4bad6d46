from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from leftshift.model.terms import LABELS, SECTORS, View
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, number, percent, shown
from leftshift.window.charts.money.spend_by_sector import BANDED, spend_by_sector, spend_lines
from leftshift.window.charts.plotting.chart_data import ChartData, Dash, Fill, YearMarks

SnapshotOf = Callable[..., Snapshot]


def marks_of(data: ChartData) -> YearMarks:
    assert isinstance(data.marks, YearMarks)
    return data.marks


def test_that_areas_lie_in_order_each_as_high_as_its_money(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(moved=0.0)
    data = spend_by_sector(snapshot)
    stack = marks_of(data).stack
    assert [band.key for band in stack] == list(SECTORS)
    assert np.allclose([band.high - band.low for band in stack], snapshot.results.spend.T)
    assert all(np.array_equal(one.high, other.low) for one, other in pairwise(stack))
    of_year = [one for one in data.readings() if "2033/34" in one.name]
    assert [one.y for one in of_year] == sorted(one.y for one in of_year)


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_results_to_the_printed_digit(view: View, snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(view=view, pool=0.01)
    money = shown(snapshot.results.spend, view, snapshot.results.deflator, snapshot.results.population)
    digits = 2 if view is View.PER_HEAD else 1
    rows = spend_by_sector(snapshot).table().rows
    assert [row[0] for row in rows][:2] == ["2025/26", "2026/27"]
    assert [row[1:8] for row in rows] == [
        tuple(number(float(value), digits) for value in year) for year in money
    ]
    total = shown(snapshot.results.total, view, snapshot.results.deflator, snapshot.results.population)
    assert [row[9] for row in rows] == [number(float(value), digits) for value in total]


def test_that_unallocated_money_has_a_hatched_area_and_a_label_of_its_own(snapshot_of: SnapshotOf) -> None:
    none, some = spend_by_sector(snapshot_of(pool=0.0)), spend_by_sector(snapshot_of(pool=0.05))
    assert [band.fill for band in marks_of(none).stack] == [Fill.FILLED] * len(SECTORS)
    pool = marks_of(some).stack[-1]
    assert (pool.key, pool.fill) == ("pool", Fill.HATCHED)
    assert marks_of(some).labels[-1].forms == (("Unallocated",),)
    assert "not yet allocated" in some.title


def test_that_lines_have_an_axis_of_their_own(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of()
    assert (
        snapshot.results.spend.max() <= spend_lines(snapshot).wanted[1] < spend_by_sector(snapshot).wanted[1]
    )


@pytest.mark.parametrize("form", [spend_by_sector, spend_lines])
def test_that_the_baseline_is_dashed_only_where_it_differs(
    form: Callable[[Snapshot], ChartData], snapshot_of: SnapshotOf
) -> None:
    alike, moved = form(snapshot_of(moved=0.0, cut=0.0)), form(snapshot_of(moved=0.03, cut=0.0))
    assert Dash.DASHED not in {line.dash for line in marks_of(alike).lines}
    assert Dash.DASHED in {line.dash for line in marks_of(moved).lines}


def test_that_lines_show_and_tell_the_bands_of_the_same_view(session: Session) -> None:
    session.show_also(Needs(bands=frozenset(BANDED)), by="lines")
    snapshot = session.snapshot
    assert snapshot.bands is not None
    assert "80\u00a0% likely range" not in spend_by_sector(snapshot).subtitle
    data = spend_lines(snapshot)
    assert "shaded: 80\u00a0% likely range" in data.subtitle
    band = snapshot.bands.lines[BANDED[0]]
    ends = tuple(amount(float(end[-1]), View.CASH) for end in (band.low, band.high))
    said = " to ".join(ends)
    assert data.table().rows[-1][17:19] == ends
    assert any(said in one.value for one in data.readings() if one.name == "Acute hospital, 2035/36")
    assert data.wanted[1] >= max(snapshot.bands.lines[key].high.max() for key in BANDED)
    other = spend_lines(replace(snapshot, view=View.REAL))
    assert "80\u00a0% likely range" not in other.subtitle
    assert len(other.table().columns) == 17


def test_that_the_table_holds_each_share_that_is_read(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(pool=0.01)
    data = spend_by_sector(snapshot)
    table = data.table()
    held = [
        row[table.columns.index(f"{LABELS[sector]}, share of spend")]
        for sector in SECTORS
        for row in table.rows
    ]
    assert held == [one.value.split(", ")[-1] for one in data.readings()]
    assert held[0] == percent(float(snapshot.results.spend[0, 0] / snapshot.results.total[0]))
