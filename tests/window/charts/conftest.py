"""Snapshots to draw, and charts to draw them on."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector, View
from leftshift.questions.ask import ATTRIBUTION, BRIDGE, SENSITIVITY
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.theme import ThemeChoice, theme_of

ALL = Needs(
    answers=frozenset(
        (question, outcome)
        for question in (ATTRIBUTION, BRIDGE, SENSITIVITY)
        for outcome in ("hospital_share", "unfunded")
    ),
    peers=True,
    carried_peers=True,
    need_lens=True,
)
"""All that any chart shows beside what every snapshot holds."""


@pytest.fixture(scope="session")
def snapshot_of(scenario_of: Callable[[str], Scenario]) -> Callable[..., Snapshot]:
    """Move a share from acute to community, cut running costs, leave a pool; project it."""
    projector = Projector()

    def make(
        *,
        moved: float = 0.02,
        cut: float = 0.5,
        pool: float = 0.0,
        area: str = "QMM",
        view: View = View.CASH,
        dragging: bool = False,
        last: int = 2035,
    ) -> Snapshot:
        scenario = scenario_of(area)
        target = list(scenario.shares.target)
        target[INDEX[Sector.COMMUNITY]] += moved
        target[INDEX[Sector.ACUTE]] -= moved + pool
        scenario = scenario.with_shares(target=tuple(target), unallocated=pool).with_running_costs(cut=cut)
        scenario = replace(scenario, years=replace(scenario.years, last=last))
        return projector.snapshot(scenario, view=view, dragging=dragging, needs=ALL)

    return make


@pytest.fixture
def session(session: Session) -> Session:
    """A session whose snapshots hold all that any chart shows."""
    session.show_also(ALL, by="charts")
    return session


@pytest.fixture
def deleted(qapp: QCoreApplication) -> Iterator[Callable[[ChartCard], None]]:
    """Really delete charts after the test."""
    made: list[ChartCard] = []
    yield made.append
    for card in made:
        card.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def chart_of(deleted: Callable[[ChartCard], None]) -> Callable[..., LiveChart]:
    """Make the chart of a key at a size."""

    def make(
        key: str, width: int = 430, height: int = 300, theme: ThemeChoice = ThemeChoice.LIGHT
    ) -> LiveChart:
        chart = LiveChart(ENTRIES[key], theme_of(theme))
        deleted(chart)
        chart.resize(width, height)
        return chart

    return make


@pytest.fixture
def card_of(deleted: Callable[[ChartCard], None]) -> Callable[..., ChartCard]:
    """Show the data of a chart on a card of a size."""

    def make(data: ChartData, width: int = 430, height: int = 300) -> ChartCard:
        card = ChartCard(data.key, data.name, theme_of(ThemeChoice.LIGHT))
        deleted(card)
        card.resize(width, height)
        card.show_data(data)
        return card

    return make


@pytest.fixture
def colour_at() -> Callable[[QImage, float, float], str]:
    """Read one pixel of a picture."""
    return lambda image, x, y: image.pixelColor(round(x), round(y)).name()
