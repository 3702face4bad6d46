"""Whatever fails in the program itself is said once, the work is written down, and the window goes on."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from leftshift.model.terms import Sector
from leftshift.snapshot.projector import Projector
from leftshift.window.charts.plotting.year_items import Lines
from leftshift.window.faults import FaultBar, catch_faults, report_of
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window


def fail(*_given: object, **_named: object) -> None:
    raise RuntimeError("secret of Somerset")


BROKEN: dict[str, Callable[[MainWindow, pytest.MonkeyPatch], None]] = {
    "charts": lambda window, patch: patch.setattr(window.plan.chart_area, "draw", fail),
    "levers": lambda window, patch: patch.setattr(window.plan.levers, "draw", fail),
    "top bar": lambda window, patch: patch.setattr(window.top_bar, "draw", fail),
    "projection": lambda _window, patch: patch.setattr(Projector, "snapshot", fail),
}


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = build_window(tmp_path)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catch_faults(lambda: "versions", lambda: made.findChildren(FaultBar))
    made.resize(1366, 768)
    made.show()
    qapp.processEvents()
    yield made
    monkeypatch.undo()
    made.session.stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def told(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox, "fault") if box.isVisible()]


def change(window: MainWindow, share: float) -> None:
    try:
        window.session.shares.set(Sector.COMMUNITY, share)
    except RuntimeError as fault:  # as Qt does with what a slot raises
        sys.excepthook(type(fault), fault, fault.__traceback__)
    QCoreApplication.processEvents()


@pytest.mark.parametrize("place", BROKEN)
def test_that_a_fault_is_said_once_and_the_figures_are_marked_until_drawn_again(
    window: MainWindow, place: str
) -> None:
    window.show_charts()
    (bar,) = window.findChildren(FaultBar)
    with pytest.MonkeyPatch.context() as patch:
        BROKEN[place](window, patch)
        change(window, 0.2)
        change(window, 0.21)
        assert (len(told(window)), bar.isVisible()) == (1, True)
    assert window.document.journal.path.is_file()
    again = next(button for button in bar.findChildren(QPushButton) if button.text() == "Draw again")
    again.click()
    assert not bar.isVisible()
    change(window, 0.22)
    assert not bar.isVisible()
    assert window.session.snapshot.scenario.shares.target[3] == pytest.approx(0.22)


def test_that_a_fault_in_painting_is_said_and_the_window_goes_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leftshift.window.charts.plotting.text_painter.TextPainter.write", fail)
    window.show_charts()
    (bar,) = window.findChildren(FaultBar)
    window.grab()
    # Shown in the midst of painting, it would lay the window out anew, and Qt would end the program.
    assert (len(told(window)), bar.isVisible()) == (0, False)
    QCoreApplication.processEvents()
    assert (len(told(window)), bar.isVisible()) == (1, True)
    assert Lines.paint.__wrapped__  # type: ignore[attr-defined]  # what `wraps` leaves


class Failing(QThread):
    def run(self) -> None:
        fail()


def in_python(_window: MainWindow) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_qt(window: MainWindow) -> None:
    thread = Failing(window)
    thread.start()
    assert thread.wait()


@pytest.mark.parametrize("raise_in_thread", [in_python, in_qt])
def test_that_a_fault_in_another_thread_is_said_in_the_window_s_own(
    window: MainWindow, raise_in_thread: Callable[[MainWindow], None]
) -> None:
    raise_in_thread(window)
    assert told(window) == []
    QCoreApplication.processEvents()
    (box,) = told(window)
    box.close()  # Escape does the same, although it has a second button
    assert told(window) == []


def test_that_a_fault_while_closing_does_not_close_over_unsaved_changes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(window, 0.2)
    monkeypatch.setattr("leftshift.window.main_window.commit_field", fail)
    with pytest.raises(RuntimeError):
        window.close()
    assert window.isVisible()


def test_that_the_report_holds_nothing_of_the_planner() -> None:
    try:
        fail()
    except RuntimeError as fault:
        report = report_of(fault, "versions")
    assert "secret" not in report
    assert str(Path(__file__).parent) not in report
    assert report.splitlines()[:2] == ["versions", "RuntimeError"]
    assert "in fail" in report


def test_that_the_report_can_be_copied(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.top_bar, "draw", fail)
    change(window, 0.2)
    (box,) = told(window)
    next(button for button in box.buttons() if button.text() == "Copy report").click()
    assert "RuntimeError" in QGuiApplication.clipboard().text()


def test_that_ctrl_c_closes_the_window_and_asks_about_changes(window: MainWindow) -> None:
    change(window, 0.2)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    (asked,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert "Save the changes" in asked.text()
    asked.reject()
    assert told(window) == []
