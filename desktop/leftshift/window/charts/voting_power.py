"""Voting power: how often each group would decide if it voted as one, with the caution in words."""

from collections.abc import Hashable
from fractions import Fraction

from PySide6.QtCore import QLineF, QRectF, Qt

from leftshift.board.blocs import Power
from leftshift.board.voices import GROUP_NAMES
from leftshift.papers.board_words import CAUTION, power_finding, share_of
from leftshift.papers.figures import NBSP, PERCENT, counted, number
from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.axis import Axis
from leftshift.window.charts.ink import Face, Ink, Side, hatched, pen, smooth
from leftshift.window.charts.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.scale import GAP, upright_grid

_THICK = 0.38
"""Part of a row that each of its two bars takes [share]."""
_WIDEST = 11.0
"""Largest thickness of a bar [pixels]."""
_VALUE = "88.8\u00a0%"
_CAUTION_LINES = 2


class VotingPower:
    """Two bars a group, Banzhaf and Shapley–Shubik, and a stroke at its share of the votes."""

    key = "voting_power"
    name = "Voting power"

    def draw(self, now: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._power = now.standing.power
        self._refusal = now.standing.refusal

    @property
    def title(self) -> str:
        """The finding."""
        return power_finding(self._power) if self._power else "No voting power to work out"

    @property
    def subtitle(self) -> str:
        """What is counted, and what the two bars and the stroke mean."""
        if self._power is None:
            return self._refusal.rstrip(".")
        needed = f"{self._power.quota} of {counted(self._power.votes, 'vote', 'votes')}"
        return f"full: Banzhaf, hatched: Shapley\u2013Shubik, %; stroke: % of votes; quota {needed}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        power = self._power
        if power is None:
            return 0.0, float(PERCENT)
        largest = max(*power.banzhaf, *power.shapley_shubik, Fraction(max(power.seats), power.votes))
        return 0.0, float(largest) * PERCENT

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._power

    @property
    def moves_on(self) -> Hashable:
        """All that the marks hang on."""
        return self.stands_on

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bars stand: names left, values right, the caution below."""
        groups = self._power.groups if self._power else ()
        left = max((ink.width(GROUP_NAMES[group]) for group in groups), default=0.0) + GAP
        right = ink.width(_VALUE) + GAP
        below = ink.line * (_CAUTION_LINES + 1) + GAP
        return QRectF(body).adjusted(round(left), 0, -round(right), -round(below))

    def still(self, canvas: Canvas) -> None:
        """Draw it all: voting power does not move with the budget."""
        if self._power is not None:
            upright_grid(canvas, lambda value: f"{number(value)}{NBSP}%")
            for row in range(len(self._power.groups)):
                self._draw_row(canvas, self._power, row)
        self._write_caution(canvas)

    def moving(self, _canvas: Canvas) -> None:
        """Draw nothing: voting power does not move with the budget."""

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every group."""
        power = self._power
        if power is None:
            return []
        return [
            Spot(
                canvas.along(float(power.banzhaf[row]) * PERCENT),
                self._middle(canvas, row),
                f"{GROUP_NAMES[group]}: {power.seats[row]} of {power.votes} votes\n"
                f"Banzhaf {share_of(power.banzhaf[row])}\n"
                f"Shapley\u2013Shubik {share_of(power.shapley_shubik[row])}",
            )
            for row, group in enumerate(power.groups)
        ]

    def table(self) -> ChartTable:
        """Return votes and both indices by group, exactly."""
        power = self._power
        columns = ("Group", "Votes", "Banzhaf index", "Shapley\u2013Shubik index")
        if power is None:
            return ChartTable(columns, ())
        rows = zip(power.groups, power.seats, power.banzhaf, power.shapley_shubik, strict=True)
        return ChartTable(
            columns,
            tuple(
                (GROUP_NAMES[group], number(votes), share_of(banzhaf), share_of(shapley))
                for group, votes, banzhaf, shapley in rows
            ),
        )

    def _middle(self, canvas: Canvas, row: int) -> float:
        count = len(self._power.groups) if self._power else 1
        return canvas.plot.top() + canvas.plot.height() / count * (row + 0.5)

    def _draw_row(self, canvas: Canvas, power: Power, row: int) -> None:
        painter, ink, look = canvas.painter, canvas.ink, canvas.look
        group, y = power.groups[row], self._middle(canvas, row)
        colour = look.groups[group]
        thick = round(min(_WIDEST, canvas.plot.height() / len(power.groups) * _THICK))
        values = (power.banzhaf[row], power.shapley_shubik[row])
        smooth(painter, on=False)
        for place, value in enumerate(values):
            top = round(y) + (place - 1) * thick
            width = canvas.along(float(value) * PERCENT) - canvas.plot.left()
            painter.setPen(Qt.PenStyle.NoPen if place == 0 else pen(colour))
            painter.setBrush(colour if place == 0 else hatched(colour))
            painter.drawRect(QRectF(canvas.plot.left(), top, round(width), thick - place))
        x = round(canvas.along(power.seats[row] / power.votes * PERCENT))
        painter.setPen(pen(look.surfaces.text, 2))
        painter.drawLine(QLineF(x, round(y) - thick - 1, x, round(y) + thick + 1))
        name = GROUP_NAMES[group]
        ink.write(painter, (canvas.body.left(), y), name, look.surfaces.text)
        said = f"{number(float(power.banzhaf[row]) * PERCENT, 1)}{NBSP}%"
        ink.write(painter, (canvas.body.right(), y), said, look.surfaces.text, Side.RIGHT)

    def _write_caution(self, canvas: Canvas) -> None:
        ink, body = canvas.ink, canvas.body
        y = body.bottom() - ink.line * (_CAUTION_LINES - 0.5)
        for line in ink.lines(f"{CAUTION}.", body.width(), _CAUTION_LINES, Face.TEXT):
            ink.write(canvas.painter, (body.left(), y), line, canvas.look.surfaces.near)
            y += ink.line
