"""YearPlot: values by year: lines, stacked areas, bands and bars, with labels at their ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from leftshift.model.terms import year_label
from leftshift.window.charts.plotting.axes import BELOW, GAP, value_ticks, year_ticks
from leftshift.window.charts.plotting.axis import rounded
from leftshift.window.charts.plotting.chart_data import Reading, YearMarks
from leftshift.window.charts.plotting.end_labels import EndLabels
from leftshift.window.charts.plotting.heading import Words
from leftshift.window.charts.plotting.pointing import Spot, nearest
from leftshift.window.charts.plotting.year_items import Areas, Lines, PublishedYears, Upright
from leftshift.window.charts.plotting.year_view import YearView
from leftshift.window.theme import Theme

_CLOSE = 12.0
"""How close to a mark the pointer reads it alone, and not all series of its year [pixels]."""


class YearPlot(YearView):
    """Draws marks by year, each series with its label at the end of its line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._strip, self._upright = PublishedYears(self), Upright(self)
        self._drawn = (Areas(self), Lines(self))
        self._labels, self._words = EndLabels(self), Words(self)

    def find_area(self, body: QRectF) -> QRectF:
        """Leave room for ticks on the left, labels on the right, years and words below."""
        if self.data is None or not isinstance(self.data.marks, YearMarks):
            return body
        self.marks, text = self.data.marks, self.text
        left = max(text.width(self._tick(value)) for value in self.axis.ticks) + GAP
        right = self._labels.width_for(self.marks.labels, body)
        below = text.line + BELOW + self._words.height_for(self.data.words, body)
        return body.adjusted(round(left), round(text.line / 2), -round(right), -round(below))

    def find_ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the places of the first and last year, a strip or half a slot beyond, and the axis."""
        last, upright = self.marks.count - 1, (self.axis.low, self.axis.high)
        if self.marks.slotted:
            return (-0.5, last + 0.5), upright
        step = (self.area.width() - self.strip_width()) / max(last, 1)
        return (-self.strip_width() / step, float(max(last, 1))), upright

    def show_axes(self) -> None:
        """Label values on the left and years below; draw the grid."""
        if self.data is None:
            return
        plot, area, text = self.getPlotItem(), self.area, self.text
        axis = rounded(*self._y) if self.is_zoomed else self.axis
        self.find_columns()
        low, high = self._y
        ticks = value_ticks(axis, area.height(), text.line, self._tick)
        plot.getAxis("left").setTicks([[tick for tick in ticks if low <= tick[0] <= high]])
        start = max(area.left() + self.strip_width() - 3 * GAP / 2, self.body.left())
        start = start if self.marks.published else self.body.left()
        columns, years = self.columns.tolist(), self.marks.years
        crowded = self._labels.is_crowded(self.marks.labels, area, self.body)
        ends = (start, area.right() if crowded else self.body.right())
        labels = dict(year_ticks(years, self.marks.marked, columns, ends, text))
        plot.getAxis("bottom").setTicks([[(float(at), labels.get(at, "")) for at in range(len(years))]])
        self.value_axis.keep_within(
            -area.top(), area.height() + area.top(), max(text.line / 2 - BELOW + 1, 0.0)
        )
        self.level_axis.keep_within(start - area.left(), ends[1] - area.left())
        self.level_grid(axis)

    def show_marks(self) -> None:
        """Draw the marks of the present data."""
        if self.data is None or not isinstance(self.data.marks, YearMarks):
            return
        self.marks, area = self.data.marks, self.area
        self.find_columns()
        for item in self._drawn:
            item.set_place(area)
        if not self.moving:
            self._strip.set_place(area.adjusted(0, 0, 0, self.text.line + BELOW))
            self._upright.set_place(area)
        self._labels.set_labels(self.marks.labels, area, self.body)
        self._words.show_words(self.data.words, self.body)

    def spots(self) -> list[Spot]:
        """List what can be pointed at [pixels]."""
        if self.data is None:
            return []
        return [Spot(self._across(one.x), self.up(one.y), one) for one in self.data.readings()]

    def spot_at(self, place: QPointF, spots: Sequence[Spot]) -> tuple[Spot | None, tuple[Spot, ...]]:
        """Return the mark that is pointed at, or else all series of the year, read at once."""
        close = nearest(spots, place)
        if close is None or abs(close.x - place.x()) + abs(close.y - place.y()) < _CLOSE:
            return close, ()
        column = [spot for spot in spots if spot.reading.x == close.reading.x and spot.reading.series]
        room = self.body.height() - self.text.line
        if len(column) < 2 or (len(column) + 1) * self.text.line > room:  # noqa: PLR2004 - one is no column
            return close, ()
        column.sort(key=lambda spot: spot.y)
        year = year_label(self.marks.first_year + round(close.reading.x))
        said = "\n".join(f"{spot.reading.series}: {spot.reading.value.splitlines()[0]}" for spot in column)
        return Spot(close.x, place.y(), Reading(close.reading.x, close.reading.y, year, said)), tuple(column)

    def label_at(self, place: QPointF) -> str:
        """Return the key of the series whose label is at a place."""
        return self._labels.key_at(place)

    def _tick(self, value: float) -> str:
        return self.data.tick(value, self.axis.step) if self.data else ""

    def _across(self, x: float) -> float:
        return self.along(x) if x >= 0 else float(self.published[round(x)])
