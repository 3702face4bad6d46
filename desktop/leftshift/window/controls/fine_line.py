"""A small line of text below a lever: its value, its range, where it is from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from leftshift.window.access.spoken_role import let_speak
from leftshift.window.controls.fonts import Size, sized
from leftshift.window.controls.plain_text import plain_tip

_LEAST = 60


class FineLine(QWidget):
    """One line in small type, shortened where there is no room; the tooltip has all of it."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, name: str, *, muted: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._text, self._muted = name, "", muted
        self.setAccessibleName(name)
        let_speak()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Opaque, so that nothing beneath is painted again when the text changes.
        self.setAutoFillBackground(True)

    @property
    def name(self) -> str:
        """What the line is about."""
        return self._name

    @property
    def text(self) -> str:
        """All that it says."""
        return self._text

    def show_text(self, text: str, tip: str = "") -> None:
        """Say something else; `tip` says it at length. Only `draw` may call this."""
        if text != self._text or tip != self.toolTip():
            self._text = text
            self.setAccessibleName(f"{self._name}: {text}" if text else self._name)
            self.setAccessibleDescription(tip)
            self.setToolTip(plain_tip(tip or text))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return QSize(_LEAST, QFontMetrics(self._font()).height())

    def minimumSizeHint(self) -> QSize:
        """Stay one line high."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setFont(self._font())
        role = QPalette.ColorRole.PlaceholderText if self._muted else QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(role))
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def _font(self) -> QFont:
        return sized(self.font(), Size.CAPTION)
