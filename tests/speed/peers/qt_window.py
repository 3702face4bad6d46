"""The window of the peers on Qt: a slider, four outcomes and the charts that a peer draws below them."""

import sys
import time

import common
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLayout, QSlider, QVBoxLayout, QWidget


class PeerWindow(QWidget):
    """A peer says in `chart_part` what its charts lie in, and draws them in `draw`."""

    def __init__(self, model: common.Model) -> None:
        super().__init__()
        self._model = model
        self.slider = QSlider(Qt.Orientation.Horizontal, maximum=20_000)
        self._outcomes = [QLabel() for _ in range(4)]
        column, row = QVBoxLayout(self), QHBoxLayout()
        for label in self._outcomes:
            row.addWidget(label)
        column.addWidget(self.slider)
        column.addLayout(row)
        now = model.charts(common.share_at(0))
        part = self.chart_part(now)
        if isinstance(part, QLayout):
            column.addLayout(part, 1)
        else:
            column.addWidget(part, 1)
        self._show(now)
        self.slider.valueChanged.connect(lambda value: self._show(model.charts(value / 1e5)))

    def chart_part(self, now: common.Charts) -> QWidget | QLayout:
        """Make the three charts.

        Raises:
            NotImplementedError: the peer has none.
        """
        raise NotImplementedError

    def draw(self, now: common.Charts) -> None:
        """Draw the three charts anew.

        Raises:
            NotImplementedError: the peer does not say how.
        """
        raise NotImplementedError

    def _show(self, now: common.Charts) -> None:
        self.draw(now)
        for label, text in zip(self._outcomes, now.outcomes, strict=True):
            label.setText(text)


def drag(kind: type[PeerWindow], *, began: float) -> None:
    """Show the window, move its slider step by step and print the figures; the start began at a time [s]."""
    app = QApplication(sys.argv[:1])
    window = kind(common.Model())
    window.resize(*common.SIZE)
    window.show()
    app.processEvents()
    start = time.perf_counter() - began

    def move(share: float) -> None:
        window.slider.setValue(round(share * 1e5))
        app.processEvents()

    common.tell(common.timed(move), start=start)
