from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QSlider
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector, View
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.access.action_list import actions_in
from leftshift.window.main_window import MainWindow
from leftshift.window.sections import SECTIONS
from leftshift.window.start import build_window
from leftshift.window.theme import ThemeChoice


def slider_of(window: MainWindow, sector: Sector) -> QSlider:
    return window.plan.levers.panel("shares").rows[sector].line.slider


def drag(qtbot, slider: QSlider, *parts: float) -> None:  # noqa: ANN001
    """Drag a slider's handle with the mouse through parts of its width."""
    middle = slider.height() // 2
    places = [QPoint(round(part * slider.width()), middle) for part in parts]
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        qtbot.mouseMove(slider, place)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=places[-1])


def question(window: MainWindow) -> QMessageBox:
    return window.findChildren(QMessageBox)[-1]


def answer(qtbot, window: MainWindow, button: QMessageBox.StandardButton) -> None:  # noqa: ANN001
    box = question(window)
    qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def test_that_a_drag_with_the_mouse_moves_money_and_is_one_undo_step(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    before = window.session.scenario
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.6, 0.7, 0.8, 0.9)
    snapshot = window.session.snapshot
    assert snapshot.scenario.shares.share(Sector.COMMUNITY) > before.shares.share(Sector.COMMUNITY)
    assert snapshot.results.spend[5, 3] > snapshot.reference.spend[5, 3]
    assert window.session.stack.count() == 1
    window.session.stack.undo()
    assert window.session.scenario == before


def test_that_what_the_window_says_follows_the_drag(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    words, titles = window.plan.words.text, [chart.title for chart in window.plan.chart_area.charts]
    drag(qtbot, slider_of(window, Sector.ACUTE), 0.4, 0.5, 0.6)
    qtbot.waitUntil(lambda: window.plan.words.text != words)
    assert [chart.title for chart in window.plan.chart_area.charts] != titles


def test_that_drawing_and_turning_to_a_section_ask_for_nothing(window: MainWindow) -> None:
    heard: list[object] = []
    window.session.changed.connect(heard.append)
    window.draw(window.session.snapshot)
    assert heard == []
    for section in SECTIONS:
        window.pages.open(section.key)
    assert window.session.stack.count() == 0


def test_that_a_file_saved_in_the_window_opens_as_it_was(window: MainWindow, qtbot, tmp_path: Path) -> None:  # noqa: ANN001
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.3, 0.6)
    kept = window.session.scenario
    window.document.save(tmp_path / "plan.leftshift")
    assert not window.isWindowModified()
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.6, 0.2)
    assert window.isWindowModified()
    window.files.open(tmp_path / "plan.leftshift")
    answer(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.session.scenario == kept


def test_that_cancel_keeps_the_changes_and_what_is_open(window: MainWindow, qtbot, tmp_path: Path) -> None:  # noqa: ANN001
    (tmp_path / "other.leftshift").write_bytes(scenario_bytes(window.session.scenario))
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.3, 0.6)
    changed = window.session.scenario
    window.files.open(tmp_path / "other.leftshift")
    answer(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.session.scenario == changed
    assert window.document.path is None


def test_that_save_in_the_question_saves_before_it_opens(window: MainWindow, qtbot, tmp_path: Path) -> None:  # noqa: ANN001
    window.document.save(tmp_path / "plan.leftshift")
    (tmp_path / "other.leftshift").write_bytes(scenario_bytes(window.session.scenario))
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.3, 0.6)
    changed = window.session.scenario
    window.files.open(tmp_path / "other.leftshift")
    answer(qtbot, window, QMessageBox.StandardButton.Save)
    assert read_scenario(tmp_path / "plan.leftshift") == changed
    assert window.document.path == tmp_path / "other.leftshift"


def test_that_closing_with_changes_asks_first(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    drag(qtbot, slider_of(window, Sector.COMMUNITY), 0.3, 0.6)
    assert not window.close()
    assert window.isVisible()
    answer(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.isVisible()


def test_that_a_refused_file_is_explained_and_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    before = window.session.scenario
    (tmp_path / "broken.leftshift").write_text('{"format": "leftshift scenario", "version": 1}')
    window.files.open(tmp_path / "broken.leftshift")
    assert "broken.leftshift" in question(window).text()
    assert window.session.scenario == before
    question(window).close()


def test_that_a_plan_of_the_first_edition_opens_and_says_what_moved_its_result(
    window: MainWindow, tmp_path: Path
) -> None:
    museum = Path(__file__).parents[1] / "storage" / "museum" / "version_1"
    path = tmp_path / "old.leftshift"
    path.write_bytes((museum / "below_half.leftshift").read_bytes())
    window.files.open(path)
    assert window.document.path == path
    told = question(window).text()
    assert "£417.0m left over in the first edition" in told
    assert "Which change moved it" in told
    question(window).close()


def test_that_a_plan_that_comes_out_as_it_was_saved_opens_in_silence(
    window: MainWindow, tmp_path: Path
) -> None:
    window.document.save(tmp_path / "plan.leftshift")
    window.files.open(tmp_path / "plan.leftshift")
    assert window.findChildren(QMessageBox) == []


def test_that_recent_files_are_in_the_menu(window: MainWindow, tmp_path: Path) -> None:
    window.document.save(tmp_path / "plan & B.leftshift")
    assert "plan && B.leftshift" in window.recent.actions()[0].text()
    assert "South West London" in window.recent.actions()[0].text()
    today = datetime.now().astimezone()
    assert window.recent.actions()[0].text().endswith(f"{today.day} {today:%B %Y}")


def test_that_the_menu_lists_what_another_window_saved(window: MainWindow, tmp_path: Path) -> None:
    other = window.open_another()
    other.document.save(tmp_path / "other.leftshift")
    file = window.menuBar().actions()[0].menu()
    file.aboutToShow.emit()
    assert [action.text().split()[0] for action in window.recent.actions()] == ["other.leftshift"]
    assert window.recent.isEnabled()
    other.close()


@pytest.mark.parametrize("view", list(View))
def test_that_money_is_shown_the_way_that_is_asked_for(window: MainWindow, view: View) -> None:
    names = {View.CASH: "Cash", View.REAL: "Real terms", View.PER_HEAD: "Per head"}
    next(one for one in actions_in(window.menuBar()) if one.name == names[view]).do()
    assert window.session.snapshot.view is view
    assert window.session.stack.count() == 0


def test_that_a_click_on_a_companion_makes_it_the_main_chart(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    small = window.plan.chart_area.companions[1]
    size = small.size()
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton)
    assert window.plan.chart_area.main is small
    assert small.width() > size.width()


def test_that_the_theme_is_kept_for_the_next_start(window: MainWindow, tmp_path: Path) -> None:
    light = window.grab().toImage().pixelColor(700, 400)
    window.set_theme(ThemeChoice.DARK)
    assert window.grab().toImage().pixelColor(700, 400) != light
    again = build_window(tmp_path / "configuration")
    assert again.theme.dark
    again.deleteLater()


def test_that_the_window_comes_back_where_it_was(window: MainWindow, tmp_path: Path) -> None:
    # The screen of the tests has 800 × 800 pixels; test_second_screen.py has larger ones.
    window.setGeometry(0, 30, 800, 700)
    window.close()
    again = build_window(tmp_path / "configuration")
    assert again.geometry().getRect() == (0, 30, 800, 700)
    again.deleteLater()


def test_that_naming_the_scenario_is_an_undo_step(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    name = window.top_bar.name
    name.selectAll()
    qtbot.keyClicks(name, "Plan B")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert window.session.scenario.name == "Plan B"
    assert window.session.stack.undoText() == "Name: Plan B"


def test_that_a_drag_that_pauses_shows_every_part_at_its_last_value(window: MainWindow, qtbot) -> None:  # noqa: ANN001
    window.resize(1920, 1080)
    words = window.plan.words.text
    slider = slider_of(window, Sector.ACUTE)
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    for step in range(6):
        qtbot.mouseMove(slider, QPoint(slider.width() // 2 + 5 * step, middle))
    session, chart_area = window.session, window.plan.chart_area
    in_view = [chart for chart in chart_area.charts if not chart.isHidden()]
    assert len(in_view) == 3
    qtbot.waitUntil(lambda: all(chart.snapshot.scenario == session.scenario for chart in in_view))
    assert session.snapshot.dragging
    assert window.plan.words.text != words
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2 + 25, middle))


def test_that_a_scenario_with_only_its_areas_name_is_offered_one(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_name(window.session.snapshot.area.name)
    assert window.top_bar.name.text() == ""
    assert window.top_bar.name.placeholderText() == "Name this plan"
    window.session.set_name("Plan C")
    qtbot.waitUntil(lambda: window.top_bar.name.text() == "Plan C")
