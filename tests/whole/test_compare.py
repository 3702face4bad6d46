"""Pin and compare on the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from leftshift.model.scenario import AreaChoice
from leftshift.model.terms import Footprint, Sector, View
from leftshift.storage.saver import save
from leftshift.storage.scenario.reader import read_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.text.reports.compare import EXTREMES, LEVERS, OUTCOMES
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.compare.page import ComparePage


@pytest.fixture
def page(window: MainWindow) -> ComparePage:
    """The compare page, with the sample pinned as A and another cut as the current scenario."""
    window.session.pin()
    window.session.running_costs.set_cut(0.3)
    window.session.settle()
    window.pages.open("compare")
    QCoreApplication.processEvents()
    found = window.pages.page("compare")
    assert isinstance(found, ComparePage)
    return found


def titles(page: ComparePage) -> list[str]:
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def cells(page: ComparePage, title: str) -> list[str]:
    row = titles(page).index(title)
    return [page.table.item(row, column).text() for column in range(1, page.table.columnCount())]


def heads(page: ComparePage) -> list[str]:
    return [page.table.horizontalHeaderItem(column).text() for column in range(1, page.table.columnCount())]


def test_that_ctrl_k_pins_the_scenario_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert [pin.letter for pin in window.session.pins.all] == ["A"]
    assert window.statusBar().currentMessage() == f"Pinned as A: {window.session.scenario.name}"
    assert "◊ pinned A" in window.plan.chart_area.chart("hospital_share").description


def test_that_baseline_and_current_scenario_come_before_the_pins(page: ComparePage) -> None:
    assert [head.split(":")[0] for head in heads(page)] == ["Baseline", "Now", "A"]


def test_that_only_levers_that_differ_are_listed(page: ComparePage) -> None:
    listed = titles(page)
    assert listed[0] == LEVERS
    assert cells(page, "Cut to running costs") == ["0.0\u00a0%", "30.0\u00a0%", "50.0\u00a0%"]
    assert "Funded from" not in listed
    assert listed.index(LEVERS) < listed.index(OUTCOMES) < listed.index(EXTREMES)


def test_that_outcomes_say_met_or_not_in_words(page: ComparePage) -> None:
    hospital = cells(page, "Hospital share 2030/31")
    assert "✗ not met" in hospital[0]
    assert "✓ met" in hospital[2]


def test_that_best_and_worst_case_are_on_either_side_of_the_given_one(page: ComparePage) -> None:
    assert all(cells(page, "Hospital share 2030/31"))
    row = titles(page).index(EXTREMES) + 1
    words = [line.split(" ")[0] for line in page.table.item(row, 2).text().split("\n")]
    assert words == ["worst", "plan", "best"]


def test_that_the_page_follows_another_change(page: ComparePage, window: MainWindow) -> None:
    window.session.running_costs.set_cut(0.1)
    window.session.settle()
    assert window.session.snapshot.scenario.running_costs.cut == 0.1
    assert cells(page, "Cut to running costs")[1] == "10.0\u00a0%"


def test_that_difference_charts_have_equal_axes(page: ComparePage, window: MainWindow) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    window.session.settle()
    assert not window.session.snapshot.dragging
    page.tabs.setCurrentIndex(1)
    page.against.asked.emit("baseline")
    for kind in ("change", "spend", "hospital", "share"):
        page.charts.choice.asked.emit(kind)
        axes = {(chart.axis.low, chart.axis.high) for chart in page.charts.charts}
        assert len(axes) == 1, kind
        assert [chart.title.split(":")[0] for chart in page.charts.charts] == ["Now", "A"], kind
    page.grab()


def test_that_one_plan_is_taken_from_another(page: ComparePage, window: MainWindow) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.2)
    window.session.settle()
    now, pinned = window.session.snapshot.results, window.session.snapshot.beside.results
    place = window.session.snapshot.target_index
    less = float((now.hospital_share - pinned.hospital_share)[place]) * 100
    row = titles(page).index("Difference from A: Below 50 % by 2030/31") + 1
    shown = [page.table.item(row, column).text() for column in range(1, 4)]
    assert shown[1].split("\u00a0")[0].split(" ")[0] == f"{less:.2f}".replace("-", "−")
    assert shown[2] == "–"
    page.tabs.setCurrentIndex(1)
    assert [chart.title.split(":")[0] for chart in page.charts.charts] == ["Now − A"]
    assert "against A" in page.charts.charts[0].data.subtitle
    spent = (now.spend - pinned.spend)[place]
    read = [float(cell[3].replace("−", "-")) for cell in page.charts.charts[0].table().rows[:7]]
    assert read == pytest.approx(spent.tolist(), abs=0.06)


def test_that_an_empty_comparison_says_what_to_do_and_offers_it(window: MainWindow) -> None:
    window.show()
    window.pages.open("compare")
    page = window.pages.page("compare")
    assert page.pins.empty.isVisible()
    assert not page.pins.list.isVisible()
    assert page.against.currentText() == "Baseline"
    page.pins.pin.click()
    QCoreApplication.processEvents()
    assert page.pins.list.isVisible()
    assert not page.pins.empty.isVisible()


def test_that_one_scenario_is_laid_over_all_boards(page: ComparePage) -> None:
    page.tabs.setCurrentIndex(2)
    page.others.scenario.asked.emit("A")
    page.others.measure.asked.emit("primary_care_share")
    assert page.others.chart.title.startswith("Primary care share:")
    assert "in all 36 boards" in page.others.chart.title


def test_that_a_pin_can_be_named_noted_shown_first_and_removed(
    page: ComparePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.pins.pin.click()
    assert page.pins.letter == "B"
    page.pins.name.clear()
    qtbot.keyClicks(page.pins.name, "Slow")
    qtbot.keyClick(page.pins.name, Qt.Key.Key_Return)
    qtbot.keyClicks(page.pins.note, "asked for by the chair")
    qtbot.keyClick(page.pins.note, Qt.Key.Key_Return)
    # The page follows within a frame of the last change.
    qtbot.waitUntil(lambda: heads(page)[-1] == "B: Slow")
    assert window.session.pins.pin_of("B").note == "asked for by the chair"
    page.pins.buttons["first"].click()
    assert window.session.snapshot.beside.letter == "B"
    page.pins.buttons["off"].click()
    assert [pin.letter for pin in window.session.pins.all] == ["A"]


def test_that_opening_a_pin_can_be_undone(page: ComparePage, window: MainWindow) -> None:
    page.pins.buttons["use"].click()
    assert window.session.scenario.running_costs.cut == 0.5
    window.session.stack.undo()
    assert window.session.scenario.running_costs.cut == 0.3


def test_that_several_files_are_opened_into_the_comparison_and_bad_ones_named(
    page: ComparePage, window: MainWindow, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.leftshift", tmp_path / "bad.leftshift"
    save(good, scenario_bytes(window.session.scenario))
    bad.write_text("{}", encoding="utf-8")
    page.open_files([good, bad])
    assert window.session.pins.all[-1].note == "from good.leftshift"
    said = [box.text() for box in page.findChildren(QMessageBox)]
    assert len(said) == 1
    assert "bad.leftshift" in said[0]
    page.findChildren(QMessageBox)[0].close()


def test_that_the_file_dialog_opens_several_files(page: ComparePage) -> None:
    page.pins.open.click()
    dialog = page.findChildren(QFileDialog)[0]
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.close()


def test_that_a_pin_is_saved_in_a_file_of_its_own(
    page: ComparePage, window: MainWindow, tmp_path: Path
) -> None:
    page.save_pin("A", tmp_path / "a.leftshift")
    assert read_scenario(tmp_path / "a.leftshift") == window.session.pins.pin_of("A").scenario


def test_that_the_table_is_copied_for_a_spreadsheet(page: ComparePage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[1] == "Baseline"
    assert {len(line.split("\t")) for line in lines if "\t" in line} == {4}
    assert {line for line in lines if "\t" not in line} > {LEVERS, OUTCOMES, EXTREMES}
    assert not {"\u2212", "\u00a0"} & set("".join(lines))


def test_that_the_measure_of_beside_the_others_is_chosen_in_a_menu(window: MainWindow) -> None:
    menu = window.beside.measures
    window.pages.open("results")
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.data() == "gallagher")
    action.trigger()
    chart = window.plan.chart_area.chart("beside_others")
    assert chart.isVisible()
    assert chart.title.startswith("Board–budget mismatch")
    menu.aboutToShow.emit()
    assert action.isChecked()


def test_that_pins_of_another_area_say_so_and_are_not_called_shown(
    page: ComparePage, window: MainWindow
) -> None:
    window.session.set_area(AreaChoice(codes=("ENGLAND",), footprint=Footprint.YEAR_2026))
    window.session.pin()
    QCoreApplication.processEvents()
    listed = [page.pins.list.item(row).text() for row in range(page.pins.list.count())]
    assert ["◊" in text for text in listed] == [False, True]
    assert window.session.snapshot.beside.letter == "B"
    page.pins.list.setCurrentRow(0)
    assert not page.pins.buttons["first"].isEnabled()
    assert "another" in page.pins.buttons["first"].toolTip()
    page.tabs.setCurrentWidget(page.charts)
    page.against.asked.emit("baseline")
    assert [chart.data.subtitle.split(",")[0] for chart in page.charts.charts] == [
        "England",
        "South West London",
        "England",
    ]
    assert "Per head" in page.charts.hint.text()
    window.session.set_view(View.PER_HEAD)
    QCoreApplication.processEvents()
    assert "Per head" not in page.charts.hint.text()
