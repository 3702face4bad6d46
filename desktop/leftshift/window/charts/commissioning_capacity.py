"""Commissioning capacity: posts by function, before the cut and after it."""

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt

from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import posts_finding
from leftshift.text.levers.posts import cut_place, posts_of, primary_words
from leftshift.text.numbers import number, people, percent
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import Rows, middle, room_for, thickness, write_rows
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, pen, smooth

_BRIEF = ("Primary care", "Other comm.", "Finance", "Quality", "Digital", "Corporate")
"""What a function is called where there is little room, in FUNCTIONS order."""
_WIDE = 380.0
"""Width of the body from which functions have their full names [pixels]."""
_BESIDE_BARS = 4
"""Lines that ticks and words take below the bars."""
_PROTECTED = "\u25c6"
"""Stands after a function that is protected."""


class CommissioningCapacity:
    """Two bars a function: hollow before, filled after."""

    key = "commissioning_capacity"
    name = "Commissioning capacity"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        lever = snapshot.scenario.running_costs
        self._posts = posts_of(lever, snapshot.baseline, snapshot.results)
        self._place = cut_place(lever, snapshot.results)
        self._before, self._after = self._posts.before, self._posts.after[self._place]

    @property
    def title(self) -> str:
        """The finding."""
        year = self._snapshot.results.first_year + self._place
        return posts_finding(self._before, self._after, year)

    @property
    def subtitle(self) -> str:
        """What is counted, and what hollow and the sign mean."""
        year = year_label(self._snapshot.results.first_year + self._place)
        return f"posts by {year}; hollow: before the cut; {_PROTECTED} protected; the split is an assumption"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, max(float(self._before.max()), 1.0)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return ()

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand, with lines of words kept free below."""
        lines = self._word_lines(body, ink)
        words = ink.line * lines + GAP / 2 if lines else 0.0
        return room_for(self._rows(body, ink), body.adjusted(0, 0, 0, -words), ink)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines."""
        upright_grid(canvas, number)

    def moving(self, canvas: Canvas) -> None:
        """Draw both bars of each function, the figures, and what is left for primary care in words."""
        painter, colours, rows = canvas.painter, canvas.theme.surfaces, self._rows(canvas.body, canvas.ink)
        smooth(painter, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in range(len(FUNCTIONS)):
            before, after = self._bars(canvas, rows, row)
            painter.setPen(pen(colours.ghost, dashed=True))
            painter.drawRect(before.adjusted(0, 0, -1, -1))
            painter.fillRect(after, colours.accent)
        write_rows(canvas, rows)
        ink, body = canvas.ink, canvas.body
        most = self._word_lines(body, ink)
        if not most:
            return
        y = body.bottom() - ink.line * (most - 0.5)
        for line in ink.lines(self._words(), body.width(), most, Face.TEXT):
            ink.write_once(painter, (body.left(), y), line, colours.text)
            y += ink.line

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every function."""
        rows, kept = self._rows(canvas.body, canvas.ink), self._snapshot.scenario.running_costs.protected
        return [
            Spot(
                canvas.along(float(self._after[row])),
                middle(canvas, rows, row),
                f"{FUNCTION_LABELS[function]}{', protected' if function in kept else ''}\n"
                f"{people(float(self._before[row]))} posts before, {people(float(self._after[row]))} after",
            )
            for row, function in enumerate(FUNCTIONS)
        ]

    def table(self) -> ChartTable:
        """Return posts before and after by function."""
        lever = self._snapshot.scenario.running_costs
        return ChartTable(
            ("Function", "Part of the posts", "Posts before", "Posts after", "Protected"),
            tuple(
                (
                    FUNCTION_LABELS[function],
                    percent(lever.functions[row]),
                    people(float(self._before[row])),
                    people(float(self._after[row])),
                    "yes" if function in lever.protected else "no",
                )
                for row, function in enumerate(FUNCTIONS)
            ),
        )

    def _rows(self, body: QRectF, ink: Ink) -> Rows:
        kept, wide = self._snapshot.scenario.running_costs.protected, body.width() >= _WIDE * ink.scale
        names = [
            f"{FUNCTION_LABELS[function] if wide else brief}{f' {_PROTECTED}' if function in kept else ''}"
            for function, brief in zip(FUNCTIONS, _BRIEF, strict=True)
        ]
        pairs = zip(self._before.tolist(), self._after.tolist(), strict=True)
        return Rows(tuple(names), tuple(f"{people(one)} \u2192 {people(other)}" for one, other in pairs))

    def _bars(self, canvas: Canvas, rows: Rows, row: int) -> tuple[QRectF, QRectF]:
        """Return the bar before above the bar after, together as thick as one row's bar."""
        half = max(round(thickness(canvas, rows) / 2), 2)
        y, left = round(middle(canvas, rows, row)), canvas.plot.left()
        before, after = (
            round(canvas.along(float(min(posts[row], canvas.axis.high))) - left)
            for posts in (self._before, self._after)
        )
        return QRectF(left, y - half, max(before, 2), half), QRectF(left, y, after, half)

    def _words(self) -> str:
        return primary_words(self._posts, self._snapshot.scenario.running_costs, self._snapshot.results)

    def _word_lines(self, body: QRectF, ink: Ink) -> int:
        """Say how many lines the words take; none where the bars need all the room."""
        if body.height() < ink.line * (len(FUNCTIONS) + _BESIDE_BARS):
            return 0
        return 1 if body.width() >= ink.width(self._words()) else 2
