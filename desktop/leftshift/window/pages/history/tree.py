"""The tree of the history: steps that follow one another on one level, branches beneath where they left."""

from datetime import datetime

from PySide6.QtCore import (
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from leftshift.session.history.history import History
from leftshift.session.history.step import Step
from leftshift.text.history import time_words
from leftshift.window.controls.plain_text import plain_tip

_KEY = Qt.ItemDataRole.UserRole
_HEADS = ("What changed", "Go back", "From", "To", "When", "Asked by", "Why")
_BACK, _WHEN, _WHY = (_HEADS.index(head) for head in ("Go back", "When", "Why"))
_TALL = 26
"""Least height of a row, so that it is easily clicked [pixels]."""
_PARTS = {0: 39, 2: 16, 3: 16, 5: 12, 6: 17}
"""How the columns share what is left of the width by those that are as wide as their texts."""
_LANE, _DOT = 20, 4.0
"""Width of a branch's lane, and half the width of a step's dot [pixels]."""
_Index = QModelIndex | QPersistentModelIndex
_HERE = "▶ "
_GO, _HERE_TEXT = "Go back to here", "You are here"
_GO_TIP = "Bring back the plan as it was at this step; Undo returns"
_HERE_TIP = "The plan is at this step"


def lever_note_words(note: str) -> str:
    """Say that a note is on the lever, and was not written on the step."""
    return f"Note on the lever: {' '.join(note.split())}" if note else ""


class HistoryTree(QTreeWidget):
    """Shows every step; the current one is marked ▶ and bold.

    A click on a row looks at its step; a click on “Go back to here” in it, or Enter, goes there.

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
        # Nothing folds away: a branch is a line of its own.
        self.setItemsExpandable(False)
        self.setIndentation(_LANE)
        self._items: dict[int, QTreeWidgetItem] = {}
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(_LANE)
        # What goes back stands at the end of its row, after all that there is to read.
        self.header().moveSection(_BACK, len(_HEADS) - 1)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(lambda item, _: self._emit_chosen(item))
        self.itemActivated.connect(lambda item, _: self._ask_to_go(item))
        self.itemDoubleClicked.connect(lambda item, _: self._ask_to_go(item))
        self.itemClicked.connect(lambda item, place: self._ask_to_go(item) if place == _BACK else None)
        self.itemEntered.connect(self._point)
        self.viewportEntered.connect(lambda: self.viewport().unsetCursor())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        header = self.header()
        for place in (_BACK, _WHEN):
            self.setColumnWidth(place, max(self.sizeHintForColumn(place), header.sectionSizeHint(place)))
        left = self.viewport().width() - self.columnWidth(_BACK) - self.columnWidth(_WHEN)
        for place, part in _PARTS.items():
            self.setColumnWidth(place, max(left * part // 100, header.sectionSizeHint(place)))

    def drawBranches(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a dot for the step and the lines that lead to it: one lane a branch."""
        top, middle, bottom = place.top(), place.center().y() + 0.5, place.bottom() + 1
        step = self.model().index(index.row(), 0, index.parent())
        lanes: list[QModelIndex] = []
        at = step
        while at.isValid():
            lanes.insert(0, at)
            at = at.parent()
        xs = [place.left() + _LANE * (lane + 0.5) for lane in range(len(lanes))]
        is_first, is_last = step.row() == 0, step.row() == self.model().rowCount(step.parent()) - 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().mid().color(), 1.5))
        lines = [
            QLineF(x, top, x, bottom)
            for x, each in zip(xs[:-1], lanes[:-1], strict=True)
            if each.row() < self.model().rowCount(each.parent()) - 1
        ]
        if not is_first:
            lines.append(QLineF(xs[-1], top, xs[-1], middle))
        elif len(xs) > 1:
            # The first step of a branch leaves the lane of the step that it came from.
            lines += [QLineF(xs[-2], top, xs[-2], middle), QLineF(xs[-2], middle, xs[-1], middle)]
        if not is_last:
            lines.append(QLineF(xs[-1], middle, xs[-1], bottom))
        painter.drawLines(lines)
        is_here = step.siblingAtColumn(_BACK).data() == _HERE_TEXT
        text = self.palette().text().color()
        painter.setPen(QPen(text, 1.5))
        painter.setBrush(text if is_here else self.palette().base().color())
        painter.drawEllipse(QPointF(xs[-1], middle), _DOT, _DOT)
        painter.restore()

    @property
    def key(self) -> int | None:
        """Key of the step that is chosen."""
        item = self.currentItem()
        return None if item is None else int(item.data(0, _KEY))

    def draw(self, history: History) -> None:
        """Show the history; the step that was chosen stays so, else the current one is chosen."""
        chosen, here = self.key, history.current.key
        known = set(self._items)
        snapshot = datetime.now().astimezone()
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            for step in history.steps():
                self._add(history, step, snapshot, is_here=step.key == here)
            self.expandAll()
            wanted = chosen if chosen in self._items and here in known else here
            self.setCurrentItem(self._items[wanted])
        self._share_width()
        self.scrollToItem(self._items[wanted])
        self.chosen.emit(wanted)

    def _emit_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _KEY))

    def _ask_to_go(self, item: QTreeWidgetItem | None) -> None:
        """Ask once: a row is there no longer when its click has led to another step."""
        if item is not None:
            self.go_asked.emit(item.data(0, _KEY))

    def _point(self, item: QTreeWidgetItem, place: int) -> None:
        """Show the pointer for links over what can be clicked to go there."""
        if place == _BACK and item.text(_BACK) == _GO:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _add(self, history: History, step: Step, snapshot: datetime, *, is_here: bool) -> None:
        words = history.words(step)
        others = f" (and {words.others} more)" if words.others else ""
        branch = f"Branch “{step.name}”: " if step.name else ""
        note = "" if step.why else lever_note_words(history.lever_note(step))
        texts = (
            f"{_HERE if is_here else ''}{branch}{words.label}{others}",
            _HERE_TEXT if is_here else _GO,
            words.before,
            words.after,
            time_words(step.at, snapshot),
            step.who,
            " ".join(step.why.split()) or note,
        )
        item = QTreeWidgetItem(list(texts))
        item.setData(0, _KEY, step.key)
        item.setSizeHint(0, QSize(0, max(_TALL, self.fontMetrics().height() + 8)))
        item.setToolTip(0, plain_tip(texts[0] if step.said in texts[0] else f"{texts[0]}\n{step.said}"))
        for place, text in enumerate(texts[1:], 1):
            item.setToolTip(place, plain_tip(text))
        item.setToolTip(_BACK, _HERE_TIP if is_here else _GO_TIP)
        spoken = "You are here. " if is_here else ""
        ends = f", from {words.before} to {words.after}" if words.before or words.after else ""
        said = f"{spoken}{branch}{words.label}{others}{ends}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setFont(0, _face(bold=is_here))
        item.setFont(_BACK, _face(bold=is_here, link=not is_here))
        item.setFont(_WHY, _face(quoted=bool(note)))
        self._items[step.key] = item
        self._place_item(history, step, item)

    def _place_item(self, history: History, step: Step, item: QTreeWidgetItem) -> None:
        if step.parent is None:
            self.addTopLevelItem(item)
            return
        before = self._items[step.parent]
        beneath = before if history.after(step.parent)[0].key != step.key else before.parent()
        if beneath is None:
            self.addTopLevelItem(item)
        else:
            beneath.addChild(item)


def _face(*, bold: bool = False, link: bool = False, quoted: bool = False) -> QFont:
    """Return what a cell's font has of its own; its size follows the tree's."""
    font = QFont()
    if bold:
        font.setBold(True)
    if link:
        font.setUnderline(True)
    if quoted:
        font.setItalic(True)
    return font
