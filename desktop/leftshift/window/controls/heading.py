"""The line above a lever: a colour, its name, and what it does just now."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from leftshift.window.access.spoken_role import let_speak
from leftshift.window.access.text_scale import text_scale

_CHIP = 10
"""Side of the square that shows a sector's colour, at the usual size of text [pixels]."""
_GAP = 6


class HeadingLine(QWidget):
    """A name at the left and a changing text at the right, painted so that no change moves anything."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, name: str, chip: QColor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._text, self._chip, self._muted = name, "", chip, False
        self._painted_left, self._name_right = 0, self.width()
        self._room = 0
        self._text_width = self._name_width = 0
        self._side = round(_CHIP * text_scale(self))
        self._measure()
        self.setAccessibleName(name)
        let_speak()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Opaque, so that nothing beneath is painted again when the text changes.
        self.setAutoFillBackground(True)

    @property
    def text(self) -> str:
        """The text at the right."""
        return self._text

    @property
    def name(self) -> str:
        """The text at the left."""
        return self._name

    def show_text(self, text: str, *, name: str | None = None, muted: bool = False) -> None:
        """Show another text, and another name where one is given. Only `draw` may call this."""
        name = self._name if name is None else name
        if (name, text, muted) == (self._name, self._text, self._muted):
            return
        same_name = (name, muted) == (self._name, self._muted)
        self._name, self._text, self._muted = name, text, muted
        self.setAccessibleName(f"{name}, {text}" if text else name)
        self._measure()
        left = self.width() - self._text_width - _GAP
        if same_name and min(left, self._painted_left) > self._name_right:
            left = min(left, self._painted_left)
            self.update(left, 0, self.width() - left, self.height())
        else:
            self.update()

    def set_room(self, room: int) -> None:
        """Keep room between the name and the text, for what stands there [pixels]."""
        if room != self._room:
            self._room = room
            self.update()

    @property
    def room_left(self) -> int:
        """Where that room begins: behind the name, which gives way [pixels]."""
        left = 0 if self._chip is None else self._side + _GAP
        most = self.width() - self._text_width - _GAP - self._room
        return max(min(left + self._name_width + _GAP, most), 0)

    def set_chip(self, chip: QColor) -> None:
        """Apply the colour of another theme."""
        if chip != self._chip:
            self._chip = chip
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(120, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Stay one line high, and shorten the name where there is no room."""
        return QSize(60, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure both texts in a new font, and grow the square with them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._side = round(_CHIP * text_scale(self))
            self._measure()

    def _measure(self) -> None:
        """Measure both texts, once for all that asks: nothing else of a step takes as long here [pixels]."""
        metrics = self.fontMetrics()
        self._text_width = metrics.horizontalAdvance(self._text)
        self._name_width = metrics.horizontalAdvance(self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, or its text alone; the name gives way before the text does."""
        painter = QPainter(self)
        group = QPalette.ColorGroup.Disabled if self._muted else QPalette.ColorGroup.Active
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        line = int(Qt.AlignmentFlag.AlignVCenter)
        name_left, metrics = 0 if self._chip is None else self._side + _GAP, self.fontMetrics()
        text, room = self._text, self.width() - name_left
        if self._text_width >= room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), line | int(Qt.AlignmentFlag.AlignRight), text)
        self._painted_left = self.width() - min(self._text_width, room) - _GAP
        if event.rect().left() <= self._name_right:
            name = metrics.elidedText(
                self._name, Qt.TextElideMode.ElideRight, self._painted_left - name_left - self._room
            )
            painter.drawText(self.rect().adjusted(name_left, 0, 0, 0), line, name)
            self._name_right = name_left + self._name_width
            self._paint_chip(painter)
        painter.end()

    def _paint_chip(self, painter: QPainter) -> None:
        if self._chip is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._chip)
            side = self._side
            painter.drawRoundedRect(QRectF(0, (self.height() - side) / 2, side, side), 2, 2)
