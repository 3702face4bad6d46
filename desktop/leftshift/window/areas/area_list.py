"""The list that the area picker drops: a search line and the areas in groups."""

from collections.abc import Callable, Sequence

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

from leftshift.evidence.area_search import like, successors
from leftshift.evidence.areas import AREA_KINDS, ICB_2025, area_of, areas
from leftshift.text.explain.figure import Figure
from leftshift.text.numbers import money, people
from leftshift.window.access.text_scale import grown, text_scale
from leftshift.window.areas.area_rows import AreaRow
from leftshift.window.controls.plain_text import plain_tip

_SIZE = (760, 460)
_NAME, _FIGURES = 230, 400
"""Least widths of a name, so that no two look alike, and of all other columns [pixels]."""
_ROW = Qt.ItemDataRole.UserRole
_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
MERGE = "Merge areas\u2026"


class AreaList(QFrame):
    """Finds areas by name, code or initials, the best first; arrows move, Enter picks, Esc closes.

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
        self.search.setPlaceholderText("Name, initials or code, such as Norfolk, BNSSG or QMM")
        self.search.setAccessibleName("Find an area by its name, its initials or its code")
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName("Areas")
        self.tree.setHeaderLabels(["Area", "Code", "People", "Allocation 2025/26"])
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._order = {(row.kind, row.code): place for place, row in enumerate(rows)}
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
        """Show the whole list, at the current area."""
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
        """Show the areas that fit what was typed, the best kind and the best of each kind first."""
        found = like(words, areas())
        order = [(match.area.kind, match.area.code) for match in found]
        kinds = list(dict.fromkeys(kind for kind, _ in order))
        why = {(match.area.kind, match.area.code): match.why for match in found}
        rank = {place: number for number, place in enumerate(order)} if words.strip() else self._order
        for group in self._groups.values():
            _sort(group, lambda item: rank.get(_place(item), len(rank)))
        self._order_groups(kinds)
        # A place in the tree that an item comes to anew is never hidden: what is hidden is said last.
        for kind, group in self._groups.items():
            for item in _inside(group):
                place = _place(item)
                item.setHidden(place not in why)
                name = _named(item.data(0, _ROW), why.get(place, ""))
                item.setText(0, name if words.strip() else item.data(0, _ROW).name)
                item.setToolTip(0, plain_tip(name))
            group.setHidden(kind not in kinds)
        merges = bool(words.strip()) and MERGE.casefold().startswith(words.strip().casefold())
        self._merge.setHidden(bool(words.strip()) and not merges)
        shown = self.found()
        if merges:
            self.tree.setCurrentItem(self._merge)
        elif words.strip() and shown:
            self.tree.setCurrentItem(shown[0])
            self.tree.scrollToItem(shown[0])

    def _order_groups(self, kinds: Sequence[str]) -> None:
        """Put the groups in an order; those not in it follow, hidden."""
        if [kind for kind in self._shown_kinds() if kind in kinds] == list(kinds):
            return
        for place, kind in enumerate(kinds):
            group = self._groups[kind]
            at = self.tree.indexOfTopLevelItem(group)
            if at != place:
                self.tree.takeTopLevelItem(at)
                self.tree.insertTopLevelItem(place, group)
                group.setFirstColumnSpanned(True)
                group.setExpanded(True)

    def _shown_kinds(self) -> list[str]:
        places = {self.tree.indexOfTopLevelItem(group): kind for kind, group in self._groups.items()}
        return [places[place] for place in sorted(places)]

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
        """Return people and money of the area chosen in the list."""
        item = self.tree.currentItem()
        row = item.data(0, _ROW) if item is not None else None
        if not isinstance(row, AreaRow):
            return (Figure(formula="area_list", name="Areas"),)
        said = f"{people(row.population)} people, {money(row.total)}"
        return (Figure(formula="area_list", name=row.name, value=said),)

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
        return [item for kind in self._shown_kinds() for item in _inside(self._groups[kind])]

    def _fill(self, rows: Sequence[AreaRow]) -> None:
        for kind in AREA_KINDS:
            group = QTreeWidgetItem(self.tree, [kind.heading])
            self._groups[kind.key] = group
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFirstColumnSpanned(True)
            for row in (row for row in rows if row.kind == kind.key):
                item = QTreeWidgetItem(
                    group,
                    [row.name, row.code.removeprefix("cluster:"), people(row.population), money(row.total)],
                )
                item.setData(0, _ROW, row)
                for number in (2, 3):
                    item.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            group.setExpanded(True)
        self._merge = QTreeWidgetItem(self.tree, [MERGE])
        self._merge.setFirstColumnSpanned(True)

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


def _place(item: QTreeWidgetItem) -> tuple[str, str]:
    row = item.data(0, _ROW)
    return row.kind, row.code


def _sort(group: QTreeWidgetItem, key: Callable[[QTreeWidgetItem], int]) -> None:
    """Put the areas of a group in an order, where they are in another."""
    before = _inside(group)
    after = sorted(before, key=key)
    if after != before:
        group.takeChildren()
        group.addChildren(after)


def _named(row: AreaRow, why: str) -> str:
    """Name an area, what of it fits, and what became of it in April 2026."""
    heirs = successors(area_of(row.choice)) if row.kind == ICB_2025 else ()
    now = f"now in {' and '.join(area.name for area in heirs)}" if heirs else ""
    return " \u00b7 ".join(part for part in (row.name, why, now) if part)
