from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.fixture
def banded(session: Session) -> Snapshot:
    """A snapshot whose hospital share is uncertain by 4 points, and whose running cost by £6."""
    snapshot = session.snapshot
    assert snapshot.bands is not None

    def wide(key: str, half: float) -> object:
        band = snapshot.bands.lines[key]  # type: ignore[union-attr]  # asserted above
        return replace(band, low=band.middle - half, high=band.middle + half)

    wider = {"hospital_share": wide("hospital_share", 0.02)}
    wider["running_cost_per_head"] = wide("running_cost_per_head", 3.0)
    return replace(snapshot, bands=replace(snapshot.bands, lines={**snapshot.bands.lines, **wider}))


def test_that_the_band_stands_behind_its_line(chart_of: Callable[..., Chart], banded: Snapshot) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(banded)
    spot = next(spot for spot in chart.spots() if spot.text.startswith("Hospital share, 2034/35"))
    panel = theme_of(ThemeChoice.LIGHT).surfaces.panel
    beside = (round(spot.x), round(spot.y) - 8)
    assert chart.grab().toImage().pixelColor(*beside) != panel
    chart.draw(replace(banded, bands=None))
    assert chart.grab().toImage().pixelColor(*beside) == panel


def test_that_the_table_holds_the_ends_of_the_band(chart_of: Callable[..., Chart], banded: Snapshot) -> None:
    chart = chart_of("hospital_share")
    chart.draw(banded)
    table = chart.table()
    place = table.columns.index("Hospital share, 8 draws in 10")
    assert " to " in table.rows[-1][place]
    assert "shaded: 8 draws in 10" in chart.description
    chart.draw(replace(banded, bands=None))
    assert chart.table().rows[-1][place] == ""
    assert "shaded" not in chart.description


def test_that_the_axis_of_running_costs_holds_the_whole_range(
    chart_of: Callable[..., Chart], banded: Snapshot
) -> None:
    chart = chart_of("running_costs", 680, 470)
    chart.draw(banded)
    assert banded.bands is not None
    high = banded.bands.lines["running_cost_per_head"].high
    assert chart.axis.high >= float(np.max(high))
    assert " to £" in chart.spots()[-1].text
    assert " to £" in chart.table().rows[-1][-1]


def test_that_a_moving_hand_coarsens_the_band_and_never_its_line(
    chart_of: Callable[..., Chart], banded: Snapshot
) -> None:
    chart = chart_of("hospital_share", 680, 470)
    chart.draw(banded)
    still = chart.grab().toImage()
    chart.draw(replace(banded, dragging=True))
    moving = chart.grab().toImage()
    assert moving != still
    ends = [spot for spot in chart.spots() if spot.text.startswith("Hospital share, 20")]
    for one, other in pairwise(ends):
        x, y = round((one.x + other.x) / 2), round((one.y + other.y) / 2)
        for up in range(-4, 5):  # the line and what of the band is next to it
            assert moving.pixelColor(x, y + up) == still.pixelColor(x, y + up)
    chart.draw(banded)
    assert chart.grab().toImage() == still
