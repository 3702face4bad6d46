"""How long the window takes to be there, beside an empty one started in the same run."""

import os
import subprocess
import sys
from pathlib import Path
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
import gc; gc.disable()  # as cli/main.py does
import sys, tempfile
from pathlib import Path
from leftshift.window.start import AfterPaint, application, bring_charts, build_first
app = application()
def painted():
    print(time.perf_counter() - begun, flush=True)
    if sys.argv[1] == "charts":
        bring_charts(window); app.processEvents()
        print(time.perf_counter() - begun, flush=True)
    app.quit()
with tempfile.TemporaryDirectory() as folder:
    window = build_first(Path(folder)); window.resize(1366, 768)
    AfterPaint(window, painted); window.show(); app.exec()
"""
_PEAK = """
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():
    print(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")))
"""
_MEGABYTE = 1024


def _run(code: str, *arguments: str) -> list[float]:
    """Run a program of its own and return the times it printed [s], and its peak memory where known [MB]."""
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
        timeout=60,
    )
    return [float(line) for line in done.stdout.split()]


def measure(report: Report, runs: int = 7) -> None:
    """Measure starts in turn, so that a drift of the machine touches all alike."""
    report.heading(f"Start: from the first line of the program to painted, median of {runs} starts in turn")
    programs = {
        "empty": (_EMPTY,),
        "window": (_OURS, "window"),
        "plot": (_PLOT,),
        "charts": (_OURS, "charts"),
    }
    runs_of: dict[str, list[list[float]]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, program in programs.items():
            runs_of[name].append(_run(*program))
    last = {"empty": 0, "window": 0, "plot": 0, "charts": 1}
    took = {name: median(run[last[name]] for run in found) * MS for name, found in runs_of.items()}
    report.figure("empty QMainWindow", f"{took['empty']:7.0f} ms")
    report.figure("empty window, numpy and one pyqtgraph plot", f"{took['plot']:7.0f} ms")
    window, charts = took["window"] / took["empty"], took["charts"] / took["plot"]
    report.figure("levers and outcomes painted", f"{took['window']:7.0f} ms")
    report.figure("  as a ratio to the empty window", f"{window:7.2f} ×", value=window, goal=3)
    report.figure("all charts painted", f"{took['charts']:7.0f} ms")
    report.figure("  as a ratio to the pyqtgraph window", f"{charts:7.2f} ×", value=charts, goal=1.35)
    if Path("/proc/self/status").exists():
        peak = {name: median(run[-1] for run in found) / _MEGABYTE for name, found in runs_of.items()}
        report.figure("peak memory, empty window", f"{peak['empty']:7.0f} MB")
        report.figure("peak memory, the pyqtgraph window", f"{peak['plot']:7.0f} MB")
        ratio = peak["charts"] / peak["plot"]
        report.figure("peak memory, all charts painted", f"{peak['charts']:7.0f} MB  {ratio:.2f} ×")
