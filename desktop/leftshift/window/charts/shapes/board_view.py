"""BoardView: the seats of a board at a table, with their roles and the key of letters."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from leftshift.model.seats import Group, Seat
from leftshift.window.charts.board.board_table import BoardMarks
from leftshift.window.charts.plotting.axes import GAP
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.text_painter import Face, Side, pen, smooth
from leftshift.window.charts.shapes.board_layout import (
    Layout,
    SeatPlace,
    Turn,
    bare,
    fitting,
    has_roles,
    label_start,
    layout,
)
from leftshift.window.charts.shapes.seats import draw_seat
from leftshift.window.charts.shapes.shape_view import ShapeView

_SIDES = {Turn.LEFT: Side.RIGHT, Turn.RIGHT: Side.LEFT, Turn.UP: Side.LEFT, Turn.DOWN: Side.RIGHT}
_KEY_LINES = 1.5
"""Room that the key takes at least [lines of text]."""


class BoardView(ShapeView[BoardMarks]):
    """Seats round a table or along it; where there is little room, squares in rows without their roles."""

    def find_area(self, body: QRectF) -> QRectF:
        """Return where seats are drawn: above the key."""
        return QRectF(body).adjusted(0, 2, 0, -round(self.text.line * len(self._key_lines(body)) + GAP))

    def spots(self) -> list[Spot]:
        """List every seat in the board's order."""
        if self.data is None:
            return []
        middles = [place.seat.center() for place in self._layout().places]
        readings = self.data.readings()
        return [Spot(at.x(), at.y(), reading) for at, reading in zip(middles, readings, strict=True)]

    def paint_shape(self, painter: QPainter) -> None:
        """Draw table, seats, roles and key."""
        found, surfaces = self._layout(), self.theme.surfaces
        smooth(painter, on=True)
        painter.setPen(pen(surfaces.line))
        painter.setBrush(surfaces.window)
        if found.round:
            painter.drawEllipse(found.table)
        elif not found.table.isEmpty():
            painter.drawRoundedRect(found.table, GAP, GAP)
        for place, seat in zip(found.places, self.marks.seats, strict=True):
            draw_seat(painter, self.text, self.theme, place.seat, seat)
        if self._is_roomy(self.body):
            self._write_roles(painter, found)
        self._draw_key(painter)

    def _layout(self) -> Layout:
        place_seats = layout if self._is_roomy(self.body) else bare
        return place_seats(len(self.marks.seats), self.area, self.text)

    def _is_roomy(self, body: QRectF) -> bool:
        """Whether there is room for roles beside the seats; else they are left to pointer and table."""
        room = body.adjusted(0, 0, 0, -_KEY_LINES * self.text.line)
        return has_roles(len(self.marks.seats), room, self.text)

    def _write_roles(self, painter: QPainter, found: Layout) -> None:
        """Write each role in the longest words that fit at every seat of that role."""
        shortest: dict[tuple[str, ...], int] = {}
        for place, words in zip(found.places, self.marks.roles, strict=True):
            shortest[words] = max(shortest.get(words, 0), fitting(words, place, self.text))
        for place, words in zip(found.places, self.marks.roles, strict=True):
            self._write_role(painter, place, words[shortest[words]])

    def _write_role(self, painter: QPainter, place: SeatPlace, role: str) -> None:
        text, colour = self.text, self.theme.surfaces.text
        lines = text.lines(role, place.width, place.lines, Face.TEXT)
        start, side = label_start(place, len(lines), text.line), _SIDES.get(place.turn, Side.MIDDLE)
        for count, line in enumerate(lines):
            if place.turn in (Turn.UP, Turn.DOWN):
                painter.save()
                painter.translate(start.x() + count * text.line, start.y())
                painter.rotate(-90)
                text.write(painter, (0, 0), line, colour, side)
                painter.restore()
            else:
                text.write(painter, (start.x(), start.y() + count * text.line), line, colour, side)

    def _key_lines(self, body: QRectF) -> list[list[tuple[Group, str, float]]]:
        """Lay the key out in lines: each entry with how far from the left it begins [pixels]."""
        lines: list[list[tuple[Group, str, float]]] = [[]]
        x = 0.0
        for entry in self.marks.groups:
            words = entry.text if self._is_roomy(body) else entry.brief
            width = self._mark_edge() + self._gap() + self.text.width(words)
            if lines[-1] and x + width > body.width():
                lines.append([])
                x = 0.0
            lines[-1].append((entry.group, words, x))
            x += width + 4 * self._gap()
        return lines

    def _draw_key(self, painter: QPainter) -> None:
        """Write what each letter means and how many seats it has."""
        lines = self._key_lines(self.body)
        y, edge = self.body.bottom() - self.text.line * (len(lines) - 0.5), self._mark_edge()
        for line in lines:
            for group, words, left in line:
                at = QPointF(self.body.left() + left, y - edge / 2)
                smooth(painter, on=True)
                mark = QRectF(at.x(), at.y(), edge, edge)
                draw_seat(painter, self.text, self.theme, mark, Seat(role=words, group=group))
                place = (at.x() + edge + self._gap(), y)
                self.text.write(painter, place, words, self.theme.surfaces.text)
            y += self.text.line

    def _gap(self) -> float:
        return GAP / 2 * max(self.text.scale, 1.0)

    def _mark_edge(self) -> float:
        return self.text.line - 2
