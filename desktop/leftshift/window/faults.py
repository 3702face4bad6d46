"""Faults nobody foresaw: the work is written down, it is said once, and no old figure passes for new."""

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QWidget

from leftshift.storage.refusal import printable
from leftshift.window.controls.plain_text import PlainLabel, plain_box

_OURS: Final = "leftshift"
_BOX: Final = "fault"
_SAID: Final = "Something in Leftshift went wrong. Figures on screen may be from before your last change."
_FRAMES_MOST: Final = 40
"""Frames that a report lists: endless recursion has a thousand."""
_KEPT: Final = "Your work has been written down and can be restored."
_NOT_KEPT: Final = "Your work could not be written down: save it now."


class FaultBar(QWidget):
    """A line over the page that says the figures may be old, until all has been drawn again."""

    def __init__(self, keep: Callable[[], None], draw: Callable[[], None], parent: QWidget) -> None:
        """Make the line, hidden; `keep` writes the work down, `draw` draws all of the window again."""
        super().__init__(parent)
        self._keep, self._draw = keep, draw
        self._seen: set[str] = set()
        self._report = ""
        again, report = QPushButton("Draw again"), QPushButton("Copy report")
        again.clicked.connect(self._draw_again)
        report.clicked.connect(self._copy)
        line = QHBoxLayout(self)
        line.addWidget(PlainLabel(_SAID, wrapped=True, role="fault"), 1)
        line.addWidget(again)
        line.addWidget(report)
        self.hide()

    def show_fault(self, report: str) -> None:
        """Show the line; the first fault at each place also opens a message, one at a time."""
        self._report = report
        self.show()
        try:
            self._keep()
            kept = _KEPT
        except Exception:  # noqa: BLE001 - nothing may fail while a fault is told
            kept = _NOT_KEPT
        place = report.rpartition("\n")[2]
        if place in self._seen or any(
            box.isVisible() for box in self.window().findChildren(QMessageBox, _BOX)
        ):
            return
        self._seen.add(place)
        box = plain_box(
            QMessageBox.Icon.Warning,
            "A fault of Leftshift",
            _SAID,
            QMessageBox.StandardButton.Ok,
            self.window(),
            more=f"{kept} You can go on working. The report below holds no figures, names or paths of yours.",
        )
        box.setObjectName(_BOX)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setDetailedText(report)
        box.setEscapeButton(QMessageBox.StandardButton.Ok)
        copy = box.addButton("Copy report", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        box.open()

    def _draw_again(self) -> None:
        self.hide()
        self._draw()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


class _Faults(QObject):
    """Shows each fault that nobody caught in the open windows, in whichever thread it was raised.

    It is shown once the event that failed is over: what is laid out anew in the midst of painting ends the
    program.
    """

    _raised = Signal(str)

    def __init__(self, versions: Callable[[], str], bars: Callable[[], list[FaultBar]]) -> None:
        super().__init__()
        self._versions, self._bars = versions, bars
        self._telling = False
        self._untold: set[str] = set()
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def caught(self, _kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Do what `sys.excepthook` does."""
        where = _where(fault)
        if where not in self._untold:  # a table that is painted may fail for each cell
            self._untold.add(where)
            write_trace(fault)
            self._raised.emit(where)
        # What the frames hold would live as long as the fault does: a painter that lives on after its
        # `paintEvent` ends the program in Qt.
        traceback.clear_frames(trace)

    def caught_in_thread(self, given: threading.ExceptHookArgs) -> None:
        """Do what `threading.excepthook` does."""
        if given.exc_value is not None:
            self.caught(given.exc_type, given.exc_value, given.exc_traceback)

    def caught_unraisable(self, given: "sys.UnraisableHookArgs") -> None:
        """Do what `sys.unraisablehook` does, which alone hears of a fault while an object goes."""
        if given.exc_value is not None:
            self.caught(given.exc_type, given.exc_value, given.exc_traceback)

    def _show(self, where: str) -> None:
        self._untold.discard(where)
        if self._telling:
            return
        self._telling = True
        try:
            report = f"{self._versions()}\n{where}"
            with suppress(RuntimeError):  # a window that is being closed
                for bar in self._bars():
                    bar.show_fault(report)
        except Exception as fault:  # noqa: BLE001 - told as any other, it would be raised again without end
            write_trace(fault)
        finally:
            self._telling = False


def catch_faults(versions: Callable[[], str], bars: Callable[[], list[FaultBar]]) -> None:
    """Have every fault that nobody caught shown in the open windows, from now on."""
    faults = _Faults(versions, bars)
    sys.excepthook, threading.excepthook = faults.caught, faults.caught_in_thread
    sys.unraisablehook = faults.caught_unraisable


def report_of(fault: BaseException, versions: str) -> str:
    """Write what kind of fault it was and where, and nothing of what the planner has open.

    The words of the fault itself are left out: they may hold a name or a path.
    """
    return f"{versions}\n{_where(fault)}"


def write_trace(fault: BaseException) -> None:
    """Write a fault with its words and all its frames to standard error, in characters that print."""
    with suppress(OSError, ValueError, AttributeError):  # nobody may be there to be told
        for line in "".join(traceback.format_exception(fault)).split("\n"):
            sys.stderr.write(f"{printable(line)}\n")


def _where(fault: BaseException) -> str:
    frames = [
        f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    if len(frames) > _FRAMES_MOST:
        frames[_FRAMES_MOST // 2 : -_FRAMES_MOST // 2] = ["  …"]
    return "\n".join((type(fault).__name__, *frames))


def _place(file: str) -> str:
    parts = Path(file).parts
    ours = [place for place, part in enumerate(parts) if part == _OURS]
    return "/".join(parts[ours[-1] :]) if ours else parts[-1]
