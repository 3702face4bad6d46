"""How long a step of a drag takes, from the mouse event to the painted window."""

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from timing import MS, Report, each_ms, spread

from leftshift.model.terms import Sector
from leftshift.window.charts.live_chart import LiveChart
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application, bring_charts, build_first

FRAME = 1 / 60
"""One frame of a 60 Hz screen [s]."""


class Paints(QObject):
    """Notes when the main chart was last painted."""

    def __init__(self, charts: Sequence[LiveChart]) -> None:
        super().__init__()
        self._begun = {painted_part(chart): 0.0 for chart in charts}
        self._charts = charts
        for part in self._begun:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the time, and let the event pass."""
        if event.type() is QEvent.Type.Paint and watched in self._begun:
            self._begun[watched] = time.perf_counter()
        return super().eventFilter(watched, event)

    def ended_since(self, start: float) -> float | None:
        """Return when the last of the charts was painted; None unless all were since a time [s]."""
        if min(self._begun.values()) < start:
            return None
        return max(self._begun[painted_part(chart)] + chart.paint_time for chart in self._charts)

    def stop(self) -> None:
        """Watch no longer."""
        for part in self._begun:
            part.removeEventFilter(self)


def shown_window(app: QApplication, size: QSize, folder: str) -> MainWindow:
    """Build the real window with all its charts and show it."""
    window = build_first(Path(folder))
    window.resize(size)
    window.show()
    bring_charts(window)
    for _ in range(5):
        app.processEvents()
    return window


def mouse(slider: QSlider, kind: QEvent.Type, x: float) -> None:
    """Send one real mouse event to a slider."""
    point = QPointF(x, slider.height() / 2)
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    place = slider.mapToGlobal(QPoint(round(x), slider.height() // 2))
    event = QMouseEvent(kind, point, QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(slider, event)


def painted_part(chart: LiveChart) -> QWidget:
    """Return the part of a chart that is painted at every step."""
    if chart.view is None:
        raise LookupError(chart.key)
    return chart.view.viewport()


def to_and_fro(step: int, width: int) -> int:
    """Place the mouse a few pixels on from step to step, so that every event changes the share [pixels]."""
    reach, stride = width // 3, 3
    there = (step * stride) % (2 * reach)
    return width // 3 + min(there, 2 * reach - there)


def drag(app: QApplication, window: MainWindow, slider: QSlider, events: int) -> tuple[np.ndarray, int]:
    """Drag a slider to and fro at 60 Hz.

    Return the times from the event until all that the step changes is painted [ms], and the frames dropped.
    """
    paints = Paints([chart for chart in window.plan.chart_area.charts if chart.isVisible()])
    width, taken = slider.width(), np.empty(events)
    mouse(slider, QEvent.Type.MouseButtonPress, width / 2)
    app.processEvents()
    dropped, due = 0, time.perf_counter() + FRAME
    for step in range(events):
        while time.perf_counter() < due:
            app.processEvents()
        start = time.perf_counter()
        mouse(slider, QEvent.Type.MouseMove, to_and_fro(step, width))
        while paints.ended_since(start) is None and time.perf_counter() - start < 1:
            app.processEvents()
        taken[step] = (time.perf_counter() - start) * MS
        due += FRAME
        while due < time.perf_counter():
            dropped += 1
            due += FRAME
    mouse(slider, QEvent.Type.MouseButtonRelease, width / 2)
    app.processEvents()
    paints.stop()
    return taken, dropped


def measure(report: Report, size: QSize, goal: float, events: int = 500) -> None:
    """Measure a drag on the real window, beside two floors of the same run; its p95 has a goal [ms]."""
    app = application()
    with TemporaryDirectory() as folder:
        window = shown_window(app, size, folder)
        slider = window.plan.levers.panel("shares").rows[Sector.COMMUNITY].line.slider
        report.heading(
            f"Drag: {events} mouse events at 60 Hz on the real window, {size.width()}×{size.height()}"
        )
        drag(app, window, slider, 60)
        taken, dropped = drag(app, window, slider, events)
        p95, p99 = np.percentile(taken, [95, 99])
        report.figure("event to painted", spread(taken))
        report.figure("event to painted, p95", f"{p95:7.3f} ms", value=float(p95), goal=goal)
        report.figure("event to painted, p99", f"{p99:7.3f} ms", value=float(p99), goal=16)
        report.figure("frames dropped", f"{dropped} of {events}", value=dropped / events, goal=0.005)
        fills = _fills(window)
        report.figure("floor: six solid fills of the same area", spread(fills))
        again = _repaints(app, window)
        report.figure("floor: charts repainted from prepared data", spread(again))
        ratio = float(np.median(taken) / np.median(fills)), float(np.median(taken) / np.median(again))
        report.figure("ratio to the floors, medians", f"{ratio[0]:.1f} × fills, {ratio[1]:.2f} × repaints")
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        app.processEvents()


def _fills(window: MainWindow) -> np.ndarray:
    """Fill the area of the charts six times over in plain colour [ms]."""
    page = QPixmap(window.plan.chart_area.size())
    area = page.rect()
    sixth = area.height() // 6

    def fill() -> None:
        painter = QPainter(page)
        for place in range(6):
            painter.fillRect(area.x(), place * sixth, area.width(), sixth, QColor(place * 40, 90, 120))
        painter.end()

    return each_ms(fill, 300)


def _repaints(app: QApplication, window: MainWindow) -> np.ndarray:
    """Repaint all charts as they are [ms]."""

    def repaint() -> None:
        for chart in window.plan.chart_area.charts:
            if chart.view is not None and chart.isVisible():
                chart.view.viewport().update()
        app.processEvents()

    return each_ms(repaint, 300)
