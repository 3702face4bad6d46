import gc
import math
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMarginsF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.model.terms import Sector, View
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.storage.settings import Recent, load_settings
from leftshift.text.levers.policy_list import LEVERS
from leftshift.window.access.zoom import zoomed
from leftshift.window.charts.registry import CHARTS
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.help.page import HelpPage, topics
from leftshift.window.pages.help.tour import HINT, STEPS
from leftshift.window.sections import ALL
from leftshift.window.start import bring_charts
from leftshift.window.theme import ThemeChoice, running_app, theme_of
from leftshift.window.transfer.printing import print_plan
from leftshift.window.transfer.samples import samples


@pytest.fixture
def usual_size(window: MainWindow) -> Callable[[], None]:
    yield
    window.app_actions.zoom_to(100)


def test_that_the_tour_has_three_steps(window: MainWindow, qtbot: QtBot) -> None:
    window.app_actions.show_tour()
    tour = window.app_actions.tour
    for place in range(len(STEPS)):
        assert STEPS[place][0] in tour.accessibleName(), place
        assert window.rect().contains(tour.geometry()), place
        qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert window.app_actions.tour is None


def test_that_a_start_asks_what_to_begin_with_and_then_points_at_one_slider(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_start()
    page = window.start_page
    assert page is not None
    assert page.isVisible()
    assert not window.plan.isVisible()
    qtbot.mouseClick(page.example, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.app_actions.tour is not None)
    assert window.plan.isVisible()
    assert window.session.scenario == samples()[0].scenario
    assert window.app_actions.tour.accessibleName() == f"Tour: {HINT[0][0]}"
    window.session.shares.reset_all()
    assert window.app_actions.tour is None
    assert load_settings(tmp_path / "configuration").tour_done


def test_that_an_icb_chosen_at_the_start_begins_with_its_published_figures(window: MainWindow) -> None:
    window.show_start()
    choice = baseline_scenario(find_area("QWE")).area
    window.start_page.picker.asked.emit(choice)
    assert window.start_page is None
    assert window.session.scenario == baseline_scenario(find_area("QWE"))


@pytest.mark.parametrize("at_start", [False, True])
def test_that_a_plan_is_continued_from_its_tile_or_at_the_start_itself_where_that_is_wanted(
    at_start: bool,  # noqa: FBT001 - pytest passes it by name
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    file = tmp_path / "Winter plan.leftshift"
    file.write_bytes(scenario_bytes(samples()[1].scenario))
    window.document.keep(replace(window.document.settings, recent=(Recent(path=str(file)),)))
    window.show_start()
    if at_start:
        window.start_page.last.click()
        window.show_start()
    else:
        assert "Winter plan" in window.start_page.plans[0].text()
        window.start_page.plans[0].click()
    qtbot.waitUntil(lambda: window.document.path == file)
    assert window.start_page is None
    assert window.plan.isVisible()


def test_that_a_plan_that_is_gone_is_not_offered(window: MainWindow, tmp_path: Path) -> None:
    gone = Recent(path=str(tmp_path / "gone.leftshift"))
    window.document.keep(replace(window.document.settings, recent=(gone,)))
    window.show_start()
    assert window.start_page.plans == []


def test_that_a_sample_opens_from_the_menu(window: MainWindow) -> None:
    window.app_actions.samples.aboutToShow.emit()
    window.app_actions.samples.actions()[1].trigger()
    assert window.session.scenario == samples()[1].scenario
    assert window.document.path is None


def test_that_every_chart_and_lever_has_a_page_of_help() -> None:
    keys = {topic.key for topic in topics()}
    assert {f"chart_{entry.key}" for entry in CHARTS} <= keys
    assert {"shares", "running_costs", "board", "more_levers", "assumptions"} <= keys
    assert {"rules", "posts", "own_years", *(f"lever_{lever.key}" for lever in LEVERS)} <= keys
    assert all(topic.text.startswith("# ") for topic in topics())


def test_that_no_page_of_help_is_left_out_of_its_contents() -> None:
    keys = [topic.key for topic in topics()]
    written = {file.name.removesuffix(".md") for file in (files("leftshift.resources") / "help").iterdir()}
    assert set(keys) == written - {"contents.toml"}
    assert len(keys) == len(set(keys))


def test_that_help_finds_a_page_by_its_words(window: MainWindow, qtbot: QtBot) -> None:
    window.app_actions.open_help("present")
    page = window.pages.page("help")
    assert isinstance(page, HelpPage)
    assert "projector" in page.text.toPlainText()
    qtbot.keyClicks(page.words, "rebalance")
    assert page.contents.currentItem().text() == "Lever: the board"
    page.words.setText("no page has these")
    assert "No page" in page.text.toPlainText()


@pytest.mark.usefixtures("usual_size")
def test_that_text_grows_to_twice_its_size_and_back_and_is_kept(window: MainWindow, tmp_path: Path) -> None:
    chart, usual = window.plan.chart_area.charts[0], window.plan.chart_area.charts[0].font().pointSizeF()
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        window.apply_theme(theme_of(theme))
    resized = (chart, window.menuBar(), window.picker)
    before = [widget.font().pointSizeF() for widget in resized]
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    icons = [button.iconSize() for button in buttons]
    window.app_actions.zoom_to(200)
    QCoreApplication.processEvents()
    assert [widget.font().pointSizeF() for widget in resized] == [2 * size for size in before]
    assert load_settings(tmp_path / "configuration").zoom == 200
    assert window.plan.panes.minimumSizeHint().width() <= window.plan.scroll_area.viewport().width()
    assert not window.plan.scroll_area.horizontalScrollBar().isVisible()
    window.app_actions.zoom_to(100)
    QCoreApplication.processEvents()
    assert chart.font().pointSizeF() == usual
    assert [button.iconSize() for button in buttons] == icons


@pytest.mark.parametrize(
    ("size", "steps", "then"), [(100, 1, 110), (200, 1, 200), (100, -1, 100), (137, 1, 150)]
)
def test_that_sizes_step_between_the_least_and_the_largest(size: int, steps: int, then: int) -> None:
    assert zoomed(size, steps) == then


def test_that_two_windows_have_each_their_own_levers(window: MainWindow) -> None:
    other = window.open_another()
    QCoreApplication.processEvents()
    other.session.shares.set("community", 0.2)
    other.session.settle()
    assert other.session.scenario != window.session.scenario
    assert window.session.stack.count() == 0
    other.session.stack.setClean()
    other.close()


def test_that_the_plan_is_printed_with_every_chart(window: MainWindow, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "plan.pdf"))
    page = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(15, 15, 15, 15)))
    charts = [window.plan.chart_area.chart(chart.key) for chart in window.plan.chart_area.charts]
    print_plan(printer, charts, window.session.snapshot)
    written = (tmp_path / "plan.pdf").read_bytes()
    assert written.count(b"/Type /Page\n") == 1 + math.ceil(len(charts) / 2)


def test_that_the_palette_finds_and_does_a_command(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.app_actions.open_palette()
    qtbot.keyClicks(palette.words, "high contrast")
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert window.theme is theme_of(ThemeChoice.CONTRAST)
    window.set_theme(ThemeChoice.LIGHT)


def test_that_the_palette_lists_every_action_and_arrows_walk_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.app_actions.open_palette()
    assert palette.list.count() == len(palette.commands)
    assert {found.name for found in palette.commands} > {"Save", "Present", "High contrast", "Shortcuts"}
    qtbot.keyClick(palette.words, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    palette.words.setText("zzz")
    assert palette.list.count() == 0
    assert palette.none.isVisible()
    palette.reject()


def test_that_the_list_of_shortcuts_has_every_key(window: MainWindow) -> None:
    listed = window.app_actions.open_shortcuts()
    heard = {listed.table.item(row, 0).text() for row in range(listed.table.rowCount())}
    assert {"Ctrl+T", "F5", "Ctrl+/", "F6, Shift+F6"} <= heard
    listed.reject()


def test_that_full_screen_comes_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert QApplication.instance() is not None


def test_that_garbage_is_collected_again_once_the_charts_are_there(window: MainWindow) -> None:
    try:
        bring_charts(window)
        assert any(timer.isActive() for timer in running_app().findChildren(QTimer, "garbage"))
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("page", ["Board", "Results", "Questions", "Evidence", "Compare", "History", "Help"])
def test_that_the_palette_opens_every_page_and_the_keyboard_follows(
    window: MainWindow, qtbot: QtBot, page: str
) -> None:
    palette = window.app_actions.open_palette()
    qtbot.keyClicks(palette.words, f"{page} Go")
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert ALL[window.pages.key].name == page
    assert window.pages.currentWidget().isAncestorOf(QApplication.focusWidget())


def test_that_the_palette_opens_a_lever_and_presses_a_button_in_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = window.app_actions.open_palette()
    qtbot.keyClicks(palette.words, "running costs Go")
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert window.pages.key == "running_costs"
    assert window.plan.levers.isAncestorOf(QApplication.focusWidget())
    window.pages.open("money")
    palette = window.app_actions.open_palette()
    qtbot.keyClicks(palette.words, "lock mental health")
    qtbot.keyClick(palette.words, Qt.Key.Key_Return)
    assert window.session.scenario.shares.locked == {Sector.MENTAL_HEALTH}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("export", "Export"),
        ("pdf", "Export"),
        ("excel", "Export"),
        ("quit", "Quit"),
        ("exit", "Quit"),
        ("dark", "Dark"),
        ("projector", "Present"),
    ],
)
def test_that_the_palette_knows_the_words_people_use(window: MainWindow, words: str, found: str) -> None:
    palette = window.app_actions.open_palette()
    palette.words.setText(words)
    listed = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert any(text.startswith(found) for text in listed)
    palette.close()


def test_that_close_asks_what_to_begin_with_and_quits_nothing(window: MainWindow) -> None:
    window.document.keep(replace(window.document.settings, last_at_start=True))
    close = next(
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.text() == "&Close"
    )
    close.trigger()
    assert window.isVisible()
    assert window.start_page is not None
    window.start_page.example_asked.emit()
    assert window.start_page is None


def test_that_view_marks_the_theme_and_the_view_in_use(window: MainWindow) -> None:
    window.set_theme(ThemeChoice.DARK)
    window.session.set_view(View.REAL)
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    menu.aboutToShow.emit()
    themes = next(action.menu() for action in menu.actions() if action.text() == "&Theme")
    marked = [action.text() for action in (*menu.actions(), *themes.actions()) if action.isChecked()]
    assert marked == ["&Real terms", "Dark"]


def test_that_recent_plans_have_a_picture_of_their_shares(window: MainWindow, tmp_path: Path) -> None:
    window.document.save(tmp_path / "mine.leftshift")
    (tmp_path / "broken.leftshift").write_text("{", encoding="utf-8")
    window.document.keep(
        window.document.settings.with_recent(Recent(path=str(tmp_path / "broken.leftshift")))
    )
    window.show_start()
    assert window.start_page is not None
    pictured = {
        button.text().splitlines()[0]: not button.icon().isNull() for button in window.start_page.plans
    }
    assert pictured == {"broken": False, "mine": True}
    assert not window.start_page.picture.pixmap().isNull()
