from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from leftshift.model.terms import Sector
from leftshift.session.session import Session
from leftshift.window.charts.plotting.chart import Chart

KEYS = ("hospital_share", "running_costs", "change_from_baseline")
every_chart = pytest.mark.parametrize("key", KEYS)


@pytest.fixture
def pinned(session: Session) -> Session:
    session.shares.set(Sector.ACUTE, 0.40)
    session.running_costs.set_cut(0.5)
    session.pin()
    session.shares.set(Sector.ACUTE, 0.45)
    session.running_costs.set_cut(0.2)
    session.settle()
    return session


@every_chart
def test_that_a_pinned_scenario_is_drawn_and_said_beside_the_one_in_hand(
    key: str, pinned: Session, chart_of: Callable[..., Chart]
) -> None:
    chart = chart_of(key)
    chart.draw(pinned.snapshot)
    with_pin: QImage = chart.grab().toImage()
    assert "◇ pinned A" in chart.plot.subtitle
    assert any("pinned A" in spot.text for spot in chart.spots())
    assert any("pinned A" in column for column in chart.table().columns)
    assert all(len(row) == len(chart.table().columns) for row in chart.table().rows)
    pinned.pins.take_off("A")
    chart.draw(pinned.snapshot)
    assert "pinned" not in chart.plot.subtitle
    assert chart.grab().toImage() != with_pin


@every_chart
def test_that_the_axis_holds_the_pinned_scenario_too(
    key: str, pinned: Session, chart_of: Callable[..., Chart]
) -> None:
    chart = chart_of(key)
    chart.draw(pinned.snapshot)
    inside = [spot for spot in chart.spots() if "pinned A" in spot.text]
    assert all(0 <= spot.x <= chart.width() and 0 <= spot.y <= chart.height() for spot in inside)
    assert inside
