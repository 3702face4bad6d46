"""ChecksView: a list of what is asked, a sign before each, as many as there is room for."""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from leftshift.window.charts.board.board_checks import CheckMarks
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.text_painter import polygon, smooth
from leftshift.window.charts.shapes.shape_view import ShapeView

_ROW = 1.35
"""Height of a row [lines of text]."""
_SIGN, _SIGN_HALF = 1.2, 0.24
"""Room for a sign, and half its width [lines of text]."""


class ChecksView(ShapeView[CheckMarks]):
    """Writes each check in one line; the last line counts those there is no room for."""

    @property
    def needed_height(self) -> float:
        """The height at which every check is written [pixels]."""
        return len(self.marks.lines) * self._row + (self.height() - self.body.height())

    def spots(self) -> list[Spot]:
        """List every check that is written, from top to bottom."""
        if self.data is None:
            return []
        readings = self.data.readings()[: self._fit()]
        x = self.body.left() + self._half
        return [Spot(x, self._middle(place), one) for place, one in enumerate(readings)]

    def paint_shape(self, painter: QPainter) -> None:
        """Write signs and words."""
        text, surfaces, fit = self.text, self.theme.surfaces, self._fit()
        left = self.body.left() + text.line * _SIGN
        for place, line in enumerate(self.marks.lines[:fit]):
            y = self._middle(place)
            colour = self.theme.colour(line.colour)
            self._draw_sign(painter, y, colour, is_met=line.is_met)
            said = text.clauses(line.text, self.body.right() - left, 1)
            text.write(painter, (left, y), said[0] if said else "", surfaces.text)
        more = len(self.marks.lines) - fit
        if more > 0:
            met = sum(line.colour == "good" for line in self.marks.lines[fit:])
            said_more = f"and {more} more, {met} met" if met < more else f"and {more} more, all met"
            text.write(painter, (left, self._middle(fit)), said_more, surfaces.muted)

    def _draw_sign(self, painter: QPainter, y: float, colour: QColor, *, is_met: bool) -> None:
        """Draw a tick or a cross: a mark, told apart by its shape before its colour [pixels]."""
        x, half = self.body.left() + self._half, self._half
        smooth(painter, on=True)
        painter.setPen(self.pen(colour, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_met:
            painter.drawPolyline(
                polygon([x - half, x - half / 4, x + half], [y, y + half * 0.75, y - half * 0.75])
            )
            return
        for way in (-1, 1):
            painter.drawLine(QLineF(x - half, y - way * half, x + half, y + way * half))

    @property
    def _half(self) -> float:
        """Half the width of a sign [pixels]."""
        return self.text.line * _SIGN_HALF

    @property
    def _row(self) -> float:
        return self.text.line * _ROW

    def _fit(self) -> int:
        """Say how many checks are written: all, or one fewer than there are rows."""
        rows = max(int(self.body.height() / self._row), 1)
        return len(self.marks.lines) if rows >= len(self.marks.lines) else rows - 1

    def _middle(self, place: int) -> float:
        return QPointF(0, self.body.top() + (place + 0.5) * self._row).y()
