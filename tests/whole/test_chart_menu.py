import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import choice_of, find_area
from leftshift.evidence.board_templates import organisations_of
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Group
from leftshift.model.terms import View
from leftshift.questions.measures import measure
from leftshift.questions.peers import peer_measures
from leftshift.window.charts.chart_menu import ASKING, SECOND, ChartMenu
from leftshift.window.charts.money.spend_by_sector import BANDED
from leftshift.window.charts.registry import CHARTS, has_change
from leftshift.window.main_window import MainWindow
from leftshift.window.sections import SECTIONS
from leftshift.window.transfer.chart_copy import SCALE, SIZE, plain_rows, source_lines
from leftshift.window.transfer.samples import samples


@pytest.fixture
def menu(window: MainWindow) -> ChartMenu:
    return window.app_actions.charts


def test_that_a_chart_of_the_switch_becomes_the_main_one_for_good(window: MainWindow) -> None:
    window.plan.chart_area.switch.buttons["money_flow"].click()
    assert window.plan.chart_area.main.key == "money_flow"
    assert window.document.settings.main_charts == {"money": "money_flow"}
    other = window.open_another()
    other.show_charts()
    assert other.plan.chart_area.main.key == "money_flow"
    other.pages.open("board")
    assert other.plan.chart_area.main.key == "board_table"
    other.close()


def test_that_one_copy_carries_picture_table_and_tabs(window: MainWindow, menu: ChartMenu) -> None:
    menu.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    chart = window.plan.chart_area.current
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (SIZE.width() * SCALE, SIZE.height() * SCALE)
    table = chart.table()
    assert data.text().split("\n")[1].split("\t") == list(list(plain_rows(table))[1])
    assert data.html().count("<tr>") == len(table.rows) + 1
    assert chart.title in data.html()
    assert all(line in data.html() for line in source_lines(window.session.snapshot)[:1])


def test_that_a_picture_alone_and_figures_alone_can_be_copied(menu: ChartMenu) -> None:
    menu.copy_picture.trigger()
    assert not QGuiApplication.clipboard().mimeData().hasText()
    menu.copy_data.trigger()
    assert not QGuiApplication.clipboard().mimeData().hasImage()


@pytest.mark.parametrize("form", ["png", "svg", "pdf", "csv", "json"])
def test_that_a_chart_is_saved_in_the_form_its_name_asks_for(
    window: MainWindow,
    menu: ChartMenu,
    tmp_path: Path,
    form: str,
) -> None:
    path = tmp_path / f"chart.{form}"
    chart = window.plan.chart_area.current
    menu.save_as(chart.key, path)
    if form == "png":
        assert QImage(str(path)).width() == SIZE.width() * SCALE
    elif form == "svg":
        assert chart.title in path.read_text(encoding="utf-8")
    elif form == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
    elif form == "json":
        assert json.loads(path.read_text(encoding="utf-8"))["about"] == [
            *source_lines(window.session.snapshot)
        ]
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert [head.split(" [")[0] for head in rows[0]] == list(chart.table().columns)


@pytest.mark.parametrize("name", ["chart.docx", "chart.jpg", "chart.PDF.zip", "chart", "chart.png."])
def test_that_an_ending_that_no_chart_is_written_under_is_refused_in_a_sentence(
    window: MainWindow, menu: ChartMenu, tmp_path: Path, name: str
) -> None:
    menu.save_as(window.plan.chart_area.current.key, tmp_path / name)
    box = window.findChildren(QMessageBox)[-1]
    assert f"{name} was not saved: a chart is saved as .png, .svg, .pdf, .csv or .json" in box.text()
    assert list(tmp_path.glob("chart*")) == []
    box.close()


def test_that_a_chart_not_saved_is_explained(window: MainWindow, menu: ChartMenu, tmp_path: Path) -> None:
    menu.save_as(window.plan.chart_area.current.key, tmp_path / "missing" / "chart.png")
    box = window.findChildren(QMessageBox)[-1]
    assert "chart.png was not saved" in box.text()
    box.close()


def test_that_saving_asks_for_a_name(menu: ChartMenu) -> None:
    dialog = menu.ask_where()
    assert isinstance(dialog, QFileDialog)
    dialog.close()


def test_that_an_open_table_follows_the_levers(window: MainWindow, menu: ChartMenu, qtbot: QtBot) -> None:
    window.app_actions.make_main("spend_by_sector")
    menu.table.trigger()
    table = menu.tables[window.plan.chart_area.current.key]
    before = table.table.item(10, 1).text()
    window.session.shares.set("acute", 0.3)
    window.session.settle()
    qtbot.waitUntil(lambda: table.table.item(10, 1).text() != before)
    table.close()
    assert menu.tables == {}


def test_that_only_the_change_is_offered_where_there_is_one(window: MainWindow, menu: ChartMenu) -> None:
    window.app_actions.make_main("spend_by_sector")
    chart = window.plan.chart_area.current
    menu.change.trigger()
    assert chart.shows_change
    assert "change from the baseline" in chart.description
    menu.change.trigger()
    assert not chart.shows_change


@pytest.mark.parametrize("key", [entry.key for entry in CHARTS if entry.is_change])
def test_that_a_chart_of_changes_says_that_it_shows_nothing_else(
    key: str, window: MainWindow, menu: ChartMenu
) -> None:
    window.app_actions.make_main(key)
    menu.bring_up_to_date()
    assert not menu.change.isEnabled()
    assert menu.change.isChecked()
    assert "already" in menu.change.text()
    window.app_actions.make_main("board_and_money")
    menu.bring_up_to_date()
    assert menu.change.isEnabled()
    assert "already" not in menu.change.text()


@pytest.mark.parametrize("key", [entry.key for entry in CHARTS if has_change(entry) or entry.is_change])
def test_that_every_chart_shows_only_the_change_and_all_again(
    key: str, window: MainWindow, menu: ChartMenu
) -> None:
    window.app_actions.make_main(key)
    chart = window.plan.chart_area.chart(key)
    whole = chart.description
    menu.change.trigger()
    assert chart.shows_change
    menu.change.trigger()
    assert chart.description == whole


@pytest.mark.parametrize("key", SECOND)
def test_that_a_form_is_chosen_in_the_menu_and_remembered(
    key: str, window: MainWindow, menu: ChartMenu
) -> None:
    menu.forms[key].trigger()
    assert window.plan.chart_area.chart(key).shows_second
    assert menu.forms[key].isChecked()
    assert window.document.settings.second_forms == (key,)
    again = window.open_another()
    again.show_charts()
    assert again.plan.chart_area.chart(key).shows_second
    again.close()
    menu.forms[key].trigger()
    assert not window.plan.chart_area.chart(key).shows_second
    assert window.document.settings.second_forms == ()


def test_that_a_chart_out_of_view_comes_into_view_when_its_form_is_chosen(
    window: MainWindow, menu: ChartMenu
) -> None:
    chart = window.plan.chart_area.chart("spend_by_sector")
    assert chart.isHidden()
    menu.forms[chart.key].trigger()
    assert not chart.isHidden()


def test_that_lines_have_bands_that_follow_the_levers(window: MainWindow, menu: ChartMenu) -> None:
    menu.forms["spend_by_sector"].trigger()
    assert set(BANDED) <= set(window.session.snapshot.bands.lines)
    assert "shaded" in window.plan.chart_area.chart("spend_by_sector").description
    menu.forms["spend_by_sector"].trigger()
    assert not set(BANDED) & set(window.session.snapshot.bands.lines)


def test_that_the_stage_shows_charts_in_the_form_that_was_chosen(window: MainWindow, menu: ChartMenu) -> None:
    menu.forms["spend_by_sector"].trigger()
    window.app_actions.presenter.begin()
    assert window.app_actions.presenter.stage.chart.shows_second
    window.app_actions.presenter.end()


def test_that_another_measure_can_be_chosen_while_only_the_change_is_shown(window: MainWindow) -> None:
    window.app_actions.make_main("beside_others")
    chart = window.plan.chart_area.chart("beside_others")
    window.plan.chart_area.show_only_change(chart.key, only=True)
    for item in peer_measures():
        window.beside.choose(item.key)
        assert chart.table().columns[1] == f"{item.label}, change", item.key
        assert not chart.grab().isNull(), item.key


def test_that_a_sweep_is_set_beside_from_its_file(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "sweep.csv"
    head = "area_code,area,year,running_costs.cut,hospital_share,refused"
    file.write_text(f"{head}\nQYG,Cheshire and Merseyside,2030,0.5,0.55,\n", encoding="utf-8")
    window.beside.open_sweep(file)
    assert window.plan.chart_area.main is window.plan.chart_area.chart("beside_others")
    assert "in the sweep, 2030/31: running_costs.cut 0.5" in window.plan.chart_area.main.table().columns[3]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_right_click_acts_on_the_chart_beneath(window: MainWindow, menu: ChartMenu) -> None:
    chart = window.plan.chart_area.companions[1]
    at = QPoint(30, 30)
    QApplication.sendEvent(
        chart, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chart.mapToGlobal(at))
    )
    assert window.plan.chart_area.current is chart
    opened = [child for child in window.findChildren(QMenu) if child.accessibleName() == chart.name]
    assert {action.text() for action in menu.commands} <= {action.text() for action in opened[0].actions()}
    opened[0].close()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize(("key", "offered"), [("beside_others", True), ("hospital_share", False)])
def test_that_measures_are_offered_on_the_chart_that_shows_them(
    key: str,
    offered: bool,  # noqa: FBT001 - a parameter of the test
    window: MainWindow,
) -> None:
    window.app_actions.make_main(key)
    chart = window.plan.chart_area.chart(key)
    window.plan.chart_area.menu_asked.emit(key, chart.mapToGlobal(QPoint(30, 30)))
    opened = next(child for child in window.findChildren(QMenu) if child.accessibleName() == chart.name)
    assert (window.beside.measures.menuAction() in opened.actions()) is offered
    opened.close()


def test_that_the_help_of_a_chart_is_its_own_page(window: MainWindow, menu: ChartMenu) -> None:
    window.app_actions.make_main("running_costs")
    menu.help.trigger()
    assert window.pages.key == "help"
    assert window.pages.page("help").contents.currentItem().text() == "Chart: Running costs"


def test_that_every_chart_is_made_main_by_its_name_in_the_menu_and_in_the_palette(
    window: MainWindow, menu: ChartMenu, qtbot: QtBot
) -> None:
    chart_area = window.plan.chart_area
    for chart in chart_area.charts:
        action = next(action for action in menu.actions() if action.text() == chart.name)
        action.trigger()
        assert chart_area.is_main(chart.key), chart.name
        assert chart_area.current is chart, chart.name
    for chart in reversed(chart_area.charts):
        palette = window.app_actions.open_palette()
        qtbot.keyClicks(palette.words, chart.name)
        shown = [palette.list.item(row).text() for row in range(palette.list.count())]
        for _ in range(next(row for row, text in enumerate(shown[:3]) if "(Chart)" in text)):
            qtbot.keyClick(palette.words, Qt.Key.Key_Down)
        qtbot.keyClick(palette.words, Qt.Key.Key_Return)
        assert chart_area.is_main(chart.key), chart.key


def test_that_the_outcome_in_question_is_chosen_once_for_every_chart_that_asks(
    window: MainWindow, menu: ChartMenu
) -> None:
    menu.outcome.aboutToShow.emit()
    actions = [action for group in menu.outcome.actions() for action in group.menu().actions()]
    # At first each asks what it can say most about, so that each has its own.
    assert [action.data() for action in actions if action.isChecked()] == []
    for outcome in ("primary_care_share", "unfunded"):
        next(action for action in actions if action.data() == outcome).trigger()
        for key in ASKING:
            assert measure(outcome).label in window.plan.chart_area.chart(key).description, key
        menu.outcome.aboutToShow.emit()
        assert [action.data() for action in actions if action.isChecked()] == [outcome], outcome


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("what", [*range(len(samples())), "England", "QMM+QJG"])
def test_that_neither_finding_nor_subtitle_of_a_chart_is_cut_short(
    window: MainWindow,
    scenario_of: Callable[[str], Scenario],
    what: int | str,
    view: View,
    size: tuple[int, int],
) -> None:
    window.document.start_on(scenario_of(what) if isinstance(what, str) else samples()[what].scenario)
    window.session.set_view(view)
    window.resize(*size)
    QApplication.processEvents()
    chart_area = window.plan.chart_area
    for section in (one for one in SECTIONS if one.levers):
        window.pages.open(section.key)
        for key, _ in section.charts:
            chart_area.make_main(key)
            for chart in (chart_area.main, *chart_area.companions):
                lines = chart.view.heading.lines
                assert not [line for line in lines if line.endswith("…")], (section.key, chart.description)
    window.session.stack.setClean()


@pytest.fixture
def offers(window: MainWindow) -> Callable[[str], QMenu]:
    """Open the menu of a chart."""

    def opened(key: str) -> QMenu:
        window.app_actions.charts.open_at(key, QPoint(0, 0))
        name = window.plan.chart_area.chart(key).name
        return next(one for one in window.findChildren(QMenu) if one.accessibleName() == name)

    return opened


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_chart_of_an_unknown_board_offers_templates_a_list_and_editing(
    window: MainWindow, offers: Callable[[str], QMenu]
) -> None:
    window.session.set_area(choice_of(find_area("QMM")))
    menu = offers("board_and_money")
    boards = next(one.menu() for one in menu.actions() if one.text().startswith("Your board is not known"))
    assert isinstance(boards, QMenu)
    boards.aboutToShow.emit()
    named = {action.text(): action for action in boards.actions()}
    assert {"Read a list of seats…", "One seat per trust, with other numbers…"} <= named.keys()
    own = next(action for text, action in named.items() if text.startswith("One seat per trust ("))
    own.trigger()
    groups = [seat.group for seat in window.session.scenario.board.seats]
    assert groups.count(Group.TRUST_ACUTE) == organisations_of(window.session.snapshot.area).acute
    next(one for one in menu.actions() if one.text() == "&Edit the board").trigger()
    assert window.pages.key == "board"
    menu.close()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_that_a_chart_of_money_offers_no_board(offers: Callable[[str], QMenu]) -> None:
    menu = offers("hospital_share")
    assert not [one for one in menu.actions() if "board" in one.text().casefold()]
    menu.close()
