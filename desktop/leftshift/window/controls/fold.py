"""A fold: a heading that opens and closes what is below it, and says its value either way."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from leftshift.window.access.text_scale import text_scale

OFF = "off"
"""What is said of a part that does nothing: spoken, but not written, so that what is on stands out."""
_PAD, _ARROW, _GAP = 5, 5, 8
_BESIDE = 16
"""Room for the arrow at the usual text [pixels]."""


class FoldButton(QAbstractButton):
    """The heading of a fold; Space and Enter open and close it, as a click does."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._said, self._changed = title, "", False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.toggled.connect(lambda _open: self._describe())

    @property
    def name(self) -> str:
        """Its title."""
        return self._title

    @property
    def said(self) -> str:
        """The text at the right."""
        return self._said

    @property
    def changed(self) -> bool:
        """Whether anything in the fold is off its start."""
        return self._changed

    def show_text(self, said: str, *, changed: bool) -> None:
        """Say what the fold comes to, in bold and with a dot where anything in it is changed."""
        if (said, changed) != (self._said, self._changed):
            self._said, self._changed = said, changed
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of one line and its margins."""
        return QSize(120, QFontMetrics(self.font()).height() + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """Stay one line high."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close by Enter too, open by Right and close by Left."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.setChecked(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow, title, its value, and the ring of the keyboard."""
        painter, palette = QPainter(self), self.palette()
        foreground = palette.color(QPalette.ColorRole.WindowText)
        hovered = self.underMouse() or self.isDown()
        painter.fillRect(self.rect(), palette.midlight() if hovered else palette.window())
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Shadow), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(foreground)
        painter.drawPolygon(self._arrow())
        font = QFont(self.font())
        font.setBold(self._changed)
        painter.setFont(font)
        painter.setPen(foreground)
        room = self.rect().adjusted(round(_BESIDE * text_scale(self)), 0, -2, 0)
        line, metrics = int(Qt.AlignmentFlag.AlignVCenter), painter.fontMetrics()
        written = "" if self._said == OFF else self._said
        right = metrics.elidedText(written, Qt.TextElideMode.ElideRight, room.width() // 2)
        left = room.width() - metrics.horizontalAdvance(right) - _GAP
        painter.drawText(room, line, metrics.elidedText(self._marked(), Qt.TextElideMode.ElideRight, left))
        if not self._changed:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, line | int(Qt.AlignmentFlag.AlignRight), right)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    def _marked(self) -> str:
        return f"\u25cf {self._title}" if self._changed else self._title

    def _arrow(self) -> QPolygonF:
        scale = text_scale(self)
        middle, half = QPointF(_BESIDE * scale / 2 - 1, self.height() / 2), _ARROW * scale
        corners: tuple[tuple[float, float], ...]
        if self.isChecked():
            corners = ((-half, -half / 2), (half, -half / 2), (0, half / 2 + 1))
        else:
            corners = ((-half / 2, -half), (-half / 2, half), (half / 2 + 1, 0))
        return QPolygonF([middle + QPointF(x, y) for x, y in corners])

    def _describe(self) -> None:
        state = "open" if self.isChecked() else "closed"
        said = f"{self._title}, changed, {self._said}" if self._changed else f"{self._title}, {self._said}"
        self.setAccessibleName(said.removesuffix(", "))
        self.setAccessibleDescription(f"{state}; Space opens and closes it")


class Fold(QWidget):
    """A heading and its content; its content is made when it is first opened.

    Signals:
        opened: it is open now, and its content is to be drawn.
    """

    opened = Signal()

    def __init__(self, title: str, make: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._body: QWidget | None = None
        self.button = FoldButton(title, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.button)
        self.button.toggled.connect(self._show)

    @property
    def is_open(self) -> bool:
        """Whether its content is in view."""
        return self.button.isChecked()

    @property
    def body(self) -> QWidget:
        """Its content; made now if it never was open."""
        if self._body is None:
            self._body = self._make(self)
            self._body.hide()
            self._column.addWidget(self._body)
        return self._body

    @property
    def is_made(self) -> bool:
        """Whether its content was ever made."""
        return self._body is not None

    def open(self, *, wanted: bool = True) -> None:
        """Open it, or close it."""
        self.button.setChecked(wanted)

    def _show(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's signal carries one bool
        body = self.body
        if wanted:
            # Drawn before it is laid out, so that nothing moves once it is seen.
            self.opened.emit()
        body.setVisible(wanted)
