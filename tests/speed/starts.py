"""How long the window takes to be there, beside an empty one started in the same run."""

import os
import subprocess
import sys
from statistics import median

from timing import MS, Report

_EMPTY = """
import time; begun = time.perf_counter()
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.perf_counter() - begun, flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv); app.setStyle("Fusion")
window = Window(); window.resize(1366, 768); window.show(); app.exec()
"""
_PLOT = """
import time; begun = time.perf_counter()
import sys
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg
app = QApplication(sys.argv); app.setStyle("Fusion")
class Plot(pg.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.perf_counter() - begun, flush=True)
        QTimer.singleShot(0, app.quit)
window = QMainWindow(); window.resize(1366, 768)
plot = Plot(); plot.plot(np.arange(11.0), np.arange(11.0)); window.setCentralWidget(plot)
window.show(); app.exec()
"""
_OURS = """
import time; begun = time.perf_counter()
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from leftshift.window.start import application
from leftshift.window.start import bring_charts
from leftshift.window.start import build_first
app = application()
class First(QObject):
    told = False
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.told:
            self.told = True
            QTimer.singleShot(0, lambda: print(time.perf_counter() - begun, flush=True))
            if sys.argv[1] == "window":
                QTimer.singleShot(1, app.quit)
            else:
                QTimer.singleShot(1, charts)
        return False
def charts():
    bring_charts(window); app.processEvents()
    print(time.perf_counter() - begun, flush=True)
    app.quit()
first = First()
with tempfile.TemporaryDirectory() as folder:
    window = build_first(Path(folder)); window.resize(1366, 768)
    window.installEventFilter(first); window.show(); app.exec()
"""


def _seconds(code: str, *arguments: str) -> float:
    """Run a program of its own and return the last time it printed [s]."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
        timeout=30,
    )
    return float(done.stdout.split()[-1])


def measure(report: Report, runs: int = 7) -> None:
    """Measure starts in turn, so that a drift of the machine touches all alike."""
    report.heading(f"Start: from the first line of the program to painted, median of {runs} starts in turn")
    rows: dict[str, list[float]] = {"empty": [], "window": [], "plot": [], "charts": []}
    for _ in range(runs):
        rows["empty"].append(_seconds(_EMPTY))
        rows["window"].append(_seconds(_OURS, "window"))
        rows["plot"].append(_seconds(_PLOT))
        rows["charts"].append(_seconds(_OURS, "charts"))
    took = {name: median(values) * MS for name, values in rows.items()}
    report.figure("empty QMainWindow", f"{took['empty']:7.0f} ms")
    report.figure("empty window, numpy and one pyqtgraph plot", f"{took['plot']:7.0f} ms")
    window, charts = took["window"] / took["empty"], took["charts"] / took["plot"]
    report.figure("levers and outcomes painted", f"{took['window']:7.0f} ms")
    report.figure("  as a ratio to the empty window", f"{window:7.2f} ×", value=window, goal=2)
    report.figure("all charts painted", f"{took['charts']:7.0f} ms")
    report.figure("  as a ratio to the pyqtgraph window", f"{charts:7.2f} ×", value=charts, goal=1.25)
