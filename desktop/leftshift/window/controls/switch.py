"""A switch in words: one of a few, all in view, that goes on in the next line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from leftshift.window.controls.flow_layout import Flow


class Switch(QWidget):
    """Offers a few things by their words; the one chosen is marked.

    Signals:
        asked: the planner wants another one. args: its key
    """

    asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._row = Flow(self, across=0)
        self._items: tuple[tuple[str, str], ...] = ()
        self.buttons: dict[str, QPushButton] = {}

    def show_items(self, items: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer things by key and word, one of them chosen."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            for button in self.buttons.values():
                self._group.removeButton(button)
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = {key: self._button(key, word) for key, word in items}
        for key, button in self.buttons.items():
            button.setChecked(key == chosen)

    def width_needed(self) -> int:
        """Return the width of all words in one line [pixels]."""
        return self._row.sizeHint().width()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        return self._row.sizeHint()

    def _button(self, key: str, word: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setCheckable(True)
        button.setProperty("segment", True)  # noqa: FBT003 - Qt's own signature
        button.clicked.connect(lambda: self.asked.emit(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        button.show()
        return button
