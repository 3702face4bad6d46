"""The same ten tasks by single clicks alone: no key is pressed but for the words that name things."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector, year_label
from leftshift.storage.scenario.reader import read_scenario
from leftshift.window.access.action_list import plain
from leftshift.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

LEFT = Qt.MouseButton.LeftButton
SHARE = 0.12
"""The community share asked for [share]."""


class Pointer:
    """Clicks once, with the left button."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._bot, self._window = qtbot, window

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        self._bot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        QCoreApplication.processEvents()

    def write(self, line: QLineEdit, words: str) -> None:
        """Click a line and write the words that name something: no click can."""
        self.click(line)
        line.selectAll()
        self._bot.keyClicks(line, words)
        QCoreApplication.processEvents()

    def choose(self, box: QComboBox, words: str) -> None:
        """Click a list open, then the row of these words."""
        # A list that has just dropped takes no second click for the time of a double click.
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)
        self.click(box)
        view = box.view()
        QCoreApplication.processEvents()
        self.row(view, view.visualRect(view.model().index(box.findText(words), 0)))
        QApplication.setDoubleClickInterval(usual)

    def tab(self, bar: QTabBar, place: int) -> None:
        self.click(bar, bar.tabRect(place).center())

    def row(self, view: QWidget, place: QRect) -> None:
        self.click(view.viewport(), place.center())

    def menu(self, menu: QMenu, words: str) -> None:
        """Click an entry of an open menu."""
        action = next(item for item in menu.actions() if words in plain(item.text()))
        self.click(menu, menu.actionGeometry(action).center())

    def drop(self, button: QWidget, words: str) -> None:
        """Click a button that drops a menu, then an entry: the menu holds the click until it closes."""
        QTimer.singleShot(0, button, lambda: self.menu(QApplication.activePopupWidget(), words))
        self.click(button)

    def bar(self, *path: str) -> None:
        """Click through the menu bar."""
        bar = self._window.menuBar()
        top: QAction = next(entry for entry in bar.actions() if plain(entry.text()) == path[0])
        self.click(bar, bar.actionGeometry(top).center())
        for words in path[1:]:
            self.menu(QApplication.activePopupWidget(), words)

    def button(self, within: QWidget, words: str) -> None:
        self.click(
            next(
                button
                for button in within.findChildren(QAbstractButton)
                if button.isVisible() and words in (plain(button.text()), button.accessibleName())
            )
        )

    def until(self, button: QWidget, met: Callable[[], bool]) -> None:
        """Click a button until something holds."""
        for _ in range(300):
            if met():
                return
            self.click(button)
        pytest.fail("no number of clicks did it")


@pytest.fixture
def pointer(qtbot: QtBot, window: MainWindow) -> Pointer:
    return Pointer(qtbot, window)


def test_that_an_area_is_chosen_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    pointer.click(window.picker)
    listed = window.picker.list
    item = next(found for found in listed.found() if "Cambridgeshire" in found.text(0))
    tree = item.treeWidget()
    tree.scrollToItem(item)
    pointer.row(tree, tree.visualItemRect(item))
    assert "Cambridgeshire" in window.session.snapshot.area.name


def test_that_community_is_raised_paid_by_hospital_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    levers = window.plan.levers.panel("shares")
    pointer.choose(levers.paid_by, "Acute hospital")
    assert window.session.scenario.shares.paid_by == Sector.ACUTE
    row = levers.rows[Sector.COMMUNITY]
    pointer.click(row.reset)
    before = window.session.snapshot.scenario.shares

    def share() -> float:
        return window.session.snapshot.scenario.shares.share(Sector.COMMUNITY)

    pointer.until(row.line.plus, lambda: share() >= SHARE - 1e-9)
    after = window.session.snapshot.scenario.shares
    assert share() == pytest.approx(SHARE, abs=1e-3)
    assert after.share(Sector.SPECIALISED) == before.share(Sector.SPECIALISED)
    paid = before.share(Sector.ACUTE) - after.share(Sector.ACUTE)
    assert paid == pytest.approx(share() - before.share(Sector.COMMUNITY))


def test_that_mental_health_is_locked_by_a_click(window: MainWindow, pointer: Pointer) -> None:
    pointer.click(window.plan.levers.panel("shares").rows[Sector.MENTAL_HEALTH].lock)
    assert Sector.MENTAL_HEALTH in window.session.scenario.shares.locked


def test_that_running_costs_are_cut_by_half_over_two_years_by_clicks(
    window: MainWindow, pointer: Pointer
) -> None:
    pointer.bar("File", "New from baseline")
    pointer.click(window.rail.buttons["running_costs"])
    costs = window.plan.levers.panel("running_costs")
    pointer.until(costs.cut.plus, lambda: window.session.snapshot.scenario.running_costs.cut >= 0.5 - 1e-9)
    for years in (5, 2):
        pointer.choose(costs.years.end, year_label(window.session.scenario.running_costs.start + years))
        lever = window.session.scenario.running_costs
        assert lever.end - lever.start == years, years
    assert lever.cut == pytest.approx(0.5)


def test_that_a_seat_is_swapped_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    before = window.session.scenario.board.seats
    pointer.click(window.rail.buttons["board"])
    board = window.plan.levers.panel("board")
    partner = next(place for place, seat in enumerate(before) if "primary medical" in seat.role)
    pointer.row(board.table, board.table.visualRect(board.model.index(partner, 0)))
    pointer.click(board.tools.remove)
    pointer.button(QApplication.activeModalWidget(), "Remove anyway")
    assert len(window.session.scenario.board.seats) == len(before) - 1
    pointer.drop(board.tools.add, "ommunity")
    after = window.session.scenario.board.seats
    assert len(after) == len(before)
    assert after != before


def test_that_a_scenario_is_pinned_and_compared_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    pointer.button(window.top_bar, "Pin current plan")
    assert [pin.letter for pin in window.session.pins.all] == ["A"]
    pointer.click(window.plan.levers.panel("shares").rows[Sector.MENTAL_HEALTH].lock)
    pointer.button(window.top_bar, "Compare")
    assert window.pages.key == "compare"
    table = window.pages.page("compare").table
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    assert [heads[place].partition(":")[0] for place in (-2, -1)] == ["Now", "A"]


def test_that_one_goes_back_in_history_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    before = window.session.scenario
    pointer.click(window.plan.levers.panel("shares").rows[Sector.MENTAL_HEALTH].lock)
    pointer.bar("Go", "History")
    assert window.pages.key == "history"
    tree = window.pages.page("history").tree
    pointer.row(tree, tree.visualRect(tree.model().index(0, 0)))
    if window.session.scenario != before:
        pointer.button(window.pages.page("history"), "Go back to this step")
    assert window.session.scenario == before


def test_that_an_answer_is_presented_and_revealed_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    pointer.button(window.top_bar, "Present")
    presenter = window.app_actions.presenter
    pointer.click(presenter.bar.predict)
    pointer.write(presenter.bar.guesses, "48 51 53")
    pointer.click(presenter.bar.reveal)
    assert presenter.stage.guesses.revealed
    assert len(presenter.stage.guesses.values) == 3
    pointer.click(presenter.bar.end)
    assert presenter.stage is None


def test_that_a_chart_is_copied_by_clicks(window: MainWindow, pointer: Pointer) -> None:
    chart = window.plan.chart_area.companions[1]
    pointer.click(chart, QPoint(20, chart.height() - 20))
    pointer.bar("Chart", "Copy picture and figures")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert chart.title in data.html()


def test_that_the_scenario_is_saved_by_clicks(window: MainWindow, pointer: Pointer, tmp_path: Path) -> None:
    pointer.bar("File", "Save")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "meeting.leftshift"
    pointer.write(dialog.findChild(QLineEdit), str(path))
    pointer.button(dialog, "Save")
    assert read_scenario(path) == window.session.scenario
