from collections.abc import Callable

import pytest

from leftshift.model.terms import SECTORS, View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import shown
from leftshift.window.charts.money.need_by_sector import need_by_sector
from leftshift.window.charts.plotting.chart_data import RowMarks, Shape


@pytest.mark.parametrize("view", list(View))
def test_that_every_sector_has_its_gap_and_a_stroke_where_it_would_be_with_nothing_changed(
    view: View, snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(view=view)
    marks = need_by_sector(snapshot).marks
    assert isinstance(marks, RowMarks)
    gap, unchanged = (
        shown(one.pressure, view, one.deflator, one.population)[snapshot.target_index].tolist()
        for one in (snapshot.results, snapshot.reference)
    )
    sectors = marks.rows
    assert [row.bars[0].end for row in sectors] == gap
    assert [row.marks[0].value for row in sectors] == unchanged
    assert {row.marks[0].shape for row in sectors} == {Shape.STROKE}


def test_that_the_axis_holds_every_gap_on_both_sides(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    low, high = need_by_sector(snapshot).wanted
    assert low == -high
    assert max(abs(snapshot.results.pressure[snapshot.target_index])) <= high


def test_that_cost_less_spend_is_the_gap_in_the_table(snapshot_of: Callable[..., Snapshot]) -> None:
    rows = need_by_sector(snapshot_of()).table().rows
    assert len(rows) == len(SECTORS)
    cost, spend, gap = (float(cell.replace(",", "").replace("\u2212", "-")) for cell in rows[0][1:4])
    assert cost - spend == pytest.approx(gap, abs=0.2)
