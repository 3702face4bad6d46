"""When would it stop being met: how far each assumption is from the value that turns the answer."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF

from leftshift.questions.draws import Range
from leftshift.questions.study import Study
from leftshift.questions.switching import Switch, Switching
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.figures import assumption_text, target_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import MINUS, NBSP, PERCENT, counted, number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.rows import (
    Rows,
    bar,
    fits,
    middle,
    room_for,
    thickness,
    write_left_out,
    write_rows,
)
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, pen, smooth

_DOT = 4.5


class SwitchingValues:
    """A line an assumption over its plausible range, with where it stands and where the answer turns."""

    key = "switching_values"
    name = "When would it stop being met"

    def take(self, study: Study, answer: Switching, year: int) -> None:
        """Take the answer to show."""
        self._is = answer
        self._title = finding(study, answer, year)
        self._turning = [one for one in answer.switches if one.nearest is not None]
        self._count = len(self._turning)

    def draw(self, snapshot: Snapshot) -> None:
        """Take note of the moment; the answer is what is shown."""
        self._snapshot = snapshot

    @property
    def title(self) -> str:
        """The finding."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What is asked for, what the marks mean, and what is left out."""
        idle = len(self._is.switches) - len(self._turning)
        rest = f"; {counted(idle, 'other turns', 'others turn')} it nowhere" if idle else ""
        marks = "; dot: now, bar: where it turns, each over its plausible range" if self._turning else ""
        return f"{target_text(self._is.target)}{marks}{rest}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: every assumption from its low to its high end."""
        return 0.0, 1.0

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        rows = self._rows()
        return rows.names, rows.figures

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where lines stand; rows that do not fit are left to the table."""
        self._count = fits(len(self._turning), body, ink)
        return room_for(self._rows(), body, ink, spare=GAP)

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, named at both ends."""
        if not self._turning:
            return
        ends = {canvas.axis.low: "low end", canvas.axis.high: "high end"}
        upright_grid(canvas, lambda value: ends.get(value, ""))

    def moving(self, canvas: Canvas) -> None:
        """Draw from where each assumption stands to where the answer turns."""
        rows, colours, painter = self._rows(), canvas.theme.surfaces, canvas.painter
        for row, one in enumerate(self._shown()):
            y, half = middle(canvas, rows, row), thickness(canvas, rows) / 2
            snapshot = _part(one.assumption, one.assumption.value)
            smooth(painter, on=False)
            for value in (one.below, one.above):
                if value is not None:
                    at = _part(one.assumption, value)
                    way = bar(canvas, rows, row, (snapshot, at))
                    thin = QRectF(way.left(), round(y) - 1, way.width(), 3)
                    painter.fillRect(thin, colours.accent)
                    painter.fillRect(QRectF(round(canvas.along(at)) - 2, y - half, 4, 2 * half), colours.bad)
            smooth(painter, on=True)
            painter.setPen(pen(colours.panel, 1.5))
            painter.setBrush(colours.text)
            painter.drawEllipse(QPointF(canvas.along(snapshot), y), _DOT, _DOT)
        write_rows(canvas, rows)
        write_left_out(canvas, len(self._turning) - self._count)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List where each assumption stands and where the answer turns."""
        rows = self._rows()
        found: list[Spot] = []
        for row, one in enumerate(self._shown()):
            marks = [("now", one.assumption.value), ("turns at", one.below), ("turns at", one.above)]
            found.extend(
                Spot(
                    canvas.along(_part(one.assumption, value)),
                    middle(canvas, rows, row),
                    f"{one.assumption.label}\n{said} {assumption_text(one.assumption, value)}",
                )
                for said, value in marks
                if value is not None
            )
        return found

    def table(self) -> ChartTable:
        """Return what turns the answer, the closest first, with its distance from now."""
        turns = "Stops being met at" if self._is.met else "Would be met at"
        rows = tuple(
            (
                one.assumption.label,
                assumption_text(one.assumption, one.assumption.value),
                assumption_text(one.assumption, one.nearest),
                distance_text(one),
                f"{number(one.room * PERCENT)}{NBSP}%",
            )
            for one in self._turning
            if one.nearest is not None
        )
        columns = ("Assumption", "Now", turns, "Distance from now", "Of its range")
        return ChartTable(columns, rows)

    def _shown(self) -> list[Switch]:
        return self._turning[: self._count]

    def _rows(self) -> Rows:
        shown = self._shown()
        return Rows(tuple(one.assumption.label for one in shown), tuple(_way(one) for one in shown))


def distance_text(one: Switch) -> str:
    """Write how far an assumption is from the nearest value that turns the answer, with its sign."""
    if one.nearest is None:
        return ""
    way, unit = one.nearest - one.assumption.value, one.assumption.unit
    size = abs(way)
    text = (
        f"{number(size * PERCENT, 2)} points"
        if unit.startswith("share")
        else assumption_text(one.assumption, size)
    )
    return f"{'+' if way > 0 else MINUS}{text}"


def _way(one: Switch) -> str:
    nearest = one.assumption.value if one.nearest is None else one.nearest
    item = one.assumption
    return f"{assumption_text(item, item.value)} to {assumption_text(item, nearest)}"


def _part(item: Range, value: float) -> float:
    """Say how far along its range a value lies [share]."""
    return (value - item.low) / (item.high - item.low)
