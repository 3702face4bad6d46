from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.model.terms import LABELS, SECTORS, View
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import amount, number, shown
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.spend_by_sector import BANDED, Form
from leftshift.window.theme import ThemeChoice, theme_of


def test_that_bands_stand_in_order_each_as_high_as_its_money(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot], colour_at: Callable
) -> None:
    chart = chart_of("spend_by_sector", 680, 470)
    chart.draw(snapshot_of(moved=0.0))
    image = chart.grab().toImage()
    spots = [spot for spot in chart.spots() if "2033/34" in spot.text]
    assert [spot.y for spot in spots] == sorted((spot.y for spot in spots), reverse=True)
    for sector, spot in zip(SECTORS, spots, strict=True):
        assert colour_at(image, spot.x, spot.y) == theme_of(ThemeChoice.LIGHT).sectors[sector].name()


@pytest.mark.parametrize("view", list(View))
def test_that_the_table_holds_the_results_to_the_printed_digit(
    view: View, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("spend_by_sector"), snapshot_of(view=view, pool=0.01)
    chart.draw(snapshot)
    money = shown(snapshot.results.spend, view, snapshot.results.deflator, snapshot.results.population)
    digits = 2 if view is View.PER_HEAD else 1
    rows = chart.table().rows
    assert [row[0] for row in rows][:2] == ["2025/26", "2026/27"]
    for row, year in zip(rows, money, strict=True):
        assert row[1:8] == tuple(number(float(value), digits) for value in year)
    total = shown(snapshot.results.total, view, snapshot.results.deflator, snapshot.results.population)
    assert [row[9] for row in rows] == [number(float(value), digits) for value in total]


def test_that_unallocated_money_has_a_hatched_band_of_its_own(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("spend_by_sector", 680, 470)
    pool = theme_of(ThemeChoice.LIGHT).surfaces.pool

    def pool_pixels() -> int:
        image = chart.grab().toImage()
        return sum(image.pixelColor(x, y) == pool for x in range(680) for y in range(470))

    chart.draw(snapshot_of(pool=0.0))
    assert pool_pixels() == 0
    chart.draw(snapshot_of(pool=0.05))
    assert pool_pixels() > 200
    assert "not yet allocated" in chart.title


def test_that_lines_have_an_axis_of_their_own(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("spend_by_sector"), snapshot_of()
    chart.draw(snapshot)
    stacked = chart.axis.high
    chart.plot.form = Form.LINES
    chart.refit()
    assert chart.axis.high < stacked
    assert chart.axis.high >= snapshot.results.spend.max()
    assert not chart.grab().isNull()


def test_that_the_baseline_is_dashed_only_where_it_differs(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("spend_by_sector", 680, 470)

    pale = 190

    def pale_pixels() -> int:
        image, spots = chart.grab().toImage(), chart.spots()
        top, left, right = round(spots[-4].y), round(spots[6].x), round(spots[9].x)
        return sum(
            image.pixelColor(x, y).lightness() > pale for x in range(left, right) for y in range(top, 430)
        )

    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    alike = pale_pixels()
    chart.draw(snapshot_of(moved=0.03, cut=0.0))
    assert pale_pixels() > alike + 20


def test_that_lines_show_and_tell_the_bands_of_the_same_view(
    chart_of: Callable[..., Chart], session: Session
) -> None:
    session.show_also(Needs(bands=frozenset(BANDED)), by="charts")
    snapshot = session.snapshot
    chart = chart_of("spend_by_sector", 680, 470)
    chart.draw(snapshot)
    assert "8 draws in 10" not in chart.plot.subtitle
    chart.plot.form = Form.LINES
    chart.draw(snapshot)
    assert "shaded: 8 draws in 10" in chart.plot.subtitle
    band = snapshot.bands.lines[BANDED[0]]
    said = f"{amount(float(band.low[-1]), View.CASH)} to {amount(float(band.high[-1]), View.CASH)}"
    assert chart.table().rows[-1][17] == said
    assert any(said in spot.text for spot in chart.spots() if "Hospital (acute), 2035/36" in spot.text)
    assert chart.axis.high >= max(snapshot.bands.lines[key].high.max() for key in BANDED)
    chart.draw(replace(snapshot, view=View.REAL))
    assert "8 draws in 10" not in chart.plot.subtitle
    assert len(chart.table().columns) == 17


def test_that_the_table_holds_each_share_that_pointing_tells(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("spend_by_sector")
    chart.draw(snapshot_of(pool=0.01))
    table, told = chart.table(), [spot.text.split(", ")[-1] for spot in chart.spots()]
    held = [
        row[table.columns.index(f"{LABELS[sector]}, share of spend")]
        for sector in SECTORS
        for row in table.rows
    ]
    assert held == told
