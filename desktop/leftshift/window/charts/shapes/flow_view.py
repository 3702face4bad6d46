"""FlowView: bands from those who give, on the left, to those who get, on the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from leftshift.window.charts.money.money_flow import FlowEnd, FlowMarks
from leftshift.window.charts.plotting.axes import GAP
from leftshift.window.charts.plotting.heading import Words
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.spread import spread
from leftshift.window.charts.plotting.text_painter import Face, Side, hatched, smooth
from leftshift.window.charts.shapes.shape_view import ShapeView
from leftshift.window.theme import Theme

_NODE = 9.0
"""Width of the bars at both ends [pixels]."""
_APART = 5.0
"""Space between the bars of one end [pixels]."""
_FAINT = 0.42
"""How much of its giver's colour a band has [share]."""
_WIDE = 430.0
"""Width of the body from which sectors have their full names [pixels]."""
_LINES = 3
"""Room from which names and figures have a line each, beside their bars [lines of text]."""
_SIDE = 0.38
"""Most of the width that names and figures of one line take at each side [share]."""
_LEAST_SEEN, _THIN = 0.1, 1.5
"""Height below which a band is not drawn, and the width of the line that a thin one is drawn as [pixels]."""
_NOTHING = "Nothing moves yet"


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar at an end: whose it is, and where it is drawn [pixels]."""

    end: FlowEnd
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


_Pair = tuple[float, float]


class FlowView(ShapeView[FlowMarks]):
    """Shows who gives to whom, in proportion to the money; the height is the axis."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rule = Words(self, "muted")
        self._side = 0.0

    def find_area(self, body: QRectF) -> QRectF:
        """Return where bands run: names at both sides, the paying rule below."""
        below = self._rule.height_for(self.data.words if self.data is not None else "", body)
        body = body.adjusted(0, 0, 0, -round(below))
        self._side = self._side_of(body)
        return body.adjusted(round(self._side), 0, -round(self._side), 0)

    def show_marks(self) -> None:
        """Draw bands, bars and names, and write the paying rule."""
        super().show_marks()
        if self.data is not None:
            self._rule.show_words(self.data.words, self.body)

    def spots(self) -> list[Spot]:
        """List those who give, then those who get, then every band."""
        if self.data is None:
            return []
        left, right = self._bars(self.marks.gives), self._bars(self.marks.gets)
        middles = [(sum(tops) + sum(depths) / 2) / 2 for _, tops, depths in self._bands(left, right)]
        found = []
        for reading in self.data.readings():
            if reading.x in (0.0, 1.0):
                side, x = (right, self.area.right()) if reading.x else (left, self.area.left())
                y = side[int(reading.y)].middle
            else:
                x, y = self.area.center().x(), middles[int(reading.y)]
            found.append(Spot(x, y, reading))
        return found

    def paint_shape(self, painter: QPainter) -> None:
        """Draw bands, bars, and names with figures."""
        left, right = self._bars(self.marks.gives), self._bars(self.marks.gets)
        if not left or not right:
            at = (self.area.center().x(), self.area.center().y())
            self.text.write(painter, at, _NOTHING, self.theme.surfaces.muted, Side.MIDDLE)
            return
        smooth(painter, on=not self.moving)
        self._draw_bands(painter, left, right)
        smooth(painter, on=False)
        for bars, x in ((left, self.area.left()), (right, self.area.right() - _NODE)):
            for bar in bars:
                area = QRectF(round(x), round(bar.top), _NODE, max(round(bar.height), 1))
                painter.fillRect(area, self._brush(bar.end, self.colour(bar.end.colour)))
        self._write_ends(painter, left, Side.RIGHT)
        self._write_ends(painter, right, Side.LEFT)

    def _side_of(self, body: QRectF) -> float:
        """Return the width of names and figures beside a body of bands, one below or after the other."""
        names = self.marks.names if self._is_wide(body) else self.marks.briefs
        figure = self.text.width(self.marks.longest, Face.STRONG)
        widest = max(self.text.width(name) for name in names)
        if self._in_two(max(len(self.marks.gives), len(self.marks.gets)), body):
            return max(widest, figure) + GAP
        return min(widest + figure + GAP, body.width() * _SIDE) + GAP

    def _in_two(self, count: int, body: QRectF) -> bool:
        """Say whether names and figures have a line each."""
        return count * _LINES * self.text.line <= body.height()

    def _is_wide(self, body: QRectF) -> bool:
        return body.width() >= _WIDE * self.text.scale

    def _bars(self, ends: Sequence[FlowEnd]) -> list[_Bar]:
        """Stack the bars of one side from the top, in the order of the sectors."""
        room = self.area.height() - _APART * max(len(ends) - 1, 0)
        tall = [min(self.axis.part(end.money), 1.0) * room for end in ends]
        # beyond the axis, which stays put while a lever is dragged, all bars shrink alike
        scale = min(1.0, room / max(sum(tall), 1.0))
        top = self.area.top() + (room - sum(tall) * scale) / 2
        bars = []
        for end, height in zip(ends, tall, strict=True):
            bars.append(_Bar(end, top, height * scale))
            top += height * scale + _APART
        return bars

    def _draw_bands(self, painter: QPainter, left: Sequence[_Bar], right: Sequence[_Bar]) -> None:
        for giver, tops, depths in self._bands(left, right):
            colour = self.colour(giver.end.colour)
            # The edge sets a band off: its own tint is too faint for that, so that bands may cross.
            painter.setPen(self.pen(colour, _THIN if max(depths) < _THIN else 1.0))
            painter.setBrush(self._brush(giver.end, _faint(colour)))
            if max(depths) >= _LEAST_SEEN:
                painter.drawPath(_band(self.area, tops, depths))

    def _bands(self, left: Sequence[_Bar], right: Sequence[_Bar]) -> Iterator[tuple[_Bar, _Pair, _Pair]]:
        """Yield every band, giver by giver: its giver, then its tops and depths at the left and right."""
        to_tops = [bar.top for bar in right]
        for row, giver in enumerate(left):
            from_top = giver.top
            for column, getter in enumerate(right):
                part = float(self.marks.moved[row, column])
                out = giver.height * part / giver.end.money
                into = getter.height * part / getter.end.money
                yield giver, (from_top, to_tops[column]), (out, into)
                from_top += out
                to_tops[column] += into

    def _write_ends(self, painter: QPainter, bars: Sequence[_Bar], side: Side) -> None:
        """Write names and figures beside the bars: in two lines, or in one where there is no room."""
        text, colour = self.text, self.theme.surfaces.text
        two = self._in_two(len(bars), self.area)
        size = text.line * (2 if two else 1)
        middles = spread(
            [bar.middle for bar in bars], [size] * len(bars), self.area.top(), self.area.bottom()
        )
        x = self.area.left() - GAP if side is Side.RIGHT else self.area.right() + GAP
        is_wide, most = self._is_wide(self.body), self._side - GAP
        for bar, y in zip(bars, middles, strict=True):
            name, figure = bar.end.name if is_wide else bar.end.brief, bar.end.figure
            if two:
                text.write(painter, (x, y - text.line / 2), name, colour, side)
                text.write_once(painter, (x, y + text.line / 2), figure, colour, side, face=Face.STRONG)
            else:
                both = f"{name} {figure}"
                text.write_once(painter, (x, y), both if text.width(both) <= most else name, colour, side)

    def _brush(self, end: FlowEnd, colour: QColor) -> QBrush:
        return hatched(colour) if end.is_pool else QBrush(colour)


def _faint(colour: QColor) -> QColor:
    made = QColor(colour)
    made.setAlphaF(_FAINT)
    return made


def _band(area: QRectF, tops: tuple[float, float], heights: tuple[float, float]) -> QPainterPath:
    """Outline a band that leaves the left bars and enters the right ones level [pixels]."""
    start, end = area.left() + _NODE, area.right() - _NODE
    half = (start + end) / 2
    band = QPainterPath(QPointF(start, tops[0]))
    band.cubicTo(QPointF(half, tops[0]), QPointF(half, tops[1]), QPointF(end, tops[1]))
    band.lineTo(end, tops[1] + heights[1])
    low = (tops[0] + heights[0], tops[1] + heights[1])
    band.cubicTo(QPointF(half, low[1]), QPointF(half, low[0]), QPointF(start, low[0]))
    band.closeSubpath()
    return band
