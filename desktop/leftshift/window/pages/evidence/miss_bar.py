"""A bar in a table: how far ours is from what is published, left for less and right for more."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(surfaces.accent_text if chosen else surfaces.accent)
        left, right = sorted((middle.x(), end))
        painter.drawRect(QRectF(left, middle.y() - half, right - left, 2 * half))
        if abs(miss) > _REACH:
            way = half if miss > 0 else -half
            tips = [(end, -half), (end + way, 0.0), (end, half)]
            painter.drawPolygon(QPolygonF([QPointF(x, middle.y() + y) for x, y in tips]))
        painter.setPen(surfaces.accent_text if chosen else surfaces.muted)
        painter.drawLine(QPointF(middle.x(), rect.top()), QPointF(middle.x(), rect.bottom()))
        painter.restore()
