"""Policy apart from assumptions: what our choices do, and what our view of the world does."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.policy import FourLines
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import value_text
from leftshift.text.answers.findings import finding, short_text
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.end_labels import End, draw_ends, ends_width
from leftshift.window.charts.plotting.measured import tick_text, unit_words
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import left_margin, target_line, value_grid, within, year_ticks
from leftshift.window.charts.plotting.text_painter import Ink, pen, polygon, smooth
from leftshift.window.theme import Theme

_HEADROOM = 0.08
"""Room above and below the outermost line, of the extent of all [share]."""
_LEAST = 0.01
"""Least extent of the axis, of the greatest value: lines that nothing moves [share]."""
_DOT = 3.0
_DOTTED = (1.0, 2.0)
"""Dots of the line that only assumptions move, in widths of the pen."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one of the four lines is called and drawn: no two by colour alone."""

    name: str
    ink: Callable[[Theme], QColor]
    dash: str
    """solid, dashed or dotted"""
    dots: bool = False


_KINDS = (
    _Kind("Baseline", lambda theme: theme.surfaces.ghost, "dashed"),
    _Kind("Our choices", lambda theme: theme.surfaces.accent, "solid"),
    _Kind("Our assumptions", lambda theme: theme.surfaces.landmark, "dotted"),
    _Kind("Both", lambda theme: theme.surfaces.text, "solid", dots=True),
)


class FourLinesPlot:
    """Four lines: neither, our choices, our assumptions, both."""

    key = "four_lines"
    name = "Policy apart from assumptions"

    def take(self, study: Study, answer: FourLines, year: int) -> None:
        """Take the answer to show; `year` is marked and is the one the finding speaks of."""
        self._is = answer
        self._place = study.place(year)
        self._lines = np.stack([answer.baseline, answer.choices, answer.assumptions, answer.both])
        self._years = range(answer.first_year, answer.first_year + self._lines.shape[1])
        self._title = finding(study, answer, year)

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is counted, and what the lines are."""
        what = f"{self._is.measure.label}, {unit_words(self._is.measure)}"
        return (
            f"{what}; dashed: neither; dotted: only our assumptions; with dots: both, which is the scenario"
        )

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        low, high = float(self._lines.min()), float(self._lines.max())
        room = max((high - low) * _HEADROOM, max(abs(low), abs(high)) * _LEAST / 2)
        return low - room, high + room

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._is.measure.key, self._years, self._place, tuple(self._names())

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where lines stand."""
        left = left_margin(ink, axis, lambda value: tick_text(self._is.measure, value, axis.step))
        return within(body, ink, left=left, right=ends_width(ink, [text for _, text in self._labels()]))

    def still(self, canvas: Canvas) -> None:
        """Draw grid and years."""
        value_grid(canvas, lambda value: tick_text(self._is.measure, value, canvas.axis.step))
        columns = canvas.columns(len(self._years))
        year_ticks(canvas, self._years, self._years[self._place], columns)
        target_line(canvas, columns[self._place])

    def moving(self, canvas: Canvas) -> None:
        """Draw the lines, those of the scenario on top, and their labels."""
        painter, x = canvas.painter, canvas.columns(len(self._years))
        painter.setClipRect(canvas.plot.adjusted(-_DOT, 0, _DOT, 0))
        smooth(painter, on=True)
        # The dotted line lies on top of the one it may coincide with, so that both are seen.
        for place in (1, 3, 0, 2):
            kind, colour = _KINDS[place], _KINDS[place].ink(canvas.theme)
            heights = [canvas.up(value) for value in self._lines[place].tolist()]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(colour, kind.dash))
            painter.drawPolyline(polygon(x, heights))
            if kind.dots:
                painter.setBrush(colour)
                for at, y in zip(x, heights, strict=True):
                    painter.drawEllipse(QPointF(at, y), _DOT, _DOT)
        painter.setClipping(False)
        ends = [
            End(
                canvas.up(float(self._lines[place, -1])),
                (text,),
                _KINDS[place].ink(canvas.theme),
                kept=False,
            )
            for place, text in self._labels()
        ]
        draw_ends(canvas, ends)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every line year by year."""
        x, item = canvas.columns(len(self._years)), self._is.measure
        return [
            Spot(
                x[place],
                canvas.up(value),
                f"{kind.name}, {year_label(self._years[place])}\n{value_text(item, value)}",
            )
            for kind, line in zip(_KINDS, self._lines, strict=True)
            for place, value in enumerate(line.tolist())
        ]

    def table(self) -> ChartTable:
        """Return all four lines by year."""
        return ChartTable(
            ("Year", *(kind.name for kind in _KINDS)),
            tuple(
                (year_label(year), *(value_text(self._is.measure, float(value)) for value in column))
                for year, column in zip(self._years, self._lines.T, strict=True)
            ),
        )

    def _names(self) -> list[str]:
        return [name for _, name in self._grouped()]

    def _labels(self) -> list[tuple[int, str]]:
        """Label the lines at their ends, by place and text; lines that coincide share one label."""
        return [
            (place, f"{name} {short_text(self._is.measure, float(self._lines[place, -1]))}")
            for place, name in self._grouped()
        ]

    def _grouped(self) -> list[tuple[int, str]]:
        groups: list[list[int]] = []
        for place in range(len(_KINDS)):
            same = (group for group in groups if _coincide(self._lines[group[0]], self._lines[place]))
            found: FloatGroup = next(same, None)
            if found is None:
                groups.append([place])
            else:
                found.append(place)
        return [(group[0], " = ".join(_KINDS[place].name for place in group)) for group in groups]


FloatGroup = list[int] | None


def _coincide(one: FloatArray, other: FloatArray) -> bool:
    return bool(np.allclose(one, other, rtol=1e-9, atol=0.0))


def _pen(colour: QColor, dash: str) -> QPen:
    if dash == "dotted":
        made = QPen(colour, 3.0)
        made.setDashPattern(_DOTTED)
        return made
    return pen(colour, 2.5 if dash == "solid" else 2.0, dashed=dash == "dashed")
