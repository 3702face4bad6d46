"""The board before and after: the seats of each group as it began, beside those there are now."""

from collections import Counter
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, Qt

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import MINUS, counted, number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, Side, pen, smooth

_THICK = 0.36
"""Part of a row that each of its two bars takes [share]."""
_WIDEST = 10.0
"""Largest thickness of a bar [pixels]."""
_LEAST_AXIS = 4.0
"""Seats an axis holds at least, so that one seat is no wall [seats]."""
_NAMED = 3
"""Changes that the title names."""


class BeforeAndAfter:
    """Two bars a group: hollow as the board began, full as it is; the change in words at the right."""

    key = "before_and_after"
    name = "The board before and after"

    def draw(self, now: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._before, self._after = now.start.board.seats, now.scenario.board.seats
        self._was, self._is = _count(self._before), _count(self._after)
        self._groups = [group for group in GROUPS if self._was[group] or self._is[group]]

    @property
    def title(self) -> str:
        """The finding."""
        if self._before == self._after:
            return "The board is as it began"
        moved = [group for group in self._groups if self._is[group] != self._was[group]]
        if not moved:
            return "Roles, votes or order changed; every group keeps its seats"
        moved.sort(key=lambda group: -abs(self._is[group] - self._was[group]))
        named = ", ".join(f"{GROUP_NAMES[group]} {self._change(group)}" for group in moved[:_NAMED])
        more = " and more" if len(moved) > _NAMED else ""
        return f"{named[:1].upper()}{named[1:]}{more}"

    @property
    def subtitle(self) -> str:
        """What is counted, and what a hollow bar means."""
        was, now = len(self._before), len(self._after)
        size = f"{counted(now, 'seat', 'seats')} as before" if was == now else f"{was} seats, now {now}"
        return f"seats by group; hollow: as the board began; {size}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, float(max(_LEAST_AXIS, *self._was.values(), *self._is.values(), 0))

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._before, self._after

    @property
    def moves_on(self) -> Hashable:
        """All that the marks hang on."""
        return self.stands_on

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bars stand: names left, changes right."""
        left = max((ink.width(GROUP_NAMES[group]) for group in self._groups), default=0.0) + GAP
        right = ink.width("88 \u2192 88  (+88)") + GAP
        return QRectF(body).adjusted(round(left), 0, -round(right), -round(ink.line + GAP / 2))

    def still(self, canvas: Canvas) -> None:
        """Draw it all: a board does not move with the budget."""
        upright_grid(canvas, number)
        painter, ink, theme = canvas.painter, canvas.ink, canvas.theme
        thick = round(min(_WIDEST, canvas.plot.height() / max(len(self._groups), 1) * _THICK))
        smooth(painter, on=False)
        for row, group in enumerate(self._groups):
            y = round(self._middle(canvas, row))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(theme.surfaces.ghost, dashed=True))
            painter.drawRect(self._bar(canvas, self._was[group], y - thick, thick - 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.groups[group])
            painter.drawRect(self._bar(canvas, self._is[group], y, thick))
            ink.write(painter, (canvas.body.left(), y), GROUP_NAMES[group], theme.surfaces.text)
            said = self._said(group)
            ink.write(painter, (canvas.body.right(), y), said, theme.surfaces.text, Side.RIGHT)

    def moving(self, _canvas: Canvas) -> None:
        """Draw nothing: a board does not move with the budget."""

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every group."""
        return [
            Spot(
                canvas.along(self._is[group]),
                self._middle(canvas, row),
                f"{GROUP_NAMES[group]}\nbegan with {self._was[group]}, now {self._is[group]}",
            )
            for row, group in enumerate(self._groups)
        ]

    def table(self) -> ChartTable:
        """Return seats by group, before and after."""
        return ChartTable(
            ("Group", "Seats as it began", "Seats now", "Change"),
            tuple(
                (
                    GROUP_NAMES[group],
                    number(self._was[group]),
                    number(self._is[group]),
                    self._change(group) if self._is[group] != self._was[group] else "0",
                )
                for group in self._groups
            ),
        )

    def _said(self, group: Group) -> str:
        was, now = self._was[group], self._is[group]
        return f"{was} \u2192 {now}  ({self._change(group)})" if was != now else number(now)

    def _change(self, group: Group) -> str:
        change = self._is[group] - self._was[group]
        return f"{'+' if change > 0 else MINUS}{abs(change)}"

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + canvas.plot.height() / max(len(self._groups), 1) * (row + 0.5)

    def _bar(self, canvas: Canvas, seats: int, top: float, thick: float) -> QRectF:
        return QRectF(canvas.plot.left(), top, round(canvas.along(seats) - canvas.plot.left()), thick)


def _count(seats: Sequence[Seat]) -> Counter[Group]:
    return Counter(seat.group for seat in seats)
