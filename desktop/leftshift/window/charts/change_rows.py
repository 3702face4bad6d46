"""Only the change, row by row: a chart's figures of one year less the baseline's."""

from collections.abc import Callable, Hashable
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, LABELS, SECTORS, FloatArray, Sector, year_label
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF
from leftshift.text.levers.posts import cut_place, posts_of
from leftshift.text.numbers import (
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
from leftshift.window.charts.board_changes import board_beside_money, board_seats, voting_power
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.plotting.row_changes import Row, RowChanges, plain_tick
from leftshift.window.charts.plotting.rows import Rows, bar, middle, room_for, write_left_out, write_rows
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, smooth
from leftshift.window.theme import Theme

_HEADROOM = 1.25
"""How much more than the largest change the axis holds [ratio]."""
_WIDE = 380.0
"""Width of the body from which rows have their full names [pixels]."""
_CAUTION_LINES = 4
_CLOSEST = 0.75
"""Least height of a row, of a line of text: closer, one name would touch the next [ratio]."""
_POSTS = ("Primary care", "Other comm.", "Finance", "Quality", "Digital", "Corporate")
"""What a function is called where there is little room, in FUNCTIONS order."""
_SUM = "Sum"


def changes_by_row(key: str) -> bool:
    """Whether a chart has rows of one year to show the change of."""
    return key in _CHANGES


class ChangeRows:
    """A bar a row: to the right what is more than in the baseline, to the left what is less."""

    def __init__(self, plot: Plot) -> None:
        self.whole = plot
        self.key = plot.key
        self.name = f"{plot.name}, only the change"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self.whole.draw(snapshot)
        self._is = _CHANGES[self.key](snapshot)

    @property
    def title(self) -> str:
        """The finding."""
        if self._is.why_not:
            return self._is.why_not
        most = max(self._is.rows, key=lambda row: abs(row.change))
        when = "" if self._is.year is None else f" in {year_label(self._is.year)}"
        if is_nothing(self._is.say(most.change)):
            return self._is.unmoved or f"{self.whole.name}: no change from baseline{when}"
        noun = f" {self._is.noun}" if self._is.noun else ""
        name = f"{most.name[:1].upper()}{most.name[1:]}"
        return f"{name} {self._is.say(most.change)}{noun}{when} against the baseline"

    @property
    def subtitle(self) -> str:
        """What is counted."""
        when = "" if self._is.year is None else f", {year_label(self._is.year)}"
        return f"Only the change from the baseline; {self._is.counted}{when}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: as much to the left as to the right."""
        reach = max([abs(row.change) * _HEADROOM for row in self._is.rows] + [self._is.least])
        return -reach, reach

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return "only the change", self._is.caution, tuple(row.name for row in self._is.rows)

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand."""
        kept = QRectF(body).adjusted(0, 0, 0, -ink.line * len(self._caution(body, ink)))
        return room_for(self._rows(body, ink), kept, ink)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, and below them the caution where there is one."""
        if self._is.rows:
            left_out = len(self._is.rows) - len(self._shown(canvas.body, canvas.ink))
            upright_grid(canvas, self._is.tick, labels=not left_out)
            write_left_out(canvas, left_out)
        ink, lines = canvas.ink, self._caution(canvas.body, canvas.ink)
        for place, line in enumerate(reversed(lines)):
            at = (canvas.body.left(), canvas.body.bottom() - ink.line * (place + 0.5))
            ink.write(canvas.painter, at, line, canvas.theme.surfaces.near)

    def moving(self, canvas: Canvas) -> None:
        """Draw bars, names and figures."""
        rows = self._rows(canvas.body, canvas.ink)
        smooth(canvas.painter, on=False)
        for place, row in enumerate(self._shown(canvas.body, canvas.ink)):
            canvas.painter.fillRect(bar(canvas, rows, place, (0.0, row.change)), row.colour(canvas.theme))
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every row."""
        rows, axis = self._rows(canvas.body, canvas.ink), canvas.axis
        when = "" if self._is.year is None else f", {year_label(self._is.year)}"
        return [
            Spot(
                canvas.along(min(max(row.change, axis.low), axis.high)),
                middle(canvas, rows, place),
                f"{row.name}{when}\n{self._is.say(row.change)} against the baseline",
            )
            for place, row in enumerate(self._shown(canvas.body, canvas.ink))
        ]

    def table(self) -> ChartTable:
        """Return the changes row by row."""
        rows = [(row.name, self._is.say(row.change)) for row in self._is.rows]
        total = [(_SUM, self._is.total)] if self._is.total else []
        when = "" if self._is.year is None else f", {year_label(self._is.year)}"
        return ChartTable((self.whole.name, f"Change, {self._is.counted}{when}"), (*rows, *total))

    def _caution(self, body: QRectF, ink: Ink) -> tuple[str, ...]:
        if not self._is.caution:
            return ()
        return ink.lines(self._is.caution, body.width(), _CAUTION_LINES, Face.TEXT)

    def _shown(self, body: QRectF, ink: Ink) -> list[Row]:
        """List the rows a body has room for, in their order; the least changed are left to the table."""
        rows = list(self._is.rows)
        free = body.height() - ink.line * (1 + len(self._caution(body, ink))) - GAP
        room = max(1, int(free / (_CLOSEST * ink.line)) - bool(self._is.total))
        kept = sorted(range(len(rows)), key=lambda place: -abs(rows[place].change))[:room]
        return [rows[place] for place in sorted(kept)]

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        wide, shown = body.width() >= _WIDE * ink.scale, self._shown(body, ink)
        names = tuple(row.name if wide else row.brief for row in shown)
        figures = tuple(self._is.say(row.change) for row in shown)
        if not self._is.total:
            return Rows(names, figures)
        return Rows((*names, _SUM), (*figures, self._is.total), strong=frozenset({len(names)}))


def _need(snapshot: Snapshot) -> RowChanges:
    gap, before = (
        shown(results.pressure, snapshot.view, snapshot.results.deflator, snapshot.results.population)[
            snapshot.target_index
        ]
        for results in (snapshot.results, snapshot.reference)
    )
    spend = shown(
        snapshot.results.spend, snapshot.view, snapshot.results.deflator, snapshot.results.population
    )
    change, view = gap - before, snapshot.view
    return RowChanges(
        f"unfunded need, {unit(view, snapshot.results.first_year)}",
        snapshot.target_year,
        float(spend[snapshot.target_index].sum()) / PERCENT / PERCENT,
        lambda value: signed_amount(value, view),
        lambda value: tick(value, view),
        _by_sector(change),
        "unfunded",
        signed_amount(float(change.sum()), view),
    )


def _lens(snapshot: Snapshot) -> RowChanges:
    lens = needed(snapshot.need_lens)
    return RowChanges(
        "spend against need, percentage points",
        snapshot.target_year,
        1 / PERCENT,
        points,
        lambda value: plain_tick(value * PERCENT),
        _by_sector(lens.against_need - lens.against_need_before),
        "of need",
    )


def _posts(snapshot: Snapshot) -> RowChanges:
    lever = snapshot.scenario.running_costs
    posts, place = posts_of(lever, snapshot.baseline, snapshot.results), cut_place(lever, snapshot.results)
    change = posts.after[place] - posts.before
    names = zip(FUNCTIONS, _POSTS, change.tolist(), strict=True)
    return RowChanges(
        "posts",
        snapshot.results.first_year + place,
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


def _accent(theme: Theme) -> QColor:
    return theme.surfaces.accent


def _sector_colour(sector: Sector) -> Callable[[Theme], QColor]:
    return lambda theme: theme.sectors[sector]


_CHANGES: Final[dict[str, Callable[[Snapshot], RowChanges]]] = {
    "board_and_money": board_beside_money,
    "board_table": board_seats,
    "voting_power": voting_power,
    "need_by_sector": _need,
    "need_lens": _lens,
    "commissioning_capacity": _posts,
}
