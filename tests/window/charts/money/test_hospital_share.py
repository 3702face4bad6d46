from collections.abc import Callable

import numpy as np

from leftshift.model.terms import Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.charts.money.hospital_share import hospital_share
from leftshift.window.charts.plotting.chart_data import Dash, YearMarks

SnapshotOf = Callable[..., Snapshot]


def marks_of(snapshot: Snapshot) -> YearMarks:
    marks = hospital_share(snapshot).marks
    assert isinstance(marks, YearMarks)
    return marks


def test_that_the_recommended_limit_is_at_fifty_per_cent(snapshot_of: SnapshotOf) -> None:
    marks = marks_of(snapshot_of())
    assert [level.value for level in marks.levels] == [0.5]
    assert marks.labels[-1].forms[-1] == (percent(0.5, 0),)


def test_that_englands_published_shares_are_marked_and_named(snapshot_of: SnapshotOf) -> None:
    data = hospital_share(snapshot_of())
    published = marks_of(snapshot_of()).published
    assert published is not None
    assert published.years == ("2010", "2021")
    assert published.colours == (Sector.ACUTE, Sector.PRIMARY_CARE)
    assert published.values.tolist() == [[0.49, 0.58], [0.28, 0.18]]
    read = [one for one in data.readings() if "England" in one.name]
    assert [one.x for one in read] == [-2, -1, -2, -1]
    assert [one.value for one in read] == [percent(share, 0) for share in (0.49, 0.58, 0.28, 0.18)]


def test_that_the_lines_are_what_the_table_says(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(moved=0.05)
    data, results = hospital_share(snapshot), snapshot.results
    solid = [line.values for line in marks_of(snapshot).lines if line.dash is Dash.SOLID]
    assert np.array_equal(solid, [results.hospital_share, results.primary_care_share])
    last = data.table().rows[-1]
    assert last[:3] == (
        "2035/36",
        percent(float(results.hospital_share[-1])),
        percent(float(results.primary_care_share[-1])),
    )
    assert last[3] == percent(float(snapshot.reference.hospital_share[-1]))


def test_that_the_baseline_is_dashed_only_where_it_differs(snapshot_of: SnapshotOf) -> None:
    assert [line.dash for line in marks_of(snapshot_of(moved=0.0, cut=0.0)).lines] == [Dash.SOLID] * 2
    assert Dash.DASHED in {line.dash for line in marks_of(snapshot_of(moved=0.05)).lines}
