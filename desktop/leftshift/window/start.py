"""Starts the window."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from leftshift.window.controls.fonts import apply_font
from leftshift.window.faults import FaultBar, catch_faults

if TYPE_CHECKING:  # imported where the window is built, once nothing looks for garbage any more
    from leftshift.window.main_window import MainWindow

NO_WINDOW: Final = 3
"""Exit code when no window can be shown."""


def start(path: Path | None) -> int:
    """Open the window, on a file where one is given, and run until it is closed; return the exit code."""
    app = application()
    catch_faults(
        _versions, lambda: [bar for each in app.topLevelWidgets() for bar in each.findChildren(FaultBar)]
    )
    window = build_first(None)
    if path is None:
        window.show_start()
    window.show()
    # The charts follow once the window has been painted.
    QTimer.singleShot(0, window, lambda: bring_charts(window))
    QTimer.singleShot(0, window, window.restore.offer)
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.files.open(path))
    code = app.exec()
    window.deleteLater()
    app.processEvents()
    return code


def application() -> QApplication:
    """Return the one QApplication, named as the desktop shows it.

    Where no window can be shown, Qt would end the program with a signal: the program ends itself before, with
    a sentence on standard error and `NO_WINDOW`.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        before = qInstallMessageHandler(_say_and_end)
        app = QApplication(sys.argv[:1])
        qInstallMessageHandler(before)
        app.setStyle("Fusion")
        apply_font(app)
    app.setApplicationName("leftshift")
    app.setApplicationDisplayName("Leftshift")
    app.setDesktopFileName("leftshift")
    return app


def _say_and_end(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind != QtMsgType.QtFatalMsg:
        return
    reason = " ".join(text.split())
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


def build_first(folder: Path | None) -> "MainWindow":
    """Build the first window; `bring_charts` ends what this begins.

    Hardly anything that a start makes is garbage, and looking for it is a tenth of the time.
    """
    gc.disable()
    try:
        return build_window(folder)
    except BaseException:
        gc.enable()
        raise


def bring_charts(window: "MainWindow") -> None:
    """Show the charts, and collect garbage again, but never among what the start has made.

    That shortens every later search as well, each of which would fall into some frame of a drag.
    """
    try:
        window.show_charts()
    finally:
        gc.freeze()
        gc.enable()


def build_window(folder: Path | None) -> "MainWindow":
    """Build the window on the first sample, with the settings of a folder, or the user's own."""
    from leftshift.session.document import Document  # noqa: PLC0415 - see above
    from leftshift.session.session import Session  # noqa: PLC0415 - see above
    from leftshift.storage.settings import settings_folder  # noqa: PLC0415 - see above
    from leftshift.window.main_window import MainWindow  # noqa: PLC0415 - see above
    from leftshift.window.transfer.samples import first_sample  # noqa: PLC0415 - see above

    session = Session(first_sample())
    document = Document(session, settings_folder() if folder is None else folder)
    window = MainWindow(session, document)
    session.setParent(window)
    document.setParent(window)
    return window
