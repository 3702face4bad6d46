"""The list of questions: each with what it finds, in one line or two."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leftshift.text.explain.figure import Figure, chart_figure
from leftshift.window.access.text_scale import text_scale
from leftshift.window.charts.plotting.text_painter import Face, TextPainter
from leftshift.window.controls.plain_text import plain_tip
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.theme import Theme

_KEY, _FINDING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_PAD, _EDGE = 8, 4
_WIDTH = 292
"""Width at the usual size of text [pixels]."""
_WIDEST = 1.25
"""How many times as wide it grows at most, with large text."""
_LINES = 3
"""Lines kept for a finding, so that nothing moves when it changes."""
_Index = QModelIndex | QPersistentModelIndex


class QuestionList(QListWidget):
    """Shows every question with its finding; arrow keys or a click choose one.

    Signals:
        asked: the planner wants to see this question. args: key
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Questions")
        self.setObjectName("questions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._painter = _Row(theme, self)
        self.setItemDelegate(self._painter)
        for kind in KINDS:
            item = QListWidgetItem(kind.title, self)
            item.setData(_KEY, kind.key)
        self.currentRowChanged.connect(lambda row: self.asked.emit(KINDS[row].key))
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Widen the list when the text grows, but leave most of the page to what is beside."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the questions anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _make_room(self) -> None:
        self.setFixedWidth(round(_WIDTH * min(text_scale(self), _WIDEST)))
        self.scheduleDelayedItemsLayout()

    def show_value(self, key: str, findings: Mapping[str, str]) -> None:
        """Show the question chosen and what each finds. Only `draw` may call this."""
        with QSignalBlocker(self):
            for row, kind in enumerate(KINDS):
                item, said = self.item(row), findings.get(kind.key, "")
                if item.data(_FINDING) != said:
                    item.setData(_FINDING, said)
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind.title} {said}")
                    item.setToolTip(plain_tip(f"{kind.title}\n{said}".strip()))
                if kind.key == key and self.currentRow() != row:
                    self.setCurrentRow(row)

    def finding(self, key: str) -> str:
        """Return what is shown as the finding of a question."""
        row = next(place for place, kind in enumerate(KINDS) if kind.key == key)
        return str(self.item(row).data(_FINDING) or "")

    def figures(self) -> tuple[Figure, ...]:
        """List the findings shown, the one chosen first."""
        listed = [self._figure(row) for row in range(self.count())]
        first = max(self.currentRow(), 0)
        return (listed[first], *listed[:first], *listed[first + 1 :])

    def figure_at(self, place: QPoint | None) -> Figure | None:
        """Return the finding at a place [pixels], or the one chosen."""
        row = self.currentRow() if place is None else self.indexAt(self.viewport().mapFromParent(place)).row()
        return self._figure(row) if row >= 0 else None

    def _figure(self, row: int) -> Figure:
        kind = KINDS[row]
        return chart_figure(kind.chart_key, kind.title, self.finding(kind.key))

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        self._painter.theme = theme
        self.viewport().update()


class _Row(QStyledItemDelegate):
    """Paints a question in strong text and its finding below."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self.theme = theme
        self._painters: dict[str, TextPainter] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        surfaces, text = self.theme.surfaces, self._text_painter(option.font)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(place, surfaces.accent_ground if chosen else surfaces.panel)
        if chosen:
            painter.fillRect(QRect(place.left(), place.top(), _EDGE, place.height()), surfaces.accent)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(surfaces.focus)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        x, y, width = place.left() + _EDGE + _PAD, float(place.top() + _PAD), place.width() - _EDGE - 2 * _PAD
        height = text.line
        for title in text.lines(str(index.data()), width, _LINES, Face.STRONG):
            text.write_once(painter, (x, y + height / 2), title, surfaces.text, face=Face.STRONG)
            y += height
        for line in text.lines(str(index.data(_FINDING) or ""), width, _LINES, Face.TEXT):
            text.write_once(painter, (x, y + height / 2), line, surfaces.text if chosen else surfaces.muted)
            y += height
        painter.setPen(surfaces.line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of the question's lines and of room for its finding."""
        width = self._list.viewport().width() - _EDGE - 2 * _PAD
        text = self._text_painter(option.font)
        title = len(text.lines(str(index.data()), width, _LINES, Face.STRONG))
        return QSize(200, round((title + _LINES) * text.line) + 2 * _PAD)

    def _text_painter(self, font: QFont) -> TextPainter:
        key = font.toString()
        if key not in self._painters:
            self._painters = {key: TextPainter(font)}
        return self._painters[key]
