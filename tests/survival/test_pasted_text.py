"""Whatever is pasted, typed or imported as text, saving works; whatever fails on a save is said."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget

from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import Sector
from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import SaveError
from leftshift.storage.scenario.reader import read_with_history
from leftshift.storage.spreadsheets.ledger import understand_ledger
from leftshift.storage.spreadsheets.sheet_file import read_file
from leftshift.window.controls.note_button import NoteDialog
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.board.surveys import SurveysPanel
from leftshift.window.pages.compare.pin_list import PinList
from leftshift.window.pages.history.page import HistoryPage
from leftshift.window.start import build_window
from leftshift.window.transfer.import_menu import begin

PASTED = {
    "tab": "Plan A\tNorth",
    "line feed": "Plan A\nNorth",
    "vertical tab": "Plan A\vNorth",
    "line separator": "Plan A\u2028North",
    "control": "Plan A \x00\x1bNorth",
    "right to left": "Plan A \u202eNorth\u2066",
    "other line ends": "Plan A\x85\u2029North",
    "a byte order mark": "\ufeffPlan A North",
    "half a character": "Plan A North \ud83d e\u0301\u200d",
    "too long": "Plan A North " + "x" * 12_000,
}


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    made = build_window(tmp_path_factory.mktemp("configuration"))
    made.show()
    qapp.processEvents()
    yield made
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(opened: MainWindow) -> MainWindow:
    """The one window, on a scenario of its own that is in no file yet."""
    opened.document.new(opened.session.scenario.area)
    for pin in opened.session.pins.all:
        opened.session.pins.remove(pin.letter)
    opened.pages.open("money")
    QCoreApplication.processEvents()
    return opened


def paste_into(line: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    line.selectAll()
    line.paste()
    line.editingFinished.emit()
    QCoreApplication.processEvents()


def page(window: MainWindow, key: str, kind: type[QWidget]) -> QWidget:
    window.pages.open(key)
    QCoreApplication.processEvents()
    return window.pages.currentWidget().findChildren(kind)[0]


def into_name(window: MainWindow, text: str) -> None:
    name = next(
        line for line in window.findChildren(QLineEdit) if line.accessibleName() == "Name of the plan"
    )
    paste_into(name, text)
    assert window.session.scenario.name.startswith("Plan A")


def into_note(window: MainWindow, text: str) -> None:
    window.plan.levers.panel("shares").rows[Sector.ACUTE].note.open_note()
    dialog = window.findChildren(NoteDialog)[-1]
    QGuiApplication.clipboard().setText(text)
    dialog.text.paste()
    dialog.accept()
    assert "shares.acute" in window.session.scenario.lever_notes


def into_history(window: MainWindow, text: str) -> None:
    window.session.shares.set(Sector.COMMUNITY, 0.14)
    window.session.settle()
    window.pages.open("history")
    QCoreApplication.processEvents()
    history = window.pages.currentWidget()
    assert isinstance(history, HistoryPage)
    history.tree.setCurrentItem(history.tree.topLevelItem(0))
    for line in (history.name, history.who, history.why):
        paste_into(line, text)
    assert any(step.who for step in window.session.history.steps())


def into_pin(window: MainWindow, text: str) -> None:
    window.session.pin()
    pins = page(window, "compare", PinList)
    assert isinstance(pins, PinList)
    paste_into(pins.name, text)
    paste_into(pins.note, text)
    held = window.session.pins.all[0]
    window.session.change_to(held.scenario, f"Take {held.name}, {text}")
    assert held.note.startswith("Plan A")


def into_role(window: MainWindow, text: str) -> None:
    observer = Seat(role="Observer", group=Group.VOLUNTARY, voting=False)
    window.session.board.set_seats((*window.session.scenario.board.seats, observer), "Add a seat")
    window.pages.open("board")
    QCoreApplication.processEvents()
    table = window.plan.levers.panel("board").table
    table.edit(table.model().index(table.model().rowCount() - 1, 0))
    QCoreApplication.processEvents()
    line = next(line for line in table.findChildren(QLineEdit) if line.isVisible())
    paste_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert any(seat.role.startswith("Plan A") for seat in window.session.scenario.board.seats)


def into_question(window: MainWindow, text: str) -> None:
    surveys = page(window, "board_tables", SurveysPanel)
    assert isinstance(surveys, SurveysPanel)
    paste_into(surveys.question, text)
    surveys.add.click()
    assert window.session.scenario.board.survey


def from_file_name(window: MainWindow, text: str) -> None:
    window.session.set_own_figures(
        OwnFigures(money=(1400.0, *[None] * 6), year=2025, source=f"{text}\udcff.csv", imported="2026-04-01")
    )
    assert window.session.scenario.own_figures


def from_imported_file(window: MainWindow, text: str) -> None:
    """Import a real file whose name holds such a text, cut to what file systems allow, and is no UTF-8."""
    name = text.replace("\x00", "").encode(errors="replace")[:200] + b"\xff.csv"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))  # noqa: PTH118 - bytes are no Path
        path.write_text("sector,gbp_m,year\nacute,1400,2025/26\n", encoding="utf-8")
        one = begin(read_file(path), understand_ledger, window.session.snapshot.area)
        preview = window.provenance.imports.show(one)
    preview.confirm.click()
    assert window.session.scenario.own_figures


FIELDS = (
    into_name,
    into_note,
    into_history,
    into_pin,
    into_role,
    into_question,
    from_file_name,
    from_imported_file,
)


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
@pytest.mark.parametrize("enter", FIELDS)
def test_that_a_scenario_is_saved_and_opens_again_as_it_is_whatever_is_pasted(
    window: MainWindow, tmp_path: Path, enter: Callable[[MainWindow, str], None], text: str
) -> None:
    enter(window, text)
    path = tmp_path / "plan.leftshift"
    window.document.save(path)
    scenario, _ = read_with_history(path)
    assert scenario == window.session.scenario
    assert window.document.is_saved


def odd(scenario: Scenario, text: str) -> Scenario:
    return scenario.with_note("shares.acute", text * 1_000).with_note("board", "\ud83d")


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_that_a_scenario_from_elsewhere_is_cleaned_as_it_is_taken_and_the_history_with_it(
    window: MainWindow, tmp_path: Path, text: str
) -> None:
    window.session.change_to(odd(window.session.scenario, text), f"Take {text}")
    window.session.describe_step(window.session.history.current.key, name=text, who=text, why=text)
    window.session.set_name("Corrected")
    path = tmp_path / "plan.leftshift"
    window.document.save(path)
    assert read_with_history(path)[0] == window.session.scenario


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (SaveError(Path("plan.leftshift"), "the disk is full", "Free some space."), "the disk is full"),
        (Refusal(file="plan.leftshift", place="name", wrong="it is odd", allowed="less"), "it is odd"),
        (KeyError("luck"), "luck"),
        (RuntimeError("boom"), "boom"),
        (RecursionError("deep"), "deep"),
        (MemoryError(), "MemoryError"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_that_whatever_fails_on_a_save_is_said_and_the_scenario_stays_unsaved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise fault

    window.session.set_name("Unsaved")
    window.document.save(tmp_path / "plan.leftshift")
    window.session.set_name("Unsaved as well")
    monkeypatch.setattr("leftshift.session.document.scenario_bytes", fail)
    window.files.save()
    box = next(
        top for top in QApplication.topLevelWidgets() if isinstance(top, QMessageBox) and top.isVisible()
    )
    assert said in box.text()
    assert not window.document.is_saved
    box.close()
