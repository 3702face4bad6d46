"""The axes of a chart: pyqtgraph's own, with our ticks, and the grid lines as one item."""

import math
from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from leftshift.model.terms import year_label
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.canvas import Canvas, ChartItem
from leftshift.window.charts.plotting.text_painter import TextPainter, pen, smooth
from leftshift.window.theme import Theme

GAP = 6.0
"""Space between a label and what it labels [pixels]."""
BELOW = 4.0
"""Space between the marks and the labels below them [pixels]."""
TICK = 3
"""Length of a tick below the marks [pixels]."""
_CLEAR = 1.4
"""Lines between the middles of two tick labels, at least: the lowest is raised by part of a line."""
_FAR = 200.0
"""How far labels may reach beyond an axis [pixels]."""


class TextAxis(pg.AxisItem):
    """An axis of pyqtgraph that is told its ticks and keeps its outer labels within the chart."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self._low, self._high, self._lift, self._half = -math.inf, math.inf, 0.0, 0.0
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setZValue(0)
        self.setStyle(
            tickTextOffset=round(BELOW) - TICK if orientation == "bottom" else round(GAP),
            tickLength=TICK if orientation == "bottom" else 0,
            autoExpandTextSpace=False,
            autoReduceTextSpace=False,
            hideOverlappingLabels=False,
        )

    def apply_theme(self, theme: Theme, font: QFont) -> None:
        """Take colours and font."""
        self.setTickPen(pen(theme.surfaces.line))
        self.setTextPen(theme.surfaces.muted)
        self.setTickFont(font)
        self.prepareGeometryChange()
        self._half = QFontMetricsF(font).height() / 2

    def keep_within(self, low: float, high: float, lift: float = 0.0) -> None:
        """Keep labels between two places along the axis, and raise the lowest one [pixels of the axis]."""
        self._low, self._high, self._lift = low, high, lift
        self.picture = None
        # Told to update, Qt keeps the old pixels where the whole scene is to be drawn anew as well.
        kept = self.cacheMode()
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(kept)

    def boundingRect(self) -> QRectF:
        """Return where the axis draws; pyqtgraph leaves out labels that reach beyond it."""
        x, y, right = (_FAR, 0.0, _FAR) if self._is_level else (GAP, self._half, 0.0)
        return self.mapRectFromParent(self.geometry()).adjusted(-x, -y, right, y)

    def paint(self, p: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw what was laid out; pyqtgraph’s picture of it would be scaled on paper and in drawings."""
        if self.picture is None:
            self.picture = self.generateDrawSpecs(p)
        if self.picture is not None:
            self.drawPicture(p, *self.picture)

    @property
    def _is_level(self) -> bool:
        return self.orientation == "bottom"

    def generateDrawSpecs(self, p: QPainter) -> "pg.DrawSpecs | None":
        """Let pyqtgraph place everything, then move the outer labels."""
        found = super().generateDrawSpecs(p)
        if found is None or not found[2]:
            return found
        line, ticks, texts = found
        if self._is_level:
            moved = [(_shifted(place, self._low, self._high), flags, text) for place, flags, text in texts]
        else:
            lowest = max(place.center().y() for place, _, _ in texts)
            moved = [
                (place.translated(0, -self._lift if place.center().y() == lowest else 0), flags, text)
                for place, flags, text in texts
            ]
        return line, ticks, moved


def _shifted(place: QRectF, low: float, high: float) -> QRectF:
    moved = QRectF(place)
    moved.moveLeft(max(min(place.left(), high - place.width()), low))
    return moved


class Grid(ChartItem):
    """Grid lines, level or upright, as one item; and the upright line of a year."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view, level=-20)
        self._lines: list[QLineF] = []
        self._zero: list[QLineF] = []

    def set_lines(self, area: QRectF, lines: list[QLineF], zero: list[QLineF]) -> None:
        """Show grid lines; the one at zero stands out [pixels]."""
        self._lines, self._zero = lines, zero
        self.set_place(area.adjusted(-1, -1, 2, 2))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw the lines, crisp."""
        smooth(painter, on=False)
        painter.setPen(pen(self.view.theme.surfaces.grid))
        painter.drawLines(self._lines)
        painter.setPen(pen(self.view.zero_colour))
        painter.drawLines(self._zero)


def value_ticks(
    axis: Axis, height: float, line: float, say: Callable[[float], str]
) -> list[tuple[float, str]]:
    """List the ticks of an upright axis, as many with a label as its height takes [pixels]."""
    every = math.ceil(line * _CLEAR * (len(axis.ticks) - 1) / max(height, 1.0))
    return [(value, say(value)) for place, value in enumerate(axis.ticks) if place % every == 0]


def level_ticks(
    axis: Axis, width: float, text: TextPainter, say: Callable[[float], str]
) -> list[tuple[float, str]]:
    """List the ticks of a level axis: as many even labels as fit, from zero or the first one on [pixels]."""
    labels = [(value, label) for value in axis.ticks if (label := say(value))]
    widest = max((text.width(label) for _, label in labels), default=0.0) + GAP
    every = max(math.ceil(widest * (len(labels) - 1) / max(width, 1.0)), 1)
    first = 0.0 if axis.holds(0.0) else axis.low
    return [(value, label) for value, label in labels if round((value - first) / axis.step) % every == 0]


def year_ticks(
    years: Sequence[int], marked: int, columns: Sequence[float], ends: tuple[float, float], text: TextPainter
) -> list[tuple[float, str]]:
    """List the labels of years: all where they fit, else the marked year, the first and the last.

    `columns` are where the years are drawn and `ends` between what labels stay [pixels].
    """
    taken: list[tuple[float, float]] = []
    found: list[tuple[float, str]] = []
    for place in _labelled(years, marked, columns, text):
        label = year_label(years[place])
        half = text.width(label) / 2
        x = min(max(columns[place], ends[0] + half), ends[1] - half)
        if all(x + half + GAP <= start or x - half - GAP >= end for start, end in taken):
            taken.append((x - half, x + half))
            found.append((float(place), label))
    return found


def _labelled(years: Sequence[int], marked: int, columns: Sequence[float], text: TextPainter) -> list[int]:
    widest = text.width(year_label(years[0])) + GAP * 2
    if len(years) < 2 or columns[1] - columns[0] >= widest:  # noqa: PLR2004 - one year has no distance to a next
        return list(range(len(years)))
    first, last = 0, len(years) - 1
    return list(dict.fromkeys((min(max(marked - years[0], 0), last), first, last)))
