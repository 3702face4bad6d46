from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from leftshift.model.terms import View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import people, pounds
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of

ENVELOPE = 18.76


def test_that_the_envelope_stands_at_its_height(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("running_costs", 680, 470)
    chart.draw(snapshot_of())
    _, plot = chart._places(QRectF(chart.rect()))
    image, colour = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).surfaces.landmark
    rows = [y for y in range(470) if image.pixelColor(round(plot.left()) + 2, y) == colour]
    wanted = plot.bottom() - chart.axis.part(ENVELOPE) * plot.height()
    assert rows
    assert all(abs(y + 0.5 - wanted) <= 1.5 for y in rows)


@pytest.mark.parametrize("view", list(View))
def test_that_bars_and_table_hold_the_cost_a_head(
    view: View, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("running_costs", 680, 470), snapshot_of(view=view)
    chart.draw(snapshot)
    cost = snapshot.results.running_cost_per_head
    cost = cost / snapshot.results.deflator if view is View.REAL else cost
    rows = chart.table().rows
    assert [row[1] for row in rows] == [pounds(float(value)) for value in cost]
    assert [row[5] for row in rows] == [people(float(posts)) for posts in snapshot.results.posts_removed]
    image, spots = chart.grab().toImage(), chart.spots()
    bar = theme_of(ThemeChoice.LIGHT).surfaces.accent
    for spot in spots:
        assert image.pixelColor(round(spot.x) - 10, round(spot.y) + 2) == bar


def test_that_how_the_envelope_is_held_is_said_in_each_view(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("running_costs")
    chart.draw(snapshot_of(view=View.CASH))
    assert "held in cash" in chart.description
    chart.draw(snapshot_of(view=View.REAL))
    assert "rises with prices" in chart.description


def test_that_the_baseline_stays_hollow_above_a_lowered_bar(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("running_costs", 680, 470)
    chart.draw(snapshot_of(cut=0.5))
    spot, image, surfaces = chart.spots()[-1], chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).surfaces
    above = [image.pixelColor(round(spot.x) + 7, y) for y in range(60, round(spot.y) - 1)]
    assert surfaces.accent not in above
    assert surfaces.panel in above
