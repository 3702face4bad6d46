"""Import of own figures and of a board in the real window: preview first, one step, nothing frozen."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from leftshift.model.terms import INDEX, Sector
from leftshift.storage.spreadsheets import workbook as workbook_reader
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window
from leftshift.window.transfer.import_preview import ImportPreview


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.csv"
    path.write_text("sector,gbp_m,year\nacute,1500,2025/26\ncommunity,300.5,2025/26\n", encoding="utf-8")
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    for row in (("Sector", "£m"), ("Acute hospital", 1500), ("Community", 300.5)):
        book.active.append(row)
    path = tmp_path / "ledger.xlsx"
    book.save(path)
    return path


def read(window: MainWindow, path: Path) -> ImportPreview | None:
    window.provenance.read(path)
    assert QThreadPool.globalInstance().waitForDone(15000)
    QCoreApplication.processEvents()
    shown = [dialog for dialog in window.findChildren(ImportPreview) if dialog.isVisible()]
    return shown[-1] if shown else None


def cells(dialog: ImportPreview) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def cell(dialog: ImportPreview, row: int, column: int) -> str:
    return dialog.rows.item(row, column).text()


def answer(dialog: ImportPreview, key: str, value: str) -> None:
    choice = dialog.questions.choices[key]
    choice.setCurrentIndex(choice.findText(value))
    choice.activated.emit(choice.currentIndex())
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()


def test_that_each_row_is_shown_with_what_it_becomes_and_a_far_off_figure_waits_for_an_answer(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("Sector,£m\nGP services,400\nAcute,90\nReserves,5\n", encoding="utf-8")
    dialog = read(window, path)
    assert dialog is not None
    assert [cell(dialog, row, 3) for row in range(3)] == ["Primary care", "Acute hospital", "left out"]
    assert not dialog.confirm.isEnabled()
    answer(dialog, "far:acute", "keep £1.381bn")
    assert dialog.confirm.isEnabled()
    answer(dialog, "far:acute", "take £90m")
    dialog.confirm.click()
    own = window.session.scenario.own_figures
    assert own is not None
    assert own.money[0] == 90


def test_that_an_answer_is_remembered_for_the_next_file_of_that_shape(
    window: MainWindow, tmp_path: Path
) -> None:
    for month, spent in (("m1", 1510), ("m2", 1520)):
        path = tmp_path / f"{month}.csv"
        path.write_text(f"Sector,Budget £m,Spend £m\nAcute,1500,{spent}\n", encoding="utf-8")
        dialog = read(window, path)
        assert dialog is not None
        if month == "m1":
            assert cell(dialog, 0, 4) == "1,500.0"
            answer(dialog, "amount", "C1 “Spend £m”")
        assert cell(dialog, 0, 4) == f"{spent:,.1f}"
        dialog.confirm.click()
    assert window.document.settings.imports[0].answers == {"amount": "spend£m"}


def test_that_an_answer_that_cannot_be_is_refused_in_the_preview_and_can_be_changed(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("Sector,£m\nAcute,1500\nSavings plan,-20\n", encoding="utf-8")
    dialog = read(window, path)
    assert dialog is not None
    answer(dialog, "map:savingsplan", "Community")
    assert "cell B3: “-20” is negative" in dialog.notes.text()
    assert not dialog.confirm.isEnabled()
    answer(dialog, "map:savingsplan", "leave it out")
    assert dialog.confirm.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("kind", ["ledger", "workbook"])
def test_that_a_preview_shows_both_totals_and_the_difference_before_anything_changes(
    window: MainWindow, request: pytest.FixtureRequest, kind: str
) -> None:
    before = window.session.scenario
    dialog = read(window, request.getfixturevalue(kind))
    assert dialog is not None
    rows = cells(dialog)
    assert [row[2] for row in rows] == [
        "1,500.0",
        "kept",
        "kept",
        "300.5",
        "kept",
        "kept",
        "kept",
        rows[-1][2],
    ]
    assert rows[-1][0] == "Total"
    assert rows[-1][3]
    assert "No figure for Specialised" in dialog.notes.text()
    assert window.session.scenario is before
    dialog.reject()
    assert window.session.scenario is before


def test_that_taking_figures_over_is_one_step_and_labels_them_everywhere(
    window: MainWindow, ledger: Path
) -> None:
    dialog = read(window, ledger)
    assert dialog is not None
    dialog.confirm.click()
    snapshot = window.session.snapshot
    assert snapshot.baseline.money[INDEX[Sector.COMMUNITY]] == 300.5
    assert window.session.stack.count() == 1
    assert window.session.stack.undoText() == "Own figures from ledger.csv"
    assert "own figures for 2 sectors from ledger.csv" in window.statusBar().line.text()
    row = window.plan.levers.panel("shares").rows[Sector.COMMUNITY]
    assert row.heading.name == "Community (own figure)"
    window.pages.open("evidence")
    page = window.pages.page("evidence").part("check")
    assert "ledger.csv" in page.table.item(0, 0).text()
    window.provenance.imports.remove_figures()
    assert window.session.scenario.own_figures is None


def test_that_a_list_of_seats_becomes_the_board_in_one_step(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text("role,group,voting\nChair,independent,yes\nGP,general_practice,no\n", encoding="utf-8")
    dialog = read(window, path)
    assert dialog is not None
    assert [cell(dialog, 1, column) for column in range(1, 4)] == [
        "GP",
        "general_practice · no",
        "General practice, no vote",
    ]
    dialog.confirm.click()
    assert [seat.role for seat in window.session.scenario.board.seats] == ["Chair", "GP"]
    assert window.session.stack.undoText() == "Board from board.csv"


def test_that_the_panel_of_the_board_reads_a_list_through_the_same_preview(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "board.csv"
    path.write_text("role,group,voting\nChair,independent,yes\n", encoding="utf-8")
    before = window.session.scenario
    window.plan.levers.panel("board").import_asked.emit()
    (asked,) = window.findChildren(QFileDialog)
    asked.fileSelected.emit(str(path))
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()
    (dialog,) = (one for one in window.findChildren(ImportPreview) if one.isVisible())
    assert cell(dialog, 0, 3) == "Chair and non-executive, votes"
    assert window.session.scenario is before
    dialog.confirm.click()
    assert [seat.role for seat in window.session.scenario.board.seats] == ["Chair"]
    asked.reject()


def test_that_a_board_held_to_its_size_refuses_another_size(window: MainWindow, tmp_path: Path) -> None:
    window.session.board.lock_size(True)  # noqa: FBT003 - as the toggle's signal does
    path = tmp_path / "board.csv"
    path.write_text("role,group,voting\nChair,independent,yes\n", encoding="utf-8")
    dialog = read(window, path)
    assert dialog is not None
    assert not dialog.confirm.isEnabled()
    assert "size of the board is locked" in dialog.notes.text()
    dialog.reject()


def test_that_a_refused_file_is_named_with_its_cell_and_changes_nothing(
    window: MainWindow, tmp_path: Path
) -> None:
    before = window.session.scenario
    path = tmp_path / "wrong.csv"
    path.write_text("sector,gbp_m\nacute,-5\n", encoding="utf-8")
    assert read(window, path) is None
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "wrong.csv, cell B2" in box.text()
    box.accept()
    assert window.session.scenario is before


def test_that_a_cancelled_import_shows_no_preview(window: MainWindow, ledger: Path) -> None:
    window.provenance.imports.read(ledger)
    window.provenance.imports.cancel()
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()
    assert not [dialog for dialog in window.findChildren(ImportPreview) if dialog.isVisible()]


def test_that_a_slow_file_offers_to_stop_and_stopping_lets_go_of_it(window: MainWindow, ledger: Path) -> None:
    imports = window.provenance.imports
    imports.read(ledger)
    imports.offer_to_stop()
    (waiting,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "ledger.csv" in waiting.text()
    waiting.button(QMessageBox.StandardButton.Cancel).click()
    assert not imports.work.running
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let workbooks be read by a process that never ends; return the file in which it says it is there."""
    there = tmp_path / "there"
    code = f"import threading\nopen({str(there)!r}, 'w').close()\nthreading.Event().wait()\n"
    (tmp_path / "endless_child.py").write_text(code, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(workbook_reader.child, "__name__", "endless_child")
    return there


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that is started from now on."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(workbook_reader.subprocess, "Popen", Noted)
    return started


def test_that_stopping_an_import_ends_the_process_that_reads_the_workbook(
    window: MainWindow,
    qtbot: QtBot,
    workbook: Path,
    endless: Path,
    children: list[subprocess.Popen[bytes]],
) -> None:
    window.provenance.imports.read(workbook)
    qtbot.waitUntil(endless.exists)
    window.provenance.imports.cancel()
    assert QThreadPool.globalInstance().waitForDone(2000)
    assert [child.poll() is not None for child in children] == [True]
    QCoreApplication.processEvents()
    assert not [dialog for dialog in window.findChildren(QMessageBox) if dialog.isVisible()]


def test_that_a_window_that_is_gone_leaves_no_process_behind(
    qtbot: QtBot, tmp_path: Path, workbook: Path, endless: Path, children: list[subprocess.Popen[bytes]]
) -> None:
    gone = build_window(tmp_path / "other")
    gone.provenance.imports.read(workbook)
    qtbot.waitUntil(endless.exists)
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QThreadPool.globalInstance().waitForDone(2000)
    assert [child.poll() is not None for child in children] == [True]


def test_that_the_model_is_checked_beside_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    dialog = window.provenance.check_model()
    assert QThreadPool.globalInstance().waitForDone(15000)
    QCoreApplication.processEvents()
    assert dialog.title.text().startswith("All ")
    assert dialog.table.rowCount() == len(dialog.findings) > 20
    assert any("saved again" in finding.name for finding in dialog.findings)
    copy: Callable[[str], None] = copied.append
    monkeypatch.setattr("PySide6.QtGui.QClipboard.setText", lambda _self, text: copy(text))
    dialog.copy()
    assert "All " in copied[0]
    dialog.close()


def test_that_closing_the_check_before_it_ends_is_no_harm(window: MainWindow) -> None:
    dialog = window.provenance.check_model()
    dialog.close()
    assert QThreadPool.globalInstance().waitForDone(15000)
    QCoreApplication.processEvents()
