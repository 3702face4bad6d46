"""How sure are we: between what and what an outcome lies, year by year."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QRectF, Qt

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import measure
from leftshift.questions.study import Study
from leftshift.questions.uncertainty import Band, Bands
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import change_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import NBSP, number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.band import draw_band
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.measured import tick_text, unit_words
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import left_margin, target_line, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, pen, polygon, smooth

_HEADROOM = 0.06
"""Room above and below the band, of its extent [share]."""
_LEAST = 0.01
"""Least extent of the axis, of the greatest value: a line that nothing moves [share]."""
_OUTER = 0.75
"""How opaque the outer band is beside the inner one [share]."""
_LEVELS = ("P10", "P25", "P50", "P75", "P90")


class Fan:
    """Two bands and their middle: half of all draws lie in the inner one, eight in ten in the outer one."""

    key = "fan"
    name = "How sure are we"

    def __init__(self) -> None:
        self.only_spread = False
        """Whether only the distance from the middle is shown: a narrow band on a steep line hides there."""

    def take(self, study: Study, answer: Bands, year: int) -> None:
        """Take the answer to show; `year` is marked and is the one the finding speaks of."""
        (key, self._band), *_ = answer.lines.items()
        self._is, self._measure = answer, measure(key)
        self._place = study.place(year)
        self._years = range(study.scenario.years.first, study.scenario.years.last + 1)
        self._title = finding(study, answer, year)
        off = self._band.middle if self.only_spread else np.zeros_like(self._band.middle)
        self._low, self._lower, self._middle, self._upper, self._high = (
            line - off for line in _lines(self._band)
        )

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is counted, and what the shades mean."""
        apart = "points" if self._measure.is_share else unit_words(self._measure)
        counted = f"{apart} from the middle" if self.only_spread else unit_words(self._measure)
        what = f"{self._measure.label}, {counted}; {number(self._is.draws)} draws"
        return f"{what}; dark: half of them (P25 to P75); light: 8 in 10 (P10 to P90); line: the middle (P50)"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        low, high = float(self._low.min()), float(self._high.max())
        room = max((high - low) * _HEADROOM, max(abs(low), abs(high)) * _LEAST / 2)
        return low - room, high + room

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._measure.key, self._years, self._place, self.only_spread

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where the bands stand."""
        left = left_margin(ink, axis, lambda value: self._tick(value, axis))
        texts = [*self._labels(), *(f"P90 {self._tick(value, axis)}" for value in axis.ticks)]
        return within(body, ink, left=left, right=ends_width(ink, texts))

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, lambda value: self._tick(value, canvas.axis))
        columns = canvas.columns(len(self._years))
        year_ticks(canvas, self._years, self._years[self._place], columns)
        target_line(canvas, columns[self._place])

    def moving(self, canvas: Canvas) -> None:
        """Draw both bands, the middle and the labels."""
        painter, x, colour = canvas.painter, canvas.columns(len(self._years)), canvas.theme.surfaces.accent
        painter.setClipRect(canvas.plot)
        draw_band(canvas, x, self._low, self._high, colour, part=_OUTER)
        draw_band(canvas, x, self._lower, self._upper, colour)
        smooth(painter, on=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colour, 2.5))
        painter.drawPolyline(polygon(x, [canvas.up(value) for value in self._middle.tolist()]))
        painter.setClipping(False)
        heights = [canvas.up(float(line[-1])) for line in self._ends()]
        draw_ends(
            canvas,
            [End(y, (text,), colour, kept=False) for y, text in zip(heights, self._labels(), strict=True)],
        )

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List the middle, year by year, with the ends of both bands."""
        x = canvas.columns(len(self._years))
        return [
            Spot(
                x[place],
                canvas.up(float(self._middle[place])),
                f"{year_label(year)}: middle {self._at(self._band.middle, place)}\n"
                f"half: {self._at(self._band.lower, place)} to {self._at(self._band.upper, place)}\n"
                f"8 in 10: {self._at(self._band.low, place)} to {self._at(self._band.high, place)}",
            )
            for place, year in enumerate(self._years)
        ]

    def table(self) -> ChartTable:
        """Return all five percentiles by year."""
        return ChartTable(
            ("Year", *_LEVELS),
            tuple(
                (year_label(year), *(self._at(line, place) for line in _lines(self._band)))
                for place, year in enumerate(self._years)
            ),
        )

    def _at(self, line: FloatArray, place: int) -> str:
        return value_text(self._measure, float(line[place]))

    def _ends(self) -> tuple[FloatArray, ...]:
        return self._high, self._middle, self._low

    def _tick(self, value: float, axis: Axis) -> str:
        text = tick_text(self._measure, value, axis.step)
        if not self.only_spread:
            return text
        return f"{'+' if value > 0 else ''}{text.removesuffix(f'{NBSP}%')}"

    def _labels(self) -> list[str]:
        say = change_text if self.only_spread else value_text
        return [
            f"{name} {say(self._measure, float(line[-1]))}"
            for name, line in zip(("P90", "P50", "P10"), self._ends(), strict=True)
        ]


def _lines(band: Band) -> tuple[FloatArray, ...]:
    return band.low, band.lower, band.middle, band.upper, band.high
