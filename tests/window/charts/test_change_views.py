from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from leftshift.model.terms import LABELS, SECTORS, View
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import is_nothing, shown, signed, signed_amount
from leftshift.window.charts.change_views import ALWAYS, is_change, only_change, supports, whole_of
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.registry import make_charts
from leftshift.window.theme import ThemeChoice, theme_of

CHANGED = (
    "spend_by_sector",
    "hospital_share",
    "running_costs",
    "board_and_money",
    "beside_others",
    "need_and_funding",
    "need_by_sector",
    "need_lens",
    "commissioning_capacity",
    "board_table",
    "voting_power",
)
every_change = pytest.mark.parametrize("key", CHANGED)


@pytest.fixture
def change_of(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> Callable[..., tuple[Chart, Snapshot]]:
    """Make the chart of a key that shows only the change, and draw a snapshot on it."""

    def make(key: str, width: int = 430, height: int = 300, **changed: object) -> tuple[Chart, Snapshot]:
        chart, snapshot = chart_of(key, width, height), snapshot_of(**changed)
        chart.show_plot(only_change(chart.plot))
        chart.draw(snapshot)
        return chart, snapshot

    return make


def test_that_every_chart_of_the_wall_can_show_the_change_or_always_does(
    chart_of: Callable[..., Chart],
) -> None:
    assert chart_of("need_lens")
    keys = {chart.key for chart in make_charts(theme_of(ThemeChoice.LIGHT))}
    assert {key for key in keys if supports(key)} == set(CHANGED) == keys - ALWAYS


@every_change
def test_that_the_whole_chart_can_be_had_again(key: str, chart_of: Callable[..., Chart]) -> None:
    whole = chart_of(key).plot
    change = only_change(whole)
    assert is_change(change)
    assert not is_change(whole)
    assert whole_of(change) is whole_of(whole) is whole


@every_change
def test_that_with_nothing_changed_every_figure_is_nothing(
    key: str, change_of: Callable[..., tuple[Chart, Snapshot]]
) -> None:
    chart, _ = change_of(key, moved=0.0, cut=0.0)
    assert "no change from baseline" in chart.title
    assert all(is_nothing(cell) for row in chart.table().rows for cell in row[1:])


@every_change
@pytest.mark.parametrize(("width", "height"), [(280, 190), (430, 300), (680, 470)])
@pytest.mark.parametrize("view", list(View))
def test_that_every_mark_stands_within_the_chart(
    key: str,
    width: int,
    height: int,
    view: View,
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, _ = change_of(key, width, height, view=view)
    _, plot = chart._places(QRectF(chart.rect()))
    assert plot.width() > 40
    assert all(plot.adjusted(-1, -1, 1, 1).contains(spot.x, spot.y) for spot in chart.spots())
    assert len(chart.spots()) >= len(chart.table().rows) - 1
    assert isinstance(chart.grab().toImage(), QImage)


def test_that_the_change_of_need_by_sector_is_gap_less_gap(
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = change_of("need_by_sector")
    change = (snapshot.results.gap - snapshot.reference.gap)[snapshot.target_index]
    written = [row[1] for row in chart.table().rows]
    assert written == [signed_amount(float(value), View.CASH) for value in (*change, change.sum())]
    assert [row[0] for row in chart.table().rows[:-1]] == [LABELS[sector] for sector in SECTORS]
    assert "unfunded" in chart.title


def test_that_the_change_of_need_and_funding_is_read_by_year(
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = change_of("need_and_funding", view=View.REAL)
    spend = shown(
        snapshot.results.spend.sum(axis=-1) - snapshot.reference.spend.sum(axis=-1),
        View.REAL,
        snapshot.results.deflator,
        snapshot.results.population,
    )
    assert [row[2] for row in chart.table().rows] == [
        signed_amount(float(value), View.REAL) for value in spend
    ]


def test_that_the_change_of_the_board_has_seats_and_spend(
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = change_of("board_and_money")
    cells = dict(chart.table().rows)
    before = snapshot.reference.spend[snapshot.target_index]
    assert cells["Community seats"] == "0.0 points"
    assert cells["Community spend"].startswith("+")
    assert cells["Hospital spend"].startswith("\u2212")
    assert before.sum() > 0


def test_that_the_change_of_posts_adds_up_to_the_posts_removed(
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = change_of("commissioning_capacity")
    removed = float(
        snapshot.results.posts_removed[snapshot.scenario.running_costs.end - snapshot.results.first_year]
    )
    assert removed > 0
    assert chart.table().rows[-1] == ("Sum", signed(-removed))


def test_that_the_change_beside_the_others_is_the_areas_own(
    change_of: Callable[..., tuple[Chart, Snapshot]],
) -> None:
    chart, snapshot = change_of("beside_others")
    change = snapshot.results.hospital_share - snapshot.reference.hospital_share
    assert chart.table().rows[-1][1] == f"{signed(float(change[-1]) * 100, 1)} points"
