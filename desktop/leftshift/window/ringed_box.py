"""A box to choose from that shows a ring while it has the keyboard, as every other control does."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox

_RING = 2.0
_ROUND = 3.0


class RingedBox(QComboBox):
    """A QComboBox with a ring: the style sheet leaves boxes to the system, which draws none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight(), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
            painter.end()
