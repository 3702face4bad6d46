"""The “?” beside a number: asks where it is from."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from leftshift.window.controls.fonts import Size, sized

SIDE = 24
"""Side of what can be clicked [pixels]."""
_RING = 8.0


class AskButton(QAbstractButton):
    """A question mark in a ring; always there, by mouse and by keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Say whose figures it asks about."""
        self.setAccessibleName(f"Where are the figures of {name} from?")
        self.setToolTip("Where is this number from? (F1)")

    def sizeHint(self) -> QSize:
        """Stay small."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring and the mark; with the keyboard on it the ring is bold."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self.palette(), bold=self.hasFocus() or self.underMouse())
        painter.end()


def paint_mark(painter: QPainter, place: QRectF, palette: QPalette, *, bold: bool = False) -> None:
    """Paint the question mark in the middle of a place."""
    role = QPalette.ColorRole.WindowText if bold else QPalette.ColorRole.PlaceholderText
    colour = palette.color(role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.0 if bold else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = place.center()
    ring = QRectF(middle.x() - _RING, middle.y() - _RING, 2 * _RING, 2 * _RING)
    painter.drawEllipse(ring)
    painter.setFont(sized(QApplication.font(), Size.CAPTION))
    painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), "?")
