"""StripView: dots of areas in a row, one row or two, with the area itself as a diamond."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from leftshift.model.terms import FloatArray
from leftshift.window.charts.money.beside_others import StripMarks
from leftshift.window.charts.plotting.axes import GAP
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.text_painter import Face, Side, polygon, smooth
from leftshift.window.charts.shapes.shape_view import LevelShapeView

_LOWEST, _HIGHEST = "\u25c2 ", " \u25b8"
"""Stand beside the names of the areas at both ends, which are not those of the ticks above them."""
_DOT = 4.0
"""Radius of the dot of another area [pixels]."""
_OWN = 7.0
"""Half the width of the diamond of the area itself [pixels]."""

_Places = tuple[FloatArray, FloatArray]
"""Where dots are drawn, level and upright, each of shape (other areas,) [pixels]."""


class StripView(LevelShapeView[StripMarks]):
    """Dots that would cover one another are drawn above and below; the ends of the last row are named."""

    def find_area(self, body: QRectF) -> QRectF:
        """Return where dots are drawn: the area's name above, ticks and the names of the ends below."""
        tick, line = self.widest_tick() / 2, self.text.line
        return QRectF(body).adjusted(round(tick), round(line + GAP), -round(tick), -round(line * 2 + GAP))

    def show_marks(self) -> None:
        """Place the dots, and draw."""
        self._places = [self._place_dots(row) for row in range(len(self.marks.strips))]
        super().show_marks()

    def spots(self) -> list[Spot]:
        """List every area from left to right, row by row."""
        if self.data is None:
            return []
        heights = [
            iter(y[np.argsort(strip.others, kind="stable")].tolist())
            for strip, (_, y) in zip(self.marks.strips, self._places, strict=True)
        ]
        spots = [
            Spot(self.within(one.x), next(heights[row]) if one.series else self._middle(row), one)
            for one in self.data.readings()
            for row in [int(one.y)]
        ]
        return [spot for spot in spots if self.area.left() - 1 <= spot.x <= self.area.right() + 1]

    def paint_shape(self, painter: QPainter) -> None:
        """Draw lines between rows, dots, the area itself and the names."""
        self._write_names(painter)
        self._write_ends(painter)
        self.keep_in_view(painter)
        smooth(painter, on=True)
        if len(self._places) > 1:
            self._draw_joins(painter)
        dot, colours = self._size(_DOT), self.theme.surfaces
        painter.setPen(self.pen(colours.muted, 1.5))
        for strip, (x, y) in zip(self.marks.strips, self._places, strict=True):
            for ranked, *place in zip(strip.ranked.tolist(), x.tolist(), y.tolist(), strict=True):
                painter.setBrush(colours.muted if ranked else colours.panel)
                painter.drawEllipse(QPointF(*place), dot, dot)
        if np.isfinite(self.marks.after):
            self._draw_own(painter)

    def _size(self, usual: float) -> float:
        """Return the size of a mark in this view [pixels]."""
        return usual * self.mark_scale

    def _middle(self, row: int) -> float:
        return self.area.top() + self.area.height() * (row + 0.5) / len(self.marks.strips)

    def _place_dots(self, row: int) -> _Places:
        """Place the dots of a row; those that would cover one another lie above and below [pixels]."""
        middle, dot = self._middle(row), self._size(_DOT)
        most = self.area.height() / len(self.marks.strips) / 2 - 2 * dot
        x = [self.within(value) for value in self.marks.strips[row].others.tolist()]
        y = [middle] * len(x)
        taken: list[tuple[float, float]] = []
        for place in sorted(range(len(x)), key=x.__getitem__):
            near = {at for left, at in taken if x[place] - left < 2 * dot}
            step = 0
            while any(abs(at - _level(middle, step, dot)) < 2 * dot for at in near) and step * dot < most:
                step += 1
            y[place] = _level(middle, step, dot)
            taken.append((x[place], y[place]))
        return np.asarray(x), np.asarray(y)

    def _draw_joins(self, painter: QPainter) -> None:
        """Join every area's dots, so that it is seen whom the change moves most."""
        painter.setPen(self.pen(self.theme.surfaces.grid))
        (left, above), (right, below) = self._places
        ends = zip(left.tolist(), above.tolist(), right.tolist(), below.tolist(), strict=True)
        painter.drawLines([QLineF(*line) for line in ends])

    def _draw_own(self, painter: QPainter) -> None:
        colours, strips, own = self.theme.surfaces, self.marks.strips, self._size(_OWN)
        before = (self.within(strips[0].own), self._middle(0))
        after = (self.within(self.marks.after), self._middle(len(strips) - 1))
        smooth(painter, on=True)
        painter.setPen(self.pen(colours.accent, 2.5))
        painter.drawLine(QLineF(*before, *after))
        self._diamond(painter, before, colours.panel)
        self._diamond(painter, after, colours.accent)
        name = self.text.lines(self.marks.label, self.body.width(), 1, Face.STRONG)[0]
        half = self.text.width(name, Face.STRONG) / 2
        x = min(max(after[0], self.body.left() + half), self.body.right() - half)
        y = self.body.top() + self.text.line / 2
        painter.setPen(self.pen(colours.accent))
        painter.drawLine(QLineF(after[0], y + self.text.line / 2, after[0], after[1] - own))
        self.text.write_once(painter, (x, y), name, colours.text, Side.MIDDLE, face=Face.STRONG)

    def _diamond(self, painter: QPainter, at: tuple[float, float], fill: QColor) -> None:
        (x, y), own = at, self._size(_OWN)
        painter.setPen(self.pen(self.theme.surfaces.accent, 2.0))
        painter.setBrush(fill)
        painter.drawPolygon(polygon([x - own, x, x + own, x], [y, y - own, y, y + own]))

    def _write_names(self, painter: QPainter) -> None:
        """Name each row, where there are several."""
        for row, strip in enumerate(self.marks.strips):
            highest = min([self._middle(row) - self._size(_OWN), *self._places[row][1].tolist()])
            at = (self.area.left() + GAP, highest - self.text.line)
            self.text.write(painter, at, strip.name, self.theme.surfaces.muted)

    def _write_ends(self, painter: QPainter) -> None:
        """Name the areas at both ends of the last row, below the ticks."""
        text, strip, body = self.text, self.marks.strips[-1], self.body
        y, room = body.bottom() - text.line / 2, body.width() / 2 - GAP - text.width(_LOWEST)
        low, high = (text.lines(name, room, 1, Face.TEXT)[0] for name in (strip.lowest, strip.highest))
        muted = self.theme.surfaces.muted
        text.write(painter, (body.left(), y), f"{_LOWEST}{low}", muted)
        text.write(painter, (body.right(), y), f"{high}{_HIGHEST}", muted, Side.RIGHT)


def _level(middle: float, step: int, dot: float) -> float:
    """Return the height of a level: the middle, then above and below it in turn [pixels]."""
    return middle + (1 if step % 2 else -1) * ((step + 1) // 2) * 2 * dot
