from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.board_table import board_table
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.text_painter import TextPainter
from leftshift.window.charts.shapes.board_layout import bare, layout
from tests.window.charts.written import words_on

ROOM = QRectF(0, 0, 540, 200)
SIZES = (1, 7, 10, 11, 16, 22, 37, 60)


@pytest.fixture
def seated(snapshot_of: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    snapshot = snapshot_of()
    return lambda *seats, **board: Projector().snapshot(
        snapshot.scenario.with_board(seats=seats or snapshot.scenario.board.seats, **board)
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", SIZES)
def test_that_every_seat_lies_within_the_room_and_on_no_other(count: int) -> None:
    places = layout(count, ROOM, TextPainter(QFont())).places
    assert len(places) == count
    assert all(ROOM.contains(place.seat) for place in places)
    assert not any(one.seat.intersects(other.seat) for one, other in combinations(places, 2))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("room", [QRectF(0, 0, 225, 90), QRectF(9, 60, 306, 70)])
def test_that_without_room_for_roles_every_seat_still_has_its_letter(count: int, room: QRectF) -> None:
    places = bare(count, room, TextPainter(QFont())).places
    assert len(places) == count
    assert all(room.contains(place.seat) for place in places)
    assert not any(one.seat.intersects(other.seat) for one, other in combinations(places, 2))
    assert min(place.seat.width() for place in places) >= 9


@pytest.mark.usefixtures("qapp")
def test_that_up_to_ten_sit_round_a_table_and_more_in_two_rows() -> None:
    text = TextPainter(QFont())
    assert layout(10, ROOM, text).round
    along = layout(11, ROOM, text)
    assert not along.round
    assert len({round(place.seat.center().y()) for place in along.places}) == 2


@pytest.mark.parametrize(("size", "has_roles"), [((680, 470), True), ((243, 214), False)])
def test_that_roles_that_cannot_be_read_are_left_out_of_a_small_chart(
    size: tuple[int, int],
    has_roles: bool,  # noqa: FBT001 - a parameter of the test
    card_of: Callable[..., ChartCard],
    seated: Callable[..., Snapshot],
) -> None:
    card = card_of(board_table(seated()), *size)
    written = words_on(card)
    assert any("director" in text.lower() for text in written) is has_roles
    assert any("director" in spot.text.lower() for spot in card.spots())
    assert not [text for text in written if text.endswith("…")]


@pytest.mark.parametrize("count", SIZES)
def test_that_each_seat_is_drawn_in_its_groups_colour_with_its_role_to_point_at(
    card_of: Callable[..., ChartCard], seated: Callable[..., Snapshot], count: int
) -> None:
    seats = tuple(
        Seat(role=f"Member {place}", group=GROUPS[place % len(GROUPS)], voting=place % 5 != 4)
        for place in range(count)
    )
    card = card_of(board_table(seated(*seats)), 560, 300)
    image, spots = card.grab().toImage(), card.spots()
    assert [spot.reading.name for spot in spots] == [f"{place + 1}. Member {place}" for place in range(count)]
    inside = [image.pixelColor(round(spot.x) - 5, round(spot.y) + 4) for spot in spots]
    assert inside == [
        card.theme.groups[seat.group] if seat.voting else card.theme.surfaces.panel for seat in seats
    ]


def test_that_the_table_lists_the_seats_in_their_order(seated: Callable[..., Snapshot]) -> None:
    data = board_table(seated(Seat(role="Observer", group=Group.VOLUNTARY, voting=False, organisations=3)))
    assert data.table().rows == (("1", "Observer", "voluntary sector", "no vote", "3"),)
    assert data.title == "Nobody on this board has a vote"
    assert data.subtitle.endswith("hollow: 1 seat without a vote")
