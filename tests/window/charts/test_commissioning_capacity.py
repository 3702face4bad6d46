from collections.abc import Callable
from dataclasses import replace

from leftshift.model.terms import FUNCTIONS, Function
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


def test_that_posts_before_and_after_stand_in_the_table(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("commissioning_capacity", 680, 470), snapshot_of(cut=0.5)
    chart.draw(snapshot)
    rows = chart.table().rows
    assert len(rows) == len(FUNCTIONS)
    before, after = (sum(int(row[place].replace(",", "")) for row in rows) for place in (2, 3))
    assert abs(after - before / 2) <= len(FUNCTIONS)
    assert "posts go by 2027/28" in chart.title


def test_that_without_a_cut_nothing_goes(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("commissioning_capacity", 680, 470)
    chart.draw(snapshot_of(cut=0.0))
    assert chart.title.startswith("No posts are removed")
    assert all(row[2] == row[3] for row in chart.table().rows)


def test_that_a_protected_function_keeps_its_bar_and_bears_a_sign(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("commissioning_capacity", 680, 470), snapshot_of(cut=0.5)
    kept = snapshot.scenario.with_running_costs(protected=frozenset({Function.CORPORATE}))
    chart.draw(replace(snapshot, scenario=kept))
    row = chart.table().rows[-1]
    assert row[2] == row[3]
    assert row[4] == "yes"
    assert "protected" in chart.spots()[-1].text


def test_that_the_bar_after_ends_at_its_posts(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("commissioning_capacity", 680, 470)
    chart.draw(snapshot_of(cut=0.5))
    image, accent = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).surfaces.accent
    for spot in chart.spots():
        assert image.pixelColor(round(spot.x) - 3, round(spot.y) + 3) == accent
        assert image.pixelColor(round(spot.x) + 3, round(spot.y) + 3) != accent


def test_that_words_give_way_where_bars_need_the_room(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("commissioning_capacity", 250, 165)
    chart.draw(snapshot_of(cut=0.5))
    assert chart.plot._word_lines(chart._places(chart.rect().toRectF())[0], chart._ink) == 0
