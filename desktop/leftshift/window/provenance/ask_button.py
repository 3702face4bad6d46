"""The “?” beside a number: asks where it is from."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.fonts import Size, sized

SIDE = 24
"""Side of what can be clicked at the usual text [pixels]."""
_RING = 1 / 3
"""Radius of the ring against the side [share]."""


class AskButton(QAbstractButton):
    """A question mark; always there, by mouse and by keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grow()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Say whose figures it asks about."""
        self.setAccessibleName(f"Where are the figures of {name} from?")
        self.setToolTip("Where is this number from? (F1)")

    def sizeHint(self) -> QSize:
        """Stay small."""
        return self.size()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        side = ask_side(self)
        self.setFixedSize(side, side)
        self._mark_font = sized(QApplication.font(), Size.CAPTION)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark; with the keyboard or the pointer on it, in a ring."""
        painter = QPainter(self)
        bold = self.hasFocus() or self.underMouse()
        paint_mark(painter, QRectF(self.rect()), self.palette(), self._mark_font, bold=bold)
        painter.end()


def ask_side(widget: QWidget) -> int:
    """Return the side of a question mark beside the text of a widget [pixels]."""
    return round(SIDE * text_scale(widget))


def paint_mark(
    painter: QPainter, place: QRectF, palette: QPalette, font: QFont, *, bold: bool = False
) -> None:
    """Paint the question mark in the middle of a place; its ring shows where it is pointed at."""
    role = QPalette.ColorRole.WindowText if bold else QPalette.ColorRole.PlaceholderText
    colour = palette.color(role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, radius = place.center(), place.width() * _RING
    ring = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    if bold:
        painter.drawEllipse(ring)
    painter.setFont(font)
    painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), "?")
