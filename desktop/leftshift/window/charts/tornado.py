"""What matters most: each assumption at its low and its high end, the one that matters most first."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF

from leftshift.model.terms import year_label
from leftshift.questions.measures import Measure
from leftshift.questions.sensitivity import Swing, Tornado
from leftshift.questions.study import Study
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import assumption_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import PERCENT, counted, number
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
    upright,
    write_left_out,
    write_rows,
)
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, smooth

_NOTHING = 1e-9
"""A swing that is less, of the value, is rounding and no swing [share]."""
_SEEN = 0.004
"""Part of the largest swing below which a bar would be thinner than its outline [share]."""


class TornadoPlot:
    """A bar an assumption, from what its low end leads to, to what its high end leads to."""

    key = "tornado"
    name = "What matters most"

    def take(self, study: Study, answer: Tornado, year: int) -> None:
        """Take the answer to show."""
        self._is = answer
        self._title = finding(study, answer, year)
        least = _NOTHING * max(1.0, abs(answer.value))
        self._moving = [one for one in answer.swings if one.swing > least]
        greatest = self._moving[0].swing if self._moving else 0.0
        self._seen = [one for one in self._moving if one.swing > _SEEN * greatest]

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is counted, what the two halves of a bar mean, and what is left out."""
        item = self._is.measure
        idle = len(self._is.swings) - len(self._seen)
        rest = f"; {counted(idle, 'other changes', 'others change')} next to nothing" if idle else ""
        what = f"{item.label}, {year_label(self._is.year)}; {unit_words(item)}"
        if not self._seen:
            return f"{what}; none of {counted(idle, 'assumption changes', 'assumptions changes')} it"
        return f"{what}; hollow: its low end; filled: its high end{rest}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        ends = [end for one in self._seen for end in (one.at_low, one.at_high)]
        return min(ends, default=self._is.value), max(ends, default=self._is.value)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._is.measure.key, tuple(one.assumption.key for one in self._seen), self._ends()

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bars stand; rows that do not fit are left to the table."""
        return room_for(self._rows(body, ink), body, ink, spare=GAP)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, lambda value: tick_text(self._is.measure, value, canvas.axis.step))

    def moving(self, canvas: Canvas) -> None:
        """Draw the bars, and what each end leads to."""
        rows, colours = self._rows(canvas.body, canvas.ink), canvas.theme.surfaces
        shown = self._shown(canvas.body, canvas.ink)
        smooth(canvas.painter, on=False)
        for row, one in enumerate(shown):
            filled = bar(canvas, rows, row, (self._is.value, one.at_high))
            canvas.painter.fillRect(filled, colours.accent)
            hollow = bar(canvas, rows, row, (self._is.value, one.at_low))
            canvas.painter.fillRect(hollow, colours.accent)
            canvas.painter.fillRect(hollow.adjusted(2, 2, -2, -2), colours.panel)
        upright(canvas, self._is.value, value_text(self._is.measure, self._is.value))
        write_rows(canvas, rows)
        write_left_out(
            canvas, len(self._seen) - len(shown), canvas.along(self._is.value) if rows.stacked else None
        )

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List both ends of every bar."""
        rows = self._rows(canvas.body, canvas.ink)
        return [
            Spot(
                canvas.along(min(max(at, canvas.axis.low), canvas.axis.high)),
                middle(canvas, rows, row),
                f"{one.assumption.label}: {assumption_text(one.assumption, end)}\n"
                f"leads to {value_text(self._is.measure, at)}",
            )
            for row, one in enumerate(self._shown(canvas.body, canvas.ink))
            for at, end in ((one.at_low, one.assumption.low), (one.at_high, one.assumption.high))
        ]

    def table(self) -> ChartTable:
        """Return every assumption that changes the measure, with both ends and what they lead to."""
        item = self._is.measure
        return ChartTable(
            ("Assumption", "Low", "Leads to", "High", "Leads to", "Swing"),
            tuple(
                (
                    one.assumption.label,
                    assumption_text(one.assumption, one.assumption.low),
                    value_text(item, one.at_low),
                    assumption_text(one.assumption, one.assumption.high),
                    value_text(item, one.at_high),
                    _swing_text(item, one.swing),
                )
                for one in self._moving
            ),
        )

    def _shown(self, body: QRectF, ink: Ink) -> list[Swing]:
        """List the bars that a body has room for; the others are left to the table."""
        return self._seen[: fits(len(self._seen), body, ink, stacked=is_narrow(body, ink))]

    def _ends(self) -> tuple[str, ...]:
        return tuple(_ends_text(one) for one in self._seen)

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        """Name the bars; their ranges stand at the right only where there is room for both."""
        shown, narrow = self._shown(body, ink), is_narrow(body, ink)
        names = tuple(one.assumption.label for one in shown)
        figures = tuple("" if narrow else _ends_text(one) for one in shown)
        return Rows(names, figures, head=True, stacked=narrow)


def _swing_text(item: Measure, swing: float) -> str:
    return f"{number(swing * PERCENT, 2)} points" if item.is_share else value_text(item, swing)


def _ends_text(one: Swing) -> str:
    """Write the range of an assumption, from its low to its high end."""
    item = one.assumption
    return f"{assumption_text(item, item.low)} to {assumption_text(item, item.high)}"
