"""The ends of the one scale that all shares are on, written once below their tracks."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from leftshift.text.numbers import percent
from leftshift.window.controls.fonts import Size, sized
from leftshift.window.controls.slider import MarkedSlider


class ScaleEnds(QWidget):
    """Writes 0 % and the largest share of the scale below the ends of the tracks above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = 0.0
        self._slider: MarkedSlider | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_end(self, high: float, slider: MarkedSlider) -> None:
        """Show another end, below that of a slider. Only `draw` may call this."""
        if (high, slider) != (self._high, self._slider):
            self._high, self._slider = high, slider
            self.setAccessibleName(f"Scale of all shares: 0 to {percent(high, 0)}")
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one small line."""
        return QSize(100, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both ends."""
        if self._slider is None:
            return
        painter = QPainter(self)
        painter.setFont(sized(self.font(), Size.CAPTION))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        low, high = self._slider.x_of(0.0), self._slider.x_of(self._high)
        room = painter.fontMetrics().horizontalAdvance(percent(1.0, 0))
        for x, share in ((low, 0.0), (high, self._high)):
            place = QRectF(max(x - room / 2, 0), 0, room, self.height())
            flag = Qt.AlignmentFlag.AlignLeft if share == 0 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(place, int(flag), percent(share, 0))
        painter.end()
