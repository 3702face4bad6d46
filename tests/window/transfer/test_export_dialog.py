"""The Export dialog: what is ticked is written beside the window; nothing is replaced in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.exports.pack import FOR_READER, Kind, Reader
from leftshift.snapshot.projector import Projector
from leftshift.storage.settings import ExportChoice
from leftshift.window.transfer.export_dialog import ExportDialog

Open = Callable[[ExportChoice], ExportDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    parent = QWidget()
    snapshot = Projector().snapshot(baseline_scenario(find_area("South West London")))

    def open_dialog(choice: ExportChoice) -> ExportDialog:
        dialog = ExportDialog(snapshot, None, choice, parent)
        dialog.open()
        return dialog

    yield open_dialog
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del qtbot


def test_that_what_is_remembered_is_ticked(opened: Open, tmp_path: Path) -> None:
    dialog = opened(
        ExportChoice(kinds=(Kind.JSON, Kind.SVG), folder=str(tmp_path), scale=3, byte_order_mark=True)
    )
    assert dialog.choice == ExportChoice(
        kinds=(Kind.SVG, Kind.JSON), folder=str(tmp_path), scale=3, byte_order_mark=True
    )
    assert dialog.reader.currentText() == "My own choice"


@pytest.mark.parametrize("reader", Reader)
def test_that_a_reader_ticks_what_that_reader_is_given(opened: Open, tmp_path: Path, reader: Reader) -> None:
    dialog = opened(ExportChoice(kinds=(Kind.JSON,), folder=str(tmp_path)))
    place = dialog.reader.findData(reader)
    dialog.reader.setCurrentIndex(place)
    dialog.reader.activated.emit(place)
    assert set(dialog.choice.kinds) == set(FOR_READER[reader])


def test_that_what_a_board_is_given_is_ticked_where_nothing_is_remembered(opened: Open) -> None:
    assert set(opened(ExportChoice()).choice.kinds) == set(FOR_READER[Reader.BOARD])


def test_that_nothing_can_be_exported_without_a_tick_or_a_folder(opened: Open, tmp_path: Path) -> None:
    dialog = opened(ExportChoice(kinds=(Kind.JSON,), folder=str(tmp_path)))
    dialog.kinds[Kind.JSON].setChecked(False)
    assert not dialog.export.isEnabled()
    dialog.kinds[Kind.HTML].setChecked(True)
    assert dialog.export.isEnabled()
    dialog.folder.setText(" ")
    assert not dialog.export.isEnabled()


def test_that_the_pack_is_written_and_said_so(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(ExportChoice(kinds=(Kind.PDF, Kind.HTML), folder=str(tmp_path)))
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        dialog.start()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".pdf"]
    assert "2 files written" in dialog.status.text()
    assert dialog.export.isEnabled()


def test_that_files_that_are_there_are_asked_about(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    there = tmp_path / "South West London.html"
    there.write_text("mine")
    dialog = opened(ExportChoice(kinds=(Kind.HTML,), folder=str(tmp_path)))
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=20_000)
    box = dialog.findChildren(QMessageBox)[0]
    assert there.read_text() == "mine"
    with qtbot.waitSignal(dialog.written, timeout=20_000):
        box.button(QMessageBox.StandardButton.Yes).click()
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_that_cancel_gives_an_export_up(opened: Open, tmp_path: Path) -> None:
    dialog = opened(ExportChoice(kinds=tuple(Kind), folder=str(tmp_path)))
    dialog.start()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    assert "was stopped" in dialog.status.text()
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []
