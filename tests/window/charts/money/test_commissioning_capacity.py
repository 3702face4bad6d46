from collections.abc import Callable
from dataclasses import replace

from leftshift.model.terms import FUNCTIONS, Function
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.money.commissioning_capacity import commissioning_capacity
from leftshift.window.charts.plotting.chart_data import ChartData, Fill, Row, RowMarks


def rows_of(data: ChartData) -> tuple[Row, ...]:
    assert isinstance(data.marks, RowMarks)
    return data.marks.rows


def test_that_posts_before_and_after_are_in_the_table(snapshot_of: Callable[..., Snapshot]) -> None:
    data = commissioning_capacity(snapshot_of(cut=0.5))
    rows = data.table().rows
    assert len(rows) == len(FUNCTIONS)
    before, after = (sum(int(row[place].replace(",", "")) for row in rows) for place in (2, 3))
    assert abs(after - before / 2) <= len(FUNCTIONS)
    assert "posts go by 2027/28" in data.title


def test_that_without_a_cut_nothing_goes(snapshot_of: Callable[..., Snapshot]) -> None:
    data = commissioning_capacity(snapshot_of(cut=0.0))
    assert data.title.startswith("No posts are removed")
    assert all(row[2] == row[3] for row in data.table().rows)


def test_that_a_protected_function_keeps_its_bar_and_bears_a_sign(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    snapshot = snapshot_of(cut=0.5)
    kept = snapshot.scenario.with_running_costs(protected=frozenset({Function.CORPORATE}))
    data = commissioning_capacity(replace(snapshot, scenario=kept))
    *others, corporate = rows_of(data)
    assert corporate.bars[0].end == corporate.bars[1].end
    assert corporate.name.endswith("◆")
    assert not any(row.name.endswith("◆") for row in others)
    assert "protected" in corporate.readings[0].name
    assert data.table().rows[-1][4] == "yes"


def test_that_the_bar_before_is_hollow_above_the_filled_one_after(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    for row in rows_of(commissioning_capacity(snapshot_of(cut=0.5))):
        before, after = row.bars
        assert (before.fill, before.lane, after.fill, after.lane) == (Fill.HOLLOW, 0, Fill.FILLED, 1), (
            row.name
        )
        assert after.end < before.end, row.name


def test_that_what_is_left_for_primary_care_is_said_below(snapshot_of: Callable[..., Snapshot]) -> None:
    assert "per 100,000 people" in commissioning_capacity(snapshot_of()).words
