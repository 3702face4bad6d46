from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.session.session import Session
from leftshift.window.levers.board_panel import BoardPanel
from leftshift.window.levers.seats_table import Column
from leftshift.window.look import Look

Said = list[tuple[Any, ...]]


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget], look: Look, session: Session) -> BoardPanel:
    made = BoardPanel(look)
    made.resize(380, 600)
    made.draw(session.now)
    return shown(made)


@pytest.fixture
def seats(session: Session) -> tuple[Seat, ...]:
    return session.scenario.board.seats


@pytest.fixture
def said(panel: BoardPanel, heard: Callable[..., Said]) -> Said:
    return heard(seats=panel.seats_asked, lock=panel.size_lock_asked)


def edit(
    panel: BoardPanel, place: int, column: Column, value: Any, role: int = Qt.ItemDataRole.EditRole
) -> None:
    panel.model.setData(panel.model.index(place, column), value, role)


def test_that_a_role_edited_asks_for_that_seat_renamed(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    edit(panel, 1, Column.ROLE, "  Lead for place ")
    _, asked, what = said[0]
    assert asked == (seats[0], replace(seats[1], role="Lead for place"), *seats[2:])
    assert "Lead for place" in what


def test_that_an_empty_role_asks_nothing(panel: BoardPanel, said: Said) -> None:
    edit(panel, 1, Column.ROLE, "  ")
    assert said == []


def test_that_a_group_picked_asks_for_that_seat_in_that_group(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    edit(panel, 2, Column.GROUP, GROUPS.index(Group.PHARMACY))
    assert said[0][1][2] == replace(seats[2], group=Group.PHARMACY)


def test_that_a_click_on_the_vote_asks_to_take_it(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    cell = panel.table.visualRect(panel.model.index(0, Column.VOTING))
    place = cell.topLeft()
    place.setX(place.x() + 10)
    place.setY(cell.center().y())
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said[0][1] == (replace(seats[0], voting=False), *seats[1:])


def test_that_an_edit_shows_nothing_before_it_is_given(panel: BoardPanel, seats: tuple[Seat, ...]) -> None:
    edit(panel, 0, Column.ROLE, "Somebody else")
    assert panel.model.index(0, Column.ROLE).data() == seats[0].role


def test_that_a_seat_is_added_below_the_chosen_one(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(0)
    panel.add.menu().actions()[0].trigger()
    asked = said[0][1]
    assert len(asked) == len(seats) + 1
    assert (asked[0], *asked[2:]) == seats
    assert asked[1].voting


def test_that_the_chosen_seat_is_removed(panel: BoardPanel, said: Said, seats: tuple[Seat, ...]) -> None:
    panel.choose(2)
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert said[0][1] == (*seats[:2], *seats[3:])


def test_that_nothing_chosen_removes_nothing_and_says_why(panel: BoardPanel, said: Said) -> None:
    panel.table.clearSelection()
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert said == []
    assert panel.refusal.text() == "Choose a seat in the table first."


def test_that_up_and_down_move_the_chosen_seat(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(1)
    QTest.mouseClick(panel.up, Qt.MouseButton.LeftButton)
    assert said[0][1] == (seats[1], seats[0], *seats[2:])
    assert panel.chosen == 0
    QTest.mouseClick(panel.up, Qt.MouseButton.LeftButton)
    assert len(said) == 1


def test_that_dragging_a_number_asks_for_the_new_order_and_waits(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    header = panel.table.verticalHeader()
    header.moveSection(0, 2)
    assert [name for name, *_ in said] == ["seats"]
    assert said[0][1] == (seats[1], seats[2], seats[0], *seats[3:])
    assert header.visualIndex(0) == 0


def test_that_a_held_size_refuses_more_seats_with_a_sentence(
    panel: BoardPanel, said: Said, session: Session
) -> None:
    session.lock_size(locked=True)
    panel.draw(session.now)
    panel.add.menu().actions()[0].trigger()
    panel.choose(0)
    QTest.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert said == []
    assert "held to" in panel.refusal.text()


def test_that_the_size_lock_only_asks(panel: BoardPanel, said: Said, session: Session) -> None:
    QTest.mouseClick(panel.lock, Qt.MouseButton.LeftButton)
    assert said == [("lock", True)]
    panel.draw(session.now)
    assert not panel.lock.isChecked()


def test_that_drawing_asks_nothing_and_keeps_the_chosen_place(
    panel: BoardPanel, said: Said, session: Session, seats: tuple[Seat, ...]
) -> None:
    panel.choose(len(seats) - 1)
    session.set_seats(seats[:-1], "One fewer")
    panel.draw(session.now)
    assert said == []
    assert panel.chosen == len(seats) - 2


def test_that_the_source_of_the_board_is_named_and_a_change_of_it(
    panel: BoardPanel, session: Session, seats: tuple[Seat, ...]
) -> None:
    assert "not this area" in panel.source.text() or "Source" in panel.source.text()
    session.set_seats(seats[:-1], "One fewer")
    panel.draw(session.now)
    assert panel.source.text().startswith("Changed.")


def test_that_the_group_list_picks_at_once(panel: BoardPanel, said: Said, seats: tuple[Seat, ...]) -> None:
    index = panel.model.index(0, Column.GROUP)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    delegate = panel.table.itemDelegateForIndex(index)
    combo = next(child for child in panel.table.viewport().children() if hasattr(child, "activated"))
    assert combo.currentIndex() == GROUPS.index(seats[0].group)
    combo.setCurrentIndex(GROUPS.index(Group.DENTISTRY))
    combo.activated.emit(combo.currentIndex())
    assert delegate is not None
    assert said[0][1][0].group is Group.DENTISTRY
