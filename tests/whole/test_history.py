"""The history on the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector
from leftshift.storage.scenario.reader import read_with_history
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.history.page import HistoryPage


@pytest.fixture
def page(window: MainWindow) -> HistoryPage:
    """The history page after a drag and a cut."""
    session = window.session
    session.shares.set(Sector.COMMUNITY, 0.14)
    session.settle()
    session.running_costs.set_cut(0.3)
    session.settle()
    window.pages.open("history")
    QCoreApplication.processEvents()
    found = window.pages.page("history")
    assert isinstance(found, HistoryPage)
    return found


def rows(page: HistoryPage) -> list[str]:
    return [page.tree.topLevelItem(row).text(0) for row in range(page.tree.topLevelItemCount())]


def test_that_every_change_is_listed_in_words(page: HistoryPage) -> None:
    assert rows(page)[0] == "Beginning"
    assert rows(page)[1].startswith("Community share")
    assert rows(page)[2] == "▶ Cut to running costs"
    item = page.tree.topLevelItem(2)
    assert (item.text(2), item.text(3)) == ("50.0\u00a0%", "30.0\u00a0%")
    assert ":" in item.text(4)


def test_that_enter_on_a_step_goes_back_and_a_change_there_begins_a_branch(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.tree.setFocus()
    page.tree.setCurrentItem(page.tree.topLevelItem(1))
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert window.session.scenario.running_costs.cut == 0.5
    assert rows(page)[1].startswith("▶ Community share")
    window.session.running_costs.set_cut(0.1)
    window.session.settle()
    assert page.tree.topLevelItem(1).childCount() == 1
    assert page.tree.topLevelItem(1).child(0).text(3) == "10.0\u00a0%"
    assert page.tree.topLevelItemCount() == 3


def test_that_a_click_on_a_row_looks_and_one_on_its_link_goes_back(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    def click(column: int) -> None:
        cell = page.tree.visualRect(page.tree.model().index(0, column))
        qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    here = window.session.history.current
    click(0)
    assert window.session.history.current is here
    click(1)
    assert window.session.history.current is window.session.history.root
    texts = [page.tree.topLevelItem(row).text(1) for row in range(3)]
    assert texts == ["You are here", "Go back to here", "Go back to here"]
    window.session.stack.undo()
    assert window.session.history.current is here


def test_that_a_double_click_on_the_link_goes_back_once(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    steps = window.session.stack.count()
    cell = page.tree.visualRect(page.tree.model().index(0, 1)).center()
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.mouseDClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert window.session.history.current is window.session.history.root
    assert window.session.stack.count() == steps + 1


def test_that_the_same_is_done_by_single_clicks(page: HistoryPage, window: MainWindow) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(0))
    page.back.click()
    assert window.session.scenario.shares.share(Sector.COMMUNITY) != 0.14
    assert not page.back.isEnabled()
    window.session.stack.undo()
    assert rows(page)[2].startswith("▶")


def test_that_a_step_can_be_named_and_says_who_asked_and_why(
    page: HistoryPage, window: MainWindow, qtbot: QtBot
) -> None:
    for line, text in ((page.name, "Gentle"), (page.who, "the chair"), (page.why, "staff need time")):
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    item = page.tree.topLevelItem(2)
    assert item.text(0) == "▶ Branch “Gentle”: Cut to running costs"
    assert (item.text(5), item.text(6)) == ("the chair", "staff need time")
    window.session.stack.undo()
    assert page.tree.topLevelItem(2).text(6) != "staff need time"


def test_that_a_step_can_be_pinned_without_going_there(page: HistoryPage, window: MainWindow) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(1))
    page.pin.click()
    pin = window.session.pins.all[0]
    assert pin.scenario.running_costs.cut == 0.5
    assert pin.name.startswith("Community share")
    assert window.session.scenario.running_costs.cut == 0.3


def test_that_a_branch_can_be_pruned_but_never_the_current_one(page: HistoryPage, window: MainWindow) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(1))
    assert not page.prune.isEnabled()
    window.session.go_back(window.session.history.root.key)
    page.tree.setCurrentItem(page.tree.topLevelItem(1))
    assert page.prune.isEnabled()
    page.prune.click()
    assert rows(page) == ["▶ Beginning"]
    window.session.stack.undo()
    assert page.tree.topLevelItemCount() == 3


def test_that_a_note_beside_the_lever_is_its_reason(page: HistoryPage, window: MainWindow) -> None:
    window.session.set_note("running_costs.cut", "asked of all boards")
    window.session.running_costs.set_cut(0.25)
    window.session.settle()
    last = page.tree.topLevelItem(page.tree.topLevelItemCount() - 1)
    assert last.text(6) == "Note on the lever: asked of all boards"
    assert (page.why.text(), page.why.placeholderText()) == ("", "Note on the lever: asked of all boards")
    window.session.describe_step(window.session.history.current.key, name="", who="", why="staff need time")
    last = page.tree.topLevelItem(page.tree.topLevelItemCount() - 1)
    assert last.text(6) == "staff need time"


def test_that_the_switch_keeps_the_history_out_of_the_file(
    page: HistoryPage, window: MainWindow, tmp_path: Path
) -> None:
    assert page.kept.isChecked()
    window.document.save(tmp_path / "with.leftshift")
    page.kept.click()
    assert not window.document.is_saved
    window.document.save(tmp_path / "without.leftshift")
    page.save_copy(tmp_path / "copy.leftshift")
    assert read_with_history(tmp_path / "with.leftshift")[1] is not None
    assert read_with_history(tmp_path / "without.leftshift")[1] is None
    assert read_with_history(tmp_path / "copy.leftshift")[1] is None


def test_that_a_file_brings_its_history_back_to_the_page(
    page: HistoryPage, window: MainWindow, tmp_path: Path
) -> None:
    before = rows(page)
    window.document.save(tmp_path / "one.leftshift")
    window.document.open(tmp_path / "one.leftshift")
    assert any("more)" in text for text in before)
    assert rows(page) == before


def test_that_ctrl_h_opens_the_history(window: MainWindow) -> None:
    window.beside.history.trigger()
    assert window.pages.key == "history"
    window.beside.compare.trigger()
    assert window.pages.key == "compare"
