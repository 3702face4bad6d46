"""YearView: where a chart by year has its years, its bars and the published years before them."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import FloatArray
from leftshift.window.charts.plotting.axes import GAP
from leftshift.window.charts.plotting.chart_data import YearMarks
from leftshift.window.charts.plotting.chart_view import ChartView
from leftshift.window.theme import Theme

THICK = 0.7
"""Part of a year's slot that its bar takes [share]."""
_NARROW = 280.0
"""Width of the body below which a strip of published years has little room [pixels]."""
_EMPTY = YearMarks(first_year=0, count=1, marked=0)


class YearView(ChartView):
    """A chart view whose level axis is years, one place a year from 0 on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.marks = _EMPTY
        self.columns: FloatArray = np.zeros(1)
        """Where each year is drawn, shape (years,) [pixels]."""
        self.published: FloatArray = np.zeros(0)
        """Where each published year before the first one is drawn, shape (published years,) [pixels]."""
        self.bar_width = 0.0
        """How wide a bar is [pixels]."""
        super().__init__(theme, parent)

    def find_columns(self) -> None:
        """Place years and published years."""
        places = np.arange(self.marks.count, dtype=np.float64)
        self.columns = self.along(places)
        slot = self.along(1.0) - self.along(0.0)
        self.bar_width = slot * THICK
        count = len(self._published_years())
        each = (self.strip_width() - 2 * GAP) / max(count, 1)
        self.published = np.asarray(self.area.left() + each * (np.arange(count) + 0.5), dtype=np.float64)

    def _published_years(self) -> tuple[str, ...]:
        return self.marks.published.years if self.marks.published else ()

    def strip_width(self) -> float:
        """Return how wide the strip of published years is, with a gap to the first year [pixels]."""
        if self.marks.published is None:
            return 0.0
        apart = GAP / 2 if self.body.width() < _NARROW * self.text.scale else 1.5 * GAP
        return (self.text.width("2000") + apart) * len(self.marks.published.years) + 2 * GAP

    def bars_between(self, start: FloatArray, end: FloatArray) -> list[QRectF]:
        """Return the bars between two values, both of shape (years,), on whole pixels."""
        half = self.bar_width / 2
        one, other = np.round(self.up(start)), np.round(self.up(end))
        tops, heights = np.minimum(one, other), np.abs(one - other)
        return [
            QRectF(round(x - half), top, round(2 * half), height)
            for x, top, height in zip(self.columns.tolist(), tops.tolist(), heights.tolist(), strict=True)
        ]
