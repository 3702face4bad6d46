"""A line to type in that ends in “…” where its text is too long, and says the whole of it as a tip."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from leftshift.window.controls.field_keys import pass_on_shortcut
from leftshift.window.controls.plain_text import plain_tip

_INSET = 2
"""Room that Qt leaves between the edge of a line and its text [pixels]."""


class ElidedLine(QLineEdit):
    """A QLineEdit that shortens its text while nobody types in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = ""
        self.textChanged.connect(self._update_tip)

    def explain(self, tip: str) -> None:
        """Say what the line is for, below its text."""
        self._tip = tip
        self._update_tip()

    def event(self, event: QEvent) -> bool:
        """Let shortcuts reach the window, once what was typed has been asked for."""
        done = super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pass_on_shortcut(self, event)
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text up to where it fits, unless the planner is at work here."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        place.adjust(_INSET, 0, -_INSET, 0)
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= place.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _update_tip(self) -> None:
        self.setToolTip(plain_tip("\n".join(part for part in (self.text(), self._tip) if part)))
