"""A long session: slider events with pins, themes, views, undo, saves and opens; what grows, what slows down.

`python tests/speed/soak.py 200000` makes a working day of it: 500 saves and 200 opens.
"""

import gc
import os
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from drag import mouse, shown_window, to_and_fro
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QMessageBox
from timing import MS, Report, spread

from leftshift.model.terms import Sector, View
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application
from leftshift.window.theme import ThemeChoice, theme_of

EVENTS = 20_000
_DRAG = 50
"""Events of one drag."""
_SAVED, _OPENED = 8, 20
"""Drags from one save, and from one opening of the file, to the next."""
_WARM = 5_000
"""Events before the first reading: caches fill up."""
_SIZE = QSize(1366, 768)


def measure(report: Report, events: int = EVENTS) -> None:
    """Drag to and fro for a long time; print what grows, and whether the last tenth is slower."""
    app = application()
    with TemporaryDirectory() as folder:
        window = shown_window(app, _SIZE, folder)
        window.files.disk.start(
            "Saving",
            window.document.saving(Path(folder, "plan.leftshift")),
            done=lambda _: None,
            failed=print,
        )
        saves, opens = events // _DRAG // _SAVED, events // _DRAG // _OPENED
        done = f"{events:,} mouse events, {saves:,} saves, {opens:,} opens"
        report.heading(f"Soak: {done}, with pins, comparisons, themes, views and undo")
        _work(app, window, *_sheets(_WARM))
        taken, frames = _sheets(events)
        before = _resources()
        _work(app, window, taken, frames)
        after = _resources()
        if before["memory"]:
            grown = (after["memory"] - before["memory"]) / events
            report.figure("memory, growth an event", f"{grown:7.1f} bytes", value=grown, goal=100)
            whole = grown * events / 2**20
            report.figure("memory, growth in all", f"{whole:7.1f} MiB", value=whole, goal=24)
        else:
            report.figure("memory", "not measured: this system has no /proc")
        for name in ("handles", "threads", "widgets"):
            grown = after[name] - before[name]
            report.figure(f"{name}, growth", f"{grown}", value=grown, goal=0)
        tenths = slice(None, events // 10), slice(-(events // 10), None)
        # Processor time for each frame drawn: other programs on the machine must not count as slowness.
        first, last = (float(taken[part].sum() / max(frames[part].sum(), 1)) for part in tenths)
        report.figure("an event that drew a frame", spread(taken[frames > 0]))
        slower = last / first
        report.figure("a frame, last tenth against first", f"{slower:.2f} ×", value=slower, goal=1.2)
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        app.processEvents()


def _sheets(events: int) -> tuple[np.ndarray, np.ndarray]:
    """Make room for each event's cost [ms] and frames, written to at once: it must not count as growth."""
    return np.ones(events), np.ones(events, dtype=int)


def _work(app: QApplication, window: MainWindow, taken: np.ndarray, frames: np.ndarray) -> None:
    """Drag, and between two drags do what planners do; note each event's cost [ms] and frames."""
    slider = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.slider
    width = slider.width()
    notified: list[object] = []
    window.session.changed.connect(notified.append)
    for step in range(taken.size):
        if step % _DRAG == 0:
            mouse(slider, QEvent.Type.MouseButtonPress, to_and_fro(step, width))
        start = time.process_time()
        mouse(slider, QEvent.Type.MouseMove, to_and_fro(step, width))
        app.processEvents()
        taken[step], frames[step] = (time.process_time() - start) * MS, len(notified)
        notified.clear()
        if step % _DRAG == _DRAG - 1:
            mouse(slider, QEvent.Type.MouseButtonRelease, to_and_fro(step, width))
            _between_drags(app, window, step // _DRAG)
    window.session.changed.disconnect(notified.append)


def _between_drags(app: QApplication, window: MainWindow, drags: int) -> None:
    """Undo most steps, as planners do; now and then pin, compare, change view and theme."""
    session = window.session
    if drags % 4 and session.stack.canUndo():
        session.stack.undo()
    if drags % _SAVED == 3:
        window.files.save()
        _answer(app, window)
        if not window.document.is_saved:
            raise RuntimeError("a save has not saved")
    if drags % _OPENED == 13:
        session.stack.setClean()
        before = session.history.root
        window.files.open(window.document.path or Path())
        _answer(app, window)
        if session.history.root is before:
            raise RuntimeError("an opening has not opened")
    if drags % 40 == 10:
        pin = session.pin()
        window.pages.open("compare")
        app.processEvents()
        window.pages.open("money")
        session.pins.remove(pin.letter)
    if drags % 20 == 5:
        session.set_view(list(View)[drags // 20 % len(View)])
    if drags % 50 == 25:
        window.apply_theme(
            theme_of((ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)[drags // 50 % 3])
        )
    app.processEvents()


def _answer(app: QApplication, window: MainWindow) -> None:
    """Agree to what is asked, such as to leave out the oldest steps, until nothing waits for the disk."""
    while window.files.disk.busy or app.activeModalWidget() is not None:
        if isinstance(asked := app.activeModalWidget(), QMessageBox):
            roles = {asked.buttonRole(button): button for button in asked.buttons()}
            roles[QMessageBox.ButtonRole.AcceptRole].click()
        app.processEvents()


def _resources() -> dict[str, int]:
    """Read memory [bytes] and count handles, threads and widgets; 0 where the system does not say."""
    gc.collect()
    process = Path("/proc/self")
    notified = process.is_dir()
    pages = int((process / "statm").read_text().split()[1]) if notified else 0
    return {
        "memory": pages * os.sysconf("SC_PAGE_SIZE") if notified else 0,
        "handles": len(list((process / "fd").iterdir())) if notified else 0,
        "threads": len(list((process / "task").iterdir())) if notified else threading.active_count(),
        "widgets": len(QApplication.allWidgets()),
    }


def main() -> int:
    """Run the soak alone and return 1 when a goal was missed."""
    report = Report()
    measure(report, int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
    return 1 if report.missed else 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
