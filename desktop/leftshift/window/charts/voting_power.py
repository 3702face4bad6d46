"""Voting power: how often each group would decide if it voted as one, with the caution in words."""

from collections.abc import Hashable
from fractions import Fraction

from PySide6.QtCore import QLineF, QRectF, Qt

from leftshift.board.blocs import Power
from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import Group
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import CAUTION, CAUTION_BRIEF, power_finding, share_of
from leftshift.text.numbers import NBSP, PERCENT, counted, number
from leftshift.text.seats import GROUP_WORDS
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, hatched, pen, smooth

_THICK = 0.38
"""Part of a row that each of its two bars takes [share]."""
_WIDEST = 11.0
"""Largest thickness of a bar at the usual size of text [pixels]."""
_VALUE = "88.8\u00a0%"
_CAUTION_LINES = 4
"""Most lines the caution takes: enough for the narrowest chart, as it is never cut short."""
_ROOMY = 11
"""Lines of text in the height of a body from which ticks are labelled and the caution is told in full."""
_NARROW = 300.0
"""Width of a body below which groups are named in one word [pixels]."""


class VotingPower:
    """Two bars a group, Banzhaf and Shapley–Shubik, and a stroke at its share of the votes."""

    key = "voting_power"
    name = "Voting power"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._power = snapshot.board_measures.power
        self._refusal = snapshot.board_measures.refusal

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
        return f"full: Banzhaf, %; hatched: Shapley\u2013Shubik; stroke: % of votes; quota {needed}"

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
        left = max((ink.width(_name(group, body, ink)) for group in groups), default=0.0) + GAP
        right = ink.width(_VALUE) + GAP
        below = ink.line * len(_caution(body, ink)) + GAP
        if _is_roomy(body, ink) or len(groups) * ink.line > body.height() - below:
            below += ink.line
        return QRectF(body).adjusted(round(left), 0, -round(right), -round(below))

    def still(self, canvas: Canvas) -> None:
        """Draw it all: voting power does not move with the budget."""
        if self._power is not None:
            labels = _is_roomy(canvas.body, canvas.ink)
            upright_grid(canvas, lambda value: f"{number(value)}{NBSP}%", labels=labels)
            shown = self._shown(canvas)
            for row, place in enumerate(shown):
                self._draw_row(canvas, self._power, place, self._middle(canvas, row))
            left_out = len(self._power.groups) - len(shown)
            if left_out:
                at = (canvas.body.right(), canvas.plot.bottom() + GAP / 2 + canvas.ink.line / 2)
                text = f"{left_out} more in the table"
                canvas.ink.write(canvas.painter, at, text, canvas.theme.surfaces.muted, Side.RIGHT)
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
                canvas.along(float(power.banzhaf[place]) * PERCENT),
                self._middle(canvas, row),
                f"{GROUP_NAMES[power.groups[place]]}: {power.seats[place]} of {power.votes} votes\n"
                f"Banzhaf {share_of(power.banzhaf[place])}\n"
                f"Shapley\u2013Shubik {share_of(power.shapley_shubik[place])}",
            )
            for row, place in enumerate(self._shown(canvas))
        ]

    def table(self) -> ChartTable:
        """Return votes and both indices by group, exactly."""
        power = self._power
        votes = "Votes" if power is None else f"Votes, of {power.votes}"
        columns = ("Group", votes, "Banzhaf index", "Shapley\u2013Shubik index")
        if power is None:
            return ChartTable(columns, ())
        rows = zip(power.groups, power.seats, power.banzhaf, power.shapley_shubik, strict=True)
        return ChartTable(
            columns,
            tuple(
                (GROUP_NAMES[group], number(held), share_of(banzhaf), share_of(shapley))
                for group, held, banzhaf, shapley in rows
            ),
        )

    def _shown(self, canvas: Canvas) -> list[int]:
        """Give the places of the groups that have room, in their order; the weakest are left to the table."""
        power = self._power
        if power is None:
            return []
        room = max(1, int(canvas.plot.height() / canvas.ink.line))
        by_power = sorted(range(len(power.groups)), key=lambda place: -power.banzhaf[place])
        return sorted(by_power[:room])

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + self._pitch(canvas) * (row + 0.5)

    def _pitch(self, canvas: Canvas) -> float:
        return canvas.plot.height() / max(len(self._shown(canvas)), 1)

    def _draw_row(self, canvas: Canvas, power: Power, row: int, y: float) -> None:
        painter, ink, theme = canvas.painter, canvas.ink, canvas.theme
        group = power.groups[row]
        colour = theme.groups[group]
        thick = round(min(_WIDEST * ink.scale, self._pitch(canvas) * _THICK))
        values = (power.banzhaf[row], power.shapley_shubik[row])
        smooth(painter, on=False)
        for place, value in enumerate(values):
            top = round(y) + (place - 1) * thick
            width = canvas.along(float(value) * PERCENT) - canvas.plot.left()
            painter.setPen(Qt.PenStyle.NoPen if place == 0 else pen(colour))
            painter.setBrush(colour if place == 0 else hatched(colour))
            painter.drawRect(QRectF(canvas.plot.left(), top, round(width), thick - place))
        x = round(canvas.along(power.seats[row] / power.votes * PERCENT))
        painter.setPen(pen(theme.surfaces.text, 2))
        painter.drawLine(QLineF(x, round(y) - thick - 1, x, round(y) + thick + 1))
        name = _name(group, canvas.body, ink)
        ink.write(painter, (canvas.body.left(), y), name, theme.surfaces.text)
        said = f"{number(float(power.banzhaf[row]) * PERCENT, 1)}{NBSP}%"
        ink.write(painter, (canvas.body.right(), y), said, theme.surfaces.text, Side.RIGHT)

    def _write_caution(self, canvas: Canvas) -> None:
        ink, body = canvas.ink, canvas.body
        lines = _caution(body, ink)
        y = body.bottom() - ink.line * (len(lines) - 0.5)
        for line in lines:
            ink.write(canvas.painter, (body.left(), y), line, canvas.theme.surfaces.near)
            y += ink.line


def _caution(body: QRectF, ink: Ink) -> tuple[str, ...]:
    said = CAUTION if _is_roomy(body, ink) else CAUTION_BRIEF
    return ink.lines(f"{said}.", body.width(), _CAUTION_LINES, Face.TEXT)


def _is_roomy(body: QRectF, ink: Ink) -> bool:
    return body.height() >= _ROOMY * ink.line


def _name(group: Group, body: QRectF, ink: Ink) -> str:
    return GROUP_NAMES[group] if body.width() >= _NARROW * ink.scale else GROUP_WORDS[group]
