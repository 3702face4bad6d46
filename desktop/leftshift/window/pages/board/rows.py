"""A small table of text that only shows: cells are set where they differ, so that a drag stays quick."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.controls.wrapped_rows import TALL

Index = QModelIndex | QPersistentModelIndex
Rows = Sequence[tuple[str, ...]]


class TextRows(QAbstractTableModel):
    """Rows of text under fixed columns; all columns but those named as words are aligned right."""

    def __init__(self, columns: Sequence[str], words: frozenset[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._words = tuple(columns), words
        self._rows: Rows = ()
        self._tips: Rows = ()

    def show_value(self, rows: Rows, tips: Rows = ()) -> None:
        """Show other rows, and hints for each cell where there are any. Only `draw` may call this."""
        same = len(rows) == len(self._rows)
        if same:
            before, self._rows, self._tips = self._rows, rows, tips
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                changed = [column for column in range(len(new)) if old[column] != new[column]]
                if changed:
                    self.dataChanged.emit(self.index(place, changed[0]), self.index(place, changed[-1]))
        else:
            self.beginResetModel()
            self._rows, self._tips = rows, tips
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[row][column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((self._tips[row][column] if self._tips else "") or self._rows[row][column])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column in self._words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class FiguresTable(QTableView):
    """A table whose rows grow with the text."""

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height of their text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def fit_rows(self) -> None:
        """Give the rows the height of their text."""
        self.verticalHeader().setDefaultSectionSize(max(self.fontMetrics().height() + 6, TALL))


def figures_table(name: str, model: TextRows, *, wide: int, parent: QWidget | None = None) -> FiguresTable:
    """Make the view of a model; the column `wide` has the room that is left."""
    view = FiguresTable(parent)
    view.setAccessibleName(name)
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.fit_rows()
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return view
