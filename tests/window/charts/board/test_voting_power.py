from collections.abc import Callable

import pytest

from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.voting_power import voting_power
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import RowMarks
from tests.window.charts.written import boxes_on


@pytest.fixture
def undecided(snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    return Projector().snapshot(snapshot_of().scenario.with_board(quorum=60))


def test_that_each_group_has_two_bars_and_a_stroke_at_its_votes(snapshot_of: Callable[..., Snapshot]) -> None:
    marks = voting_power(snapshot_of()).marks
    assert isinstance(marks, RowMarks)
    executive = next(row for row in marks.rows if row.name == "executive")
    assert [bar.end for bar in executive.bars] == [44.0, 45.0]
    assert [mark.value for mark in executive.marks] == [40.0]


def test_that_the_table_has_both_indices_rounded_and_exactly(snapshot_of: Callable[..., Snapshot]) -> None:
    rows = voting_power(snapshot_of()).table().rows
    assert rows[1] == ("executive", "4", "44.0\u00a0%", "11/25", "45.0\u00a0%", "9/20")


def test_that_a_board_that_cannot_decide_says_why_in_the_chart(
    undecided: Snapshot, card_of: Callable[..., ChartCard]
) -> None:
    card = card_of(voting_power(undecided))
    assert card.title == "No voting power to work out"
    assert "quorum" in card.description
    assert card.spots() == []
    assert card.table().rows == ()


@pytest.mark.parametrize("size", [(240, 160), (243, 214), (324, 189), (369, 349), (680, 470)])
def test_that_the_caution_of_voting_power_is_whole_at_every_size(
    size: tuple[int, int], card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    lines = sorted(boxes_on(card_of(voting_power(snapshot_of()), *size)), key=lambda line: line[1].top())
    written = " ".join(text for text, _ in lines)
    assert "not delegates" in written
    assert "B09" not in written
