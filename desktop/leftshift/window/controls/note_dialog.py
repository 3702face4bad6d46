"""The dialog for a note: why a lever stands where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from leftshift.storage.scenario.texts import LEVER_NOTE
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.text_fields import TextArea


class NoteDialog(QDialog):
    """Takes a note and asks for it to be kept.

    Signals:
        note_asked: the planner wrote this. args: text; empty removes the note
    """

    note_asked = Signal(str)

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
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.text, self.room, self.buttons):
            column.addWidget(widget)
        self.accepted.connect(lambda: self.note_asked.emit(self.text.toPlainText().strip()))

    def _check(self) -> None:
        """Let only a note be kept that a file has room for."""
        self.room.setText(f"The note is {self.text.excess}")
        self.room.setVisible(bool(self.text.excess))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.text.excess)
