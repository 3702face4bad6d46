import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from leftshift.questions.peers import peer_measures
from leftshift.window.chart_copy import SCALE, SIZE, source_lines
from leftshift.window.chart_menu import ChartMenu
from leftshift.window.charts.change_views import ALWAYS, is_change
from leftshift.window.charts.only_change import OnlyChange
from leftshift.window.main_window import MainWindow


@pytest.fixture
def menu(window: MainWindow) -> ChartMenu:
    return window.meeting.charts


def test_that_the_keys_of_charts_enlarge_them_for_good(window: MainWindow, qtbot: QtBot) -> None:
    fifth = window.plan.wall.numbered[4]
    qtbot.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.plan.wall.is_large(fifth.key)
    assert window.plan.wall.in_hand is fifth
    assert fifth.key in window.document.settings.large_charts


def test_that_one_copy_carries_picture_table_and_tabs(window: MainWindow, menu: ChartMenu) -> None:
    menu.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    chart = window.plan.wall.in_hand
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (SIZE.width() * SCALE, SIZE.height() * SCALE)
    table = chart.table()
    assert data.text().split("\n")[1].split("\t") == list(table.rows[0])
    assert data.html().count("<tr>") == len(table.rows) + 1
    assert chart.title in data.html()
    assert all(line in data.html() for line in source_lines(window.session.now)[:1])


def test_that_a_picture_alone_and_figures_alone_can_be_copied(menu: ChartMenu) -> None:
    menu.copy_picture.trigger()
    assert not QGuiApplication.clipboard().mimeData().hasText()
    menu.copy_data.trigger()
    assert not QGuiApplication.clipboard().mimeData().hasImage()


@pytest.mark.parametrize("form", ["png", "svg", "csv"])
def test_that_a_chart_is_saved_in_the_form_its_name_asks_for(
    window: MainWindow,
    menu: ChartMenu,
    tmp_path: Path,
    form: str,
) -> None:
    path = tmp_path / f"chart.{form}"
    chart = window.plan.wall.in_hand
    menu.save_as(chart.key, path)
    if form == "png":
        assert QImage(str(path)).width() == SIZE.width() * SCALE
    elif form == "svg":
        assert chart.title in path.read_text(encoding="utf-8")
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert tuple(rows[0]) == chart.table().columns


def test_that_a_chart_not_saved_is_explained(window: MainWindow, menu: ChartMenu, tmp_path: Path) -> None:
    menu.save_as(window.plan.wall.in_hand.key, tmp_path / "missing" / "chart.png")
    box = window.findChildren(QMessageBox)[-1]
    assert "chart.png was not saved" in box.text()
    box.close()


def test_that_saving_asks_for_a_name(menu: ChartMenu) -> None:
    dialog = menu.ask_where()
    assert isinstance(dialog, QFileDialog)
    dialog.close()


def test_that_an_open_table_follows_the_levers(window: MainWindow, menu: ChartMenu, qtbot: QtBot) -> None:
    menu.table.trigger()
    twin = menu._twins[window.plan.wall.in_hand.key]
    before = twin.table.item(10, 1).text()
    window.session.set_share("acute", 0.3)
    window.session.settle()
    qtbot.waitUntil(lambda: twin.table.item(10, 1).text() != before)
    twin.close()
    assert menu._twins == {}


def test_that_only_the_change_is_offered_where_there_is_one(window: MainWindow, menu: ChartMenu) -> None:
    menu.change.trigger()
    assert isinstance(window.plan.wall.in_hand.plot, OnlyChange)
    menu.change.trigger()
    assert not isinstance(window.plan.wall.in_hand.plot, OnlyChange)


@pytest.mark.parametrize("key", ["change_from_baseline", "money_flow"])
def test_that_a_chart_of_changes_says_that_it_shows_nothing_else(
    key: str, window: MainWindow, menu: ChartMenu
) -> None:
    window.plan.wall.enlarge(key)
    menu.bring_up_to_date()
    assert not menu.change.isEnabled()
    assert menu.change.isChecked()
    assert "already" in menu.change.text()
    window.plan.wall.enlarge("board_and_money")
    menu.bring_up_to_date()
    assert menu.change.isEnabled()
    assert "already" not in menu.change.text()


def test_that_every_chart_shows_only_the_change_and_all_again(window: MainWindow, menu: ChartMenu) -> None:
    for chart in window.plan.wall.charts:
        window.plan.wall.enlarge(chart.key)
        whole = chart.plot
        menu.change.trigger()
        assert is_change(chart.plot) or chart.key in ALWAYS, chart.key
        menu.change.trigger()
        assert chart.plot is whole


def test_that_another_measure_can_be_chosen_while_only_the_change_is_shown(window: MainWindow) -> None:
    window.plan.wall.enlarge("beside_others")
    chart = window.plan.wall.chart("beside_others")
    window.plan.wall.show_only_change(chart.key, only=True)
    for measure in peer_measures():
        window.beside.choose(measure.key)
        assert chart.table().columns[1] == f"{measure.label}, change"
        assert not chart.grab().isNull()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_right_click_acts_on_the_chart_beneath(window: MainWindow, menu: ChartMenu) -> None:
    chart = window.plan.wall.charts[3]
    at = QPoint(30, 30)
    QApplication.sendEvent(
        chart, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chart.mapToGlobal(at))
    )
    assert window.plan.wall.in_hand is chart
    opened = [child for child in window.findChildren(QMenu) if child.accessibleName() == chart.name]
    assert {action.text() for action in menu.deeds} <= {action.text() for action in opened[0].actions()}
    opened[0].close()


def test_that_the_help_of_a_chart_is_its_own_page(window: MainWindow, menu: ChartMenu) -> None:
    window.plan.wall.enlarge("running_costs")
    menu.help.trigger()
    assert window.pages.key == "help"
    assert window.pages.page("help").contents.currentItem().text() == "Chart: Running costs"
