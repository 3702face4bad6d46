"""Ten tasks done on the real window by keyboard alone: no mouse event is sent here."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector
from leftshift.storage.scenario.reader import read_scenario
from leftshift.window.main_window import MainWindow

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hands:
    """Presses keys where the keyboard is."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._bot, self._window = qtbot, window
        window.activateWindow()
        window.picker.setFocus()

    @property
    def at(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # Without a desktop, nothing gives the keyboard back to the window when a question closes.
            self._window.activateWindow()
        popup = QApplication.activePopupWidget()
        within = popup.focusWidget() or popup if popup is not None else None
        return within or QApplication.focusWidget() or self._window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self._bot.keyClick(self.at, key, held)
            QCoreApplication.processEvents()

    def write(self, text: str) -> None:
        self._bot.keyClicks(self.at, text)
        QCoreApplication.processEvents()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the keyboard is at the control of a name, as a screen reader says it."""
        for _ in range(250):
            if name in self.at.accessibleName() or name == getattr(self.at, "text", str)():
                return self.at
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to “{name}”, the keyboard is at {self.at}")

    def tab_until(self, widget: QWidget) -> None:
        """Press Tab until the keyboard is at a control."""
        for _ in range(250):
            if self.at is widget:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to {widget}, the keyboard is at {self.at}")

    def command(self, words: str) -> None:
        """Find a command by its words and do it."""
        self.press(Qt.Key.Key_P, held=CTRL | SHIFT)
        self.write(words)
        self.press(Qt.Key.Key_Return)


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow) -> Hands:
    return Hands(qtbot, window)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_an_area_is_chosen_by_keyboard(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Space)
    hands.write("Sussex")
    hands.press(Qt.Key.Key_Return)
    assert "Sussex" in window.session.snapshot.area.name


def test_that_community_is_raised_to_12_per_cent_paid_by_hospital_by_keyboard(
    window: MainWindow, hands: Hands
) -> None:
    hands.tab_to("Funded from: who pays when a share moves")
    hands.write("Acute")
    hands.press(Qt.Key.Key_Return)
    assert window.session.scenario.shares.paid_by == Sector.ACUTE
    before = window.session.scenario.shares.share(Sector.SPECIALISED)
    hands.press(Qt.Key.Key_F6, held=SHIFT)
    hands.tab_to("Community share")
    hands.tab_until(window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.entry)
    hands.write("12")
    hands.press(Qt.Key.Key_Return)
    shares = window.session.scenario.shares
    assert shares.share(Sector.COMMUNITY) == pytest.approx(0.12)
    assert shares.share(Sector.SPECIALISED) == before


def test_that_mental_health_is_locked_by_keyboard(window: MainWindow, hands: Hands) -> None:
    hands.tab_to("Lock Mental health")
    hands.press(Qt.Key.Key_Space)
    assert Sector.MENTAL_HEALTH in window.session.scenario.shares.locked


def test_that_running_costs_are_cut_by_half_over_two_years_by_keyboard(
    window: MainWindow, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_N, held=CTRL)
    hands.press(Qt.Key.Key_2, held=CTRL)
    assert window.pages.key == "running_costs"
    costs = window.plan.levers.panel("running_costs")
    hands.tab_until(costs.cut.entry)
    hands.write("50")
    hands.press(Qt.Key.Key_Return)
    hands.tab_until(costs.years.end)
    hands.press(*[Qt.Key.Key_Down] * 3)
    lever = window.session.scenario.running_costs
    assert lever.end - lever.start == 5
    hands.press(*[Qt.Key.Key_Up] * 3)
    lever = window.session.scenario.running_costs
    assert lever.end - lever.start == 2
    assert lever.cut == pytest.approx(0.5)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_seat_is_swapped_by_keyboard(window: MainWindow, hands: Hands) -> None:
    before = window.session.scenario.board.seats
    hands.press(Qt.Key.Key_3, held=CTRL)
    assert window.pages.key == "board"
    board = window.plan.levers.panel("board")
    hands.tab_until(board.table)
    partner = next(place for place, seat in enumerate(before) if "primary medical" in seat.role)
    hands.press(*[Qt.Key.Key_Down] * (partner - board.table.currentIndex().row()))
    hands.press(Qt.Key.Key_Delete)
    hands.tab_to("Remove anyway")
    hands.press(Qt.Key.Key_Space)
    assert len(window.session.scenario.board.seats) == len(before) - 1
    hands.tab_to("Add a seat for")
    # The menu of a button holds the key press until it closes.
    QTimer.singleShot(0, window, lambda: hands.press(Qt.Key.Key_Down, Qt.Key.Key_Return))
    hands.press(Qt.Key.Key_Space)
    after = window.session.scenario.board.seats
    assert len(after) == len(before)
    assert after != before


def test_that_a_scenario_is_pinned_and_compared_by_keyboard(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, held=CTRL)
    assert [pin.letter for pin in window.session.pins.all] == ["A"]
    hands.tab_to("Lock Mental health")
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_K, held=CTRL | SHIFT)
    assert window.pages.key == "compare"
    table = window.pages.page("compare").table
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    assert [heads[place].partition(":")[0] for place in (-2, -1)] == ["Now", "A"]


def test_that_one_goes_back_in_history_by_keyboard(window: MainWindow, hands: Hands) -> None:
    before = window.session.scenario
    hands.tab_to("Lock Mental health")
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_H, held=CTRL)
    assert window.pages.key == "history"
    tree = window.pages.page("history").tree
    while not (tree is hands.at or tree.isAncestorOf(hands.at)):
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Return)
    assert window.session.scenario == before


def test_that_an_answer_is_presented_and_revealed_by_keyboard(window: MainWindow, hands: Hands) -> None:
    hands.press(Qt.Key.Key_F5)
    presenter = window.app_actions.presenter
    stage = presenter.stage
    hands.press(Qt.Key.Key_Right)
    assert stage.place == 1
    hands.press(Qt.Key.Key_P)
    hands.write("48 51 53")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert stage.guesses.revealed
    assert len(stage.guesses.values) == 3
    hands.press(Qt.Key.Key_Escape)
    assert presenter.stage is None


def test_that_a_chart_is_copied_by_keyboard(window: MainWindow, hands: Hands) -> None:
    switch = window.plan.chart_area.switch
    # Tab comes to the chosen word of the switch; from there the arrows choose another, as with radio buttons.
    hands.tab_until(switch.buttons["change_from_baseline"])
    hands.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert hands.at is switch.buttons["money_flow"]
    assert window.plan.chart_area.is_main("money_flow")
    hands.press(Qt.Key.Key_C, held=CTRL | ALT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert window.plan.chart_area.chart("money_flow").title in data.html()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_the_scenario_is_saved_by_keyboard(window: MainWindow, hands: Hands, tmp_path: Path) -> None:
    hands.command("save file")
    assert isinstance(QApplication.activeModalWidget(), QFileDialog)
    path = tmp_path / "meeting.leftshift"
    hands.press(Qt.Key.Key_A, held=CTRL)
    hands.write(str(path))
    hands.press(Qt.Key.Key_Return)
    assert read_scenario(path) == window.session.scenario
