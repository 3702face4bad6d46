from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.terms import SECTORS, Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, shown
from leftshift.window.charts.change_by_year import ChangeByYear
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.fixture
def chart_by_year(chart_of: Callable[..., Chart]) -> Callable[..., Chart]:
    def make(width: int = 430, height: int = 300, theme: ThemeChoice = ThemeChoice.LIGHT) -> Chart:
        chart = chart_of("change_from_baseline", width, height, theme)
        chart.show_plot(ChangeByYear())
        return chart

    return make


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_change_of_every_year_to_the_printed_digit(
    view: View, chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_by_year(), snapshot_of(view=view, pool=0.01)
    chart.draw(snapshot)
    after, before = (
        shown(results.spend, view, results.deflator, results.population)
        for results in (snapshot.results, snapshot.reference)
    )
    digits = 2 if view is View.PER_HEAD else 1
    for row, change in zip(chart.table().rows, after - before, strict=True):
        assert row[1:8] == tuple(number(float(value), digits) for value in change)


def test_that_the_sum_of_every_year_is_the_saving_put_back(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_by_year(), snapshot_of(cut=0.5)
    chart.draw(snapshot)
    given = snapshot.results.total + snapshot.results.unallocated - snapshot.reference.total
    assert [row[-1] for row in chart.table().rows] == [number(float(value), 1) for value in given]


def test_that_its_title_is_the_finding_of_the_target_year(
    chart_of: Callable[..., Chart], chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    usual, by_year = chart_of("change_from_baseline"), chart_by_year()
    for snapshot in (snapshot_of(), snapshot_of(moved=0.0, cut=0.0), snapshot_of(pool=0.02)):
        usual.draw(snapshot)
        by_year.draw(snapshot)
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
    assert colour_at(image, gains.x, gains.y) == theme_of(ThemeChoice.LIGHT).sectors["community"].name()
    assert colour_at(image, gives.x, gives.y) == theme_of(ThemeChoice.LIGHT).sectors["acute"].name()


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


def test_that_a_pinned_scenario_shows_how_high_and_how_deep_its_bars_would_reach(
    chart_by_year: Callable[..., Chart], session: Session
) -> None:
    session.shares.set(Sector.ACUTE, 0.40)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.47)
    session.settle()
    chart, snapshot = chart_by_year(), session.snapshot
    chart.draw(snapshot)
    with_pin = chart.grab().toImage()
    held = snapshot.beside
    assert held is not None
    change = held.results.spend - held.reference.spend
    table, year = chart.table(), snapshot.target_index
    assert "◇ pinned A" in chart.plot.subtitle
    pinned = [column for column in table.columns if "pinned A" in column]
    assert len(pinned) == len(SECTORS) + len(("Unallocated", "Sum", "All gains", "All gives"))
    row = dict(zip(table.columns, table.rows[year], strict=True))
    assert [row[column] for column in pinned[: len(SECTORS)]] == [
        number(float(value), 1) for value in change[year]
    ]
    assert row["All gains, change, pinned A, £m cash"] == number(float(change[year].clip(min=0).sum()), 1)
    assert row["All gives, change, pinned A, £m cash"] == number(float(change[year].clip(max=0).sum()), 1)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    spots = [spot for spot in chart.spots() if "pinned A" in spot.text]
    assert len(spots) == 2 * len(snapshot.results.years)
    low, high = chart.plot.wanted
    assert low < change.clip(max=0).sum(axis=1).min()
    assert high > change.clip(min=0).sum(axis=1).max()
    session.pins.take_off("A")
    chart.draw(session.snapshot)
    assert "pinned" not in chart.plot.subtitle
    assert not any("pinned" in column for column in chart.table().columns)
    assert chart.grab().toImage() != with_pin


def test_that_every_sector_of_every_year_can_be_pointed_at(
    chart_by_year: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_by_year(), snapshot_of()
    chart.draw(snapshot)
    years = len(snapshot.results.years)
    assert len(chart.spots()) == (len(SECTORS) + 1) * years
    chart.draw(snapshot_of(pool=0.01))
    assert len(chart.spots()) == (len(SECTORS) + 2) * years
    assert np.isfinite([(spot.x, spot.y) for spot in chart.spots()]).all()
