from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.charts.money.hospital_share import hospital_share, if_overspent
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import Dash, YearMarks
from tests.window.charts.written import words_on

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


def test_that_hospital_overspending_has_a_line_of_its_own_on_request(snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(moved=0.05)
    assert Dash.DOTTED not in {line.dash for line in marks_of(snapshot).lines}
    data, spent = if_overspent(snapshot), snapshot.overspending.overspent.hospital_share
    assert isinstance(data.marks, YearMarks)
    dotted = [line.values for line in data.marks.lines if line.dash is Dash.DOTTED]
    assert np.array_equal(dotted, [spent])
    said = "if a half of what hospital lacks is spent all the same"
    assert f"; {percent(float(spent[snapshot.target_index]))} {said}" in data.title
    assert data.table().columns[-1] == f"Hospital share {said}"
    assert data.table().rows[-1][-1] == percent(float(spent[-1]))
    read = [one.value for one in data.readings() if said in one.name]
    assert read == [percent(float(share)) for share in spent]


def test_that_where_hospital_overspends_the_plan_is_the_line_beside(session: Session) -> None:
    snapshot = Projector().snapshot(session.scenario.with_assumption("overspend", 1.0))
    data = hospital_share(snapshot)
    assert isinstance(data.marks, YearMarks)
    (dotted,) = [line.values for line in data.marks.lines if line.dash is Dash.DOTTED]
    assert np.array_equal(dotted, session.snapshot.results.hospital_share)
    assert " as planned" in data.title


@pytest.mark.parametrize("size", [(416, 200), (430, 300), (504, 308), (1366, 700)])
@pytest.mark.parametrize("moved", [0.0, 0.02, 0.04, 0.06])
def test_that_both_shares_are_written_wherever_their_lines_run(
    moved: float, size: tuple[int, int], snapshot_of: SnapshotOf, card_of: Callable[..., ChartCard]
) -> None:
    snapshot = snapshot_of(moved=moved, area="QKK")
    place, written = snapshot.target_index, words_on(card_of(hospital_share(snapshot), *size))
    assert percent(float(snapshot.results.hospital_share[place])) in written
    assert percent(float(snapshot.results.primary_care_share[place])) in written
