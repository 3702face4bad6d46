"""The charts in matplotlib on Qt: artists kept and fed with new numbers, the canvas drawn at each step."""

import time

BEGAN = time.perf_counter()

import common
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from qt_window import PeerWindow, drag


class Window(PeerWindow):
    """Three charts on one canvas, laid out once."""

    def chart_part(self, now: common.Charts) -> FigureCanvasQTAgg:
        """Make the artists on fixed axes."""
        self._canvas = FigureCanvasQTAgg(Figure(layout="constrained"))
        self._laid_out = False
        grid = self._canvas.figure.add_gridspec(2, 2)
        bars = self._canvas.figure.add_subplot(grid[0, :])
        self._bars = bars.barh(common.NAMES, now.change, color=common.COLOURS)
        bars.set_xlim(-700, 700)
        self._title = bars.set_title(now.title)
        lines = self._canvas.figure.add_subplot(grid[1, 0])
        lines.set_ylim(0, 70)
        self._band = lines.fill_between(now.years, now.low, now.high, alpha=0.3)
        (self._hospital,) = lines.plot(now.years, now.hospital, color=common.COLOURS[0])
        (self._primary,) = lines.plot(now.years, now.primary, color=common.COLOURS[4])
        lines.axhline(50)
        seats = self._canvas.figure.add_subplot(grid[1, 1])
        seats.set_xlim(0, 100)
        self._links = seats.hlines(range(len(common.NAMES)), now.seats, now.spend, colors=common.COLOURS)
        seats.plot(now.seats, range(len(common.NAMES)), "s")
        (self._spend,) = seats.plot(now.spend, range(len(common.NAMES)), "o")
        seats.set_yticks(range(len(common.NAMES)), common.NAMES)
        return self._canvas

    def draw(self, now: common.Charts) -> None:
        """Feed the artists and draw the canvas."""
        for bar, width in zip(self._bars, now.change, strict=True):
            bar.set_width(width)
        self._title.set_text(now.title)
        self._hospital.set_ydata(now.hospital)
        self._primary.set_ydata(now.primary)
        self._band.set_data(now.years, now.low, now.high)
        self._spend.set_xdata(now.spend)
        rows = range(len(common.NAMES))
        self._links.set_segments(
            [[(a, y), (b, y)] for a, b, y in zip(now.seats, now.spend, rows, strict=True)]
        )
        if self.isVisible() and not self._laid_out:
            self._canvas.draw()
            self._canvas.figure.set_layout_engine("none")  # nothing moves from now on
            self._laid_out = True
        self._canvas.draw()


drag(Window, began=BEGAN)
