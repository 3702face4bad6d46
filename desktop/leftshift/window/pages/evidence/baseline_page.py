"""How good is this baseline? Ours beside what is published, with every miss as it is."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.facts import facts
from leftshift.evidence.tables import sources
from leftshift.model.own_figures import OwnFigures, preview
from leftshift.model.terms import LABELS
from leftshift.selftest.comparison import MONEY, CheckedFigure
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.citations import Citation, of_fact
from leftshift.text.reports.baseline_check import figure, finding, miss, published
from leftshift.window.access.text_scale import text_scale
from leftshift.window.controls.plain_text import PlainLabel, plain_tip
from leftshift.window.controls.wrapped_rows import WrappedRows
from leftshift.window.pages.page import Page
from leftshift.window.theme import Theme

MISS = Qt.ItemDataRole.UserRole
"""Role of the relative difference [share]; None where there is none."""
_REACH = 0.5
"""The bar's column reaches this far to each side [share]."""
_THICK = 0.5
"""Height of the bar as a part of the row [share]."""
_PAD = 6


class MissBar(QStyledItemDelegate):
    """Paints a relative difference as a bar from a middle line; an arrow where it reaches beyond."""

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        miss = index.data(MISS)
        if miss is None:
            return
        rect = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        surfaces, middle = self._theme.surfaces, rect.center()
        part = max(-_REACH, min(_REACH, miss)) / _REACH
        half = rect.height() * _THICK / 2
        end = middle.x() + part * rect.width() / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surfaces.accent)
        left, right = sorted((middle.x(), end))
        painter.drawRect(QRectF(left, middle.y() - half, right - left, 2 * half))
        if abs(miss) > _REACH:
            way = half if miss > 0 else -half
            tips = [(end, -half), (end + way, 0.0), (end, half)]
            painter.drawPolygon(QPolygonF([QPointF(x, middle.y() + y) for x, y in tips]))
        painter.setPen(surfaces.text)
        painter.drawLine(QPointF(middle.x(), rect.top()), QPointF(middle.x(), rect.bottom()))
        painter.restore()


_HEADINGS = ("What", "Ours", "Published", "Difference", "Less ◂ ours is ▸ more")
_WIDTHS = (0, 90, 110, 160, 200)
_WIDEST = 1.5
"""How many times as wide the columns of figures grow at most, with large text."""
_BAR = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BaselinePage(Page):
    """Lists the comparisons under their headings; the row chosen is commented on below, with its sources."""

    def __init__(self, rows: Sequence[CheckedFigure], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = tuple(rows)
        self._own: tuple[OwnFigures | None, Area | None] = (None, None)
        self._rows: dict[int, CheckedFigure] = {}
        self.title = PlainLabel(finding(rows), self, wrapped=True, role="title")
        self.table = QTableWidget(self)
        self.whole = QTextBrowser(self)
        self._bar = MissBar(self.table)
        self._set_up_table()
        self._lay_out()
        self.apply_theme(theme)
        self._fill(())
        self.table.currentCellChanged.connect(self._comment)
        self.whole.anchorClicked.connect(_open)
        self.table.setCurrentCell(1, 0)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the area's own figures beside ours, where it has some; the rest never changes."""
        own = snapshot.scenario.own_figures
        if (own, snapshot.area) != self._own:
            self._own = (own, snapshot.area)
            self._fill(() if own is None else _own_rows(own, snapshot))
            self.table.setCurrentCell(1, 0)

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._bar.apply_theme(theme)
        self.table.viewport().update()

    def _fill(self, own: Sequence[CheckedFigure]) -> None:
        self.table.setRowCount(0)
        self.table.clearSpans()
        self._rows.clear()
        for group, held in groupby((*own, *self._known), key=lambda row: row.group):
            self._add_heading(group)
            for row in held:
                self._add(row)

    def _add_heading(self, text: str) -> None:
        place = self.table.rowCount()
        self.table.insertRow(place)
        item = QTableWidgetItem(text)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(place, 0, item)
        self.table.setSpan(place, 0, 1, len(_HEADINGS))

    def _add(self, row: CheckedFigure) -> None:
        place = self.table.rowCount()
        self.table.insertRow(place)
        self._rows[place] = row
        texts = (row.what, figure(row.ours, row.unit), published(row), miss(row), "")
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            if column:
                item.setTextAlignment(_RIGHT)
            self.table.setItem(place, column, item)
        bar = self.table.item(place, _BAR)
        if bar is not None:
            bar.setData(MISS, row.relative)
            bar.setData(Qt.ItemDataRole.AccessibleTextRole, miss(row) or "no difference can be worked out")

    def _comment(self, row: int) -> None:
        found = self._rows.get(row)
        if found is not None:
            self.whole.setHtml(_html(found))

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName("Ours beside what is published")
        table.setColumnCount(len(_HEADINGS))
        table.setHorizontalHeaderLabels(list(_HEADINGS))
        for column in range(1, _BAR):
            heading = table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_RIGHT)
        table.setItemDelegateForColumn(_BAR, self._bar)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        WrappedRows(table)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the columns when the text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        scale = min(text_scale(self), _WIDEST)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(column, round(width * scale))

    def _lay_out(self) -> None:
        self.whole.setAccessibleName("What sets the two figures apart, and the sources")
        self.whole.setOpenLinks(False)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.whole)
        panes.setSizes([430, 150])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(panes, 1)


def _own_rows(own: OwnFigures, snapshot: Snapshot) -> tuple[CheckedFigure, ...]:
    """Hold what is worked out for an area beside the figures of its own ledger."""
    found = preview(own, baseline(snapshot.area))
    given = [(LABELS[row.sector], row.published, row.own) for row in found.rows if row.own is not None]
    comment = "Your figure replaces ours in this plan."
    total = ("All sectors", found.published, found.own)
    return tuple(
        CheckedFigure(
            group=f"Own figures of {snapshot.area.name}, from {own.source}",
            what=what,
            ours=ours,
            published=theirs,
            unit=MONEY,
            source=(own.source,),
            comment=comment,
        )
        for what, ours, theirs in (*given, total)
    )


def _html(row: CheckedFigure) -> str:
    cited = "".join(_source(key) for key in row.source)
    return f"<p><b>{escape(row.group)}: {escape(row.what)}.</b> {escape(row.comment)}</p>{cited}"


def _source(key: str) -> str:
    known = _citation(key)
    if known is None:
        return f"<p>{escape(key)}</p>"
    address = escape(known.link, quote=True)
    link = f'<br><a href="{address}">{address}</a>' if known.link else ""
    return f"<p>{escape(known.line)}{link}</p>"


def _citation(key: str) -> Citation | None:
    """Cite a fact or a source of a table; None for what is neither, such as the name of a ledger."""
    if key in facts():
        return of_fact(facts()[key])
    known = sources().get(key)
    if known is None:
        return None
    return Citation(
        id=key,
        title=known.title,
        publisher=known.publisher,
        date=known.date,
        link=known.link,
        says=known.note,
    )


def _open(link: QUrl) -> None:
    """Open a page in the browser: the planner clicked it."""
    QDesktopServices.openUrl(link)
