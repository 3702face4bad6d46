"""Charts of a pack say the same as those on screen, and hold the same figures."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leftshift.exports.charts import ChartFigure, chart_figures
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import FigureText
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.charts.registry import ENTRIES
from leftshift.window.theme import ThemeChoice, theme_of
from tests.exports.conftest import briefing_of, scenario_of

ON_SCREEN = {
    "spend": "spend_by_sector",
    "change": "change_from_baseline",
    "running_costs": "running_costs",
    "board": "board_and_money",
}
"""Keys of charts that both have, those of the pack first."""


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Projector().snapshot(scenario_of("both, early"))


@pytest.fixture(scope="module")
def figures() -> dict[str, ChartFigure]:
    return {one.key: one for one in chart_figures(briefing_of(scenario_of("both, early")))}


@pytest.fixture
def shown(request: pytest.FixtureRequest, qapp: object, snapshot: Snapshot) -> Iterator[LiveChart]:
    del qapp
    made = LiveChart(ENTRIES[ON_SCREEN[request.param]], theme_of(ThemeChoice.LIGHT))
    made.draw(snapshot)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(("shown", "key"), [(key, key) for key in ON_SCREEN], indirect=["shown"])
def test_that_a_chart_of_a_pack_has_the_finding_of_the_screen(
    shown: LiveChart, key: str, figures: dict[str, ChartFigure]
) -> None:
    assert figures[key].title == shown.title


@pytest.mark.parametrize("shown", ["spend"], indirect=True)
def test_that_spend_by_sector_is_that_of_the_screen(
    shown: LiveChart, figures: dict[str, ChartFigure]
) -> None:
    table = shown.table()
    found = {
        name: [float(cell.plain) for row in table.rows if isinstance(cell := row[place], FigureText)]
        for place, name in enumerate(table.columns)
    }
    for series in figures["spend"].series:
        column = next(values for name, values in found.items() if name.startswith(series.name))
        assert column == pytest.approx(list(series.values), abs=0.06), series.name
