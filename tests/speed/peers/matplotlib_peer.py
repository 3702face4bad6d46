"""The charts in matplotlib on Qt: artists kept and fed with new numbers, the canvas drawn at each step."""

import time

BEGAN = time.perf_counter()

import common
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget


class Window(QWidget):
    """A slider, four outcomes and three charts."""

    def __init__(self, model: common.Model) -> None:
        super().__init__()
        self._model = model
        self.slider = QSlider(Qt.Orientation.Horizontal, maximum=20_000)
        self._outcomes = [QLabel() for _ in range(4)]
        self._canvas = FigureCanvasQTAgg(Figure(layout="constrained"))
        top, row = QVBoxLayout(self), QHBoxLayout()
        for label in self._outcomes:
            row.addWidget(label)
        top.addWidget(self.slider)
        top.addLayout(row)
        top.addWidget(self._canvas, 1)
        self._build(model.charts(common.share_at(0)))
        self.slider.valueChanged.connect(self._moved)

    def _build(self, now: common.Charts) -> None:
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

    def _moved(self, value: int) -> None:
        now = self._model.charts(value / 1e5)
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
        for label, text in zip(self._outcomes, now.outcomes, strict=True):
            label.setText(text)
        self._canvas.draw()


app = QApplication([])
window = Window(common.Model())
window.resize(*common.SIZE)
window.show()
app.processEvents()
START = time.perf_counter() - BEGAN


def move(share: float) -> None:
    """Move the slider and paint."""
    window.slider.setValue(round(share * 1e5))
    app.processEvents()


common.tell(common.timed(move), start=START)
