from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.before_and_after import BeforeAndAfter
from leftshift.window.charts.board_layout import bare, layout
from leftshift.window.charts.board_table import BoardTable
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.plotting.plot import Plot
from leftshift.window.charts.plotting.text_painter import Ink
from leftshift.window.charts.survey_bars import SurveyBars
from leftshift.window.charts.voting_power import VotingPower
from leftshift.window.theme import ThemeChoice, theme_of

ROOM = QRectF(0, 0, 540, 200)
SIZES = (1, 7, 10, 11, 16, 22, 37, 60)


@pytest.fixture
def seated(snapshot_of: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    snapshot = snapshot_of()
    return lambda *seats, **board: Projector().snapshot(
        snapshot.scenario.with_board(seats=seats or snapshot.scenario.board.seats, **board)
    )


@pytest.fixture
def chart(qtbot: QtBot) -> Callable[[Plot], Chart]:
    def make(plot: Plot) -> Chart:
        made = Chart(plot, theme_of(ThemeChoice.LIGHT))
        qtbot.addWidget(made)
        made.resize(560, 300)
        return made

    return make


@pytest.mark.parametrize("count", SIZES)
def test_that_every_seat_stands_within_the_room_and_on_no_other(qtbot: QtBot, count: int) -> None:
    del qtbot  # only so that fonts can be measured
    places = layout(count, ROOM, Ink(QFont())).places
    assert len(places) == count
    assert all(ROOM.contains(place.seat) for place in places)
    assert not any(one.seat.intersects(other.seat) for one, other in combinations(places, 2))


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("room", [QRectF(0, 0, 225, 90), QRectF(9, 60, 306, 70)])
def test_that_without_room_for_roles_every_seat_still_has_its_letter(
    qtbot: QtBot, count: int, room: QRectF
) -> None:
    del qtbot
    places = bare(count, room, Ink(QFont())).places
    assert len(places) == count
    assert all(room.contains(place.seat) for place in places)
    assert not any(one.seat.intersects(other.seat) for one, other in combinations(places, 2))
    assert min(place.seat.width() for place in places) >= 9


def test_that_roles_that_cannot_be_read_are_left_out_of_a_small_chart(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    board = chart(BoardTable())
    written: list[str] = []
    board._ink.write = lambda *args, **_: written.append(args[2])  # type: ignore[method-assign]
    for size, has_roles in (((680, 470), True), ((243, 214), False)):
        written.clear()
        board.resize(*size)
        board.draw(seated())
        board.grab()
        assert any("director" in text.lower() for text in written) is has_roles
        assert any("director" in spot.text.lower() for spot in board.spots())
        assert not any(text.endswith("…") for text in written)


def test_that_the_caution_of_voting_power_is_whole_at_every_size(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    power = chart(VotingPower())
    written: list[str] = []
    power._ink.write = lambda *args, **_: written.append(args[2])  # type: ignore[method-assign]
    for size in ((240, 160), (243, 214), (324, 189), (369, 349), (680, 470)):
        written.clear()
        power.resize(*size)
        power.draw(seated())
        power.grab()
        assert "(B09, E25)." in " ".join(written)


def test_that_up_to_ten_sit_round_a_table_and_more_in_two_rows(qtbot: QtBot) -> None:
    del qtbot
    ink = Ink(QFont())
    assert layout(10, ROOM, ink).round
    along = layout(11, ROOM, ink)
    assert not along.round
    assert len({round(place.seat.center().y()) for place in along.places}) == 2


@pytest.mark.parametrize("count", SIZES)
def test_that_each_seat_is_drawn_in_its_groups_colour_with_its_role_to_point_at(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot], count: int
) -> None:
    seats = tuple(
        Seat(role=f"Member {place}", group=GROUPS[place % len(GROUPS)], voting=place % 5 != 4)
        for place in range(count)
    )
    board = chart(BoardTable())
    board.draw(seated(*seats))
    image, spots, shown = board.grab().toImage(), board.spots(), theme_of(ThemeChoice.LIGHT)
    assert [spot.text.split("\n")[0] for spot in spots] == [
        f"{place + 1}. Member {place}" for place in range(count)
    ]
    for spot, seat in zip(spots, seats, strict=True):
        inside = image.pixelColor(round(spot.x) - 5, round(spot.y) + 4)
        assert inside == (shown.groups[seat.group] if seat.voting else shown.surfaces.panel)


def test_that_the_table_twin_lists_the_seats_in_their_order(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    board = chart(BoardTable())
    board.draw(seated(Seat(role="Observer", group=Group.VOLUNTARY, voting=False, organisations=3)))
    assert board.table().rows == (("1", "Observer", "voluntary sector", "no vote", "3"),)
    assert board.title == "Nobody on this board has a vote"


def test_that_voting_power_never_stands_without_its_caution(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    power = chart(VotingPower())
    written: list[str] = []
    power._ink.write = lambda *args, **_: written.append(args[2])  # type: ignore[method-assign]
    power.draw(seated())
    power.grab()
    assert any("not delegates" in text for text in written)
    assert power.table().rows[1] == ("executive", "4", "44.0\u00a0% (11/25)", "45.0\u00a0% (9/20)")


def test_that_a_board_that_cannot_decide_says_why_in_the_chart(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    power = chart(VotingPower())
    power.draw(seated(quorum=60))
    assert power.title == "No voting power to work out"
    assert "quorum" in power.description
    assert power.spots() == []
    assert not power.grab().isNull()


def test_that_before_and_after_names_the_groups_that_changed(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    change, snapshot = chart(BeforeAndAfter()), seated()
    change.draw(snapshot)
    assert change.title == "The board is as it began"
    seats = snapshot.scenario.board.seats
    change.draw(seated(*seats, Seat(role="GP", group=Group.GENERAL_PRACTICE)))
    assert change.title == "General practice +1"
    rows = {row[0]: row[1:] for row in change.table().rows}
    assert rows["general practice"] == ("1", "2", "+1")
    assert rows["executive"] == ("4", "4", "0")
    change.draw(seated(*reversed(seats)))
    assert change.title == "Roles, votes or order changed; every group keeps its seats"


def test_that_survey_bars_show_each_figure_with_year_and_respondents(
    chart: Callable[[Plot], Chart], seated: Callable[..., Snapshot]
) -> None:
    bars = chart(SurveyBars())
    bars.draw(seated())
    rows = bars.table().rows
    assert len(rows) == 16
    assert rows[4] == (
        "Healthcare Leader, 2022, more than 140 respondents",
        "Respondents who expected integrated care systems to favour hospitals (A13)",
        "68\u00a0% of respondents",
    )
    assert rows[0][2].startswith(">50")
    assert not bars.grab().isNull()
