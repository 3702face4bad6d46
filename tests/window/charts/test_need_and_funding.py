from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from leftshift.model.terms import SECTORS, View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import number, shown, signed_amount
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.mark.parametrize("view", list(View))
def test_that_cost_less_spend_is_the_gap_in_every_view(
    view: View, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("need_and_funding", 680, 470), snapshot_of(view=view)
    chart.draw(snapshot)
    results, digits = snapshot.results, 2 if view is View.PER_HEAD else 1
    gap = shown(results.total_gap, view, results.deflator, results.population)
    assert [row[4] for row in chart.table().rows] == [number(float(value), digits) for value in gap]


def test_that_both_lines_stand_at_their_money(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("need_and_funding", 680, 470), snapshot_of()
    chart.draw(snapshot)
    _, plot = chart._places(QRectF(chart.rect()))
    spots, years = chart.spots(), len(snapshot.results.years)
    spend = snapshot.results.spend.sum(axis=1)
    for place in range(years):
        wanted = plot.bottom() - chart.axis.part(float(spend[place])) * plot.height()
        assert abs(spots[years + place].y - wanted) < 1
    assert "unfunded" in spots[-1].text or "to spare" in spots[-1].text


def test_that_the_gap_is_hatched_between_the_lines(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("need_and_funding", 680, 470), snapshot_of()
    chart.draw(snapshot)
    spots, years, image = chart.spots(), len(snapshot.results.years), chart.grab().toImage()
    cost, spend = spots[years - 2], spots[2 * years - 2]
    low, high = sorted((round(cost.y), round(spend.y)))
    assert high - low > 10
    ground = theme_of(ThemeChoice.LIGHT).surfaces.panel.name()
    between = {image.pixelColor(round(cost.x) - 6, y).name() for y in range(low + 4, high - 4)}
    assert between - {ground}


def test_that_bars_by_sector_add_up_to_the_gap_of_all(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("need_by_sector", 680, 470), snapshot_of()
    chart.draw(snapshot)
    gap, rows = snapshot.results.gap[snapshot.target_index], chart.table().rows
    assert [row[3] for row in rows[:-1]] == [number(float(value), 1) for value in gap]
    assert rows[-1][3] == number(float(gap.sum()), 1)
    assert [spot.text.split("\n")[1].split(";")[0] for spot in chart.spots()] == [
        signed_amount(float(value), View.CASH) for value in gap
    ]


def test_that_each_bar_by_sector_has_its_sectors_colour(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("need_by_sector", 680, 470), snapshot_of(moved=0.1)
    chart.draw(snapshot)
    image, colours = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).sectors
    gap = snapshot.results.gap[snapshot.target_index]
    for place in (0, 3):
        spot = chart.spots()[place]
        inside = -4 if gap[place] > 0 else 4
        assert image.pixelColor(round(spot.x) + inside, round(spot.y)) == colours[SECTORS[place]]
