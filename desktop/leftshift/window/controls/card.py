"""How a card looks: what charts, outcomes and words stand on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leftshift.window.theme import Theme

CORNER = 12.0
"""Radius of the corners of a card [pixels]."""
_INSET = 1.5
"""Between the edge of a widget and its card, for the soft edge or the ring [pixels]."""


def is_plain(rect: QRectF, part: QRectF) -> bool:
    """Whether a part of a card has one colour alone: neither edge nor corner is in it."""
    edge = 2 * _INSET
    level = rect.adjusted(edge, CORNER, -edge, -CORNER)
    upright = rect.adjusted(CORNER, edge, -CORNER, -edge)
    return level.contains(part) or upright.contains(part)


def paint_card(
    painter: QPainter, rect: QRectF, theme: Theme, *, ring: bool = False, ground: QColor | None = None
) -> None:
    """Paint a card with one soft edge, or with a ring while it has the keyboard; else it has no border.

    Where card and window have one colour, as in high contrast, the edge is a line.
    """
    surfaces, card = theme.surfaces, rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if surfaces.panel != surfaces.window and not theme.dark:
        painter.setBrush(surfaces.line)
        painter.drawRoundedRect(card.translated(0, 1), CORNER, CORNER)
    if ring:
        painter.setPen(QPen(surfaces.focus, 2))
    elif surfaces.panel == surfaces.window:
        painter.setPen(QPen(surfaces.line, 1))
    painter.setBrush(surfaces.panel if ground is None else ground)
    painter.drawRoundedRect(card, CORNER, CORNER)
