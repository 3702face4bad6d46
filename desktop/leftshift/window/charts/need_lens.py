"""Spend beside need: each service's spend a head over England's next to the area's need for it."""

from collections.abc import Hashable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF

from leftshift.evidence.areas import ENGLAND
from leftshift.model.terms import LABELS, SECTORS, Sector, year_label
from leftshift.questions.need_lens import shared_out
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import lens_finding
from leftshift.text.findings.spend import BRIEF
from leftshift.text.numbers import MINUS, NBSP, PERCENT, number, pounds
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import Rows, middle, pitch, room_for, upright, write_rows
from leftshift.window.charts.plotting.scale import upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, pen, smooth

_DOT = 5.0
"""Radius of a dot of spend [pixels]."""
_STROKE = 0.36
"""How far the stroke of need reaches above and below its row's middle, of the row [share]."""
_LEAST, _SPARE = 0.05, 0.08
"""The axis holds at least this much beside England's 1 [ratio], and this part more than its marks [share]."""
_WIDE = 380.0
"""Width of the body from which sectors have their full names [pixels]."""
_SHARED = "\u2248"
"""Stands after a sector whose baseline is shared out, as nothing local is published."""


class NeedLens:
    """A row a service: a stroke at need, a dot at spend, a hollow dot at spend with nothing changed."""

    key = "need_lens"
    name = "Spend beside need"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._is = needed(snapshot.need_lens)
        self._shared = shared_out(snapshot.scenario, snapshot.area)
        self._places = [place for place in range(len(SECTORS)) if np.isfinite(self._is.need[place])]

    @property
    def title(self) -> str:
        """The finding."""
        is_england = self._snapshot.area.kind == ENGLAND
        return lens_finding(self._is.against_need, self._shared, is_england=is_england)

    @property
    def subtitle(self) -> str:
        """What is counted, and what the marks mean."""
        year = year_label(self._snapshot.target_year)
        marks = "\u2503 need, \u25cf spend a head, \u25cb with nothing changed"
        return f"England = 1, {year}; {marks}; {_SHARED} baseline shared out, not published"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: round England's 1, not from 0, as marks are dots."""
        marks = np.concatenate([self._is.need, self._is.spend, self._is.before, [1 - _LEAST, 1 + _LEAST]])
        low, high = float(np.nanmin(marks)), float(np.nanmax(marks))
        spare = (high - low) * _SPARE
        return max(low - spare, 0.0), high + spare

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return len(self._places)

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        return room_for(self._rows(body, ink), body, ink, spare=_DOT)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, and England's."""
        upright_grid(canvas, _index)
        upright(canvas, 1.0, "England")

    def moving(self, canvas: Canvas) -> None:
        """Draw need, spend, spend with nothing changed, and how far spend is from need."""
        rows, painter, surfaces = self._rows(canvas.body, canvas.ink), canvas.painter, canvas.theme.surfaces
        half = pitch(canvas, rows) * _STROKE
        for row, place in enumerate(self._places):
            y, colour = round(middle(canvas, rows, row)), canvas.theme.sectors[SECTORS[place]]
            need, spend, before = (
                _within(canvas, float(values[place]))
                for values in (self._is.need, self._is.spend, self._is.before)
            )
            smooth(painter, on=False)
            painter.setPen(pen(colour, 3))
            painter.drawLine(QLineF(need, y, spend, y))
            painter.setPen(pen(surfaces.text, 3))
            painter.drawLine(QLineF(round(need), y - half, round(need), y + half))
            smooth(painter, on=True)
            painter.setPen(pen(colour, 2))
            painter.setBrush(surfaces.panel)
            painter.drawEllipse(QPointF(before, y), _DOT, _DOT)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(spend, y), _DOT - 1, _DOT - 1)
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List spend, then need, of every service."""
        rows, found = self._rows(canvas.body, canvas.ink), []
        for row, place in enumerate(self._places):
            y, name = middle(canvas, rows, row), LABELS[SECTORS[place]]
            spend, need = float(self._is.spend[place]), float(self._is.need[place])
            said = f"{_index(spend)} of England\u2019s {pounds(float(self._is.england[place]))} a head"
            against = f"{against_words(float(self._is.against_need[place]))} against need"
            before = f"with nothing changed {_index(float(self._is.before[place]))}"
            found.append(Spot(_within(canvas, spend), y, f"{name}, spend\n{said}\n{against}; {before}"))
            found.append(Spot(_within(canvas, need), y, f"{name}, need\n{_index(need)} of England\u2019s"))
        return found

    def table(self) -> ChartTable:
        """Return need, spend a head and both indices by sector in the target year."""
        year = year_label(self._snapshot.target_year)
        return ChartTable(
            (
                "Sector",
                "Need, England = 1",
                f"Spend, £ per head, {year}",
                f"England, £ per head, {year}",
                "Spend, England = 1",
                "Nothing changed, England = 1",
                "Spend against need",
                "Nothing changed, against need",
                "Baseline",
            ),
            tuple(self._row(place, sector) for place, sector in enumerate(SECTORS)),
        )

    def _row(self, place: int, sector: Sector) -> tuple[str, ...]:
        known, lens = place in self._places, self._is
        return (
            LABELS[sector],
            _index(float(lens.need[place])) if known else "not published",
            pounds(float(lens.per_head[place])),
            pounds(float(lens.england[place])),
            _index(float(lens.spend[place])),
            _index(float(lens.before[place])),
            against_words(float(lens.against_need[place])) if known else "not known",
            against_words(float(lens.against_need_before[place])) if known else "not known",
            "shared out by need or by head" if sector in self._shared else "of the area",
        )

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        names = LABELS if body.width() >= _WIDE * ink.scale else BRIEF
        return Rows(
            tuple(
                f"{names[SECTORS[place]]}{f' {_SHARED}' if SECTORS[place] in self._shared else ''}"
                for place in self._places
            ),
            tuple(against_words(float(self._is.against_need[place])) for place in self._places),
            head=True,
        )


def against_words(value: float) -> str:
    """Write how far spend is from need, such as +3 % or −4 % [share]."""
    text = number(abs(value) * PERCENT)
    sign = "" if text == "0" else MINUS if value < 0 else "+"
    return f"{sign}{text}{NBSP}%"


def _index(value: float) -> str:
    return number(value, 2)


def _within(canvas: Canvas, value: float) -> float:
    """Return how far right a value stands; beyond the axis, at its end [pixels]."""
    return canvas.along(min(max(value, canvas.axis.low), canvas.axis.high))
