"""The evidence as rows of a table, searched by words and by group."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from leftshift.text.evidence_list import Evidence

Index = QModelIndex | QPersistentModelIndex


class EvidenceColumn(IntEnum):
    """The columns of the table."""

    SAYS = 0
    FIGURE = 1
    SOURCE = 2
    DATE = 3
    KIND = 4
    USED_BY = 5
    ID = 6


HEADINGS = ("What it says", "Figure", "Source and publisher", "Date", "Kind", "Used by", "Code")


class EvidenceTable(QAbstractTableModel):
    """One row a fact or source; nothing in it ever changes."""

    def __init__(self, rows: tuple[Evidence, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._texts = tuple(_texts(row) for row in rows)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Give a cell's text; the same as a hint where it does not fit."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts[index.row()][index.column()]
        return None


class EvidenceFilter(QSortFilterProxyModel):
    """Shows the rows that hold every word typed and are in the group chosen; sorts by any column."""

    def __init__(self, table: EvidenceTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = table.rows
        self._words, self._group = "", ""
        self.setSourceModel(table)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def look_for(self, words: str, group: str) -> None:
        """Show other rows; an empty group means all."""
        self.beginFilterChange()
        self._words, self._group = words, group
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Return whether a row is shown."""
        found = self._rows[row]
        return self._group in ("", found.group) and found.has_words(self._words)

    def row(self, index: Index) -> Evidence:
        """Return the row that an index of this filter means."""
        return self._rows[self.mapToSource(index).row()]


def _texts(row: Evidence) -> tuple[str, ...]:
    return (
        row.says,
        row.figure,
        f"{row.source}, {row.publisher}",
        row.date,
        row.kind,
        "; ".join(row.used_by) or "background",
        row.id,
    )
