from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNCHANGED
from leftshift.window.charts.money_flow import MoneyFlow
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart(MoneyFlow(), theme_of(ThemeChoice.LIGHT))
    qtbot.addWidget(made)
    made.resize(430, 300)
    return made


def test_that_what_is_given_is_what_is_got_with_saving_and_pool(snapshot_of: Callable[..., Snapshot]) -> None:
    for view in View:
        plot = MoneyFlow()
        plot.draw(snapshot_of(pool=0.01, view=view))
        assert plot._gives.sum() == pytest.approx(plot._gets.sum())
        assert np.allclose(plot._gets - plot._gives, plot._after - plot._before)


def test_that_the_title_says_nothing_moved_until_something_does(
    chart: Chart, snapshot_of: Callable[..., Snapshot]
) -> None:
    chart.draw(snapshot_of(moved=0.0, cut=0.0))
    assert chart.title == UNCHANGED
    assert chart.spots() == []
    chart.grab()
    chart.draw(snapshot_of())
    assert "from acute hospital to community" in chart.title


def test_that_every_giver_and_every_getter_can_be_read(
    chart: Chart, snapshot_of: Callable[..., Snapshot]
) -> None:
    chart.draw(snapshot_of(cut=0.0))
    texts = [spot.text for spot in chart.spots()]
    assert any(text.startswith("Hospital (acute)\n−£") for text in texts)
    assert any(text.startswith("Community\n+£") for text in texts)
    assert any(text.startswith("Hospital (acute) to Community\n£") for text in texts)


def test_that_the_paying_rule_stands_below_in_words(session: Session) -> None:
    session.shares.set_paid_by(Sector.PRESCRIBING)
    session.shares.set(Sector.COMMUNITY, 0.12)
    plot = MoneyFlow()
    plot.draw(session.snapshot)
    assert plot.stands_on == "Paid by prescribing; each gain is drawn from all who give, in proportion"
    assert "from prescribing to community" in plot.title


def test_that_a_pool_below_nothing_is_owed_to_the_sectors(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(cut=0.0)
    owed = replace(
        snapshot,
        results=replace(snapshot.results, unallocated=-np.ones(11), spend=snapshot.reference.spend + 1 / 7),
    )
    plot = MoneyFlow()
    plot.draw(owed)
    assert plot._gives[-1] == pytest.approx(1.0)


def test_that_the_table_says_before_after_and_who_gives_to_whom(
    chart: Chart, snapshot_of: Callable[..., Snapshot]
) -> None:
    chart.draw(snapshot_of())
    table = chart.table()
    assert table.columns[-1].startswith("Gives to primary care") or "Gives to community" in table.columns[4]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert [row[0] for row in table.rows][:2] == ["Hospital (acute)", "Specialised"]
    assert "Running costs saved" in [row[0] for row in table.rows]


@pytest.mark.parametrize("size", [(240, 160), (430, 300), (900, 600)])
def test_that_marks_stay_within_the_chart_at_every_size(
    size: tuple[int, int], chart: Chart, snapshot_of: Callable[..., Snapshot]
) -> None:
    chart.resize(*size)
    chart.draw(snapshot_of(pool=0.02))
    chart.grab()
    assert all(0 <= spot.x <= size[0] and 0 <= spot.y <= size[1] for spot in chart.spots())


def test_that_bars_shrink_alike_when_a_drag_outgrows_the_axis(
    chart: Chart, snapshot_of: Callable[..., Snapshot]
) -> None:
    chart.draw(snapshot_of(moved=0.005, cut=0.0))
    before = chart.axis
    chart.draw(snapshot_of(moved=0.2, cut=0.0, dragging=True))
    assert chart.axis == before
    chart.grab()
    assert all(0 <= spot.y <= chart.height() for spot in chart.spots())
