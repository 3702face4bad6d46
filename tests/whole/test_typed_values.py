from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox

from leftshift.model.terms import Sector
from leftshift.storage.scenario.reader import read_scenario
from leftshift.window.controls.actions import COMMITS
from leftshift.window.controls.number_entry import NumberEntry
from leftshift.window.main_window import MainWindow

TYPED = 0.2


@pytest.fixture
def entry(window: MainWindow) -> NumberEntry:
    """The entry of community's share, with 20 typed and not entered."""
    made = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.entry
    made.setFocus()
    made.selectAll()
    QTest.keyClicks(made, "20")
    return made


def share(window: MainWindow) -> float:
    return window.session.scenario.shares.share(Sector.COMMUNITY)


def leaves(menu: QMenu) -> Iterator[QAction]:
    """List the actions of a menu and of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from leaves(inner)
        elif not action.isSeparator():
            yield action


def test_that_every_action_of_the_menus_first_asks_for_what_is_typed(
    window: MainWindow, entry: NumberEntry
) -> None:
    assert entry.isModified()
    found = [action for top in window.menuBar().actions() for action in leaves(top.menu())]
    assert len(found) > 40
    assert [action.text() for action in found if not action.property(COMMITS)] == []


def test_that_ctrl_s_saves_the_share_that_is_typed(
    window: MainWindow, entry: NumberEntry, tmp_path: Path
) -> None:
    path = tmp_path / "typed.leftshift"
    window.document.save(path)
    QTest.keyClick(entry, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_scenario(path).shares.share(Sector.COMMUNITY) == pytest.approx(TYPED)


def test_that_a_pin_holds_the_share_that_is_typed(window: MainWindow, entry: NumberEntry) -> None:
    assert entry.isModified()
    window.beside.pin.trigger()
    pinned = window.session.pins.pinned(window.session.scenario.years)[-1]
    assert share(window) == pytest.approx(TYPED)
    assert pinned is not None


def test_that_closing_asks_about_a_share_that_is_only_typed(window: MainWindow, entry: NumberEntry) -> None:
    window.session.stack.setClean()
    assert entry.isModified()
    window.close()
    assert share(window) == pytest.approx(TYPED)
    assert window.isVisible()
    window.findChildren(QMessageBox)[-1].reject()
