"""A choice of one of the other levers: its name, and below it a list to pick from."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leftshift.window.controls.choice import Choice
from leftshift.window.controls.plain_text import PlainLabel


class ChoiceRow(QWidget):
    """Asks for one of a few values.

    Signals:
        asked: the planner picked this. args: key
    """

    asked = Signal(object)

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        """Make the row; `name` is what a screen reader calls the list, and holds what it belongs to."""
        super().__init__(parent)
        said = PlainLabel(label, self)
        self.choice = Choice(name, self)
        said.setBuddy(self.choice)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(6)
        line.addWidget(said)
        line.addWidget(self.choice, 1)
        self.choice.asked.connect(self.asked)

    def show_value(self, key: Hashable, items: Sequence[tuple[Hashable, str]]) -> None:
        """Show one of the items, each a key and what it is called. Only `draw` may call this."""
        self.choice.show_value(key, items)
