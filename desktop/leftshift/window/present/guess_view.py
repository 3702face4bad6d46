"""GuessView: the room's guesses as dots upon one axis, with today's figure and the answer as lines."""

from collections import Counter

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from leftshift.window.charts.plotting.axes import GAP
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.text_painter import Face, Side, smooth
from leftshift.window.charts.shapes.shape_view import LevelShapeView
from leftshift.window.present.guess_chart import GuessMarks

_DOT = 12.0
"""Width of a guess at the usual size of text [pixels]."""
_LABELS = 2.5
"""Lines above the plot that the labels of today and of the answer take."""


class GuessView(LevelShapeView[GuessMarks]):
    """A dot for each guess, a dashed line for today and, once revealed, a thick one for the answer."""

    @property
    def can_zoom(self) -> bool:
        """Whether part of the chart can be enlarged: guesses are looked at together."""
        return False

    def find_area(self, body: QRectF) -> QRectF:
        """Return where dots are drawn: labels above, ticks below."""
        side = self.text.width(self.marks.longest, Face.STRONG) / 2 + GAP
        line = self.text.line
        return QRectF(body).adjusted(round(side), round(line * _LABELS), -round(side), -round(line + GAP))

    def spots(self) -> list[Spot]:
        """List the guesses, today and the answer once it is revealed."""
        if self.data is None:
            return []
        dots = [y for _, y in self._dots()]
        heights = dots + [self.area.top()] * 2
        return [
            Spot(self.within(reading.x), y, reading)
            for reading, y in zip(self.data.readings(), heights, strict=False)
        ]

    def paint_shape(self, painter: QPainter) -> None:
        """Draw today's line, the guesses, and the answer once it is revealed."""
        colours, text, area, marks = self.theme.surfaces, self.text, self.area, self.marks
        today = round(self.within(marks.today))
        smooth(painter, on=False)
        painter.setPen(self.pen(colours.ghost, 2, dashed=True))
        painter.drawLine(QLineF(today, area.top(), today, area.bottom()))
        self._label(painter, today, area.top() - text.line / 2, marks.today_label, Face.TEXT)
        smooth(painter, on=True)
        painter.setPen(self.pen(colours.panel, 1.5))
        painter.setBrush(colours.accent)
        for x, y in self._dots():
            painter.drawEllipse(QPointF(x, y), _DOT * text.scale / 2, _DOT * text.scale / 2)
        if marks.answer is None:
            return
        x = round(self.within(marks.answer))
        painter.setPen(self.pen(colours.text, 4))
        # Up to its own label, but not through that of today.
        is_apart = abs(x - today) > text.width(marks.answer_label, Face.STRONG)
        painter.drawLine(QLineF(x, area.top() - (text.line if is_apart else 0), x, area.bottom()))
        self._label(painter, x, area.top() - 1.6 * text.line, marks.answer_label, Face.STRONG)

    def _dots(self) -> list[tuple[float, float]]:
        """Place the guesses from the lowest to the highest; equal ones lie upon one another [pixels]."""
        seen: Counter[float] = Counter()
        size, made = (_DOT + 2) * self.text.scale, []
        for guess in self.marks.guesses:
            made.append((self.within(guess), self.area.bottom() - size * (seen[guess] + 0.7)))
            seen[guess] += 1
        return made

    def _label(self, painter: QPainter, x: float, y: float, label: str, face: Face) -> None:
        half = self.text.width(label, face) / 2
        at = min(max(x, self.body.left() + half), self.body.right() - half)
        self.text.write(painter, (at, y), label, self.theme.surfaces.text, Side.MIDDLE, face=face)
