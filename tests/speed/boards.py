"""How long a step of a drag takes on the board page, with every measure redrawn."""

import time
from tempfile import TemporaryDirectory

import numpy as np
from drag import shown_window
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from timing import MS, Report, spread

from leftshift.model.seats import GROUPS, Seat
from leftshift.model.terms import Sector
from leftshift.window.main_window import MainWindow
from leftshift.window.pages.board.page import BoardPage
from leftshift.window.start import application

SEATS = 24
FRAME = 1 / 60
"""One frame of a 60 Hz screen [s]."""


def measure(report: Report, steps: int = 200) -> None:
    """Measure budget steps with the board page in view, each tab of it in turn."""
    app = application()
    with TemporaryDirectory() as folder:
        window = shown_window(app, QSize(1366, 768), folder)
        window.session.board.set_seats(_board(), "A board of every group")
        window.pages.open("board_tables")
        page = window.pages.page("board_tables")
        assert isinstance(page, BoardPage)
        report.heading(f"Board: {steps} budget steps a tab, {SEATS} seats, every measure redrawn, 1366×768")
        worst = 0.0
        for place in range(page.tabs.count()):
            page.tabs.setCurrentIndex(place)
            taken = _steps(app, window, steps)
            report.figure(page.tabs.tabText(place).replace("&", ""), spread(taken))
            worst = max(worst, float(np.percentile(taken, 95)))
        report.figure("slowest tab, p95", f"{worst:7.3f} ms", value=worst, goal=12)
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        app.processEvents()


def _board() -> tuple[Seat, ...]:
    """Seat every group, so that there are as many blocs as can be."""
    return tuple(Seat(role=f"Member {place}", group=GROUPS[place % len(GROUPS)]) for place in range(SEATS))


def _steps(app: QApplication, window: MainWindow, steps: int) -> np.ndarray:
    """Move a share to and fro at 60 Hz, and time each step until the window is painted [ms]."""
    taken = np.empty(steps)
    for _ in range(5):
        app.processEvents()
    due = time.perf_counter() + FRAME
    for step in range(steps):
        while time.perf_counter() < due:
            app.processEvents()
        start = time.perf_counter()
        window.session.shares.set(Sector.COMMUNITY, 0.12 + 0.0005 * (step % 60))
        app.processEvents()
        taken[step] = (time.perf_counter() - start) * MS
        due = max(due + FRAME, time.perf_counter())
    window.session.settle()
    app.processEvents()
    return taken
