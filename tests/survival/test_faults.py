"""Whatever fails in the program itself is said once, the work is written down, and the window goes on."""

import importlib
import pkgutil
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from shiboken6 import Shiboken

import leftshift.window
from leftshift.model.terms import Sector
from leftshift.snapshot.projector import Projector
from leftshift.window.controls.guarded import INSTEAD
from leftshift.window.faults import FaultBar, catch_faults, report_of
from leftshift.window.main_window import MainWindow
from leftshift.window.start import build_window


def fail(*_given: object, **_named: object) -> None:
    raise RuntimeError("secret of Somerset")


def broken(*_given: object, **_named: object) -> None:
    raise LookupError("\x1b[2Jno box")


def call_as_slot(slot: Callable[[], object]) -> BaseException:
    """Call a function as Qt for Python calls slots; return what it raises, as that keeps it."""
    with pytest.raises(RuntimeError) as caught:
        slot()
    sys.excepthook(caught.type, caught.value, caught.value.__traceback__)
    return caught.value


BROKEN: dict[str, Callable[[MainWindow, pytest.MonkeyPatch], None]] = {
    "charts": lambda window, patch: patch.setattr(window.plan.chart_area, "draw", fail),
    "levers": lambda window, patch: patch.setattr(window.plan.levers, "draw", fail),
    "top bar": lambda window, patch: patch.setattr(window.top_bar, "draw", fail),
    "projection": lambda _window, patch: patch.setattr(Projector, "snapshot", fail),
}


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = build_window(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
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
    assert window.session.latest.scenario == window.session.scenario
    change(window, 0.22)
    assert not bar.isVisible()
    assert window.session.snapshot.scenario.shares.target[3] == pytest.approx(0.22)


@pytest.mark.parametrize(
    "painting", ["charts.plotting.text_painter.TextPainter.write", "outcome_card.paint_card"]
)
def test_that_a_fault_in_painting_is_said_and_the_window_goes_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, painting: str
) -> None:
    monkeypatch.setattr(f"leftshift.window.{painting}", fail)
    window.show_charts()
    (bar,) = window.findChildren(FaultBar)
    window.grab()
    # Shown in the midst of painting, it would lay the window out anew, and Qt would end the program.
    assert (len(told(window)), bar.isVisible()) == (0, False)
    QCoreApplication.processEvents()
    assert (len(told(window)), bar.isVisible()) == (1, True)


def overrides() -> Iterator[tuple[str, object]]:
    """Go through what Qt calls of the classes of the window, in every module of it."""
    for found in pkgutil.walk_packages(leftshift.window.__path__, "leftshift.window."):
        for kind in vars(importlib.import_module(found.name)).values():
            if isinstance(kind, type) and issubclass(kind, Shiboken.Object) and kind.__module__ == found.name:
                for name, function in vars(kind).items():
                    if isinstance(function, FunctionType) and (name in INSTEAD or name.endswith("Event")):
                        yield f"{kind.__name__}.{name}", function


def test_that_whatever_qt_calls_is_guarded() -> None:
    found = dict(overrides())
    assert len(found) > 100
    unguarded = {name for name, function in found.items() if not hasattr(function, "__wrapped__")}
    assert unguarded == {"MainWindow.closeEvent", "Stage.closeEvent"}


def test_that_two_widgets_may_fail_within_one_call_of_qt(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leftshift.window.charts.plotting.chart_card.ChartCard._place_ask", fail)
    window.show_charts()
    window.grab()
    QCoreApplication.processEvents()
    assert len(told(window)) == 1


def test_that_nothing_lives_on_that_a_failed_event_held(window: MainWindow) -> None:
    """A painter that lives on after its event ends the program; PySide keeps what was raised."""
    held = list[weakref.ref[QObject]]()

    def event() -> None:
        painter = QObject()
        held.append(weakref.ref(painter))
        fail()

    raised = call_as_slot(event)
    assert held[0]() is None
    assert raised.__traceback__ is not None
    QCoreApplication.processEvents()
    assert len(told(window)) == 1


def test_that_a_fault_while_an_object_goes_is_said(window: MainWindow) -> None:
    class Failing:
        def __del__(self) -> None:
            fail()

    Failing()
    QCoreApplication.processEvents()
    assert len(told(window)) == 1


def test_that_a_fault_of_the_fault_box_is_written_and_not_said_without_end(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("leftshift.window.faults.plain_box", broken)
    monkeypatch.setattr(window.top_bar, "draw", fail)
    change(window, 0.2)
    QCoreApplication.processEvents()
    assert capsys.readouterr().err.count("LookupError: \ufffd[2Jno box") == 1


def test_that_a_fault_of_each_cell_of_a_table_is_told_once(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(500):
        call_as_slot(fail)
    QCoreApplication.processEvents()
    assert len(told(window)) == 1
    assert capsys.readouterr().err.count("Traceback") == 1


def test_that_one_fault_that_comes_by_many_ways_opens_one_box(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.top_bar, "draw", fail)
    change(window, 0.2)
    told(window)[0].close()
    call_as_slot(lambda: window.draw(window.session.latest))
    QCoreApplication.processEvents()
    assert told(window) == []


def test_that_the_report_of_endless_recursion_can_be_read() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    assert 10 < len(report_of(caught.value, "versions").splitlines()) < 50


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
