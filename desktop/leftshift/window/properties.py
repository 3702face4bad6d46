"""The properties of the scenario: its name, its notes, its area and its data."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.session.document import Document
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.storage.refusal import printable
from leftshift.storage.scenario.texts import NAME, NOTES
from leftshift.text.own_figures import own_in_words
from leftshift.window.access.text_scale import grown
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.text_fields import TextArea, hold_to

_SIZE = (560, 420)


class PropertiesDialog(QDialog):
    """Asks for another name and other notes; shows the area, the data and the file.

    Signals:
        named: args: name
        noted: args: notes, whether they are being written still
    """

    named = Signal(str)
    noted = Signal(str, bool)

    def __init__(self, snapshot: Snapshot, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Properties of the plan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(grown(self, *_SIZE))
        scenario = snapshot.scenario
        self._before = (scenario.name, scenario.notes)
        self._asked = False
        """Whether notes were asked for, which must then be settled."""
        self.name = QLineEdit(scenario.name, self)
        hold_to(NAME, self.name)
        self.notes = TextArea(NOTES, scenario.notes, self)
        self.notes.setAccessibleName("Notes on the plan")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.room = _plain("")
        form = QFormLayout()
        form.addRow("&Name", self.name)
        form.addRow("Area", _plain(f"{snapshot.area.name} ({snapshot.area.code})"))
        form.addRow("Data", _plain(_data(scenario)))
        form.addRow("File", _plain(file))
        form.addRow("N&otes", self.notes)
        column = QVBoxLayout(self)
        column.addLayout(form, 1)
        column.addWidget(self.room)
        column.addWidget(self.buttons)
        self.name.textChanged.connect(self._check)
        self.notes.textChanged.connect(self._check)
        self.notes.written.connect(lambda: self._ask(self.notes.toPlainText(), writing=True))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._check()

    def accept(self) -> None:
        """Ask for what was changed."""
        self._ask(self.notes.toPlainText(), writing=False)
        name = self.name.text().strip()
        if name != self._before[0]:
            self.named.emit(name)
        super().accept()

    def reject(self) -> None:
        """Ask for the notes as they were, in case some of them were written."""
        self._ask(self._before[1], writing=False)
        super().reject()

    def _ask(self, notes: str, *, writing: bool) -> None:
        """Ask for notes, unless they have been the same all the while."""
        if writing or self._asked or notes != self._before[1]:
            self._asked = True
            self.noted.emit(notes, writing)

    def _check(self) -> None:
        """Let only a scenario with a name, and with notes that a file has room for, be accepted."""
        named, over = bool(self.name.text().strip()), self.notes.excess
        said = f"The notes are {over}" if over else "" if named else "A plan needs a name."
        self.room.setText(said)
        self.room.setVisible(bool(said))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(named and not over)


def open_properties(session: Session, document: Document, window: QWidget) -> PropertiesDialog:
    """Open the dialog on a session; what is changed is an undo step."""
    file = printable(str(document.path)) if document.path else "not saved yet"
    dialog = PropertiesDialog(session.snapshot, file, window)
    dialog.named.connect(session.set_name)
    dialog.noted.connect(session.set_notes)
    dialog.open()
    return dialog


def _data(scenario: Scenario) -> str:
    own = scenario.own_figures
    year = f"{year_label(scenario.years.first)}, worked out from published figures"
    return year if own is None else f"{year}; {own_in_words(own)}"


def _plain(text: str) -> PlainLabel:
    label = PlainLabel(text, wrapped=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
