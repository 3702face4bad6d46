"""Where the money moves: from the sectors that give to those that get, and by which rule it was paid."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainterPath

from leftshift.model.results import Results
from leftshift.model.terms import SECTORS, FloatArray, View, year_label
from leftshift.questions.money_moved import money_moved
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.flow import BRIEF_PLACES, PLACES, flow_finding, paying_rule
from leftshift.text.numbers import amount, is_nothing, number, shown, signed_amount, unit
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP
from leftshift.window.charts.plotting.spread import spread
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, hatched, pen, smooth

_HEADROOM = 1.25
"""How much more money than moves now the height stands for, so that a drag can go on [ratio]."""
_AT_REST = 0.01
"""Part of all money that the height stands for while nothing moves [share]."""
_NODE = 9.0
"""Width of the bars at both ends [pixels]."""
_APART = 5.0
"""Space between the bars of one end [pixels]."""
_FAINT = 0.42
"""How much of its sector's colour a band has [share]."""
_WIDE = 430.0
"""Width of the body from which sectors have their full names [pixels]."""
_LONGEST = -888.0
_LEAST_SEEN = 1.0
"""Height below which a band is not drawn [pixels]."""
_SAVING, _POOL = len(SECTORS), len(SECTORS) + 1


@dataclass(frozen=True, slots=True)
class _End:
    """One bar at an end: its place among PLACES, and where it stands [pixels]."""

    place: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


class MoneyFlow:
    """Bands from those who give, on the left, to those who get, on the right, in proportion to the money."""

    key = "money_flow"
    name = "Where the money moves"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        place = snapshot.target_index
        self._before, self._after = (
            self._split(snapshot.reference, place),
            self._split(snapshot.results, place),
        )
        # What the saving puts back comes from outside the sectors; a pool below nothing is owed to them.
        self._before[_SAVING] = max(self._after.sum() - self._before.sum(), 0.0)
        self._before[_POOL], self._after[_POOL] = max(-self._after[_POOL], 0.0), max(self._after[_POOL], 0.0)
        self._moved = money_moved(self._before, self._after)
        self._gives, self._gets = self._moved.sum(axis=1), self._moved.sum(axis=0)

    @property
    def title(self) -> str:
        """The finding."""
        return flow_finding(self._moved, self._snapshot.target_year, self._snapshot.view)

    @property
    def subtitle(self) -> str:
        """What is counted, and what stands where."""
        counted = unit(self._snapshot.view, self._snapshot.results.first_year)
        year = year_label(self._snapshot.target_year)
        return f"{counted}, {year}; left gives, right gets, against the baseline; all else stays"

    @property
    def wanted(self) -> tuple[float, float]:
        """The money that the whole height stands for."""
        total = float(self._moved.sum())
        seen = not is_nothing(amount(total, self._snapshot.view))
        return 0.0, total * _HEADROOM if seen else float(self._before.sum()) * _AT_REST

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._rule

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bands run: names at both sides, the paying rule below."""
        side = self._side(body, ink)
        words = ink.line * len(self._rule_lines(body, ink)) + GAP
        return QRectF(body).adjusted(round(side), 0, -round(side), -round(words))

    def still(self, canvas: Canvas) -> None:
        """Write the paying rule."""
        ink, body = canvas.ink, canvas.body
        lines = self._rule_lines(body, ink)
        y = body.bottom() - ink.line * (len(lines) - 0.5)
        for line in lines:
            ink.write(canvas.painter, (body.left(), y), line, canvas.theme.surfaces.muted)
            y += ink.line

    def moving(self, canvas: Canvas) -> None:
        """Draw the bands, the bars at their ends and the names with what each gives or gets."""
        left, right = self._ends(canvas, self._gives), self._ends(canvas, self._gets)
        if not left or not right:
            at = (canvas.plot.center().x(), canvas.plot.center().y())
            canvas.ink.write(
                canvas.painter, at, "Nothing moves yet", canvas.theme.surfaces.muted, Side.MIDDLE
            )
            return
        smooth(canvas.painter, on=not canvas.quick)
        self._draw_bands(canvas, left, right)
        smooth(canvas.painter, on=False)
        for ends, x in ((left, canvas.plot.left()), (right, canvas.plot.right() - _NODE)):
            for end in ends:
                area = QRectF(round(x), round(end.top), _NODE, max(round(end.height), 1))
                canvas.painter.fillRect(area, self._brush(canvas, end.place))
        self._write_ends(canvas, left, -1)
        self._write_ends(canvas, right, 1)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List those who give, then those who get, then every band."""
        left, right = self._ends(canvas, self._gives), self._ends(canvas, self._gets)
        found = [
            Spot(x, end.middle, f"{PLACES[end.place]}\n{self._signed(end.place)}, {self._path(end.place)}")
            for ends, x in ((left, canvas.plot.left()), (right, canvas.plot.right()))
            for end in ends
        ]
        for giver in left:
            for getter in right:
                value = amount(float(self._moved[giver.place, getter.place]), self._snapshot.view)
                names = f"{PLACES[giver.place]} to {PLACES[getter.place]}"
                middle = (giver.middle + getter.middle) / 2
                if not is_nothing(value):
                    found.append(Spot(canvas.plot.center().x(), middle, f"{names}\n{value}"))
        return found

    def table(self) -> ChartTable:
        """Return what each has before and after, and what it gives to whom."""
        gets = [place for place in range(len(PLACES)) if not self._nothing(self._gets[place])]
        rows, digits = [], 2 if self._snapshot.view is View.PER_HEAD else 1
        for place, name in enumerate(PLACES):
            gives = [number(float(self._moved[place, to]), digits) for to in gets]
            figures = (self._before[place], self._after[place], self._after[place] - self._before[place])
            if any(not self._nothing(value) for value in figures):
                rows.append((name, *(number(float(value), digits) for value in figures), *gives))
        counted = f"{unit(self._snapshot.view, self._snapshot.results.first_year)}, "
        counted += f"{year_label(self._snapshot.target_year)}"
        heads = ("Baseline", "Scenario", "Change", *(f"Gives to {PLACES[to].lower()}" for to in gets))
        return ChartTable(("", *(f"{head}, {counted}" for head in heads)), tuple(rows))

    @property
    def _rule(self) -> str:
        rule = paying_rule(self._snapshot.scenario.shares)
        return f"{rule}; each gain is drawn from all who give, in proportion"

    def _split(self, results: Results, place: int) -> FloatArray:
        money = np.concatenate([results.spend[place], [0.0], [results.unallocated[place]]])[None, :]
        year = slice(place, place + 1)
        return np.array(
            shown(money, self._snapshot.view, results.deflator[year], results.population[year])[0]
        )

    def _nothing(self, value: float) -> bool:
        return is_nothing(amount(float(value), self._snapshot.view))

    def _signed(self, place: int) -> str:
        return signed_amount(float(self._after[place] - self._before[place]), self._snapshot.view)

    def _path(self, place: int) -> str:
        before, after = (
            amount(float(money[place]), self._snapshot.view) for money in (self._before, self._after)
        )
        return f"from {before} to {after}"

    def _side(self, body: QRectF, ink: Ink) -> float:
        names = self._names(body, ink)
        figure = ink.width(signed_amount(_LONGEST, self._snapshot.view), Face.STRONG)
        return max(*(ink.width(name) for name in names), figure) + GAP

    def _names(self, body: QRectF, ink: Ink) -> tuple[str, ...]:
        return PLACES if body.width() >= _WIDE * ink.scale else BRIEF_PLACES

    def _rule_lines(self, body: QRectF, ink: Ink) -> tuple[str, ...]:
        return ink.clauses(self._rule, body.width(), 2)

    def _ends(self, canvas: Canvas, money: FloatArray) -> list[_End]:
        """Stack the bars of one end from the top, in the order of the sectors."""
        places = [place for place, value in enumerate(money) if not self._nothing(value)]
        room = canvas.plot.height() - _APART * max(len(places) - 1, 0)
        tall = [min(canvas.axis.part(float(money[place])), 1.0) * room for place in places]
        # beyond the axis, which stays put while a lever is dragged, all bars shrink alike
        scale = min(1.0, room / max(sum(tall), 1.0))
        top = canvas.plot.top() + (room - sum(tall) * scale) / 2
        ends = []
        for place, height in zip(places, tall, strict=True):
            ends.append(_End(place, top, height * scale))
            top += height * scale + _APART
        return ends

    def _draw_bands(self, canvas: Canvas, left: list[_End], right: list[_End]) -> None:
        from_tops = {end.place: end.top for end in left}
        to_tops = {end.place: end.top for end in right}
        for giver in left:
            for getter in right:
                part = float(self._moved[giver.place, getter.place])
                out = giver.height * part / float(self._gives[giver.place])
                into = getter.height * part / float(self._gets[getter.place])
                if max(out, into) >= _LEAST_SEEN:
                    tops = (from_tops[giver.place], to_tops[getter.place])
                    # The edge makes a band stand out: its own tint is too faint to, so that bands may cross.
                    canvas.painter.setPen(pen(self._colour(canvas, giver.place)))
                    canvas.painter.setBrush(self._faint(canvas, giver.place))
                    canvas.painter.drawPath(_band(canvas, tops, (out, into)))
                from_tops[giver.place] += out
                to_tops[getter.place] += into

    def _write_ends(self, canvas: Canvas, ends: list[_End], way: int) -> None:
        """Write names and figures beside the bars, `way` −1 on the left and 1 on the right."""
        ink, painter, colour = canvas.ink, canvas.painter, canvas.theme.surfaces.text
        names = self._names(canvas.body, ink)
        two = len(ends) * 2 * ink.line <= canvas.plot.height()
        size = ink.line * (2 if two else 1)
        wanted = [end.middle for end in ends]
        heights = spread(wanted, [size] * len(ends), canvas.plot.top(), canvas.plot.bottom())
        x = canvas.plot.left() - GAP if way < 0 else canvas.plot.right() + GAP
        side = Side.RIGHT if way < 0 else Side.LEFT
        for end, y in zip(ends, heights, strict=True):
            if two:
                ink.write(painter, (x, y - ink.line / 2), names[end.place], colour, side)
            at = (x, y + ink.line / 2 if two else y)
            text = self._signed(end.place) if two else f"{names[end.place]} {self._signed(end.place)}"
            shown_text = text if two or ink.width(text) <= self._side(canvas.body, ink) else names[end.place]
            ink.write_once(painter, at, shown_text, colour, side, face=Face.STRONG if two else Face.TEXT)

    def _colour(self, canvas: Canvas, place: int) -> QColor:
        if place == _SAVING:
            return canvas.theme.surfaces.muted
        if place == _POOL:
            return canvas.theme.surfaces.pool
        return canvas.theme.sectors[SECTORS[place]]

    def _brush(self, canvas: Canvas, place: int) -> QBrush:
        colour = self._colour(canvas, place)
        return hatched(colour) if place == _POOL else QBrush(colour)

    def _faint(self, canvas: Canvas, place: int) -> QBrush:
        colour = QColor(self._colour(canvas, place))
        colour.setAlphaF(_FAINT)
        return hatched(colour) if place == _POOL else QBrush(colour)


def _band(canvas: Canvas, tops: tuple[float, float], heights: tuple[float, float]) -> QPainterPath:
    """Outline a band that leaves the left bars and enters the right ones level [pixels]."""
    start, end = canvas.plot.left() + _NODE, canvas.plot.right() - _NODE
    half = (start + end) / 2
    band = QPainterPath(QPointF(start, tops[0]))
    band.cubicTo(QPointF(half, tops[0]), QPointF(half, tops[1]), QPointF(end, tops[1]))
    band.lineTo(end, tops[1] + heights[1])
    low = (tops[0] + heights[0], tops[1] + heights[1])
    band.cubicTo(QPointF(half, low[1]), QPointF(half, low[0]), QPointF(start, low[0]))
    band.closeSubpath()
    return band
