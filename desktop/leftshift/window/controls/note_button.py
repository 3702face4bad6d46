"""The button for a note on a lever; a dot says that there is one."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from leftshift.window.controls.note_dialog import NoteDialog
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.small_button import SmallButton

_DOT = 3


class NoteButton(SmallButton):
    """Opens the note on one lever.

    Signals:
        note_asked: the planner wrote this. args: text; empty removes the note
    """

    note_asked = Signal(str)

    def __init__(self, lever: str, parent: QWidget | None = None) -> None:
        self._lever, self._note = lever, ""
        self._says = f"Note on {lever}: why we chose this"
        super().__init__(self._says, parent)
        self.clicked.connect(self.open_note)

    def show_value(self, note: str) -> None:
        """Show whether there is a note. Only `draw` may call this."""
        if note != self._note:
            self._note = note
            self.setToolTip(plain_tip(f"{self._says}\n{note}" if note else self._says))
            self.setAccessibleDescription(note)
            self.update()

    def open_note(self) -> None:
        """Open the note for writing."""
        dialog = NoteDialog(self._lever, self._note, self.window())
        dialog.note_asked.connect(self.note_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and a dot where there is a note."""
        super().paintEvent(event)
        if self._note:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawEllipse(QPointF(self.width() - _DOT - 2, _DOT + 2), _DOT, _DOT)
            painter.end()
