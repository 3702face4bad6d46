"""Leftshift's own window on its money section: a drag of the slider, until all that changes is painted."""

import sys
import time
from pathlib import Path

BEGAN = time.perf_counter()

sys.path.insert(0, str(Path(__file__).parents[1]))

import common
from drag import Paints, mouse, shown_window, to_and_fro
from PySide6.QtCore import QEvent, QSize

from leftshift.model.terms import Sector
from leftshift.window.start import application


def main(folder: str) -> None:
    """Show the window, drag and print the figures."""
    app = application()
    window = shown_window(app, QSize(*common.SIZE), folder)
    start = time.perf_counter() - BEGAN
    slider = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.slider
    paints = Paints([chart for chart in window.plan.chart_area.charts if chart.isVisible()])
    mouse(slider, QEvent.Type.MouseButtonPress, slider.width() / 2)
    app.processEvents()
    taken = []
    for step in range(-common.WARM_UP, common.STEPS):
        began = time.perf_counter()
        mouse(slider, QEvent.Type.MouseMove, to_and_fro(step + common.WARM_UP, slider.width()))
        while paints.ended_since(began) is None and time.perf_counter() - began < 1:
            app.processEvents()
        if step >= 0:
            taken.append((time.perf_counter() - began) * common.MS)
        due = began + 1 / 60
        while time.perf_counter() < due:
            app.processEvents()
    common.tell(taken, start=start)
    sys.stdout.flush()
    window.session.stack.setClean()
    window.close()


main(sys.argv[1])
