"""What the README promises of shares, years and notes is reached by keys and by clicks, each an undo step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.window.access.action_list import plain
from leftshift.window.levers.limits_dialog import LimitsDialog
from leftshift.window.main_window import MainWindow
from leftshift.window.properties import PropertiesDialog

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

LEFT = Qt.MouseButton.LeftButton
OK = QDialogButtonBox.StandardButton.Ok


def by_palette(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Open the list of commands, type some words and press Enter."""
    qtbot.keyClick(
        window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    lines = [
        widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window
    ]
    line = lines[0].findChild(QLineEdit)
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def by_clicks(window: MainWindow, qtbot: QtBot, *path: str) -> None:
    """Click through the menu bar."""
    menu: QMenu | None = None
    for words in path:
        actions = window.menuBar().actions() if menu is None else menu.actions()
        action = next(entry for entry in actions if plain(entry.text()).startswith(words))
        where = window.menuBar() if menu is None else menu
        qtbot.mouseClick(where, LEFT, pos=where.actionGeometry(action).center())
        menu = action.menu()
        if menu is not None:
            qtbot.waitUntil(menu.isVisible)


def one_step(window: MainWindow, before: Scenario) -> Scenario:
    """Undo the one step there is, see that it leads back, redo it and return what it leads to."""
    after = window.session.scenario
    assert window.session.stack.index() == 1
    window.session.stack.undo()
    assert window.session.scenario == before
    window.session.stack.redo()
    return after


def fill_limits(qtbot: QtBot, dialog: LimitsDialog, floor: str, ceiling: str) -> None:
    for entry, text in ((dialog.floor, floor), (dialog.ceiling, ceiling)):
        entry.setFocus()
        entry.selectAll()
        qtbot.keyClicks(entry, text)


@pytest.mark.parametrize("way", ["right click", "button"])
def test_that_floor_and_ceiling_are_set_by_clicks(window: MainWindow, qtbot: QtBot, way: str) -> None:
    before = window.session.scenario
    row = window.plan.levers.panel("shares").rows[Sector.COMMUNITY]
    if way == "button":
        qtbot.mouseClick(row.limits, LEFT)
    else:
        at = row.heading.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, row.heading.mapToGlobal(at))
        QApplication.sendEvent(row.heading, event)
        menu = QApplication.activePopupWidget()
        offered = {plain(action.text()): action for action in menu.actions()}
        assert "Where is this number from?" in offered
        qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(offered["Floor and ceiling\u2026"]).center())
    dialog = window.findChild(LimitsDialog)
    fill_limits(qtbot, dialog, "5", "30")
    qtbot.mouseClick(dialog.buttons.button(OK), LEFT)
    shares = one_step(window, before).shares
    place = list(Sector).index(Sector.COMMUNITY)
    assert (shares.floors[place], shares.ceilings[place]) == (0.05, 0.3)


def test_that_floor_and_ceiling_are_set_by_keys_and_hold_the_slider(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.scenario
    row = window.plan.levers.panel("shares").rows[Sector.COMMUNITY]
    row.limits.setFocus()
    qtbot.keyClick(row.limits, Qt.Key.Key_Space)
    dialog = window.findChild(LimitsDialog)
    fill_limits(qtbot, dialog, "5", "30")
    qtbot.keyClick(dialog.ceiling, Qt.Key.Key_Return)
    one_step(window, before)
    qtbot.keyClick(row.line.slider, Qt.Key.Key_End)
    assert window.session.scenario.shares.share(Sector.COMMUNITY) == pytest.approx(0.3)
    qtbot.keyClick(row.line.slider, Qt.Key.Key_Home)
    assert window.session.scenario.shares.share(Sector.COMMUNITY) == pytest.approx(0.05)


def test_that_limits_removed_leave_the_whole_scale(window: MainWindow, qtbot: QtBot) -> None:
    window.session.shares.set_limits(Sector.COMMUNITY, 0.05, 0.3)
    dialog = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].open_limits()
    qtbot.mouseClick(dialog.none, LEFT)
    qtbot.mouseClick(dialog.buttons.button(OK), LEFT)
    assert window.session.scenario.shares.floors == (0.0,) * len(Sector)
    assert window.session.scenario.shares.ceilings == (1.0,) * len(Sector)


def last_year_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    by_palette(window, qtbot, "2032/33")


def last_year_by_clicks(window: MainWindow, qtbot: QtBot) -> None:
    by_clicks(window, qtbot, "View", "Last year shown", "2032/33")


@pytest.mark.parametrize("ask", [last_year_by_keys, last_year_by_clicks])
def test_that_the_last_year_is_chosen_and_the_projection_ends_there(
    window: MainWindow, qtbot: QtBot, ask: Callable[[MainWindow, QtBot], None]
) -> None:
    before = window.session.scenario
    ask(window, qtbot)
    assert one_step(window, before).years.last == 2032
    assert window.session.snapshot.results.years[-1] == 2032


def properties_by_keys(window: MainWindow, qtbot: QtBot, notes: str) -> None:
    by_palette(window, qtbot, "properties")
    dialog = window.findChild(PropertiesDialog)
    dialog.notes.setFocus()
    qtbot.keyClicks(dialog.notes, notes)
    qtbot.keyClick(dialog.notes, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.buttons.button(OK), Qt.Key.Key_Return)


def properties_by_clicks(window: MainWindow, qtbot: QtBot, notes: str) -> None:
    by_clicks(window, qtbot, "File", "Properties")
    dialog = window.findChild(PropertiesDialog)
    qtbot.mouseClick(dialog.notes.viewport(), LEFT)
    qtbot.keyClicks(dialog.findChild(QPlainTextEdit), notes)
    qtbot.mouseClick(dialog.buttons.button(OK), LEFT)


@pytest.mark.parametrize("ask", [properties_by_keys, properties_by_clicks])
def test_that_notes_on_the_scenario_are_written_and_are_one_step(
    window: MainWindow, qtbot: QtBot, ask: Callable[[MainWindow, QtBot, str], None]
) -> None:
    window.session.start_with(window.session.scenario)
    before = window.session.scenario
    ask(window, qtbot, "agreed in June; ")
    assert "agreed in June; " in one_step(window, before).notes


def test_that_the_name_is_changed_in_the_properties_too(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.scenario
    dialog = window.open_properties()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Plan B")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert one_step(window, before).name == "Plan B"


@pytest.mark.parametrize(
    ("name", "notes", "why"),
    [("", "", "A plan needs a name."), ("Plan", "x" * 10_001, "1 characters too long")],
)
def test_that_properties_no_file_has_room_for_are_refused_in_a_sentence(
    window: MainWindow, name: str, notes: str, why: str
) -> None:
    dialog = window.open_properties()
    dialog.name.setText(name)
    dialog.notes.setPlainText(notes)
    assert why in dialog.room.text()
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.reject()
