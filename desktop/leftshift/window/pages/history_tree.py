"""The tree of the history: steps that follow one another on one level, branches beneath where they left."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from leftshift.papers.history_words import time_words
from leftshift.session.history import History, Step
from leftshift.window.text_scale import text_scale

_KEY = Qt.ItemDataRole.UserRole
_HEADS = ("What", "From", "To", "Time", "Asked by", "Why")
_TALL = 26
"""Least height of a row, so that it is easily clicked [pixels]."""
_WIDTHS = (330, 150, 150, 110, 130)
_WIDEST = 1.5
"""How many times as wide the columns grow at most, with large text."""
_HERE = "▶ "


class HistoryTree(QTreeWidget):
    """Shows every step; the one where the scenario stands is marked ▶ and bold.

    Signals:
        chosen: the planner looks at a step. args: key
        go_asked: the planner wants to go back to a step. args: key
    """

    chosen = Signal(int)
    go_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("History")
        self.setHeaderLabels(_HEADS)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setExpandsOnDoubleClick(False)
        self._items: dict[int, QTreeWidgetItem] = {}
        self._make_room()
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.currentItemChanged.connect(lambda item, _: self._tell_chosen(item))
        self.itemActivated.connect(lambda item, _: self.go_asked.emit(item.data(0, _KEY)))
        self.itemDoubleClicked.connect(lambda item, _: self.go_asked.emit(item.data(0, _KEY)))

    def changeEvent(self, event: QEvent) -> None:
        """Widen the columns when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = min(text_scale(self), _WIDEST)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, round(width * scale))

    @property
    def key(self) -> int | None:
        """Key of the step that is chosen."""
        item = self.currentItem()
        return None if item is None else int(item.data(0, _KEY))

    def draw(self, history: History) -> None:
        """Show the history as it stands; the step that was chosen stays so, else the one in hand."""
        chosen, here = self.key, history.here.key
        known = set(self._items)
        now = datetime.now().astimezone()
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            for step in history.steps():
                self._add(history, step, now, is_here=step.key == here)
            self.expandAll()
            wanted = chosen if chosen in self._items and here in known else here
            self.setCurrentItem(self._items[wanted])
        self.scrollToItem(self._items[wanted])
        self.chosen.emit(wanted)

    def item_of(self, key: int) -> QTreeWidgetItem:
        """Return the row of a step.

        Raises:
            KeyError: it is not shown.
        """
        return self._items[key]

    def _tell_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _KEY))

    def _add(self, history: History, step: Step, now: datetime, *, is_here: bool) -> None:
        words = history.words(step)
        others = f" (and {words.others} more)" if words.others else ""
        branch = f"Branch “{step.name}”: " if step.name else ""
        why = step.why or self._lever_note(history, step, words.lever)
        texts = (
            f"{_HERE if is_here else ''}{branch}{words.label}{others}",
            words.before,
            words.after,
            time_words(step.at, now),
            step.who,
            " ".join(why.split()),
        )
        item = QTreeWidgetItem(list(texts))
        item.setData(0, _KEY, step.key)
        item.setSizeHint(0, QSize(0, max(_TALL, self.fontMetrics().height() + 8)))
        item.setToolTip(0, texts[0] if step.said in texts[0] else f"{texts[0]}\n{step.said}")
        for place, text in enumerate(texts[1:], 1):
            item.setToolTip(place, text)
        spoken = "You are here. " if is_here else ""
        said = f"{spoken}{branch}{words.label}{others}, from {words.before} to {words.after}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        if is_here:
            font = self.font()
            font.setBold(True)
            item.setFont(0, font)
        self._items[step.key] = item
        self._hang(history, step, item)

    def _hang(self, history: History, step: Step, item: QTreeWidgetItem) -> None:
        if step.parent is None:
            self.addTopLevelItem(item)
            return
        before = self._items[step.parent]
        beneath = before if history.after(step.parent)[0].key != step.key else before.parent()
        if beneath is None:
            self.addTopLevelItem(item)
        else:
            beneath.addChild(item)

    def _lever_note(self, history: History, step: Step, lever: str) -> str:
        """Fall back on what was noted beside the lever itself."""
        if not lever or step.told is not None:
            return ""
        return history.scenario_at(step.key).lever_notes.get(lever, "")
