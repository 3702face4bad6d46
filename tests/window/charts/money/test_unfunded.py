from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import in_view, number
from leftshift.window.charts.money.unfunded import unfunded
from leftshift.window.charts.plotting.chart_data import YearMarks

SnapshotOf = Callable[..., Snapshot]


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_what_is_unfunded_and_what_is_bought_in_every_view(
    view: View, snapshot_of: SnapshotOf
) -> None:
    snapshot = snapshot_of(view=view)
    results, digits = snapshot.results, 2 if view is View.PER_HEAD else 1
    columns = (
        results.unfunded,
        results.hospital_unfunded,
        results.new_care,
        results.avoided,
        results.stranded,
    )
    rows = unfunded(snapshot).table().rows
    for place, money in enumerate(columns, start=1):
        shown = [number(float(value), digits) for value in in_view(money, results, view)]
        assert [row[place] for row in rows] == shown, unfunded(snapshot).table().columns[place]


def test_that_new_care_is_drawn_below_zero_and_never_set_off_against_what_is_lacking(
    snapshot_of: SnapshotOf,
) -> None:
    snapshot = snapshot_of(moved=0.06)
    data = unfunded(snapshot)
    assert isinstance(data.marks, YearMarks)
    lines = {line.key: line.values for line in data.marks.lines[-3:]}
    assert np.array_equal(lines["unfunded"], snapshot.results.unfunded)
    assert np.array_equal(lines["new_care"], -snapshot.results.new_care)
    assert data.wanted[0] < lines["new_care"].min() < 0 < lines["unfunded"].max() < data.wanted[1]


def test_that_the_title_says_what_hospital_lacks_and_what_new_care_is_bought(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(moved=0.06)
    place = snapshot.target_index
    title = unfunded(snapshot).title
    assert f"£{snapshot.results.hospital_unfunded[place]:.0f}m" in title
    assert f"£{snapshot.results.new_care[place]:.0f}m of new care" in title
