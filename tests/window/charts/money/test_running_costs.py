from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import people, pounds
from leftshift.window.charts.money.running_costs import running_costs
from leftshift.window.charts.plotting.chart_data import Dash, YearMarks

ENVELOPE = 18.76
SnapshotOf = Callable[..., Snapshot]


@pytest.mark.parametrize("view", list(View))
def test_that_line_and_table_hold_the_cost_a_head(view: View, snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of(view=view)
    data = running_costs(snapshot)
    assert isinstance(data.marks, YearMarks)
    cost = snapshot.results.running_cost_per_head
    before, plan = data.marks.lines
    assert np.allclose(plan.values, cost)
    assert plan.colour == "text"
    rows = data.table().rows
    assert [row[1] for row in rows] == [pounds(float(value)) for value in cost]
    assert [row[5] for row in rows] == [people(float(posts)) for posts in snapshot.results.posts_removed]
    assert before.dash is Dash.DASHED
    assert bool((before.values >= plan.values).all())


def test_that_the_value_written_is_that_of_the_year_of_the_line_that_marks_it(
    snapshot_of: SnapshotOf,
) -> None:
    snapshot = snapshot_of(cut=0.5)
    marks = running_costs(snapshot).marks
    assert isinstance(marks, YearMarks)
    place = marks.marked - marks.first_year
    assert [value.text for value in marks.values] == [
        pounds(float(snapshot.results.running_cost_per_head[place]))
    ]


def test_that_the_limit_is_a_level_line_with_its_label(snapshot_of: SnapshotOf) -> None:
    data = running_costs(snapshot_of())
    assert isinstance(data.marks, YearMarks)
    assert [level.value for level in data.marks.levels] == [ENVELOPE]
    assert data.marks.labels[1].forms[0] == (f"{pounds(ENVELOPE)} limit",)
    assert data.wanted[1] >= ENVELOPE


@pytest.mark.parametrize("cut", [0.0, 0.05, 0.2, 0.5])
def test_that_the_view_changes_neither_the_verdict_nor_the_prices(
    cut: float, snapshot_of: SnapshotOf
) -> None:
    said = {
        (data.title, data.subtitle) for data in (running_costs(snapshot_of(view=v, cut=cut)) for v in View)
    }
    assert len(said) == 1
    assert "2025/26 prices" in said.pop()[1]


def test_that_what_the_cut_costs_is_said_below(snapshot_of: SnapshotOf) -> None:
    assert "posts removed" in running_costs(snapshot_of(cut=0.5)).words
