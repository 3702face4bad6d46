"""Seats as squares: the mark of one, and a chart of rows with the seats of the board below it."""

from functools import reduce

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.model.seats import Seat
from leftshift.window.charts.board.board_and_money import RowMarksOverSeats
from leftshift.window.charts.plotting.canvas import ChartItem
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.row_plot import RowPlot
from leftshift.window.charts.plotting.text_painter import Face, Side, TextPainter, pen, smooth
from leftshift.window.theme import Theme

_TILE, _TILE_GAP = 20.0, 3.0
"""Largest edge of a seat's square at the usual size of text, and the space between squares [pixels]."""
_LEAST = 13.0
"""Least edge of squares that stand in one line, at the usual size of text [pixels]."""
_ABOVE = 3.0
"""Space between the ticks and the squares [pixels]."""


def draw_seat(painter: QPainter, text: TextPainter, theme: Theme, tile: QRectF, seat: Seat) -> None:
    """Draw a square of its group's colour with its letter, hollow without a vote; edges as they are set."""
    colour = theme.groups[seat.group]
    painter.setPen(pen(colour, 1.5) if not seat.voting else Qt.PenStyle.NoPen)
    painter.setBrush(colour if seat.voting else theme.surfaces.panel)
    painter.drawRoundedRect(tile, 3, 3)
    letter = theme.text_on(colour) if seat.voting else theme.surfaces.text
    middle = (tile.center().x(), tile.center().y())
    text.write(painter, middle, theme.letters[seat.group], letter, Side.MIDDLE, face=Face.STRONG)


class _SeatItem(ChartItem):
    """The squares of all seats."""

    def __init__(self, view: "RowsOverSeats") -> None:
        super().__init__(view, level=1)
        self._seats: tuple[tuple[QRectF, Seat], ...] = ()
        # Seats stay while money moves, and the rows above them are painted at each step.
        self.setCacheMode(self.CacheMode.DeviceCoordinateCache)

    def show_seats(self, seats: tuple[tuple[QRectF, Seat], ...]) -> None:
        """Show other seats, or the same elsewhere."""
        if seats != self._seats:
            self._seats = seats
            around = reduce(QRectF.united, (tile for tile, _ in seats), QRectF())
            self.set_place(around.adjusted(-1, -1, 1, 1))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw the squares."""
        smooth(painter, on=True)
        for tile, seat in self._seats:
            draw_seat(painter, self.view.text, self.view.theme, tile, seat)


class RowsOverSeats(RowPlot):
    """Rows, and below them a square for each seat, one line or two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._squares = _SeatItem(self)

    def find_area(self, body: QRectF) -> QRectF:
        """Return where the marks of rows are drawn: above the ticks and the squares."""
        return super().find_area(QRectF(body).adjusted(0, 0, 0, -round(self._squares_in(body)[1] + _ABOVE)))

    def show_marks(self) -> None:
        """Draw rows and squares."""
        super().show_marks()
        self._squares.show_seats(tuple(zip(self._tiles(), self._seats, strict=True)))

    def spots(self) -> list[Spot]:
        """List the marks of each row, then every seat."""
        if self.data is None:
            return []
        middles = [tile.center() for tile in self._tiles()]
        seats = zip(middles, self.data.readings(), strict=True)
        return [*super().spots(), *(Spot(at.x(), at.y(), reading) for at, reading in seats)]

    @property
    def _seats(self) -> tuple[Seat, ...]:
        marks = self.data.marks if self.data is not None else None
        return marks.seats if isinstance(marks, RowMarksOverSeats) else ()

    def _squares_in(self, body: QRectF) -> tuple[float, float, int]:
        """Return a square's edge, the height of all lines [pixels] and the squares in a line."""
        count, largest = max(len(self._seats), 1), _TILE * max(self.text.scale, 1.0)
        lines = 1 if count * (_LEAST * max(self.text.scale, 1.0) + _TILE_GAP) <= body.width() else 2
        across = -(-count // lines)
        edge = min(largest, body.width() / across - _TILE_GAP)
        return edge, lines * (edge + _TILE_GAP) - _TILE_GAP, across

    def _tiles(self) -> list[QRectF]:
        edge, height, across = self._squares_in(self.body)
        top, pitch = round(self.body.bottom() - height), edge + _TILE_GAP
        return [
            QRectF(
                round(self.body.left() + place % across * pitch), top + place // across * pitch, edge, edge
            )
            for place in range(len(self._seats))
        ]
