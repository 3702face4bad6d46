"""RowPlot: shows a bar, a dumbbell or marks a row."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from leftshift.window.charts.plotting.axes import level_ticks
from leftshift.window.charts.plotting.axis import rounded
from leftshift.window.charts.plotting.chart_data import RowMarks
from leftshift.window.charts.plotting.chart_view import PADDING, ChartView
from leftshift.window.charts.plotting.heading import Words
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.row_item import RowItem
from leftshift.window.charts.plotting.row_layout import lay_out, needed_height
from leftshift.window.theme import Theme

_EMPTY = RowMarks(rows=())
_BESIDE_ROWS = 4
"""Lines that ticks and words take beside the rows."""


class RowPlot(ChartView):
    """Rows from top to bottom along one level axis: names left or above, figures right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.rows = lay_out(_EMPTY, QRectF(), self.text)
        """The rows that are shown, and where."""
        self._item = RowItem(self)
        self._words = Words(self)
        self.value_axis.setTicks([[]])

    @property
    def zero_colour(self) -> QColor:
        """Colour of the line that bars begin at."""
        return self.theme.surfaces.muted

    @property
    def needed_height(self) -> int:
        """The height at which no row is left to the table [pixels]."""
        return round(self.body.top() + PADDING) + needed_height(self._marks, self.text)

    @property
    def _marks(self) -> RowMarks:
        marks = None if self.data is None else self.data.marks
        return marks if isinstance(marks, RowMarks) else _EMPTY

    def find_area(self, body: QRectF) -> QRectF:
        """Return the room for bars, between names and figures; words below them give way to rows."""
        words = "" if self.data is None else self.data.words
        if body.height() < self.text.line * (len(self._marks.rows) + _BESIDE_ROWS):
            words = ""
        below = self._words.height_for(words, body)
        self.rows = lay_out(self._marks, body.adjusted(0, 0, 0, -below), self.text)
        return self.rows.plot

    def find_ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the range of values, and all rows."""
        return (self.axis.low, self.axis.high), (0.0, 1.0)

    def show_axes(self) -> None:
        """Draw a line at round values, and below the rows label as many of them as fit."""
        rows, data = self.rows, self.data
        if data is None or not (rows.rows or self._marks.reference_text):
            self.grid_lines.set_lines(self.area, [], [])
            self.level_axis.setTicks([[]])
            return
        low, high = self._x
        axis = rounded(low, high).within(low, high) if self.is_zoomed else self.axis
        self.upright_grid(axis)
        ticks = level_ticks(axis, self.area.width(), self.text, lambda value: data.tick(value, axis.step))
        self.level_axis.setTicks([[tick for tick in ticks if self._fits(*tick)] if rows.has_ticks else []])
        left = self.area.left()
        self.level_axis.keep_within(self.body.left() - left, rows.ticks_end - left)

    def show_marks(self) -> None:
        """Paint the rows; while a lever is dragged the room for their figures grows but never shrinks."""
        old = self.rows
        rows = lay_out(self._marks, old.body, self.text, old.figures_width if self.moving else 0.0)
        self.rows = rows
        if (rows.plot, rows.has_ticks, rows.left_out) != (old.plot, old.has_ticks, old.left_out):
            self.area = rows.plot
            self._place_plot()
            self.show_axes()
        self._item.show_rows(self._marks, rows)
        if self.data is not None:
            self._words.show_words(self.data.words, self.body)

    def _fits(self, value: float, label: str) -> bool:
        """Say whether a tick label leaves what is written beside the ticks alone."""
        end = self.along(value) + self.text.width(label) / 2
        return not self.rows.left_out or end <= self.rows.ticks_end

    def spots(self) -> list[Spot]:
        """List what can be read in the rows that are shown, from top to bottom [pixels]."""
        left, right = self.area.left(), self.area.right()
        found = [
            Spot(self.along(one.x), self.rows.middle(place), one)
            for place, row in enumerate(self.rows.rows)
            for one in row.readings
        ]
        if self.is_zoomed:
            return [spot for spot in found if left <= spot.x <= right]
        return [replace(spot, x=min(max(spot.x, left), right)) for spot in found]

    def label_at(self, place: QPointF) -> str:
        """Return the name of the row whose name is at a place; empty where there is none."""
        return self.rows.name_at(place)
