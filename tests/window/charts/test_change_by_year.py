from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import SECTORS, View
from leftshift.papers.figures import number, shown
from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.change_by_year import ChangeByYear
from leftshift.window.charts.chart import Chart
from leftshift.window.look import Theme, look


@pytest.fixture
def chart_by_year(chart_of: Callable[..., Chart]) -> Callable[..., Chart]:
    def make(width: int = 430, height: int = 300, theme: Theme = Theme.LIGHT) -> Chart:
        chart = chart_of("change_from_baseline", width, height, theme)
        chart.show_plot(ChangeByYear())
        return chart

    return make


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_change_of_every_year_to_the_printed_digit(
    view: View, chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, now = chart_by_year(), snapshot_of(view=view, pool=0.01)
    chart.draw(now)
    after, before = (
        shown(results.spend, view, results.deflator, results.population)
        for results in (now.results, now.reference)
    )
    digits = 2 if view is View.PER_HEAD else 1
    for row, change in zip(chart.table().rows, after - before, strict=True):
        assert row[1:8] == tuple(number(float(value), digits) for value in change)


def test_that_the_sum_of_every_year_is_the_saving_put_back(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, now = chart_by_year(), snapshot_of(cut=0.5)
    chart.draw(now)
    given = now.results.total + now.results.unallocated - now.reference.total
    assert [row[-1] for row in chart.table().rows] == [number(float(value), 1) for value in given]


def test_that_its_title_is_the_finding_of_the_target_year(
    chart_of: Callable[..., Chart], chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    usual, by_year = chart_of("change_from_baseline"), chart_by_year()
    for now in (snapshot_of(), snapshot_of(moved=0.0, cut=0.0), snapshot_of(pool=0.02)):
        usual.draw(now)
        by_year.draw(now)
        assert by_year.title == usual.title


def test_that_gains_stand_above_the_line_and_what_is_given_hangs_below(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], colour_at: Callable
) -> None:
    chart = chart_by_year(680, 470)
    chart.draw(snapshot_of(moved=0.05, cut=0.0))
    spots = {spot.text.split("\n")[0]: spot for spot in chart.spots()}
    gains, gives = spots["Community, 2035/36"], spots["Hospital (acute), 2035/36"]
    assert gains.y < spots["Sum, 2035/36"].y < gives.y
    image = chart.grab().toImage()
    assert colour_at(image, gains.x, gains.y) == look(Theme.LIGHT).sectors["community"].name()
    assert colour_at(image, gives.x, gives.y) == look(Theme.LIGHT).sectors["acute"].name()


def test_that_bars_beyond_the_axis_stop_at_its_end_while_a_lever_is_dragged(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_by_year()
    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    before = chart.axis
    chart.draw(snapshot_of(moved=0.2, cut=0.5, dragging=True))
    assert chart.axis == before
    assert not chart.grab().isNull()
    chart.draw(snapshot_of(moved=0.2, cut=0.5))
    low, high = chart.plot.wanted
    assert chart.axis.low <= low
    assert chart.axis.high >= high


def test_that_every_sector_of_every_year_can_be_pointed_at(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, now = chart_by_year(), snapshot_of()
    chart.draw(now)
    years = len(now.results.years)
    assert len(chart.spots()) == (len(SECTORS) + 1) * years
    chart.draw(snapshot_of(pool=0.01))
    assert len(chart.spots()) == (len(SECTORS) + 2) * years
    assert np.isfinite([(spot.x, spot.y) for spot in chart.spots()]).all()
