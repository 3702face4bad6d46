from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QSlider, QTableView
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.seats import Basis, DecisionRule, Group, only
from leftshift.model.terms import Sector
from leftshift.window.levers.board.panel import BoardPanel
from leftshift.window.levers.board.rebalance_dialog import RebalanceDialog
from leftshift.window.levers.board.rules_panel import MIX, BoardRulesPanel
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.board.page import BoardPage
from leftshift.window.theme import ThemeChoice, theme_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow) -> BoardPage:
    window.pages.open("board_tables")
    page = window.pages.page("board_tables")
    assert isinstance(page, BoardPage)
    return page


@pytest.fixture
def panel(window: MainWindow) -> BoardPanel:
    """The seats of the ten that there must be at least."""
    window.document.start_on(baseline_scenario(find_area("QMM")))
    window.pages.open("board")
    panel = window.plan.levers.panel("board")
    assert isinstance(panel, BoardPanel)
    return panel


@pytest.fixture
def rules(window: MainWindow) -> BoardRulesPanel:
    window.document.start_on(baseline_scenario(find_area("QMM")))
    window.pages.open("board")
    panel = window.plan.levers.panel("board_rules")
    assert isinstance(panel, BoardRulesPanel)
    return panel


@pytest.fixture
def pick(qtbot: QtBot) -> Callable[[QComboBox, int], None]:
    """Pick an item by keyboard, as a planner does."""

    def choose(combo: QComboBox, place: int) -> None:
        combo.setFocus()
        qtbot.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(place):
            qtbot.keyClick(combo, Qt.Key.Key_Down)

    return choose


def test_that_every_tab_draws_and_asks_for_nothing(window: MainWindow, page: BoardPage) -> None:
    heard_: list[object] = []
    window.session.changed.connect(heard_.append)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        assert not page.grab().isNull(), place
    page.draw(window.session.snapshot)
    assert (heard_, window.session.stack.count()) == ([], 0)


def test_that_a_seat_dragged_by_its_number_is_one_undo_step(window: MainWindow, panel: BoardPanel) -> None:
    before = window.session.scenario.board.seats
    header = panel.table.verticalHeader()
    places = [QPoint(8, header.sectionViewportPosition(row) + 8) for row in (3, 2, 1)]
    QTest.mousePress(header.viewport(), LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(header.viewport(), place)
    QTest.mouseRelease(header.viewport(), LEFT, pos=places[-1])
    after = window.session.scenario.board.seats
    assert after == (before[0], before[3], *before[1:3], *before[4:])
    assert window.session.stack.count() == 1


def test_that_a_seat_added_by_menu_is_drawn_everywhere(window: MainWindow, panel: BoardPanel) -> None:
    panel.table.clearSelection()
    pharmacy = next(action for action in panel.tools.add.menu().actions() if action.text() == "Pharmacy")
    pharmacy.trigger()
    assert window.session.snapshot.scenario.board.seats[-1].group is Group.PHARMACY
    charts = window.plan.chart_area
    assert charts.main.title == "Of 11 voting seats trusts hold 1, primary care 2"
    assert charts.chart("before_and_after").title == "Pharmacy +1"
    window.pages.open("board_tables")
    page = window.pages.page("board_tables")
    assert isinstance(page, BoardPage)
    assert page.words.text().startswith("Primary care has 67")


def make_board_known(window: MainWindow) -> None:
    """Take a seat off the least board there must be: nothing is said of who has seats before."""
    window.session.board.set_seats(window.session.scenario.board.seats[:-1], "One seat fewer")
    window.draw(window.session.snapshot)


def test_that_the_measures_follow_the_budget_sliders(window: MainWindow, page: BoardPage) -> None:
    make_board_known(window)
    share = page.measures.model.index(3, 4)
    before, words = share.data(), page.words.text()
    window.session.shares.set(Sector.PRIMARY_CARE, 0.3)
    window.session.settle()
    window.draw(window.session.snapshot)
    assert share.data() != before
    assert page.words.text() != words


def test_that_the_basis_is_picked_by_keys_and_mixed_by_sliders(
    window: MainWindow, rules: BoardRulesPanel, qtbot: QtBot, pick: Callable[[QComboBox, int], None]
) -> None:
    make_board_known(window)
    pick(rules.basis.choice, 3)
    assert window.session.scenario.board.basis == only(Basis.NEED)
    assert not rules.basis.mix.isVisible()
    pick(rules.basis.choice, 5)
    qtbot.waitUntil(rules.basis.mix.isVisible)
    half = window.session.scenario.board.basis
    rules.basis.choice.asked.emit(MIX)
    assert window.session.scenario.board.basis == half
    slider = rules.basis.sliders[Basis.EQUAL]
    slider.setFocus()
    steps = window.session.stack.count()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert window.session.scenario.board.basis[-1] == 1.0
    assert window.session.stack.count() == steps + 1
    qtbot.waitUntil(lambda: window.plan.chart_area.chart("board_and_money").title.endswith("of the mix"))


def test_that_how_the_board_decides_can_be_set(
    window: MainWindow, rules: BoardRulesPanel, qtbot: QtBot, pick: Callable[[QComboBox, int], None]
) -> None:
    box = rules.decisions
    qtbot.mouseClick(box.casting, LEFT, pos=QPoint(8, box.casting.height() // 2))
    assert window.session.scenario.board.casting_vote
    box.quorum.setFocus()
    qtbot.keyClick(box.quorum, Qt.Key.Key_Up)
    assert window.session.scenario.board.quorum == 1
    pick(box.rule, 2)
    assert window.session.scenario.board.decision_rule is DecisionRule.OWN
    qtbot.waitUntil(box.quota.isVisible)
    assert box.quota.value() == 6
    qtbot.mouseClick(box.bill, LEFT, pos=QPoint(8, box.bill.height() // 2))
    assert window.session.scenario.board.health_bill
    qtbot.waitUntil(box.mayors.isEnabled)
    window.pages.open("board_tables")
    page = window.pages.page("board_tables")
    assert isinstance(page, BoardPage)
    page.tabs.setCurrentWidget(page.checks)
    assert "Each mayoral" in page.checks.model.index(0, 2).data()


def test_that_rebalance_is_applied_with_one_click_as_one_step(
    window: MainWindow, panel: BoardPanel, qtbot: QtBot
) -> None:
    templates = panel.tools.templates.menu()
    templates.aboutToShow.emit()
    published = next(action for action in templates.actions() if action.text() == "Boards as they are")
    next(
        action for action in published.menu().actions() if action.text().startswith("South West London")
    ).trigger()
    before = window.session.scenario.board.seats
    assert len(before) == 22
    steps = window.session.stack.count()
    qtbot.mouseClick(panel.tools.rebalance, LEFT)
    dialog = panel.findChild(RebalanceDialog)
    qtbot.mouseClick(dialog.apply, LEFT)
    after = window.session.scenario.board.seats
    assert len(after) == len(before)
    assert after != before
    assert window.session.stack.count() == steps + 1
    assert window.session.stack.undoText().startswith("Rebalance by ")


def test_that_a_survey_answer_is_kept_shown_and_removed(
    window: MainWindow, page: BoardPage, qtbot: QtBot
) -> None:
    page.tabs.setCurrentWidget(page.surveys)
    panel = page.surveys
    qtbot.mouseClick(panel.add, LEFT)
    assert panel.refusal.text() == "Write what was asked first."
    qtbot.keyClicks(panel.question, "Practices that feel heard")
    panel.percent.setValue(37.5)
    panel.respondents.setValue(88)
    qtbot.keyClick(panel.question, Qt.Key.Key_Return)
    (answer,) = window.session.scenario.board.survey
    assert (answer.question, answer.percent, answer.respondents) == ("Practices that feel heard", 37.5, 88)
    qtbot.waitUntil(lambda: panel.chart.table().rows[0][2] == "38\u00a0% of respondents")
    panel.list.setCurrentRow(0)
    qtbot.mouseClick(panel.remove, LEFT)
    assert window.session.scenario.board.survey == ()


def test_that_the_words_are_copied(page: BoardPage, qapp) -> None:  # noqa: ANN001 - pytest-qt's fixture has no public type
    page.copy_button.click()
    assert qapp.clipboard().text() == page.words.text()


def test_that_no_two_access_keys_on_the_page_are_the_same(window: MainWindow, page: BoardPage) -> None:
    menus = [action.text() for action in window.menuBar().actions()]
    tabs = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.buddy()]
        buttons = [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
        texts = [text for text in (*menus, *tabs, *labels, *buttons) if "&" in text]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert sorted(letters) == sorted(set(letters)), ", ".join(texts)


def test_that_every_control_of_the_page_has_a_name_for_screen_readers(page: BoardPage) -> None:
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QTableView, QSlider):
            for widget in page.findChildren(kind):
                named = widget.accessibleName() or getattr(widget, "text", str)()
                inner = widget.objectName().startswith("qt_")
                assert named or inner or not widget.isVisible(), widget


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_that_the_page_wears_both_looks(window: MainWindow, page: BoardPage, theme: ThemeChoice) -> None:
    window.apply_theme(theme_of(theme))
    image = page.grab().toImage()
    table = page.measures.view.viewport()
    assert (
        image.pixelColor(table.mapTo(page, QPoint(3, table.height() - 3))) == theme_of(theme).surfaces.panel
    )


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_card_without_a_board_opens_the_boards_to_start_from(
    window: MainWindow, panel: BoardPanel
) -> None:
    card = next(card for card in window.plan.outcomes.cards if card.key == "lead")
    QTest.mouseClick(card, LEFT)
    boards = panel.tools.templates.menu()
    assert boards.isVisible()
    assert "Read a list of seats…" in [action.text() for action in boards.actions()]
    QTest.keyClick(boards, Qt.Key.Key_Escape)
    assert not boards.isVisible()


def test_that_the_seats_take_no_more_room_than_they_fill(window: MainWindow, panel: BoardPanel) -> None:
    window.resize(1920, 1080)
    QCoreApplication.processEvents()
    table, last = panel.table, panel.table.model().rowCount() - 1
    end = table.rowViewportPosition(last) + table.rowHeight(last)
    assert table.viewport().height() - end <= 1
    assert panel.tools.geometry().bottom() <= panel.height()
    assert panel.height() < window.height() * 0.6
