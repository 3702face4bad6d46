"""Hospital and primary care share: their lines by year beside what is published and recommended."""

from collections.abc import Hashable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from leftshift.evidence.levers import Landmarks
from leftshift.model.terms import FloatArray, Sector, year_label
from leftshift.questions.uncertainty import Band
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import share_finding
from leftshift.text.numbers import percent
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.band import draw_band
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.pinned import beside_clause, beside_name, draw_beside
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import (
    GAP,
    YEARS_BELOW,
    left_margin,
    target_line,
    value_grid,
    within,
    year_ticks,
)
from leftshift.window.charts.plotting.text_painter import Ink, Side, pen, polygon, smooth

_WIDE = 380.0
"""Width of the body from which labels at the ends stand on one line [pixels]."""
_NARROW = 280.0
"""Width of the body below which lines by year need the room of all words that can be spared [pixels]."""
_HEADROOM = 0.02
"""Room above and below the outermost share [share]."""
_SEEN = 0.0005
"""Least change of a share that the baseline's line is drawn for [share]."""
_DOT = 3.5
_LONG_SHARES = (0.888, 0.888)
"""Shares that take as much room as any [share]."""


class HospitalShare:
    """Two lines, the recommended limit, and England's published shares on the left."""

    key = "hospital_share"
    name = "Hospital and primary care share"

    def __init__(self, hospital: Landmarks, primary_care: Landmarks, recommended_by: str) -> None:
        self._landmarks = (hospital, primary_care)
        self._limit = hospital.target.value if hospital.target else None
        self._recommended_by = recommended_by

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._lines = np.stack([snapshot.results.hospital_share, snapshot.results.primary_care_share])
        self._ghosts = np.stack([snapshot.reference.hospital_share, snapshot.reference.primary_care_share])
        pinned = snapshot.beside
        self._pinned = (
            np.stack([pinned.results.hospital_share, pinned.results.primary_care_share]) if pinned else None
        )
        self._bands = (
            [snapshot.bands.lines.get(key) for key in _BANDED] if snapshot.bands else [None] * len(_BANDED)
        )

    @property
    def title(self) -> str:
        """The finding."""
        share, place = self._lines[0], self._snapshot.target_index
        return share_finding(
            "Hospital share", float(share[0]), float(share[place]), self._snapshot.target_year
        )

    @property
    def subtitle(self) -> str:
        """What is counted, and what dots and dashes mean."""
        years = " and ".join(str(mark.year) for mark in self._landmarks[0].marks)
        shaded = "; shaded: 8 draws in 10" if any(self._bands) else ""
        beside = beside_clause(self._snapshot)
        return f"% of programme money{beside}; dashed: baseline{shaded}; dots: England {years}, as published"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        values = [mark.value for landmarks in self._landmarks for mark in landmarks.marks]
        drawn = [self._lines, self._ghosts, *([] if self._pinned is None else [self._pinned])]
        low = min(*values, *(float(lines.min()) for lines in drawn))
        high = max(*values, *(float(lines.max()) for lines in drawn))
        return max(low - _HEADROOM, 0.0), min(high + _HEADROOM, 1.0)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.scenario.years, self._snapshot.target_year

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where marks stand, England's published years included."""
        texts = [line for label in self._labels(body, ink, _LONG_SHARES) for line in label]
        return within(body, ink, left=left_margin(ink, axis, _tick), right=ends_width(ink, texts))

    def still(self, canvas: Canvas) -> None:
        """Draw grid, years, the recommended limit and the published shares."""
        value_grid(canvas, _tick)
        columns = self._columns(canvas)
        low = canvas.plot.left() + self._strip(canvas) + GAP / 2
        year_ticks(canvas, self._snapshot.results.years, self._snapshot.target_year, columns, low=low)
        target_line(canvas, columns[self._snapshot.target_index])
        if self._limit is not None:
            y = round(canvas.up(self._limit))
            canvas.painter.setPen(pen(canvas.theme.surfaces.landmark, 2))
            canvas.painter.drawLine(QLineF(canvas.plot.left(), y, canvas.plot.right(), y))
        for landmarks, colour in zip(self._landmarks, self._colours(canvas), strict=True):
            self._draw_published(canvas, landmarks, colour)
        self._write_published_years(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw the two lines, the baseline's behind them, and the labels."""
        painter, x = canvas.painter, self._columns(canvas)
        painter.setClipRect(canvas.plot)
        smooth(painter, on=True)
        for band, colour in zip(self._bands, self._colours(canvas), strict=True):
            if band is not None:
                draw_band(canvas, x, band.low, band.high, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line, ghost, colour in zip(self._lines, self._ghosts, self._colours(canvas), strict=True):
            if np.abs(line - ghost).max() > _SEEN:
                painter.setPen(pen(colour, dashed=True))
                painter.drawPolyline(polygon(x, [canvas.up(share) for share in ghost.tolist()]))
            painter.setPen(pen(colour, 2.5))
            painter.drawPolyline(polygon(x, [canvas.up(share) for share in line.tolist()]))
        if self._pinned is not None and self._snapshot.beside:
            for pinned, colour in zip(self._pinned, self._colours(canvas), strict=True):
                draw_beside(canvas, x, pinned.tolist(), colour, self._snapshot.beside.letter)
        painter.setClipping(False)
        self._draw_labels(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List both lines year by year, then the published shares."""
        x = self._columns(canvas)
        found = [
            Spot(
                x[place],
                canvas.up(float(share)),
                f"{name}, {year_label(self._snapshot.results.first_year + place)}\n{percent(float(share))}",
            )
            for name, line in zip(_NAMES, self._lines, strict=True)
            for place, share in enumerate(line)
        ]
        found.extend(self._pinned_spots(canvas, x))
        for name, landmarks in zip(_NAMES, self._landmarks, strict=True):
            published = zip(self._published_columns(canvas, landmarks), landmarks.marks, strict=True)
            found.extend(
                Spot(at, canvas.up(mark.value), f"{name}, {mark.label}\n{percent(mark.value, 0)}")
                for at, mark in published
            )
        return found

    def table(self) -> ChartTable:
        """Return both shares by year, with and without the scenario, and the published ones."""
        columns = (
            "Year",
            *_NAMES,
            *(f"{name}, baseline" for name in _NAMES),
            *(f"{name}, 8 draws in 10" for name in _NAMES),
            *(f"{name}, {beside_name(self._snapshot)}" for name in _NAMES if self._pinned is not None),
        )
        every: FloatArray = np.concatenate([self._lines, self._ghosts])
        rows = [
            (
                year_label(year),
                *(percent(float(share)) for share in every[:, place]),
                *(_between(band, place) for band in self._bands),
                *(percent(float(line[place])) for line in (() if self._pinned is None else self._pinned)),
            )
            for place, year in enumerate(self._snapshot.results.years)
        ]
        published = [
            (
                hospital.label,
                percent(hospital.value, 0),
                percent(primary.value, 0),
                *("" for _ in columns[3:]),  # only the shares themselves are published
            )
            for hospital, primary in zip(*(landmarks.marks for landmarks in self._landmarks), strict=True)
        ]
        return ChartTable(columns, (*published, *rows))

    def _pinned_spots(self, canvas: Canvas, x: Sequence[float]) -> list[Spot]:
        """List the lines of the pinned scenario year by year."""
        years, who = self._snapshot.results.years, beside_name(self._snapshot)
        return [
            Spot(
                x[place],
                canvas.up(float(share)),
                f"{name}, {year_label(years[place])}, {who}\n{percent(float(share))}",
            )
            for name, line in zip(_NAMES, () if self._pinned is None else self._pinned, strict=False)
            for place, share in enumerate(line)
        ]

    def _draw_published(self, canvas: Canvas, landmarks: Landmarks, colour: QColor) -> None:
        painter, ink = canvas.painter, canvas.ink
        x, heights = self._published_columns(canvas, landmarks), [canvas.up(m.value) for m in landmarks.marks]
        smooth(painter, on=True)
        painter.setPen(pen(colour))
        painter.drawPolyline(polygon(x, heights))
        for at, y, mark in zip(x, heights, landmarks.marks, strict=True):
            painter.setPen(pen(colour))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(at, y), _DOT, _DOT)
            # outside the line that joins the dots: above the higher one, below the lower one
            way = -1 if y == min(heights) else 1
            beside = y + way * (_DOT + ink.line / 2 + 1)
            ink.write(painter, (at, beside), percent(mark.value, 0), canvas.theme.surfaces.text, Side.MIDDLE)

    def _write_published_years(self, canvas: Canvas) -> None:
        y = canvas.plot.bottom() + YEARS_BELOW + canvas.ink.line / 2
        marks = self._landmarks[0].marks
        for at, mark in zip(self._published_columns(canvas, self._landmarks[0]), marks, strict=True):
            canvas.ink.write(
                canvas.painter, (at, y), str(mark.year), canvas.theme.surfaces.muted, Side.MIDDLE
            )

    def _draw_labels(self, canvas: Canvas) -> None:
        colours = [*self._colours(canvas), canvas.theme.surfaces.landmark]
        ends = [canvas.up(float(line[-1])) for line in self._lines]
        if self._limit is not None:
            ends.append(canvas.up(self._limit))
        labels = self._labels(canvas.body, canvas.ink, self._lines[:, -1].tolist())
        made = [
            End(y, label, colour, kept=False) for y, label, colour in zip(ends, labels, colours, strict=False)
        ]
        draw_ends(canvas, made)

    def _labels(self, body: QRectF, ink: Ink, shares: Sequence[float]) -> list[tuple[str, ...]]:
        labels: list[tuple[str, ...]] = [
            (name, percent(share)) for name, share in zip(_BRIEF, shares, strict=True)
        ]
        if self._limit is not None:
            spared = body.width() < _NARROW * ink.scale
            labels.append((percent(self._limit, 0), *(() if spared else (f"({self._recommended_by})",))))
        return labels if body.width() < _WIDE * ink.scale else [(" ".join(label),) for label in labels]

    def _colours(self, canvas: Canvas) -> tuple[QColor, QColor]:
        return canvas.theme.sectors[Sector.ACUTE], canvas.theme.sectors[Sector.PRIMARY_CARE]

    def _strip(self, canvas: Canvas) -> float:
        apart = GAP / 2 if canvas.body.width() < _NARROW * canvas.ink.scale else 1.5 * GAP
        return (canvas.ink.width("2000") + apart) * len(self._landmarks[0].marks)

    def _published_columns(self, canvas: Canvas, landmarks: Landmarks) -> list[float]:
        step = self._strip(canvas) / len(landmarks.marks)
        return [canvas.plot.left() + step * (place + 0.5) for place in range(len(landmarks.marks))]

    def _columns(self, canvas: Canvas) -> list[float]:
        count, left = len(self._snapshot.results.years), canvas.plot.left() + self._strip(canvas) + 2 * GAP
        step = (canvas.plot.right() - left) / max(count - 1, 1)
        return [left + step * place for place in range(count)]


_NAMES = ("Hospital share", "Primary care share, wide")
_BANDED = ("hospital_share", "primary_care_share")
_BRIEF = ("Hospital", "Primary care")


def _between(band: Band | None, place: int) -> str:
    """Write the range of a year; empty while it is being worked out."""
    if band is None:
        return ""
    return f"{percent(float(band.low[place]))} to {percent(float(band.high[place]))}"


def _tick(value: float) -> str:
    return percent(value, 0)
