"""How long one step of a drag takes for each chart: made, drawn and painted."""

from dataclasses import replace
from itertools import cycle
from tempfile import TemporaryDirectory

from drag import painted_part, shown_window
from PySide6.QtCore import QSize
from timing import Report, each_ms, spread

from leftshift.model.terms import Sector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.main_window import MainWindow
from leftshift.window.start import application


def measure(report: Report, size: QSize, steps: int = 60) -> None:
    """Measure every chart as the main one of its section, step by step."""
    app = application()
    with TemporaryDirectory() as folder:
        window = shown_window(app, size, folder)
        area = window.plan.chart_area
        report.heading(
            f"Charts: each as the main one, {steps} steps of a drag, {size.width()}×{size.height()}"
        )
        for key in [chart.key for chart in area.charts]:
            area.make_main(key)
            app.processEvents()
            chart, snapshots = area.chart(key), cycle(_two_steps(window))

            def step() -> None:
                chart.draw(next(snapshots))  # noqa: B023 - called before the next turn
                painted_part(chart).repaint()  # noqa: B023 - likewise

            report.figure(chart.name, spread(each_ms(step, steps)))
        window.session.stack.setClean()
        window.close()
        window.deleteLater()
        app.processEvents()


def _two_steps(window: MainWindow) -> tuple[Snapshot, Snapshot]:
    """Return the snapshots of two steps of one drag."""
    shares, found = window.session.shares, []
    for share in (0.12, 0.13):
        shares.set(Sector.COMMUNITY, share)
        found.append(replace(window.session.snapshot, dragging=True))
    window.session.settle()
    return found[0], found[1]
