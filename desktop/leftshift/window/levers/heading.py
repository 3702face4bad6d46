"""The line above a lever: a colour, its name, and what it does just now."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

CHIP = 10
"""Side of the square that shows a sector's colour [pixels]."""
_GAP = 6


class Heading(QWidget):
    """A name at the left and a changing text at the right, painted so that no change moves anything."""

    def __init__(self, name: str, chip: QColor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._text, self._chip, self._muted = name, "", chip, False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What stands at the right."""
        return self._text

    @property
    def name(self) -> str:
        """What stands at the left."""
        return self._name

    def show_text(self, text: str, *, name: str | None = None, muted: bool = False) -> None:
        """Show another text, and another name where one is given. Only `draw` may call this."""
        name = self._name if name is None else name
        if (name, text, muted) != (self._name, self._text, self._muted):
            self._name, self._text, self._muted = name, text, muted
            self.setAccessibleName(f"{name}, {text}" if text else name)
            self.update()

    def set_chip(self, chip: QColor) -> None:
        """Take the colour of another look."""
        self._chip = chip
        self.update()

    def sizeHint(self) -> QSize:
        """Take one line of text."""
        return QSize(120, QFontMetrics(self.font()).height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Stay one line high, and shorten the name where there is no room."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line; the name gives way before the text does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        if self._chip is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._chip)
            painter.drawRoundedRect(QRectF(0, (self.height() - CHIP) / 2, CHIP, CHIP), 2, 2)
            left = CHIP + _GAP
        metrics = QFontMetrics(self.font())
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - left)
        taken = metrics.horizontalAdvance(text)
        group = QPalette.ColorGroup.Disabled if self._muted else QPalette.ColorGroup.Active
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        line = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), line | int(Qt.AlignmentFlag.AlignRight), text)
        room = self.width() - left - taken - _GAP
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), line, name)
        painter.end()
