"""The sources: every fact and source, searchable, with what uses each."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leftshift.text.evidence_list import Evidence, evidence_list, groups
from leftshift.text.numbers import counted
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import PlainLabel
from leftshift.window.controls.ringed_box import RingedBox
from leftshift.window.pages.evidence.table import EvidenceColumn, EvidenceFilter, EvidenceTable
from leftshift.window.pages.page import Page
from leftshift.window.provenance.figures_shown import set_formula
from leftshift.window.theme import Theme

_ALL = "All groups"
_ROW = 25
"""Height of a row [pixels]."""
_LEAST = 200
"""Least width of what a row says, at the usual size of text [pixels]."""
_PARTS = {
    EvidenceColumn.FIGURE: 13,
    EvidenceColumn.SOURCE: 22,
    EvidenceColumn.DATE: 9,
    EvidenceColumn.KIND: 7,
    EvidenceColumn.USED_BY: 14,
    EvidenceColumn.ID: 5,
}
"""How wide columns are, of the page [%]; what it says has the rest."""


class SourcesPage(Page):
    """Finds evidence by words and group; the row chosen is shown in full below, with its link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Find words, a figure, a publisher or a code")
        self.search.setAccessibleName("Find evidence by words")
        self.search.setClearButtonEnabled(True)
        self.group = RingedBox(self)
        self.group.setAccessibleName("Group of evidence")
        self.group.addItems([_ALL, *groups()])
        self.count = PlainLabel(self)
        set_formula(self.count, "count")
        self.rows = EvidenceFilter(EvidenceTable(evidence_list(), self), self)
        self.table = QTableView(self)
        self.whole = QTextBrowser(self)
        self._set_up_table()
        self._lay_out()
        self.apply_theme(theme)
        self.search.textChanged.connect(self._filter)
        self.group.currentTextChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self.whole.anchorClicked.connect(_open)
        self._filter()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme
        self._show_whole(self.table.currentIndex())

    def look_up(self, words: str) -> None:
        """Show the rows that hold some words, the first of them in full; an id is found as it is."""
        self.group.setCurrentIndex(0)
        self.search.setText(words)
        exact = next((row for row in range(self.rows.rowCount()) if self.shown(row).id == words), 0)
        self.table.selectRow(exact)
        self.table.scrollTo(self.rows.index(exact, EvidenceColumn.ID))

    def shown(self, row: int) -> Evidence:
        """Return the evidence in a row."""
        return self.rows.row(self.rows.index(row, EvidenceColumn.ID))

    def _filter(self) -> None:
        group = self.group.currentText()
        self.rows.look_for(self.search.text(), "" if group == _ALL else group)
        count = self.rows.rowCount()
        self.count.setText(f"{counted(count, 'row', 'rows')} of {len(evidence_list())}")
        if count and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_whole(self.table.currentIndex())

    def _show_whole(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        if not current.isValid():
            self.whole.setPlainText("Nothing has these words. Remove a word, or choose all groups.")
            return
        self.whole.setHtml(_html(self.rows.row(current), self._theme.surfaces.muted.name()))

    def _set_up_table(self) -> None:
        self.table.setModel(self.rows)
        self.table.setAccessibleName("Evidence")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows more height when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(round(_ROW * text_scale(self)))
        # The page has its width before the table has: what the columns leave goes to what a row says.
        header, modes = self.table.horizontalHeader(), QHeaderView.ResizeMode
        widths = {
            column: max(self.width() * part // 100, header.sectionSizeHint(column))
            for column, part in _PARTS.items()
        }
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)
        # With the largest text there is nothing left: the table then scrolls sideways.
        least, left = round(_LEAST * text_scale(self)), self.width() - sum(widths.values())
        header.setSectionResizeMode(
            EvidenceColumn.SAYS, modes.Stretch if left >= least else modes.Interactive
        )
        if left < least:
            self.table.setColumnWidth(EvidenceColumn.SAYS, least)

    def _lay_out(self) -> None:
        self.whole.setAccessibleName("The row chosen, in full")
        self.whole.setOpenLinks(False)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.group)
        top.addWidget(self.count)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.whole)
        panes.setSizes([400, 190])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(panes, 1)


def _open(link: QUrl) -> None:
    """Open a page in the browser: the planner clicked it."""
    QDesktopServices.openUrl(link)


def _html(row: Evidence, muted: str) -> str:
    caution = f"<br><b>Take care:</b> {escape(row.caution)}" if row.caution else ""
    address = escape(row.link, quote=True)
    link = f'<br><a href="{address}">{address}</a>' if row.link else "<br>No link is published."
    used = "; ".join(row.used_by) or "background only"
    return (
        f"<p>{escape(row.says)}{caution}</p>"
        f"<p>Figure: <b>{escape(row.figure)}</b>, {escape(row.kind)}</p>"
        f"<p>{escape(row.source)}, {escape(row.publisher)}, {escape(row.date)}{link}</p>"
        f'<p style="color: {muted};">Used by: {escape(used)}<br><small>Code: {escape(row.id)}</small></p>'
    )
