"""Questions before a board loses what a rule asks for, opened without blocking."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from leftshift.board.rules import Check
from leftshift.text.board import broken_words
from leftshift.window.controls.plain_text import plain_box

_TITLE = "Leftshift"


def ask_to_break(
    parent: QWidget, what: str, broken: Sequence[Check], verb: str, do: Callable[[], None]
) -> QMessageBox:
    """Name the rules that a change would break, and make it only when the planner still wants it."""
    rules = "a rule that is now met" if len(broken) == 1 else f"{len(broken)} rules that are now met"
    return ask_whether(
        parent, f"{what}? The board would no longer meet {rules}.", broken_words(broken), verb, do
    )


def ask_whether(parent: QWidget, question: str, more: str, verb: str, do: Callable[[], None]) -> QMessageBox:
    """Ask a question whose safe answer is Cancel; `verb` is the button that does it."""
    box = plain_box(
        QMessageBox.Icon.Question, _TITLE, question, QMessageBox.StandardButton.Cancel, parent, more=more
    )
    agreed = QPushButton(verb, box)
    box.addButton(agreed, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    agreed.clicked.connect(do)
    box.open()
    return box
