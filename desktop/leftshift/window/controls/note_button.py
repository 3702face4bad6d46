"""The note on a lever: a button with a dot where there is one, and the dialog to write it in."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from leftshift.storage.scenario.texts import LEVER_NOTE
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.controls.small_button import QuietButton
from leftshift.window.controls.text_fields import TextArea

_DOT = 3


class NoteButton(QuietButton):
    """Opens the note on one lever.

    Signals:
        note_asked: the planner wrote this. args: text, and whether it is being written still; empty removes
            the note
    """

    note_asked = Signal(str, bool)

    def __init__(self, lever: str, row: QWidget) -> None:
        self._lever, self._note = lever, ""
        self._title = f"Note on {lever}: why we chose this"
        super().__init__(self._title, row)
        self.clicked.connect(self.open_note)

    def show_value(self, note: str) -> None:
        """Show whether there is a note. Only `draw` may call this."""
        if note != self._note:
            self._note = note
            self.set_active(bool(note))
            self.setToolTip(plain_tip(f"{self._title}\n{note}" if note else self._title))
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
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawEllipse(QPointF(self.width() - _DOT - 2, _DOT + 2), _DOT, _DOT)
            painter.end()


class NoteDialog(QDialog):
    """Asks for a note on one lever to be kept.

    Signals:
        note_asked: the planner wrote this. args: text, and whether it is being written still; empty removes
            the note
    """

    note_asked = Signal(str, bool)

    def __init__(self, lever: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Note on {lever}")
        self.text = TextArea(LEVER_NOTE, note, self)
        self.text.setAccessibleName(f"Note on {lever}")
        label = PlainLabel(f"&Why we chose this for {lever}:", self)
        label.setBuddy(self.text)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.room = PlainLabel(self)
        self.room.hide()
        self.text.textChanged.connect(self._check)
        self.text.written.connect(lambda: self._ask(writing=True))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.text, self.room, self.buttons):
            column.addWidget(widget)
        self.accepted.connect(lambda: self._ask(writing=False))
        self.rejected.connect(lambda: self.note_asked.emit(note, False))  # noqa: FBT003 - a signal's bool

    def _ask(self, *, writing: bool) -> None:
        self.note_asked.emit(self.text.toPlainText().strip(), writing)

    def _check(self) -> None:
        """Let only a note be kept that a file has room for."""
        self.room.setText(f"The note is {self.text.excess}")
        self.room.setVisible(bool(self.text.excess))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.text.excess)
