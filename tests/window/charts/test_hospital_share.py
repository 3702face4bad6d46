from collections.abc import Callable

from PySide6.QtCore import QRectF

from leftshift.model.terms import Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import percent
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


def test_that_the_recommended_limit_stands_at_fifty_per_cent(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(snapshot_of(moved=0.0))
    image = chart.grab().toImage()
    colour = theme_of(ThemeChoice.LIGHT).surfaces.landmark
    _, plot = chart._places(QRectF(chart.rect()))
    rows = [y for y in range(470) if image.pixelColor(round(plot.left()) + 4, y) == colour]
    wanted = plot.bottom() - chart.axis.part(0.5) * plot.height()
    assert rows
    assert all(abs(y + 0.5 - wanted) <= 1.5 for y in rows)


def test_that_englands_published_shares_are_marked_and_named(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(snapshot_of())
    image, sectors = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).sectors
    published = {spot.text: spot for spot in chart.spots() if "England" in spot.text}
    assert {text.split("\n")[1] for text in published} == {
        percent(share, 0) for share in (0.49, 0.58, 0.28, 0.18)
    }
    for text, spot in published.items():
        sector = Sector.ACUTE if text.startswith("Hospital") else Sector.PRIMARY_CARE
        assert image.pixelColor(round(spot.x), round(spot.y) - 1) in (
            sectors[sector],
            theme_of(ThemeChoice.LIGHT).surfaces.landmark,
        )


def test_that_the_line_ends_where_the_table_says(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("hospital_share", 680, 470), snapshot_of(moved=0.05)
    chart.draw(snapshot)
    last = chart.table().rows[-1]
    assert last[:3] == (
        "2035/36",
        percent(float(snapshot.results.hospital_share[-1])),
        percent(float(snapshot.results.primary_care_share[-1])),
    )
    assert last[3] == percent(float(snapshot.reference.hospital_share[-1]))
    spot = next(spot for spot in chart.spots() if spot.text.startswith("Hospital share, 2034/35"))
    image = chart.grab().toImage()
    assert image.pixelColor(round(spot.x), round(spot.y)) == theme_of(ThemeChoice.LIGHT).sectors[Sector.ACUTE]
