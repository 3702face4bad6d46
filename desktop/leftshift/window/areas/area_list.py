"""The list that the area picker drops: a search line and the areas in groups."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.areas import AREA_KINDS
from leftshift.text.explain.figure import Figure, figure_of
from leftshift.text.numbers import money, people
from leftshift.window.access.text_scale import grown, text_scale
from leftshift.window.areas.area_rows import AreaRow

_SIZE = (760, 460)
_NAME, _FIGURES = 230, 400
"""Widths that a name needs so that it can be told from others, and all other columns [pixels]."""
_ROW = Qt.ItemDataRole.UserRole
_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
MERGE = "Merge areas\u2026"


class AreaList(QFrame):
    """Finds areas by part of a name or code; arrows move, Enter picks, Esc closes.

    Signals:
        picked: args: AreaRow
        merge_asked: several areas are to be put together.
        where_asked: the planner asks where a figure is from. args: Figure
    """

    picked = Signal(object)
    merge_asked = Signal()
    where_asked = Signal(object)

    def __init__(self, rows: Sequence[AreaRow], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("Choose an area")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Part of a name or code, such as Norfolk or QMM")
        self.search.setAccessibleName("Find an area by part of its name or code")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName("Areas")
        self.tree.setHeaderLabels(["Area", "Code", "People", "Allocation 2025/26"])
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self._groups: list[QTreeWidgetItem] = []
        self._fill(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.look_for)
        self.search.returnPressed.connect(self._pick_current)
        self.tree.itemActivated.connect(self._pick)
        self.tree.itemClicked.connect(self._pick)

    def open_at(self, code: str) -> None:
        """Start afresh, standing at the area in hand."""
        self.resize(grown(self, *_SIZE))
        self._share_width()
        self.search.clear()
        self.look_for("")
        for item in self._areas():
            if item.data(0, _ROW).code == code:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)
                break
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _share_width(self) -> None:
        """Let names be read whatever the size of text; what no longer fits scrolls."""
        scale, header = text_scale(self), self.tree.header()
        modes = QHeaderView.ResizeMode
        roomy = self.width() >= (_NAME + _FIGURES) * scale
        header.setSectionResizeMode(0, modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            header.resizeSection(0, round(_NAME * scale))

    def look_for(self, words: str) -> None:
        """Show only the areas that hold what was typed, and stand at the first."""
        for item in self._areas():
            item.setHidden(not item.data(0, _ROW).holds(words))
        for group in self._groups:
            group.setHidden(all(item.isHidden() for item in _inside(group)))
        found = self.found()
        if words.strip() and found:
            self.tree.setCurrentItem(found[0])

    def found(self) -> list[QTreeWidgetItem]:
        """List the areas that are shown."""
        return [item for item in self._areas() if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the planner types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _KEYS:
            moved = QKeyEvent(event.type(), event.key(), event.modifiers())
            self.tree.keyPressEvent(moved)
            return True
        return super().eventFilter(watched, event)

    def figures(self) -> tuple[Figure, ...]:
        """Return people and money of the area that the list stands at."""
        item = self.tree.currentItem()
        row = item.data(0, _ROW) if item is not None else None
        if not isinstance(row, AreaRow):
            return (figure_of("area_list", "Areas"),)
        return (figure_of("area_list", row.name, f"{people(row.population)} people, {money(row.total)}"),)

    def figure_at(self, place: QPoint | None) -> Figure | None:
        """Return the figures of the area at a place [pixels]; else of the one chosen."""
        item = None if place is None else self.tree.itemAt(self.tree.viewport().mapFrom(self, place))
        if item is not None:
            self.tree.setCurrentItem(item)
        return self.figures()[0]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let a right click ask where figures are from: a popup has no room for a menu of its own."""
        figure = self.figure_at(event.pos())
        self.hide()
        self.where_asked.emit(figure)

    def _areas(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups for item in _inside(group)]

    def _fill(self, rows: Sequence[AreaRow]) -> None:
        for kind in AREA_KINDS:
            group = QTreeWidgetItem(self.tree, [kind.heading])
            self._groups.append(group)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFirstColumnSpanned(True)
            for row in (row for row in rows if row.kind == kind.key):
                item = QTreeWidgetItem(group, [row.name, row.code, people(row.population), money(row.total)])
                item.setData(0, _ROW, row)
                item.setToolTip(0, row.name)
                for number in (2, 3):
                    item.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            group.setExpanded(True)
        merge = QTreeWidgetItem(self.tree, [MERGE])
        merge.setFirstColumnSpanned(True)

    def _pick_current(self) -> None:
        item = self.tree.currentItem()
        if item is not None and not item.isHidden():
            self._pick(item)

    def _pick(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        row = item.data(0, _ROW)
        if isinstance(row, AreaRow):
            self.hide()
            self.picked.emit(row)
        elif item.text(0) == MERGE:
            self.hide()
            self.merge_asked.emit()


def _inside(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (group.child(place) for place in range(group.childCount()))
    return [item for item in items if item is not None]
