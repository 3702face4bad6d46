"""Files dropped anywhere on the real window, as the desktop delivers them: to its window, at a point."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QMessageBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.window.main_window import MainWindow
from leftshift.window.transfer.import_preview import ImportPreview

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PLACES = ("chart", "name", "entry", "words", "help", "rail", "outcomes")


@pytest.fixture
def plan(window: MainWindow, tmp_path: Path) -> Path:
    path = tmp_path / "plan.LEFTSHIFT"
    path.write_bytes(scenario_bytes(window.session.scenario))
    return path


@pytest.fixture(autouse=True)
def _closed(window: MainWindow) -> Iterator[None]:
    yield
    for dialog in window.findChildren(QDialog):
        dialog.close()


def place_in(window: MainWindow, name: str) -> QWidget:
    """Return a part of the window on which files fall."""
    if name == "help":
        window.pages.open("help")
        return window.pages.page("help").findChild(QTextBrowser).viewport()
    plan = window.plan
    return {
        "chart": plan.chart_area.charts[0],
        "name": window.top_bar.findChild(QLineEdit),
        "entry": plan.levers.findChild(QLineEdit),
        "words": plan.words.words.viewport(),
        "rail": window.rail,
        "outcomes": plan.outcomes,
    }[name]


def drop(window: MainWindow, on: QWidget, *paths: Path) -> bool:
    """Drop files on a part of the window, as file managers do: with their names as text as well."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    at = on.mapTo(window, on.rect().center())
    enter = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    enter.ignore()
    QCoreApplication.sendEvent(window.windowHandle(), enter)
    if enter.isAccepted():
        fallen = QDropEvent(QPointF(at), COPY, data, LEFT, NONE)
        QCoreApplication.sendEvent(window.windowHandle(), fallen)
        QCoreApplication.processEvents()
    return enter.isAccepted()


@pytest.mark.parametrize("place", PLACES)
def test_that_a_scenario_opens_wherever_it_is_dropped(window: MainWindow, plan: Path, place: str) -> None:
    on = place_in(window, place)
    shown = on.text() if isinstance(on, QLineEdit) else ""
    assert drop(window, on, plan)
    assert window.document.path == plan
    assert window.windowTitle().startswith("plan.LEFTSHIFT")
    assert not isinstance(on, QLineEdit) or on.text() == shown


@pytest.mark.parametrize("place", ["chart", "entry"])
def test_that_a_spreadsheet_is_previewed_wherever_it_is_dropped(
    window: MainWindow, tmp_path: Path, place: str
) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("sector,gbp_m\nacute,1500\n", encoding="utf-8")
    drop(window, place_in(window, place), ledger)
    assert QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()
    shown = [dialog for dialog in window.findChildren(ImportPreview) if dialog.isVisible()]
    assert len(shown) == 1
    assert shown[0].buttons.button(QDialogButtonBox.StandardButton.Cancel).isEnabled()


def test_that_any_other_file_is_answered_with_what_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    before = window.session.scenario
    assert drop(window, place_in(window, "chart"), tmp_path / "minutes.docx")
    heard = window.findChildren(QMessageBox)[-1].text()
    assert heard.startswith("minutes.docx is not a file that Leftshift reads. Drop a plan (.leftshift)")
    assert window.session.scenario is before


def test_that_several_files_at_once_are_answered_in_a_sentence(window: MainWindow, plan: Path) -> None:
    drop(window, place_in(window, "chart"), plan, plan.with_name("other.leftshift"))
    assert window.findChildren(QMessageBox)[-1].text().endswith("Drop one file at a time.")
    assert window.document.path is None


def test_that_text_is_still_dropped_into_an_entry(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("Plan B")
    name = place_in(window, "name")
    enter = QDragEnterEvent(name.mapTo(window, name.rect().center()), COPY, data, LEFT, NONE)
    QCoreApplication.sendEvent(window.windowHandle(), enter)
    assert enter.isAccepted()
    other = QDragEnterEvent(window.rect().center(), COPY, data, LEFT, NONE)
    QCoreApplication.sendEvent(window.windowHandle(), other)
    assert not other.isAccepted()


def test_that_nothing_dropped_is_opened_while_a_question_is_open(
    window: MainWindow, plan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, place_in(window, "chart"), tmp_path / "minutes.docx")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert not drop(window, place_in(window, "chart"), plan)
    assert window.document.path is None
