from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.session.session import Session
from leftshift.window.levers.board.menus import CHOICES
from leftshift.window.levers.board.panel import BoardPanel
from leftshift.window.levers.board.seats_table import SeatColumn
from leftshift.window.theme import Theme

Said = list[tuple[Any, ...]]


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget], theme: Theme, session: Session) -> BoardPanel:
    made = BoardPanel(theme)
    made.resize(380, 600)
    made.draw(session.snapshot)
    return shown(made)


@pytest.fixture
def seats(session: Session) -> tuple[Seat, ...]:
    return session.scenario.board.seats


@pytest.fixture
def said(panel: BoardPanel, heard: Callable[..., Said]) -> Said:
    return heard(seats=panel.seats_asked, lock=panel.size_lock_asked)


def edit(
    panel: BoardPanel, place: int, column: SeatColumn, value: Any, role: int = Qt.ItemDataRole.EditRole
) -> None:
    panel.model.setData(panel.model.index(place, column), value, role)


def test_that_a_role_edited_asks_for_that_seat_renamed(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    edit(panel, 9, SeatColumn.ROLE, "  Lead for place ")
    _, asked, what = said[0]
    assert asked == (*seats[:9], replace(seats[9], role="Lead for place"), *seats[10:])
    assert "Lead for place" in what


def test_that_an_empty_role_asks_nothing(panel: BoardPanel, said: Said) -> None:
    edit(panel, 1, SeatColumn.ROLE, "  ")
    assert said == []


def test_that_a_group_picked_asks_for_that_seat_in_that_group(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    edit(panel, 7, SeatColumn.GROUP, GROUPS.index(Group.TRUST_ACUTE))
    assert said[0][1][7] == replace(seats[7], group=Group.TRUST_ACUTE)


def test_that_a_click_on_the_vote_of_a_seat_asks_to_remove_it(
    panel: BoardPanel, said: Said, session: Session, seats: tuple[Seat, ...]
) -> None:
    session.board.set_seats((*seats, seats[-1]), "One more")
    panel.draw(session.snapshot)
    cell = panel.table.visualRect(panel.model.index(len(seats), SeatColumn.VOTING))
    place = cell.topLeft()
    place.setX(place.x() + 10)
    place.setY(cell.center().y())
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said[0][1] == (*seats, replace(seats[-1], voting=False))


@pytest.mark.parametrize(
    ("place", "column", "value"),
    [
        (0, SeatColumn.GROUP, GROUPS.index(Group.OTHER)),
        (1, SeatColumn.ROLE, "Adviser"),
        (8, SeatColumn.VOTING, None),
    ],
)
def test_that_an_edit_which_breaks_a_rule_names_it_first(
    panel: BoardPanel, said: Said, place: int, column: SeatColumn, value: Any
) -> None:
    if column is SeatColumn.VOTING:
        edit(panel, place, column, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    else:
        edit(panel, place, column, value)
    assert said == []
    assert panel.question is not None
    assert "Statute:" in panel.question.informativeText()


def test_that_an_edit_shows_nothing_before_it_is_given(panel: BoardPanel, seats: tuple[Seat, ...]) -> None:
    edit(panel, 0, SeatColumn.ROLE, "Somebody else")
    assert panel.model.index(0, SeatColumn.ROLE).data() == seats[0].role


def test_that_a_seat_is_added_below_the_chosen_one(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(0)
    panel.tools.add.menu().actions()[0].trigger()
    asked = said[0][1]
    assert len(asked) == len(seats) + 1
    assert (asked[0], *asked[2:]) == seats
    assert asked[1].voting


def test_that_a_seat_no_check_needs_is_removed_at_once(
    panel: BoardPanel, said: Said, session: Session, seats: tuple[Seat, ...]
) -> None:
    session.board.set_seats((*seats, seats[-1]), "One more")
    panel.draw(session.snapshot)
    panel.choose(len(seats))
    QTest.mouseClick(panel.tools.remove, Qt.MouseButton.LeftButton)
    assert said[0][1] == seats


def test_that_a_seat_a_check_needs_is_removed_only_after_its_rule_was_named(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(8)
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert said == []
    question = panel.question
    assert question is not None
    assert "nominated by general practice. (B05)" in question.informativeText()
    anyway = next(button for button in question.buttons() if button.text() == "Remove anyway")
    QTest.mouseClick(anyway, Qt.MouseButton.LeftButton)
    assert said[0][1] == (*seats[:8], *seats[9:])


def test_that_cancel_keeps_a_seat_that_a_check_needs(panel: BoardPanel, said: Said) -> None:
    panel.choose(0)
    QTest.mouseClick(panel.tools.remove, Qt.MouseButton.LeftButton)
    question = panel.question
    assert question is not None
    QTest.mouseClick(question.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert said == []


def test_that_alt_and_an_arrow_move_the_chosen_seat(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(0)
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said[0][1] == (seats[1], seats[0], *seats[2:])


def test_that_the_number_of_organisations_is_edited(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    edit(panel, 9, SeatColumn.ORGANISATIONS, 6)
    assert said[0][1][9] == replace(seats[9], organisations=6)
    assert "speaks for 6 organisations" in said[0][2]


def test_that_a_held_size_offers_to_turn_the_chosen_seat(
    panel: BoardPanel, said: Said, session: Session, seats: tuple[Seat, ...]
) -> None:
    session.board.lock_size(locked=True)
    panel.draw(session.snapshot)
    panel.choose(9)
    panel.tools.add.menu().actions()[0].trigger()
    assert said == []
    question = panel.question
    assert question is not None
    assert "Turn seat 10" in question.text()
    turn = next(button for button in question.buttons() if button.text().startswith("Turn"))
    QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    asked = said[0][1]
    assert len(asked) == len(seats)
    assert asked[:9] == seats[:9]
    assert asked[9].group is CHOICES[0]


def test_that_templates_can_be_used_and_the_published_boards_are_listed(
    panel: BoardPanel, said: Said
) -> None:
    menu = panel.tools.templates.menu()
    menu.aboutToShow.emit()
    by_name = {action.text(): action for action in menu.actions()}
    by_name["2022 guidance (11 seats)"].trigger()
    assert len(said[0][1]) == 11
    published = [action.text() for action in by_name["Boards as they are"].menu().actions()]
    assert "South West London: 22 seats, undated" in published
    assert any("partial" in text for text in published)


def test_that_a_list_of_seats_is_imported_like_any_other_file(panel: BoardPanel, qtbot: QtBot) -> None:
    menu = panel.tools.templates.menu()
    menu.aboutToShow.emit()
    read = next(action for action in menu.actions() if action.text().startswith("Read a list"))
    with qtbot.waitSignal(panel.import_asked):
        read.trigger()


def test_that_nothing_chosen_removes_nothing_and_says_why(panel: BoardPanel, said: Said) -> None:
    panel.table.clearSelection()
    QTest.mouseClick(panel.tools.remove, Qt.MouseButton.LeftButton)
    assert said == []
    assert panel.refusal.text() == "Choose a seat in the table first."


def test_that_up_and_down_move_the_chosen_seat(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    panel.choose(1)
    QTest.mouseClick(panel.tools.up, Qt.MouseButton.LeftButton)
    assert said[0][1] == (seats[1], seats[0], *seats[2:])
    assert panel.chosen == 0
    QTest.mouseClick(panel.tools.up, Qt.MouseButton.LeftButton)
    assert len(said) == 1


def test_that_dragging_a_number_asks_for_the_new_order_and_waits(
    panel: BoardPanel, said: Said, seats: tuple[Seat, ...]
) -> None:
    header = panel.table.verticalHeader()
    header.moveSection(0, 2)
    assert [name for name, *_ in said] == ["seats"]
    assert said[0][1] == (seats[1], seats[2], seats[0], *seats[3:])
    assert header.visualIndex(0) == 0


def test_that_a_held_size_refuses_with_a_sentence_when_no_seat_can_be_turned(
    panel: BoardPanel, said: Said, session: Session
) -> None:
    session.board.lock_size(locked=True)
    panel.draw(session.snapshot)
    panel.table.clearSelection()
    panel.tools.add.menu().actions()[0].trigger()
    assert "choose the seat" in panel.refusal.text()
    panel.choose(0)
    QTest.mouseClick(panel.tools.remove, Qt.MouseButton.LeftButton)
    assert said == []
    assert "size of the board is locked" in panel.refusal.text()


def test_that_the_size_lock_only_asks(panel: BoardPanel, said: Said, session: Session) -> None:
    QTest.mouseClick(panel.tools.lock, Qt.MouseButton.LeftButton)
    assert said == [("lock", True)]
    panel.draw(session.snapshot)
    assert not panel.tools.lock.isChecked()


def test_that_drawing_asks_nothing_and_keeps_the_chosen_place(
    panel: BoardPanel, said: Said, session: Session, seats: tuple[Seat, ...]
) -> None:
    panel.choose(len(seats) - 1)
    session.board.set_seats(seats[:-1], "One fewer")
    panel.draw(session.snapshot)
    assert said == []
    assert panel.chosen == len(seats) - 2


def test_that_the_source_of_the_board_is_named_and_a_change_of_it(
    panel: BoardPanel, session: Session, seats: tuple[Seat, ...]
) -> None:
    assert "not this area" in panel.source.text() or "Source" in panel.source.text()
    session.board.set_seats(seats[:-1], "One fewer")
    panel.draw(session.snapshot)
    assert panel.source.text().startswith("Changed from: ")


def test_that_the_group_list_picks_at_once(panel: BoardPanel, said: Said, seats: tuple[Seat, ...]) -> None:
    index = panel.model.index(7, SeatColumn.GROUP)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    delegate = panel.table.itemDelegateForIndex(index)
    combo = next(child for child in panel.table.viewport().children() if hasattr(child, "activated"))
    assert combo.currentIndex() == GROUPS.index(seats[7].group)
    combo.setCurrentIndex(GROUPS.index(Group.TRUST_COMMUNITY))
    combo.activated.emit(combo.currentIndex())
    assert delegate is not None
    assert said[0][1][7].group is Group.TRUST_COMMUNITY


def test_that_the_tables_of_the_board_are_asked_for_with_a_button(panel: BoardPanel) -> None:
    asked: list[str] = []
    panel.page_asked.connect(asked.append)
    panel.tools.tables.click()
    assert asked == ["board_tables"]
