"""The command palette: type a few letters of what is wanted, press Enter."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leftshift.window.access.action_list import MenuCommand
from leftshift.window.access.text_scale import grown
from leftshift.window.controls.plain_text import PlainLabel, plain_tip

_SIZE = (620, 420)
_FOUND = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


_ALSO: Final[tuple[tuple[str, str], ...]] = (
    ("Contents", "manual how to guide f1"),
    ("Words explained", "glossary terms jargon meaning abbreviations"),
    ("Choose an area", "icb switch change region england merge"),
    ("Tour", "introduction start"),
    ("Export", "pdf excel powerpoint word spreadsheet slides pack download send"),
    ("Print", "pdf paper"),
    ("Copy picture", "excel powerpoint word paste png"),
    ("Save chart", "export png svg pdf csv excel image"),
    ("Save", "store keep file"),
    ("Quit", "exit leave close"),
    ("Close", "exit quit"),
    ("Open", "load file"),
    ("Undo", "back revert"),
    ("Larger text", "zoom bigger font"),
    ("Theme", "dark light colours"),
    ("Real terms", "inflation prices"),
    ("Present", "projector slideshow meeting"),
    ("Compare", "difference scenarios"),
    ("Other changes", "more levers efficiency policies"),
    ("Money", "shares budget spend sectors"),
    ("Evidence", "sources assumptions data check baseline"),
)
"""How a command begins, and other words that people look for it by."""
_ROW = 24
"""Least height of a command, so that a finger or an unsteady mouse hits it [pixels]."""


class CommandPalette(QDialog):
    """Lists every action of the program and every button in view, and does the one that is chosen."""

    def __init__(self, found: Sequence[MenuCommand], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands = tuple(found)
        self.words = QLineEdit()
        self.words.setAccessibleName("What do you want to do?")
        self.words.setPlaceholderText("Type what you want to do, such as copy or dark")
        self.words.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setStyleSheet(f"QListWidget::item {{ min-height: {_ROW}px; }}")
        self.list.setAccessibleName("Commands")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = PlainLabel("No command has these words.", role="muted")
        column = QVBoxLayout(self)
        for part in (self.words, self.list, self.none):
            column.addWidget(part)
        self.resize(grown(self, *_SIZE))
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._filter)
        self.words.returnPressed.connect(self._do_current)
        self.list.itemClicked.connect(self._do)
        self.list.itemActivated.connect(self._do)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow and page keys walk the list while the words are typed."""
        if watched is self.words and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = _MOVES.get(Qt.Key(event.key()))
            if steps is not None and self.list.count():
                row = min(max(self.list.currentRow() + steps, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        self.list.clear()
        # What is called exactly so comes first, whatever else has these words.
        for found in sorted(self.commands, key=lambda found: found.name.casefold().split() != wanted):
            also = " ".join(words for name, words in _ALSO if _begins(found.name, name))
            said = f"{found.name} {found.where} {also}".casefold()
            if all(word in said for word in wanted):
                self.list.addItem(_item(found))
        self.list.setCurrentRow(0)
        self.none.setVisible(self.list.count() == 0)

    def _do_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._do(item)

    def _do(self, item: QListWidgetItem) -> None:
        found = item.data(_FOUND)
        if isinstance(found, MenuCommand) and found.is_possible:
            self.accept()
            found.do()


def _begins(name: str, words: str) -> bool:
    """Whether a command begins with whole words: “Closer to home” is nothing to “Close”."""
    return name.startswith(words) and not name.removeprefix(words)[:1].isalpha()


def _item(found: MenuCommand) -> QListWidgetItem:
    keys = f"    {found.keys}" if found.keys else ""
    item = QListWidgetItem(f"{found.name}   ({found.where}){keys}")
    item.setData(_FOUND, found)
    item.setToolTip(plain_tip(item.text()))
    if not found.is_possible:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        item.setToolTip(plain_tip(f"{item.text()}\nNot possible just now"))
    return item
