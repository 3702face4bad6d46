"""Starts the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from leftshift.files.settings import settings_folder
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.window.main_window import MainWindow
from leftshift.window.samples import first_sample


def start(path: Path | None) -> int:
    """Open the window, on a file where one is given, and run until it is closed; return the exit code."""
    app = application()
    window = build_window(settings_folder())
    window.show()
    # The charts follow once the window has been painted.
    QTimer.singleShot(0, window, window.hang_charts)
    QTimer.singleShot(0, window, window.meeting.first_start)
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.files.open(path))
    code = app.exec()
    window.deleteLater()
    app.processEvents()
    return code


def application() -> QApplication:
    """Return the one QApplication, named as the desktop shows it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
    app.setApplicationName("leftshift")
    app.setApplicationDisplayName("Leftshift")
    app.setDesktopFileName("leftshift")
    return app


def build_window(folder: Path) -> MainWindow:
    """Build the window on the first sample, with the settings of a folder."""
    session = Session(first_sample())
    document = Document(session, folder)
    window = MainWindow(session, document)
    session.setParent(window)
    document.setParent(window)
    return window
