"""Only the change, row by row: a chart's figures of one year less the baseline's."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from leftshift.board.representation import represent
from leftshift.board.voices import Voice
from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, LABELS, SECTORS, FloatArray, Sector, year_label
from leftshift.papers.figures import (
    PERCENT,
    is_nothing,
    number,
    points,
    shown,
    signed,
    signed_amount,
    tick,
    unit,
)
from leftshift.papers.findings import BRIEF, VOICE_NAMES
from leftshift.papers.posts_words import cut_place, posts_of
from leftshift.questions.need_lens import need_lens
from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.axis import Axis
from leftshift.window.charts.ink import Ink, smooth
from leftshift.window.charts.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.rows import Rows, bar, middle, room_for, write_rows
from leftshift.window.charts.scale import upright_grid
from leftshift.window.look import Look

_HEADROOM = 1.25
"""How much more than the largest change the axis holds [ratio]."""
_WIDE = 380.0
"""Width of the body from which rows have their full names [pixels]."""
_POSTS = ("Primary care", "Other comm.", "Finance", "Quality", "Digital", "Corporate")
"""What a function is called where there is little room, in FUNCTIONS order."""
_SUM = "Sum"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is called in full and in brief, its colour, its change from the baseline."""

    name: str
    brief: str
    colour: Callable[[Look], QColor]
    change: float


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What a chart shows row by row when only the change is asked for."""

    counted: str
    year: int
    least: float
    """Half of the axis holds at least this much [unit of the rows]."""
    say: Callable[[float], str]
    tick: Callable[[float], str]
    rows: tuple[Row, ...]
    noun: str = ""
    """What the figure of the finding counts, where the name of the row does not say so."""
    total: str = ""
    """The sum as it is written below the rows; empty where it means nothing."""


def changes_by_row(key: str) -> bool:
    """Whether a chart has rows of one year to show the change of."""
    return key in _CHANGES


class ChangeRows:
    """A bar a row: to the right what is more than in the baseline, to the left what is less."""

    def __init__(self, plot: Plot) -> None:
        self.whole = plot
        self.key = plot.key
        self.name = f"{plot.name}, only the change"

    def draw(self, now: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self.whole.draw(now)
        self._is = _CHANGES[self.key](now)

    @property
    def title(self) -> str:
        """The finding."""
        most, year = max(self._is.rows, key=lambda row: abs(row.change)), year_label(self._is.year)
        if is_nothing(self._is.say(most.change)):
            return f"{self.whole.name}: no change from baseline in {year}"
        noun = f" {self._is.noun}" if self._is.noun else ""
        return f"{most.name} {self._is.say(most.change)}{noun} in {year} against the baseline"

    @property
    def subtitle(self) -> str:
        """What is counted."""
        return f"Only the change from the baseline; {self._is.counted}, {year_label(self._is.year)}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much to the left as to the right."""
        reach = max(*(abs(row.change) * _HEADROOM for row in self._is.rows), self._is.least)
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return "only the change"

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        return room_for(self._rows(body, ink), body, ink)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, self._is.tick)

    def moving(self, canvas: Canvas) -> None:
        """Draw bars, names and figures."""
        rows = self._rows(canvas.body, canvas.ink)
        smooth(canvas.painter, on=False)
        for place, row in enumerate(self._is.rows):
            canvas.painter.fillRect(bar(canvas, rows, place, (0.0, row.change)), row.colour(canvas.look))
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every row."""
        rows, axis = self._rows(canvas.body, canvas.ink), canvas.axis
        return [
            Spot(
                canvas.along(min(max(row.change, axis.low), axis.high)),
                middle(canvas, rows, place),
                f"{row.name}, {year_label(self._is.year)}\n{self._is.say(row.change)} against the baseline",
            )
            for place, row in enumerate(self._is.rows)
        ]

    def table(self) -> ChartTable:
        """Return the changes row by row."""
        rows = [(row.name, self._is.say(row.change)) for row in self._is.rows]
        total = [(_SUM, self._is.total)] if self._is.total else []
        return ChartTable((self.whole.name, f"Change, {self._is.counted}"), (*rows, *total))

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        wide = body.width() >= _WIDE * ink.scale
        names = tuple(row.name if wide else row.brief for row in self._is.rows)
        figures = tuple(self._is.say(row.change) for row in self._is.rows)
        if not self._is.total:
            return Rows(names, figures)
        return Rows((*names, _SUM), (*figures, self._is.total), strong=frozenset({len(names)}))


def _board(now: Snapshot) -> RowChanges:
    before = represent(now.start.board.seats, now.reference.spend[now.target_index])
    after = represent(now.scenario.board.seats, now.results.spend[now.target_index])
    rows = [
        Row(f"{VOICE_NAMES[voice]} {said}", f"{mark} {VOICE_NAMES[voice]}", _voice_colour(voice), new - old)
        for mark, said, olds, news in (
            ("\u25a0", "seats", before.seat_share, after.seat_share),
            ("\u25cb", "spend", before.basis_share, after.basis_share),
        )
        for voice, old, new in zip(after.voices, olds, news, strict=True)
    ]
    counted = "percentage points; \u25a0 of voting provider seats, \u25cb of provider spend"
    return RowChanges(
        counted, now.target_year, 1.0, lambda value: f"{signed(value, 1)} points", _plain, tuple(rows)
    )


def _need(now: Snapshot) -> RowChanges:
    gap, before = (
        shown(results.gap, now.view, now.results.deflator, now.results.population)[now.target_index]
        for results in (now.results, now.reference)
    )
    spend = shown(now.results.spend, now.view, now.results.deflator, now.results.population)
    change, view = gap - before, now.view
    return RowChanges(
        f"unfunded need, {unit(view, now.results.first_year)}",
        now.target_year,
        float(spend[now.target_index].sum()) / PERCENT / PERCENT,
        lambda value: signed_amount(value, view),
        lambda value: tick(value, view),
        _by_sector(change),
        "unfunded",
        signed_amount(float(change.sum()), view),
    )


def _lens(now: Snapshot) -> RowChanges:
    lens = need_lens(now.scenario, now.area, now.results, now.reference, now.target_index)
    return RowChanges(
        "spend against need, percentage points",
        now.target_year,
        1 / PERCENT,
        points,
        lambda value: _plain(value * PERCENT),
        _by_sector(lens.against_need - lens.against_need_before),
        "of need",
    )


def _posts(now: Snapshot) -> RowChanges:
    lever = now.scenario.running_costs
    posts, place = posts_of(lever, now.baseline, now.results), cut_place(lever, now.results)
    change = posts.after[place] - posts.before
    names = zip(FUNCTIONS, _POSTS, change.tolist(), strict=True)
    return RowChanges(
        "posts",
        now.results.first_year + place,
        1.0,
        signed,
        number,
        tuple(Row(FUNCTION_LABELS[name], brief, _accent, value) for name, brief, value in names),
        "posts",
        signed(float(change.sum())),
    )


def _by_sector(change: FloatArray) -> tuple[Row, ...]:
    """Make a row of each sector that has a figure, shape (sectors,)."""
    pairs = zip(SECTORS, change.tolist(), strict=True)
    return tuple(
        Row(LABELS[sector], BRIEF[sector], _sector_colour(sector), value)
        for sector, value in pairs
        if np.isfinite(value)
    )


def _plain(value: float) -> str:
    """Write a tick with as many digits as it has, one at most."""
    return number(value, 0 if float(value).is_integer() else 1)


def _accent(look: Look) -> QColor:
    return look.surfaces.accent


def _sector_colour(sector: Sector) -> Callable[[Look], QColor]:
    return lambda look: look.sectors[sector]


def _voice_colour(voice: Voice) -> Callable[[Look], QColor]:
    return lambda look: look.voice(voice)


_CHANGES: Final[dict[str, Callable[[Snapshot], RowChanges]]] = {
    "board_and_money": _board,
    "need_by_sector": _need,
    "need_lens": _lens,
    "commissioning_capacity": _posts,
}
