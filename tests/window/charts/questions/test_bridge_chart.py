from collections.abc import Callable

import pytest

from leftshift.model.scenario import Scenario
from leftshift.questions.bridge import bridge
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart_data import ChartData, RowMarks
from leftshift.window.charts.questions.bridge_chart import bridge_chart


@pytest.fixture
def moved(snapshot_of: Callable[..., Snapshot]) -> Scenario:
    return snapshot_of(moved=0.06).scenario


def drawn(scenario: Scenario) -> ChartData:
    study = study_of(scenario)
    return bridge_chart(study, bridge(study, 2030), 2030)


def test_that_each_step_begins_where_the_one_above_it_ended(moved: Scenario) -> None:
    marks = drawn(moved).marks
    assert isinstance(marks, RowMarks)
    first, *steps, last = marks.rows
    at = first.marks[0].value
    for row in steps:
        assert row.bars[0].start == pytest.approx(at), row.name
        at = row.bars[0].end
    assert last.marks[0].value == pytest.approx(at, abs=0.05)


def test_that_the_table_reaches_what_is_unfunded(moved: Scenario) -> None:
    *_, last_step, (name, _, total) = drawn(moved).table().rows
    assert name == "Unfunded"
    assert total == last_step[2]


def test_that_a_shift_out_of_hospital_adds_to_what_is_unfunded(moved: Scenario) -> None:
    marks = drawn(moved).marks
    assert isinstance(marks, RowMarks)
    shift = next(row for row in marks.rows if row.name == "The shift")
    assert shift.bars[0].end > shift.bars[0].start
