from collections.abc import Callable

import numpy as np

from leftshift.evidence.facts import fact
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.charts.money.required_efficiency import required_efficiency
from leftshift.window.charts.plotting.chart_data import YearMarks

SnapshotOf = Callable[..., Snapshot]


def test_that_the_rate_begins_with_the_second_year(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of()
    marks = required_efficiency(snapshot).marks
    assert isinstance(marks, YearMarks)
    assert marks.first_year == snapshot.results.first_year + 1
    assert np.array_equal(marks.lines[-1].values, snapshot.results.required_efficiency[1:])
    assert np.isfinite(marks.lines[-1].values).all()


def test_that_asked_and_past_are_the_published_rates(snapshot_of: SnapshotOf) -> None:
    marks = required_efficiency(snapshot_of()).marks
    assert isinstance(marks, YearMarks)
    assert [level.value * 100 for level in marks.levels] == [fact("DG03").value, fact("P06").value]


def test_that_the_title_and_the_table_say_the_rate_of_the_target_year(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of()
    data, place = required_efficiency(snapshot), snapshot.target_index
    said = percent(float(snapshot.results.required_efficiency[place]))
    assert f"{said} a year must be saved to 2030/31" in data.title
    assert data.table().rows[place - 1][:2] == ("2030/31", said)
    assert data.readings()[place - 1].value == f"{said} a year"
