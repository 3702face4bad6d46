"""What each lever did: from the baseline to the scenario, lever by lever, with nothing left over."""

import math
from collections.abc import Hashable
from itertools import accumulate, pairwise

from PySide6.QtCore import QLineF, QRectF

from leftshift.model.terms import year_label
from leftshift.questions.attribution import Attribution, Contribution
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import change_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.measured import tick_text, unit_words
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import (
    Rows,
    bar,
    fits,
    is_narrow,
    middle,
    room_for,
    thickness,
    write_rows,
)
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, hatched, pen, smooth

_BEFORE, _AFTER = "Baseline", "This scenario"
_ROOM = 0.12
"""Room beyond the outermost step, of the whole way [share]."""
_LEAST = 0.01
"""Least extent of the axis, of the value: where nothing moved [share]."""


class Waterfall:
    """A step a group of levers; the first row is the baseline, the last one the scenario."""

    key = "waterfall"
    name = "What each lever did"

    def take(self, study: Study, answer: Attribution, year: int) -> None:
        """Take the answer to show."""
        self._is = answer
        self._title = finding(study, answer, year)
        self._reached = list(accumulate((one.value for one in answer.contributions), initial=answer.before))

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is counted, and how the change is shared out."""
        item = self._is.measure
        what = f"{item.label}, {year_label(self._is.year)}; {unit_words(item)}"
        return f"{what}; filled: up, hatched: down; the steps add up to the change"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        ends = [*self._reached, self._is.after]
        room = max((max(ends) - min(ends)) * _ROOM, abs(self._is.after) * _LEAST / 2)
        return min(ends) - room, max(ends) + room

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        parts = self._is.contributions
        largest = sorted(range(len(parts)), key=lambda place: -abs(parts[place].value))
        longest = max((len(change_text(self._is.measure, one.value)) for one in parts), default=0)
        return self._is.measure.key, tuple(one.label for one in parts), tuple(largest), longest

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where steps stand."""
        return room_for(self._rows(body, ink), body, ink, spare=GAP)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, lambda value: tick_text(self._is.measure, value, canvas.axis.step))

    def moving(self, canvas: Canvas) -> None:
        """Draw the steps, each from where the one above it ended."""
        rows, colours, painter = self._rows(canvas.body, canvas.ink), canvas.theme.surfaces, canvas.painter
        smooth(painter, on=False)
        last = len(rows.names) - 1
        for row, ends in enumerate(self._steps(canvas.body, canvas.ink)):
            place = bar(canvas, rows, row, ends)
            if row in {0, last}:
                self._draw_end(canvas, place)
            elif ends[1] >= ends[0]:
                painter.fillRect(place, colours.accent)
            else:
                painter.fillRect(place, hatched(colours.accent))
                painter.setPen(pen(colours.accent, 1.5))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            if row < last:
                self._draw_link(canvas, rows, row, ends[1])
        write_rows(canvas, rows)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every step, where it ends."""
        rows = self._rows(canvas.body, canvas.ink)
        return [
            Spot(
                canvas.along(min(max(ends[1], canvas.axis.low), canvas.axis.high)),
                middle(canvas, rows, row),
                f"{rows.names[row]}: {rows.figures[row]}\nreaches {value_text(self._is.measure, ends[1])}",
            )
            for row, ends in enumerate(self._steps(canvas.body, canvas.ink))
        ]

    def table(self) -> ChartTable:
        """Return what each lever did, and what is reached with it."""
        item, is_ = self._is.measure, self._is
        return ChartTable(
            ("Lever", "What it did", f"{item.label} then"),
            (
                (_BEFORE, "", value_text(item, is_.before)),
                *(
                    (one.label, change_text(item, one.value), value_text(item, reached))
                    for one, reached in zip(is_.contributions, self._reached[1:], strict=True)
                ),
                (_AFTER, change_text(item, is_.change), value_text(item, is_.after)),
            ),
        )

    def _draw_end(self, canvas: Canvas, place: QRectF) -> None:
        """Mark where the way begins or ends: a diamond would hide in the steps, so a wide stroke."""
        canvas.painter.fillRect(place.adjusted(-2, 0, 2, 0), canvas.theme.surfaces.text)

    def _draw_link(self, canvas: Canvas, rows: Rows, row: int, value: float) -> None:
        x = round(canvas.along(min(max(value, canvas.axis.low), canvas.axis.high)))
        canvas.painter.setPen(pen(canvas.theme.surfaces.muted))
        half = thickness(canvas, rows) / 2
        top, bottom = middle(canvas, rows, row) + half, middle(canvas, rows, row + 1) - half
        canvas.painter.drawLine(QLineF(x, top, x, bottom))

    def _parts(self, body: QRectF, ink: Ink) -> list[Contribution]:
        """List the steps a body has room for; where there are more, the smallest of them are one step."""
        parts = list(self._is.contributions)
        count = len(parts) + 2
        room = max(1, fits(count, body, ink, head=False, stacked=is_narrow(body, ink)) - 2)
        if len(parts) <= room:
            return parts
        by_size = sorted(parts, key=lambda one: -abs(one.value))
        own, joined = by_size[: room - 1], by_size[room - 1 :]
        rest = math.fsum(one.value for one in joined)
        label = f"{number(len(joined))} levers together" if not own else f"{number(len(joined))} other levers"
        return [*(one for one in parts if one in own), Contribution(label=label, value=rest)]

    def _steps(self, body: QRectF, ink: Ink) -> list[tuple[float, float]]:
        """Give where each row begins and ends."""
        moves = (one.value for one in self._parts(body, ink))
        steps = pairwise(accumulate(moves, initial=self._is.before))
        return [(self._is.before, self._is.before), *steps, (self._is.after, self._is.after)]

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        item, parts = self._is.measure, self._parts(body, ink)
        names = (_BEFORE, *(one.label for one in parts), _AFTER)
        figures = (
            value_text(item, self._is.before),
            *(change_text(item, one.value) for one in parts),
            value_text(item, self._is.after),
        )
        ends = frozenset({0, len(names) - 1})
        return Rows(names, figures, strong=ends, stacked=is_narrow(body, ink))
