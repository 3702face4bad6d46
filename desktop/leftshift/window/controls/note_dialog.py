"""The dialog for a note: why a lever stands where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class NoteDialog(QDialog):
    """Takes a note and asks for it to be kept.

    Signals:
        note_asked: the planner wrote this. args: text; empty removes the note
    """

    note_asked = Signal(str)

    def __init__(self, lever: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Note on {lever}")
        self.text = QPlainTextEdit(note, self)
        self.text.setAccessibleName(f"Note on {lever}")
        self.text.setTabChangesFocus(True)
        label = QLabel(f"&Why we chose this for {lever}:", self)
        label.setBuddy(self.text)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.text, buttons):
            column.addWidget(widget)
        self.accepted.connect(lambda: self.note_asked.emit(self.text.toPlainText().strip()))
