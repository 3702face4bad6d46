from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from leftshift.model.terms import INDEX, SECTORS, Sector, View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNCHANGED
from leftshift.text.numbers import number
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of

COMMUNITY, ACUTE = INDEX[Sector.COMMUNITY], INDEX[Sector.ACUTE]


def test_that_gains_go_right_and_gifts_go_left_of_zero(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("change_from_baseline", 680, 470)
    chart.draw(snapshot_of(moved=0.02, cut=0.0))
    _, plot = chart._places(QRectF(chart.rect()))
    zero = plot.left() + chart.axis.part(0.0) * plot.width()
    image, spots = chart.grab().toImage(), chart.spots()
    for place, way in ((COMMUNITY, 1), (ACUTE, -1)):
        sector = SECTORS[place]
        inside = zero + way * abs(spots[place].x - zero) / 2
        assert (spots[place].x - zero) * way > 0
        assert (
            image.pixelColor(round(inside), round(spots[place].y))
            == theme_of(ThemeChoice.LIGHT).sectors[sector]
        )


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_change_and_its_sum(
    view: View, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("change_from_baseline"), snapshot_of(view=view, pool=0.01)
    chart.draw(snapshot)
    digits, place = (2 if view is View.PER_HEAD else 1), snapshot.target_index
    divisor = {
        View.CASH: 1.0,
        View.REAL: snapshot.results.deflator[place],
        View.PER_HEAD: snapshot.results.population[place] / 1e6,
    }[view]
    rows = chart.table().rows
    change = (snapshot.results.spend[place] - snapshot.reference.spend[place]) / divisor
    assert [row[3] for row in rows[:7]] == [number(float(value), digits) for value in change]
    total = (snapshot.results.total[place] - snapshot.reference.total[place]) / divisor
    assert rows[-1][0] == "Sum"
    assert rows[-1][3] == number(float(total), digits)


def test_that_nothing_changed_is_said_and_leaves_room_for_the_first_drag(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("change_from_baseline"), snapshot_of(moved=0.0, cut=0.0)
    chart.draw(snapshot)
    assert chart.title == UNCHANGED
    assert chart.axis.high >= 0.05 * float(snapshot.reference.total[snapshot.target_index])
    assert chart.axis.low == -chart.axis.high


def test_that_a_bar_beyond_the_axis_stays_within_the_plot(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("change_from_baseline", 680, 470)
    chart.draw(snapshot_of(moved=0.01, cut=0.0))
    chart.draw(snapshot_of(moved=0.3, cut=0.0, dragging=True))
    _, plot = chart._places(QRectF(chart.rect()))
    image, colour = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).sectors[Sector.COMMUNITY]
    columns = [x for x in range(680) if image.pixelColor(x, round(chart.spots()[COMMUNITY].y) - 4) == colour]
    assert columns
    assert max(columns) <= plot.right()


def test_that_the_pool_has_a_row_only_while_there_is_one(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("change_from_baseline")
    chart.draw(snapshot_of(pool=0.02))
    assert any(spot.text.startswith("Unallocated") for spot in chart.spots())
    chart.draw(snapshot_of(pool=0.0))
    assert not any(spot.text.startswith("Unallocated") for spot in chart.spots())
