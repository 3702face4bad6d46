"""Starts the window."""

# Loaded before Qt: from then on Qt for Python reads the source of every module that is loaded, which takes
# as long as loading half of them.
import leftshift.evidence.area_search
import leftshift.storage.journal
import leftshift.storage.scenario.reader
import leftshift.text.levers.comparison
import leftshift.text.outcomes.section_outcomes
import leftshift.text.summary  # noqa: F401 - and with it those above

# isort: split
import gc
import locale
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from leftshift.session.waiting import disks_are_waited_for
from leftshift.window.controls.field_keys import commit_field
from leftshift.window.controls.fonts import apply_font
from leftshift.window.controls.plain_text import plain_box
from leftshift.window.faults import FaultBar, catch_faults, report_of, write_trace
from leftshift.window.garbage import collect_in_gui_thread
from leftshift.window.signals import EndingSignals

if TYPE_CHECKING:  # imported where the window is built, once nothing looks for garbage any more
    from leftshift.window.main_window import MainWindow

NO_WINDOW: Final = 3
"""Exit code when no window can be shown."""
FAULT: Final = 1
"""Exit code when a fault of the program keeps the window from being built."""
_WITHOUT: Final = (
    "Leftshift could not start with your settings, which is a fault of Leftshift. It has started without "
    "them. Your plans and unsaved work are as they were."
)
_NOT_AT_ALL: Final = "Leftshift could not start, which is a fault of Leftshift. Your plans are as they were."


def start(path: Path | None, *, with_settings: bool = True) -> int:
    """Open the window, on a file where one is given, and run until it is closed; return the exit code.

    Where a fault of the program keeps the window from being built or its charts from being shown, the start
    goes on once more without the planner's settings, and says so.
    """
    app = application()
    catch_faults(
        _versions, lambda: [bar for each in app.topLevelWidgets() for bar in each.findChildren(FaultBar)]
    )
    signals = EndingSignals(app, lambda: keep_all(app))
    first = FirstWindow(path)
    try:
        first.open(with_settings=with_settings)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is said
        write_trace(fault)
        box = plain_box(QMessageBox.Icon.Critical, "Leftshift", _NOT_AT_ALL, QMessageBox.StandardButton.Ok)
        box.setDetailedText(report_of(fault, _versions()))
        box.show()
        app.exec()
        return FAULT
    code = app.exec()
    signals.close()
    first.close()
    app.processEvents()
    if disks_are_waited_for() or QThreadPool.globalInstance().activeThreadCount():
        # Such a thread cannot be ended; Python and Qt would wait for it, or fail when it comes back.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    return code


def keep_all(app: QApplication) -> None:
    """Write down what is unsaved in every window, before the program ends."""
    from leftshift.session.document import Document  # noqa: PLC0415 - see build_window

    commit_field()
    for window in app.topLevelWidgets():
        if window.isVisible():
            for document in window.findChildren(Document):
                document.end()


class AfterPaint(QObject):
    """Does something once a window has been painted for the first time.

    A timer would be too early: a window is painted only when the screen asks for it, some time after it is
    shown, and all that is done until then keeps the planner waiting.
    """

    def __init__(self, window: QWidget, do: Callable[[], None]) -> None:
        super().__init__(window)
        self._do = do
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the painting, and let the event pass."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._do)
        return super().eventFilter(watched, event)


class FirstWindow:
    """The window of a start, opened without the planner's settings where it cannot be with them."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.window: MainWindow | None = None

    def open(self, *, with_settings: bool, trouble: str = "") -> None:
        """Build and show the window; its charts, and what is to be asked or told, follow once it is painted.

        Raises:
            Exception: a fault of the program that is there without the settings as well.
        """
        try:
            window = self.window = build_first(None, with_settings=with_settings)
            if trouble:
                window.document.troubles.append(trouble)
            if self._path is None:
                window.show_start()
            window.show()
        except Exception as fault:
            if not with_settings:
                raise
            self._open_without(fault)
            return
        AfterPaint(window, lambda: self._go_on(window, with_settings=with_settings))

    def close(self) -> None:
        """Let go of the window after the last one was closed."""
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def _go_on(self, window: "MainWindow", *, with_settings: bool) -> None:
        self._bring_charts(with_settings=with_settings)
        if window is self.window:
            window.restore.offer()
            if self._path is not None:
                window.files.open(self._path)

    def _bring_charts(self, *, with_settings: bool) -> None:
        if self.window is None:
            return
        try:
            bring_charts(self.window)
        except Exception as fault:
            if not with_settings:
                raise
            self._open_without(fault)

    def _open_without(self, fault: Exception) -> None:
        """Start again without the settings, which stay as they are but for what is changed from now on."""
        from leftshift.storage.settings import FILE, settings_folder  # noqa: PLC0415 - see above

        write_trace(fault)
        broken, self.window = self.window, None
        where = report_of(fault, _versions()).splitlines()[-1].strip()
        kept = (
            f"Your settings are kept in {settings_folder() / FILE}; if this happens again, delete that file."
        )
        self.open(
            with_settings=False, trouble=f"{_WITHOUT} {kept} The fault: {type(fault).__name__}, {where}."
        )
        if broken is not None:
            broken.document.close()
            broken.hide()
            broken.deleteLater()


def application() -> QApplication:
    """Return the one QApplication, named as the desktop shows it.

    Where no window can be shown, Qt would end the program with a signal: the program ends itself before, with
    a sentence on standard error and `NO_WINDOW`.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        before = qInstallMessageHandler(_say_and_end)
        app = QApplication(sys.argv[:1])
        if QApplication.primaryScreen() is None:
            _end_without_window("The platform has no screen.")
        qInstallMessageHandler(before)
        for kind in (locale.LC_TIME, locale.LC_NUMERIC):
            locale.setlocale(kind, "C")  # Qt takes up the desktop's, and months would be French in English
        app.setStyle("Fusion")
        apply_font(app)
    app.setApplicationName("leftshift")
    app.setApplicationDisplayName("Leftshift")
    app.setDesktopFileName("leftshift")
    app.setWindowIcon(QIcon(str(files("leftshift.resources") / "icons" / "leftshift.svg")))
    return app


def _say_and_end(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        _end_without_window(" ".join(text.split()))


def _end_without_window(reason: str) -> NoReturn:
    with suppress(OSError, AttributeError):  # nobody may be there to be told
        sys.stderr.write(
            f"leftshift: no window can be shown here. {reason} Start Leftshift where there is a screen, "
            "or use a command that needs none, such as “leftshift run FILE”.\n"
        )
        sys.stderr.flush()
    os._exit(NO_WINDOW)  # the only way out of a fatal message but a signal


def _versions() -> str:
    from leftshift.exports.stamp import versions  # noqa: PLC0415 - slow to load, and faults are rare

    return versions()


def build_first(folder: Path | None, *, with_settings: bool = True) -> "MainWindow":
    """Build the first window; `bring_charts` ends what this begins.

    Hardly anything that a start makes is garbage, and looking for it is a tenth of the time.
    """
    gc.disable()
    try:
        return build_window(folder, with_settings=with_settings)
    except BaseException:
        collect_in_gui_thread(application())
        raise


def bring_charts(window: "MainWindow") -> None:
    """Show the charts, and look for garbage again, but never among what the start has made.

    That shortens every later search as well.
    """
    try:
        window.show_charts()
    finally:
        gc.freeze()
        collect_in_gui_thread(application())


def build_window(folder: Path | None, *, with_settings: bool = True) -> "MainWindow":
    """Build the window on the first sample, with the settings of a folder or the user's own, or with none."""
    from leftshift.session.document import Document  # noqa: PLC0415 - see above
    from leftshift.session.session import Session  # noqa: PLC0415 - see above
    from leftshift.storage.settings import Settings, settings_folder  # noqa: PLC0415 - see above
    from leftshift.window.main_window import MainWindow  # noqa: PLC0415 - see above
    from leftshift.window.transfer.samples import first_sample  # noqa: PLC0415 - see above

    session = Session(first_sample())
    folder = settings_folder() if folder is None else folder
    document = Document(session, folder, settings=None if with_settings else Settings())
    window = MainWindow(session, document)
    session.setParent(window)
    document.setParent(window)
    return window
