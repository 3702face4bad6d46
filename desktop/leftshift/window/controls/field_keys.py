"""Keys in a field: what belongs to its text, and what to the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit

_BARE = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Shift, Qt.Key.Key_AltGr})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def commit_field() -> None:
    """Ask for what is typed in the field that has the keyboard, as leaving it would."""
    field = QApplication.focusWidget()
    if isinstance(field, QAbstractSpinBox):
        field.interpretText()
    elif isinstance(field, QLineEdit) and field.isModified():
        field.editingFinished.emit()


def pass_on_shortcut(line: QLineEdit, event: QKeyEvent) -> None:
    """Leave a key to the window where a line of text has no use for it, once what is typed was asked for.

    Called with a ShortcutOverride after the line itself has seen it. Undo and redo belong to the line only
    while it has typing of its own to undo or redo.
    """
    keys = QKeySequence.StandardKey
    if (event.matches(keys.Undo) and not line.isUndoAvailable()) or (
        event.matches(keys.Redo) and not line.isRedoAvailable()
    ):
        event.ignore()
    key = Qt.Key(event.key())
    is_function_key = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    is_command = bool(event.modifiers() & _COMMANDS) and key not in _BARE
    if not event.isAccepted() and (is_command or is_function_key) and line.isModified():
        line.editingFinished.emit()
