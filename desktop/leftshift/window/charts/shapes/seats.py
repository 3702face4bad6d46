"""The mark of a seat."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from leftshift.model.seats import Seat
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen
from leftshift.window.theme import Theme


def draw_seat(painter: QPainter, text: Ink, theme: Theme, tile: QRectF, seat: Seat) -> None:
    """Draw a square of its group's colour with its letter, hollow without a vote; edges as they are set."""
    colour = theme.groups[seat.group]
    painter.setPen(pen(colour, 1.5) if not seat.voting else Qt.PenStyle.NoPen)
    painter.setBrush(colour if seat.voting else theme.surfaces.panel)
    painter.drawRoundedRect(tile, 3, 3)
    letter = theme.ink_on(colour) if seat.voting else theme.surfaces.text
    middle = (tile.center().x(), tile.center().y())
    text.write(painter, middle, theme.letters[seat.group], letter, Side.MIDDLE, face=Face.STRONG)
