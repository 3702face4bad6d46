"""The note below a slider that says why it would go no further."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from leftshift.window.controls.plain_text import PlainLabel

_PAD = 3
_OVERLAP = 2


class LimitNote(PlainLabel):
    """Floats over its panel, so that no row moves; lets clicks through to what is beneath."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("limitNote")
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setMargin(_PAD)
        self.setFrameShape(PlainLabel.Shape.Box)
        self.setForegroundRole(self.palette().ColorRole.ToolTipText)
        self.setBackgroundRole(self.palette().ColorRole.ToolTipBase)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_below(self, widget: QWidget, sentence: str) -> None:
        """Say a sentence right below a widget, or above it where there is no room."""
        panel = self.parentWidget()
        if panel is None:
            return
        self.setText(sentence)
        self.setAccessibleName(sentence)
        edge = 2 * (_PAD + self.frameWidth())
        room = QRect(0, 0, widget.width() - edge, panel.height())
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        self.setFixedSize(widget.width(), lines.height() + edge)
        place = widget.mapTo(panel, QPoint(0, widget.height() - _OVERLAP))
        if place.y() + self.height() > panel.height():
            place.setY(widget.mapTo(panel, QPoint(0, 0)).y() - self.height())
        self.move(place)
        self.raise_()
        self.show()
