from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, shown
from leftshift.window.charts.need_and_funding import need_and_funding
from leftshift.window.charts.plotting.chart_data import Fill, YearMarks

SnapshotOf = Callable[..., Snapshot]


@pytest.mark.parametrize("view", list(View))
def test_that_cost_less_spend_is_the_gap_in_every_view(view: View, snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(view=view)
    results, digits = snapshot.results, 2 if view is View.PER_HEAD else 1
    gap = shown(results.total_gap, view, results.deflator, results.population)
    table = need_and_funding(snapshot).table()
    assert [row[4] for row in table.rows] == [number(float(value), digits) for value in gap]


def test_that_the_gap_is_hatched_between_spend_and_cost(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of()
    data = need_and_funding(snapshot)
    assert isinstance(data.marks, YearMarks)
    gap = data.marks.bands[-1]
    assert gap.fill is Fill.HATCHED
    assert np.allclose(gap.low, snapshot.results.spend.sum(axis=1))
    assert np.allclose(gap.high - gap.low, snapshot.results.total_gap)
    assert [line.key for line in data.marks.lines][-2:] == ["cost", "spend"]
    last = data.readings()[-1]
    assert last.y == gap.low[-1]
    assert "unfunded" in last.value or "to spare" in last.value
