"""Boxes to choose from and to tick, high enough to hit, and a ring for what the style sheet gives none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QWidget

from leftshift.window.controls.small_button import SIDE

_RING = 2.0
_ROUND = 6.0
_BESIDE = 4


class RingedBox(QComboBox):
    """A QComboBox that stays high enough to hit."""

    def sizeHint(self) -> QSize:
        """Stay as high as whatever else can be clicked."""
        return super().sizeHint().expandedTo(QSize(0, SIDE))

    def minimumSizeHint(self) -> QSize:
        """Keep that height where there is little room."""
        return super().minimumSizeHint().expandedTo(QSize(0, SIDE))


class RingedTick(QCheckBox):
    """A QCheckBox with a ring around box and words."""

    def sizeHint(self) -> QSize:
        """Stay as high as whatever else can be clicked, with room for the ring beside the words."""
        return super().sizeHint().expandedTo(QSize(0, SIDE)) + QSize(_BESIDE, 0)

    def minimumSizeHint(self) -> QSize:
        """Keep that height where there is little room."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its words, then the ring."""
        super().paintEvent(event)
        _draw_ring(self)


class RingedScroll(QScrollArea):
    """A QScrollArea that the keyboard comes to, to scroll; the style sheet gives it room for its ring."""


def _draw_ring(widget: QWidget) -> None:
    if widget.hasFocus():
        painter = QPainter(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(widget.palette().accent(), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.end()
