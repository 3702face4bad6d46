"""What a chart by year draws: areas and bars, lines and marks, published years, words below."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.model.terms import FloatArray
from leftshift.window.charts.plotting.axes import BELOW
from leftshift.window.charts.plotting.canvas import ChartItem
from leftshift.window.charts.plotting.chart_data import (
    Bars,
    Colour,
    Dash,
    Fill,
    FillBetween,
    Line,
    MarkedValue,
    Published,
    YearMark,
    YearMarks,
)
from leftshift.window.charts.plotting.text_painter import Face, Side, hatched, pen, polygon, smooth
from leftshift.window.charts.plotting.year_view import YearView
from leftshift.window.roles import Unmoved

_LIGHT, _DARK = 0.22, 0.38
"""How opaque a band is on a light and on a dark ground [share]."""
_GAP_TINT = 0.55
"""How opaque the hatching between two lines is [share]."""
_EDGE = 1.5
"""Width of the edge of a muted area [pixels]."""
_HALF = 4.0
"""Half the width of a diamond [pixels]."""
_DOT = 3.5
_APART = 60.0
"""Least distance between two diamonds of a line [pixels]."""
_DASH_DOT = (6.0, 2.5, 1.0, 2.5)
_DOTTED = (1.0, 2.0)
_ROOM_FOR_TEXTS = 9
"""Height of an area from which the published values do not meet [lines of text]."""
_STEPS, _FARTHEST = 2, 4
"""Places that are tried for a value in half a line, and how far from its dot they go [half lines]."""
_ROOMY_AREA = 1.25
"""Height of an area from which its value is written in it [lines of text]."""
_CLEAR = 0.75
"""Least distance of a value from a level line or another value [lines of text]."""


class Areas(ChartItem):
    """Stacked areas, bands and bars, behind all lines."""

    view: YearView

    def __init__(self, view: YearView) -> None:
        super().__init__(view, level=-10)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw them, cut at the edges of the area."""
        marks = self.view.marks
        painter.setClipRect(self.view.area)
        self._draw_stack(painter, marks)
        for band in marks.bands:
            self._draw_band(painter, band)
        smooth(painter, on=False)
        for bars in marks.bars:
            self._draw_bars(painter, bars)

    def _draw_stack(self, painter: QPainter, marks: YearMarks) -> None:
        """Draw areas from the top one down, so that no seam of the ground shows between two."""
        if not marks.stack:
            return
        view, x = self.view, self.view.columns
        tops = [view.up(band.high) for band in marks.stack]
        floors = [np.full(len(x), view.area.bottom()), *(top + 1 for top in tops[:-1])]
        outline = np.concatenate([x, x[::-1]])
        smooth(painter, on=not view.moving)
        for band, top, floor in zip(marks.stack[::-1], tops[::-1], floors[::-1], strict=True):
            colour = view.colour(band.colour, band.key)
            hatches = band.fill is Fill.HATCHED
            painter.setPen(pen(colour) if hatches else Qt.PenStyle.NoPen)
            painter.setBrush(hatched(colour) if hatches else colour)
            painter.drawPolygon(polygon(outline, np.concatenate([top, floor[::-1]])))
        smooth(painter, on=True)
        filled = [place for place, band in enumerate(marks.stack) if band.fill is Fill.FILLED]
        painter.setPen(pen(view.theme.surfaces.panel))
        for place in filled[:-1]:
            painter.drawPolyline(polygon(x, tops[place]))
        for band, top in zip(marks.stack, tops, strict=True):
            if isinstance(band.colour, Unmoved):  # its tint is too faint to be told from the ground by itself
                painter.setPen(view.pen(view.colour(band.colour.sector, band.key), _EDGE))
                painter.drawPolyline(polygon(x, top))
        if view.moving and filled:
            uppermost = marks.stack[filled[-1]]
            painter.setPen(pen(view.colour(uppermost.colour, uppermost.key)))
            painter.drawPolyline(polygon(x, tops[filled[-1]]))

    def _draw_band(self, painter: QPainter, band: FillBetween) -> None:
        view, x = self.view, self.view.columns
        tint = QColor(view.colour(band.colour, band.key))
        hatches = band.fill is Fill.HATCHED
        strength = _GAP_TINT if hatches else _DARK if view.theme.dark else _LIGHT
        tint.setAlphaF(strength * band.strength)
        # A tint with smooth edges takes five times as long as one without.
        smooth(painter, on=not view.moving)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tint, Qt.BrushStyle.BDiagPattern) if hatches else tint)
        heights = np.concatenate([view.up(band.high), view.up(band.low)[::-1]])
        painter.drawPolygon(polygon(np.concatenate([x, x[::-1]]), heights))

    def _draw_bars(self, painter: QPainter, bars: Bars) -> None:
        colour = self.view.colour(bars.colour, bars.key)
        places = self.view.bars_between(bars.start, bars.end)
        if bars.fill is Fill.HOLLOW:
            painter.setPen(self.view.pen(colour, dashed=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # one pixel less, as an outline is drawn around its rectangle and a fill within
            painter.drawRects([place.adjusted(0, 0, -1, 0) for place in places])
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hatched(colour) if bars.fill is Fill.HATCHED else colour)
        painter.drawRects([place for place in places if place.height() >= 1])


class Lines(ChartItem):
    """Lines, level lines, and the values of the marked year."""

    view: YearView

    def __init__(self, view: YearView) -> None:
        super().__init__(view, level=2)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw them, in the order of `YearMarks`."""
        marks, area = self.view.marks, self.view.area
        painter.setClipRect(area)
        for mark in marks.marks:
            self._draw_marks(painter, mark)
        smooth(painter, on=False)
        for level in marks.levels:
            y = round(self.view.up(level.value))
            painter.setPen(self.view.pen(self.view.colour(level.colour), 2))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
        smooth(painter, on=True)
        for line in marks.lines:
            self._draw_line(painter, line)
        if marks.marked in marks.years:
            self._write_values(painter, marks.values)

    def _draw_line(self, painter: QPainter, line: Line) -> None:
        view, x = self.view, self.view.columns
        colour, heights = view.colour(line.colour, line.key), view.up(line.values)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_line_pen(view, line, colour))
        painter.drawPolyline(polygon(x, heights))
        if line.dots:
            painter.setPen(view.pen(colour))
            painter.setBrush(colour)
            dot = (_DOT - 0.5) * view.mark_scale
            for at, y in zip(x.tolist(), heights.tolist(), strict=True):
                painter.drawEllipse(QPointF(at, y), dot, dot)
        if line.dash is Dash.DASH_DOT:
            self._draw_diamonds(painter, line, x, heights)

    def _draw_diamonds(self, painter: QPainter, line: Line, x: FloatArray, heights: FloatArray) -> None:
        """Draw a diamond now and then, with the letter of the pinned scenario at the last of them."""
        step = float(x[1] - x[0]) if len(x) > 1 else _APART
        places = list(range(len(x) - 2, 0, -max(1, round(_APART / max(step, 1.0)))))
        for place in places:
            self._draw_diamond(painter, float(x[place]), float(heights[place]), line.colour, line.key)
        if places and line.letter:
            last, text = places[0], self.view.text
            view = self.view
            others = [view.up(level.value) for level in view.marks.levels]
            others += [view.up(float(one.values[last])) for one in view.marks.lines if one is not line]
            y, half = float(heights[last]), text.line / 2
            # above or below, wherever the next line is farther away
            beside = max(
                (y - half, y + half), key=lambda to: min((abs(to - one) for one in others), default=0)
            )
            at = (float(x[last]) - _HALF * self.view.mark_scale - 3, beside)
            colour = self.view.colour("text", line.key)
            text.write(painter, at, line.letter, colour, Side.RIGHT, face=Face.STRONG)

    def _draw_diamond(self, painter: QPainter, x: float, y: float, role: Colour, key: str) -> None:
        half = _HALF * self.view.mark_scale
        painter.setPen(self.view.pen(self.view.colour(role, key), 1.5))
        painter.setBrush(self.view.theme.surfaces.panel)
        painter.drawPolygon(polygon([x - half, x, x + half, x], [y, y - half, y, y + half]))

    def _draw_marks(self, painter: QPainter, mark: YearMark) -> None:
        view = self.view
        smooth(painter, on=True)
        size = min(_DOT * view.mark_scale, view.bar_width / 2)
        painter.setPen(view.pen(view.colour(mark.colour), 1.5))
        painter.setBrush(view.theme.surfaces.panel)
        for x, y in zip(view.columns.tolist(), view.up(mark.values).tolist(), strict=True):
            painter.drawEllipse(QPointF(x, y), size, size)

    def _write_values(self, painter: QPainter, values: tuple[MarkedValue, ...]) -> None:
        """Write values beside dots on their lines or in their areas, but none where it would meet another."""
        view, text = self.view, self.view.text
        x, dot = view.along(view.marks.marked - view.marks.first_year), (_DOT + 0.5) * view.mark_scale
        marked, half = view.marks.marked - view.marks.first_year, text.line / 2
        taken = [view.up(level.value) for level in view.marks.levels]
        """Heights of the level lines and of the values written: none may be met."""
        lines = [(view.up(float(line.values[marked])), line) for line in view.marks.lines]
        """Heights of the lines in the marked year: better not met."""
        for at in values:
            y, colour = view.up(at.value), view.colour(at.colour, at.key)
            if at.height:
                if view.up(0.0) - view.up(at.height) >= _ROOMY_AREA * text.line:
                    wide = text.width(at.text)
                    # the dashed baseline must not cross the figure
                    painter.fillRect(QRectF(x - wide / 2, y - half, wide, text.line), colour)
                    text.write_once(painter, (x, y), at.text, view.theme.text_on(colour), Side.MIDDLE)
                continue
            smooth(painter, on=True)
            painter.setPen(view.pen(view.theme.surfaces.panel))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(x, y), dot, dot)
            steps = [dot + half * (1 + step / _STEPS) for step in range(_FARTHEST * _STEPS)]
            places = [to for step in steps for to in (y - step, y + step)]
            room = [to for to in places if view.area.top() <= to - half and to + half <= view.area.bottom()]
            solid = [height for height, line in lines if line.dash is Dash.SOLID and line.key != at.key]
            walls = [*taken, *solid]
            near = [to for to in room if not any(min(y, to) < wall < max(y, to) for wall in walls)]
            clear = [to for to in near if self._is_clear(to, taken)]
            over_dashes = [to for to in clear if self._is_clear(to, solid)]
            best = (to for to in over_dashes if self._is_clear(to, [height for height, _ in lines]))
            beside = next(best, None)
            if beside is None and clear:
                beside = (over_dashes or clear)[0]
                wide = text.width(at.text, Face.STRONG)
                painter.fillRect(QRectF(x + dot, beside - half, wide, text.line), view.theme.surfaces.panel)
            if beside is not None:
                taken.append(beside)
                written = view.colour("text", at.key)
                text.write_once(painter, (x + dot, beside), at.text, written, face=Face.STRONG)

    def _is_clear(self, height: float, others: Sequence[float]) -> bool:
        """Say whether a text at a height meets none of others [pixels]."""
        return all(abs(height - other) >= self.view.text.line * _CLEAR for other in others)


class PublishedYears(ChartItem):
    """Published figures from before the first year: dots joined by a line, each with its value."""

    view: YearView

    def __init__(self, view: YearView) -> None:
        super().__init__(view, level=1)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw every series."""
        published = self.view.marks.published
        if published is None:
            return
        smooth(painter, on=True)
        for place, values in enumerate(published.values):
            self._draw_series(painter, published, place, values)
        text, muted = self.view.text, self.view.theme.surfaces.muted
        y = self.view.area.bottom() + BELOW + text.height[Face.CAPTION] / 2
        for x, year in zip(self.view.published.tolist(), published.years, strict=True):
            text.write(painter, (x, y), year, muted, Side.MIDDLE, face=Face.CAPTION)

    def _draw_series(self, painter: QPainter, published: Published, place: int, values: FloatArray) -> None:
        view, text = self.view, self.view.text
        colour, x, heights = view.colour(published.colours[place]), view.published, view.up(values)
        dot = _DOT * view.mark_scale
        painter.setPen(view.pen(colour))
        painter.drawPolyline(polygon(x, heights))
        for at, y, said in zip(x.tolist(), heights.tolist(), published.texts[place], strict=True):
            painter.setPen(view.pen(colour))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(at, y), dot, dot)
            # outside the line that joins the dots: above the higher one, below the lower one
            way = -1 if y == heights.min() else 1
            beside = y + way * (dot + text.line / 2 + 1)
            if view.area.height() >= _ROOM_FOR_TEXTS * text.line:
                text.write(painter, (at, beside), said, view.theme.surfaces.text, Side.MIDDLE)


class Upright(ChartItem):
    """The upright line of the marked year."""

    view: YearView

    def __init__(self, view: YearView) -> None:
        super().__init__(view, level=-5)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw it from top to bottom."""
        marks, area = self.view.marks, self.view.area
        if marks.upright and marks.marked in marks.years:
            x = round(self.view.along(marks.marked - marks.first_year))
            smooth(painter, on=False)
            painter.setPen(pen(self.view.theme.surfaces.line))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))


def _line_pen(view: YearView, line: Line, colour: QColor) -> QPen:
    if line.dash is Dash.DOTTED:
        made = QPen(colour, 3.0 * view.mark_scale)
        made.setDashPattern(_DOTTED)
        return made
    if line.dash is Dash.DASH_DOT:
        made = QPen(view.pen(colour, line.width))
        made.setDashPattern(_DASH_DOT)
        return made
    return view.pen(colour, line.width, dashed=line.dash is Dash.DASHED)
