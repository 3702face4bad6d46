from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import UNCHANGED
from leftshift.window.charts.money.money_flow import FlowMarks, money_flow
from leftshift.window.charts.plotting.chart_card import ChartCard
from tests.window.charts.written import words_on


def marks_of(snapshot: Snapshot) -> FlowMarks:
    marks = money_flow(snapshot).marks
    assert isinstance(marks, FlowMarks)
    return marks


@pytest.mark.parametrize("view", View)
def test_that_what_is_given_is_what_is_got_with_saving_and_pool(
    view: View, snapshot_of: Callable[..., Snapshot]
) -> None:
    marks = marks_of(snapshot_of(pool=0.01, view=view))
    assert marks.moved.sum(axis=1) == pytest.approx([end.money for end in marks.gives])
    assert marks.moved.sum(axis=0) == pytest.approx([end.money for end in marks.gets])
    assert [end.name for end in marks.gets if end.is_pool] == ["Not yet allocated"]
    assert marks.gives[-1].name == "Running costs saved"


def test_that_the_title_says_nothing_moved_until_something_does(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    still, moved = money_flow(snapshot_of(moved=0.0, cut=0.0)), money_flow(snapshot_of())
    assert still.title == UNCHANGED
    assert still.readings() == ()
    assert "from acute hospital to community" in moved.title


@pytest.mark.parametrize("said", ["Acute hospital\n−£", "Community\n+£", "Acute hospital to Community\n£"])
def test_that_every_giver_and_every_getter_can_be_read(
    said: str, snapshot_of: Callable[..., Snapshot]
) -> None:
    readings = money_flow(snapshot_of(cut=0.0)).readings()
    assert [reading for reading in readings if reading.text.startswith(said)]


def test_that_the_paying_rule_is_written_below_in_words(session: Session) -> None:
    session.shares.set_paid_by(Sector.PRESCRIBING)
    session.shares.set(Sector.COMMUNITY, 0.12)
    data = money_flow(session.snapshot)
    assert data.words == "Paid by prescribing; each gain is drawn from all who give, in proportion"
    assert "from prescribing to community" in data.title


def test_that_a_pool_below_nothing_is_owed_to_the_sectors(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(cut=0.0)
    owed = replace(
        snapshot,
        results=replace(snapshot.results, unallocated=-np.ones(11), spend=snapshot.reference.spend + 1 / 7),
    )
    pool = marks_of(owed).gives[-1]
    assert pool.is_pool
    assert pool.money == pytest.approx(1.0)


def test_that_the_table_says_before_after_and_who_gives_to_whom(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    table = money_flow(snapshot_of()).table()
    assert "Gives to community, £m cash, 2030/31" in table.columns
    assert [row[0] for row in table.rows][:2] == ["Acute hospital", "Specialised"]
    assert "Running costs saved" in [row[0] for row in table.rows]


@pytest.mark.parametrize("size", [(240, 160), (430, 300), (900, 600)])
def test_that_marks_stay_within_the_chart_at_every_size(
    size: tuple[int, int], card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card = card_of(money_flow(snapshot_of(pool=0.02)), *size)
    assert card.spots()
    assert all(card.rect().contains(round(spot.x), round(spot.y)) for spot in card.spots())


def test_that_bars_shrink_alike_when_a_drag_outgrows_the_axis(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card = card_of(money_flow(snapshot_of(moved=0.005, cut=0.0)))
    before = card.axis
    card.show_data(money_flow(snapshot_of(moved=0.2, cut=0.0)), moving=True)
    assert card.axis == before
    assert all(0 <= spot.y <= card.height() for spot in card.spots())


def test_that_bands_are_drawn_in_the_colour_of_who_gives(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card = card_of(money_flow(snapshot_of(cut=0.0)), 646, 494)
    giver = next(spot for spot in card.spots() if spot.text.startswith("Acute hospital\n"))
    seen = card.grab().toImage().pixelColor(round(giver.x) + 4, round(giver.y))
    assert seen == card.theme.sectors[Sector.ACUTE]


@pytest.mark.parametrize("size", [(430, 300), (504, 308), (820, 270), (1366, 700)])
def test_that_everybody_who_gives_is_written_with_the_money(
    size: tuple[int, int], session: Session, card_of: Callable[..., ChartCard]
) -> None:
    session.shares.set(Sector.COMMUNITY, 0.13)
    session.settle()
    snapshot = session.snapshot
    written = " ".join(words_on(card_of(money_flow(snapshot), *size)))
    missing = [end.name for end in marks_of(snapshot).gives if end.figure not in written]
    assert not missing
