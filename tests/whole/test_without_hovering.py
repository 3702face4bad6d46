"""Nothing only on hover: whatever a tooltip says is said to a screen reader, and seen by who uses keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import Footprint
from leftshift.window.access.hints import hint
from leftshift.window.main_window import MainWindow
from tests.whole.places import places


def in_view(top: QWidget) -> Iterator[QWidget]:
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is top.window():
            yield widget


def words(text: str) -> str:
    """Write a text so that two ways of setting it down are the same."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def unsaid(top: QWidget) -> list[str]:
    """List the tooltips that a screen reader does not get, line by line."""
    found = []
    for widget in in_view(top):
        heard = QAccessible.queryAccessibleInterface(widget)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        # Of a box to choose from, Qt gives the name on some systems by its label alone.
        said = words(" ".join([widget.accessibleName(), *(heard.text(kind) for kind in kinds)]))
        lost = [line for line in widget.toolTip().split("\n") if words(line) not in said]
        found += [f"{type(widget).__name__} {widget.accessibleName()}: {line}" for line in lost]
    return found


def text_of(widget: QWidget) -> str:
    """Return what is written on a control for everyone to see."""
    text = getattr(widget, "text", "")
    return str(text() if callable(text) else text)


def unseen(top: QWidget) -> list[str]:
    """List the tooltips that are neither written there in full nor come with the keyboard.

    What cannot be used now has no hint to give; who walks past by keys does not come there.
    """
    whole = [widget for widget in in_view(top) if widget.isEnabled() or isinstance(widget, QLabel)]
    reached = [hint(widget) for widget in whole if bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)]
    shown = words(" | ".join([*reached, *(text_of(widget) for widget in whole)]))
    return [
        f"{type(widget).__name__} {widget.accessibleName()}: {line}"
        for widget in whole
        for line in widget.toolTip().split("\n")
        if words(line) not in shown
    ]


@pytest.fixture(scope="module")
def window(busy: MainWindow) -> MainWindow:
    """One window for all of these."""
    return busy


@pytest.fixture(scope="module")
def found(busy: MainWindow) -> dict[str, list[list[str]]]:
    """The tooltips that are unsaid, and those that are unseen, at each place."""
    return {place: [unsaid(busy), unseen(busy)] for place in places(busy)}


@pytest.mark.parametrize("lost", ["unsaid", "unseen"])
def test_that_no_tooltip_of_any_place_is_for_the_mouse_alone(
    found: dict[str, list[list[str]]], lost: str
) -> None:
    assert {place: texts[lost == "unseen"] for place, texts in found.items() if texts[lost == "unseen"]} == {}


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_no_tooltip_of_a_dialog_is_unsaid(dialog: QWidget) -> None:
    assert unsaid(dialog) == []


def test_that_every_tab_says_its_tooltip_to_a_screen_reader(window: MainWindow) -> None:
    lost = []
    for bar in window.findChildren(QTabBar):
        heard = QAccessible.queryAccessibleInterface(bar)
        said = " ".join(
            heard.child(at).text(QAccessible.Text.Description) for at in range(heard.childCount())
        )
        lost += [tip for tip in (bar.tabToolTip(at) for at in range(bar.count())) if tip not in said]
    assert lost == []


def test_that_the_foot_says_what_the_control_with_the_keyboard_is_for(window: MainWindow) -> None:
    window.activateWindow()
    window.pages.open("board")
    QCoreApplication.processEvents()
    tools = window.plan.levers.panel("board").tools
    tools.rebalance.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Fewest swaps" in window.statusBar().about.text
    window.plan.chart_area.main.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.statusBar().about.text == ""


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_that_shift_f1_shows_all_of_it(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.pages.open("board")
    QCoreApplication.processEvents()
    templates = window.plan.levers.panel("board").tools.templates
    templates.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(templates, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert QToolTip.text() == templates.toolTip()
    assert "Six place seats" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_ready_made_board_is_explained_as_the_keys_come_to_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.pages.open("board")
    QCoreApplication.processEvents()
    menu = window.plan.levers.panel("board").tools.templates.menu()
    menu.popup(window.mapToGlobal(QPoint(40, 200)))
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert window.statusBar().currentMessage() == menu.activeAction().toolTip()
    menu.close()


@pytest.mark.parametrize(
    ("section", "title"),
    [("money", "Lever: shares of the budget"), ("other", "Other changes"), ("board", "Lever: the board")],
)
def test_that_f1_where_there_is_no_number_opens_the_help_on_that_place(
    window: MainWindow, qtbot: QtBot, section: str, title: str
) -> None:
    window.activateWindow()
    window.pages.open(section)
    window.rail.buttons[section].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert window.pages.key == "help"
    assert window.pages.page("help").contents.currentItem().text() == title


def test_that_the_hint_follows_what_it_is_about(window: MainWindow) -> None:
    window.picker.setFocus()
    assert "South West London" in window.statusBar().about.text
    window.session.set_area(AreaChoice(codes=("ENGLAND",), footprint=Footprint.YEAR_2026))
    QCoreApplication.processEvents()
    assert "England" in window.statusBar().about.text
