"""Messages and questions, all opened without blocking."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from leftshift.evidence.areas import AreaError
from leftshift.session.document import EXTENSION
from leftshift.session.waiting import NoAnswerError
from leftshift.storage.refusal import Refusal, printable, shortened
from leftshift.storage.saver import SaveError
from leftshift.window.controls.plain_text import plain_box

_OWN_FAULT = (
    "This is a fault of Leftshift, not of the file. What is open stays as it is, unsaved; "
    "saving it under another name may help. The fault"
)
"""What is said of a fault that nobody foresaw, before its own words."""
_FAULT_MOST = 200
"""Characters of a fault's own words."""
_TO_SAVE = "save the changes"
FILTER = f"Leftshift plans (*{EXTENSION})"


def in_documents(name: str = "") -> str:
    """Place a file in the user's Documents, where file dialogs begin; a whole path stays as it is."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return str(Path(QStandardPaths.writableLocation(place)) / name)


def show_message(
    parent: QWidget, title: str, text: str, sign: QMessageBox.Icon = QMessageBox.Icon.Warning
) -> QMessageBox:
    """Say in a sentence what went wrong, or with another sign what there is to know."""
    box = plain_box(sign, title, text, QMessageBox.StandardButton.Ok, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def attempt(parent: QWidget, title: str, do: Callable[[], object]) -> bool:
    """Do something that may fail, such as a save; whatever fails is said, and then False is returned."""
    try:
        do()
    except Exception as fault:  # noqa: BLE001  # no fault of any kind may end a save in silence
        show_fault(parent, title, fault)
        return False
    return True


def fault_words(fault: Exception) -> str:
    """Name a fault that nobody foresaw, in its own words as far as they can be read."""
    return shortened(f"{type(fault).__name__}: {fault}", _FAULT_MOST)


def show_fault(parent: QWidget, title: str, fault: Exception, more: str = "") -> None:
    """Say what failed: in its own words where it was foreseen, with what else may help."""
    known = isinstance(fault, (SaveError, Refusal, AreaError, NoAnswerError))
    said = str(fault) if known else f"{_OWN_FAULT} ({fault_words(fault)})."
    show_message(parent, title, "\n\n".join(part for part in (said, more) if part))


def ask_to_save(parent: QWidget, name: str, *, save: Callable[[], None], discard: Callable[[], None]) -> None:
    """Ask whether changes are to be saved before they would be lost, once at a time; Cancel does nothing."""
    buttons = QMessageBox.StandardButton
    if any(box.isVisible() for box in parent.findChildren(QMessageBox, _TO_SAVE)):
        return
    box = plain_box(
        QMessageBox.Icon.Question,
        "Leftshift",
        f"Save the changes to “{name}”?",
        buttons.Save | buttons.Discard | buttons.Cancel,
        parent,
        more="They will be lost if you do not save them.",
    )
    box.setObjectName(_TO_SAVE)
    box.setDefaultButton(buttons.Save)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    answers = {buttons.Save: save, buttons.Discard: discard}

    def answered(result: int) -> None:
        answer = answers.get(buttons(result))
        if answer:
            answer()

    box.finished.connect(answered)
    box.open()


def ask_file(
    parent: QWidget,
    title: str,
    *,
    saving: bool,
    suggestion: str,
    chosen: Callable[[Path], None],
    names: str = FILTER,
) -> QFileDialog:
    """Ask for a scenario file to open, or for a name to save under.

    Qt takes “Plan 1.2” for a name with an ending; such a plan could not be found again among the others.
    """
    suggestion = in_documents(suggestion)
    dialog = QFileDialog(parent, title, suggestion, names)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if saving:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(EXTENSION.removeprefix("."))
        dialog.selectFile(suggestion)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def picked(name: str) -> None:
        path = Path(name)
        if not saving or path.suffix.lower() == EXTENSION or str(path) == suggestion:
            chosen(path)
            return
        path = path.with_name(path.name + EXTENSION)
        if os.path.lexists(path):
            question = f"{printable(path.name)} is there already. Replace it?"
            ask_whether(parent, question, printable(str(path.parent)), "Replace", lambda: chosen(path))
        else:
            chosen(path)

    dialog.fileSelected.connect(picked)
    dialog.open()
    return dialog


def ask_whether(parent: QWidget, question: str, more: str, verb: str, do: Callable[[], None]) -> QMessageBox:
    """Ask a question whose safe answer is Cancel; `verb` is the button that does it."""
    box = plain_box(
        QMessageBox.Icon.Question, "Leftshift", question, QMessageBox.StandardButton.Cancel, parent, more=more
    )
    agreed = QPushButton(verb, box)
    box.addButton(agreed, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    agreed.clicked.connect(do)
    box.open()
    return box


def ask_which(
    parent: QWidget, question: str, more: str, choices: Mapping[str, Callable[[], object]]
) -> QMessageBox:
    """Ask which of several things to do, each a button of its own; the safe answer is Cancel."""
    box = plain_box(
        QMessageBox.Icon.Question, "Leftshift", question, QMessageBox.StandardButton.Cancel, parent, more=more
    )
    for verb, do in choices.items():
        button = QPushButton(verb, box)
        box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(do)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
