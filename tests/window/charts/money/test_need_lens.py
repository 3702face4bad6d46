from collections.abc import Callable

import pytest

from leftshift.model.terms import LABELS, SECTORS, Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.money.need_lens import against_words, need_lens
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import RowMarks

KNOWN = SECTORS[:-1]


@pytest.mark.parametrize("place", range(len(KNOWN)))
def test_that_each_service_has_its_spend_and_its_need(
    place: int, snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of()
    marks, lens = need_lens(snapshot).marks, snapshot.need_lens
    assert isinstance(marks, RowMarks)
    assert lens is not None
    need, before, spend = (mark.value for mark in marks.rows[place].marks)
    assert marks.rows[place].name.startswith(LABELS[KNOWN[place]])
    assert (need, before, spend) == (lens.need[place], lens.before[place], lens.spend[place])


def test_that_dots_are_drawn_at_spend_in_the_colour_of_their_service(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    card = card_of(need_lens(snapshot_of()), 680, 470)
    image = card.grab().toImage()
    spends = [spot for spot in card.spots() if ", spend" in spot.text]
    seen = [image.pixelColor(round(spot.x), round(spot.y)) for spot in spends]
    assert seen == [card.theme.sectors[sector] for sector in KNOWN]


def test_that_continuing_care_has_no_row_but_stands_in_the_table(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    data, name = need_lens(snapshot_of()), LABELS[Sector.CONTINUING_CARE]
    assert isinstance(data.marks, RowMarks)
    assert not [row for row in data.marks.rows if row.name.startswith(name)]
    row = next(row for row in data.table().rows if row[0] == name)
    assert (row[1], row[6]) == ("not published", "not known")


def test_that_spend_over_need_in_the_table_is_what_the_finding_says(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    snapshot = snapshot_of(moved=0.05)
    data, lens = need_lens(snapshot), snapshot.need_lens
    assert lens is not None
    most = max(range(len(KNOWN)), key=lambda place: lens.against_need[place])
    said = data.table().rows[most][6]
    assert said == against_words(float(lens.against_need[most]))
    assert said.lstrip("+\u2212") in data.title


@pytest.mark.parametrize(
    ("value", "text"), [(0.034, "+3\u00a0%"), (-0.034, "\u22123\u00a0%"), (0.001, "0\u00a0%")]
)
def test_that_a_distance_from_need_has_its_sign_and_nothing_has_none(value: float, text: str) -> None:
    assert against_words(value) == text
