"""Labels at the ends of lines and areas, in place of a legend: pushed apart, each tied to its mark."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.window.charts.plotting.canvas import Canvas, ChartItem
from leftshift.window.charts.plotting.chart_data import EndLabel
from leftshift.window.charts.plotting.spread import spread
from leftshift.window.charts.plotting.text_painter import smooth

HOOK = 9.0
"""Length of the stroke that ties a label to its mark [pixels]."""
_GAP = 4.0
_WIDTHS = (540.0, 380.0, 280.0)
"""Widths of a body down to which each form of a label but the last is used [pixels]."""


class EndLabels(ChartItem):
    """Writes the labels right of the area."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view, level=4)
        self._labels: tuple[EndLabel, ...] = ()
        self._form = 0
        self._heights: list[float] = []

    def width_for(self, labels: Sequence[EndLabel], body: QRectF) -> float:
        """Choose the form of labels that a body has room for; return the width they need [pixels]."""
        text = self.view.text
        self._form = sum(body.width() < width * text.scale for width in _WIDTHS)
        lines = [line for label in labels for line in self._lines(label)]
        return max((text.width(line) for line in lines), default=-HOOK) + HOOK + _GAP

    def is_crowded(self, labels: Sequence[EndLabel], area: QRectF, body: QRectF) -> bool:
        """Whether labels need the room beside the years below an area too."""
        lines = sum(len(self._lines(label)) for label in labels)
        return lines * self.view.text.line > area.bottom() - body.top()

    def set_labels(self, labels: tuple[EndLabel, ...], area: QRectF, body: QRectF) -> None:
        """Show labels beside an area, where they all fit clear of the years below it."""
        self._labels = labels
        line = self.view.text.line
        sizes = [line * len(self._lines(label)) for label in labels]
        bottom = body.bottom() if self.is_crowded(labels, area, body) else area.bottom()
        wanted = [self._mark_of(label, area) for label in labels]
        self._heights = spread(wanted, sizes, body.top(), bottom)
        top = body.top() - line
        self.set_place(QRectF(area.right(), top, self.view.width() - area.right(), bottom + 1 - top))

    def key_at(self, place: QPointF) -> str:
        """Return the key of the label at a place; empty where there is none."""
        if place.x() < self._place.left():
            return ""
        for label, y in zip(self._labels, self._heights, strict=True):
            if abs(place.y() - y) <= self.view.text.line * len(self._lines(label)) / 2:
                return label.key
        return ""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Draw the strokes, then write the labels."""
        view, text, area = self.view, self.view.text, self.view.area
        right = area.right()
        smooth(painter, on=True)
        for label, y in zip(self._labels, self._heights, strict=True):
            painter.setPen(view.pen(view.colour(label.colour, label.key), 2.0))
            painter.drawLine(QLineF(right + 1, self._mark_of(label, area), right + HOOK, y))
        for label, y in zip(self._labels, self._heights, strict=True):
            lines, colour = self._lines(label), view.colour("text", label.key)
            first = y - text.line * (len(lines) - 1) / 2
            for place, line in enumerate(lines):
                at = (right + HOOK + _GAP, first + place * text.line)
                text.write_changing(painter, at, line, colour)

    def _mark_of(self, label: EndLabel, area: QRectF) -> float:
        return min(max(self.view.up(label.value), area.top()), area.bottom())

    def _lines(self, label: EndLabel) -> tuple[str, ...]:
        return label.forms[min(self._form, len(label.forms) - 1)]
