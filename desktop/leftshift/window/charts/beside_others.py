"""Beside the others: this area among all boards of its footprint, on any measure."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from leftshift.evidence.areas import ICB_2025, ICB_2026, MERGER
from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import seats_by_voice
from leftshift.questions.peers import Peers, peer_measure
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.beside import (
    among_finding,
    among_words,
    beside_finding,
    carried_finding,
    rank_words,
    say,
)
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.measured import tick_text, unit_words
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, polygon, smooth

FIRST_MEASURE = "hospital_share"
_LOWEST, _HIGHEST = "\u25c2 ", " \u25b8"
"""Stand beside the names of the areas at both ends, which are not those of the ticks above them."""
_DOT = 4.0
"""Radius of the dot of another area [pixels]."""
_OWN = 7.0
"""Half the width of the diamond of the area itself [pixels]."""
_ROOM = 0.04
"""Room beyond the outermost areas, of the axis [share]."""
_BOARDS = frozenset({ICB_2025, ICB_2026, MERGER})
"""Kinds of area that count as one board among the others; a region or England is made of them."""
_STRIPS = ("Nothing changed", "This change in every area")


@dataclass(frozen=True, slots=True)
class _Strip:
    """One row of dots: a value for every other area, and the area's own."""

    name: str
    others: FloatArray
    own: float


class BesideOthers:
    """A dot for every other board, a diamond for this area: hollow as it is, filled under the scenario.

    Carried, it has a second row: the same change made in every board.
    """

    key = "beside_others"
    name = "Beside the others"

    def __init__(self, *, carried: bool = False, measure: str = FIRST_MEASURE) -> None:
        self._carried = carried
        self._is = peer_measure(measure)
        self._snapshot: Snapshot | None = None

    @property
    def measure(self) -> str:
        """Key of the measure shown."""
        return self._is.key

    def choose(self, measure: str) -> None:
        """Show another measure.

        Raises:
            KeyError: areas cannot be set beside one another by it.
        """
        self._is = peer_measure(measure)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        place, found = snapshot.target_index, needed(snapshot.peers)
        own = set(snapshot.scenario.area.codes)
        self._kept = [row for row, area in enumerate(found.areas) if area.code not in own]
        self._names = [found.areas[row].name for row in self._kept]
        start, ends = (
            seats_by_voice(snapshot.start.board.seats),
            seats_by_voice(snapshot.scenario.board.seats),
        )
        self._before = float(self._is.of(snapshot.reference, place, start))
        self._after = float(self._is.of(snapshot.results, place, ends))
        self._strips = [_Strip(_STRIPS[0], self._read(found, place), self._before)]
        if self._carried:
            under = self._read(needed(snapshot.carried_peers), place)
            self._strips.append(_Strip(_STRIPS[1], under, self._after))

    @property
    def title(self) -> str:
        """The finding."""
        if self._carried:
            under = self._strips[-1]
            rank = self._rank(under, under.own)
            return carried_finding(self._is, under.others.tolist(), under.own, rank, is_board=self._is_board)
        ranks = (self._rank(self._strips[0], self._before), self._rank(self._strips[-1], self._after))
        if not self._is_board:
            return among_finding(self._is, (ranks[0] - 1, ranks[1] - 1), len(self._kept))
        return beside_finding(self._is, ranks, len(self._kept) + 1)

    @property
    def subtitle(self) -> str:
        """What is counted, and what the marks mean."""
        counted = f"{unit_words(self._is)}, {year_label(self._shown.target_year)}"
        other = "other boards" if self._is_board else "boards"
        those = f"○ {len(self._kept)} {other} of {self._shown.scenario.area.footprint}"
        if self._carried:
            return f"{counted}; {those}; ◆ this area; lines join an area to itself"
        return f"{counted}; {those}, as they are; ◇ this area, ◆ under the scenario"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        values = np.concatenate([*(strip.others for strip in self._strips), [self._before, self._after]])
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
        spare = (high - low) * _ROOM
        return low - spare, high + spare

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        snapshot = self._shown
        still = () if self._carried else (self._strips[0].others.tobytes(),)
        return self._is.key, snapshot.scenario.area, snapshot.scenario.years, *still

    def room(self, body: QRectF, ink: Ink, axis: Axis) -> QRectF:
        """Return the part of the body where dots stand: names above, ticks and the ends in words below."""
        tick = max(ink.width(tick_text(self._is, value, axis.step)) for value in axis.ticks) / 2
        below = ink.line * 2 + GAP
        return QRectF(body).adjusted(round(tick), round(ink.line + GAP), -round(tick), -round(below))

    def still(self, canvas: Canvas) -> None:
        """Draw the grid, and the dots where they do not move."""
        upright_grid(canvas, lambda value: tick_text(self._is, value, canvas.axis.step))
        if not self._carried:
            self._draw_dots(canvas, 0)
            self._write_ends(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw the area itself, and the dots where they move with the scenario."""
        if self._carried:
            self._draw_joins(canvas)
            for row in range(len(self._strips)):
                self._draw_dots(canvas, row)
            self._write_strips(canvas)
            self._write_ends(canvas)
        self._draw_own(canvas)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every area from left to right, row by row."""
        found: list[Spot] = []
        for row, strip in enumerate(self._strips):
            under = f", {strip.name.lower()}" if self._carried else ""
            here = [
                Spot(x, y, f"{name}{under}\n{self._ranked(strip, value)}")
                for x, y, name, value in zip(
                    *self._places(canvas, row), self._names, strip.others.tolist(), strict=True
                )
            ]
            own = f"{self._shown.area.name}, {'under the scenario' if row else 'nothing changed'}"
            here.append(
                Spot(
                    self._along(canvas, strip.own),
                    self._middle(canvas, row),
                    f"{own}\n{self._standing(strip, strip.own)}",
                )
            )
            found.extend(sorted(here, key=lambda spot: spot.x))
        if not self._carried:
            text = (
                f"{self._shown.area.name}, under the scenario\n{self._standing(self._strips[0], self._after)}"
            )
            found.append(Spot(self._along(canvas, self._after), self._middle(canvas, 0), text))
        return found

    def table(self) -> ChartTable:
        """Return every area with its value, the first rank first."""
        first = self._strips[0]
        still = f"{self._is.label}, nothing changed"
        heads = ["Place", "Area", still if self._carried else f"{self._is.label}, the others as they are"]
        rows = [(name, [value]) for name, value in zip(self._names, first.others.tolist(), strict=True)]
        own = self._shown.area.name
        if self._carried:
            heads.append(f"{self._is.label}, this change in every area")
            for (_, values), under in zip(rows, self._strips[1].others.tolist(), strict=True):
                values.append(under)
            rows.append((own, [self._before, self._after]))
        else:
            rows += [(own, [self._before]), (f"{own}, under the scenario", [self._after])]
        rows.sort(key=lambda row: row[1][-1], reverse=self._is.better != "lower")
        return ChartTable(
            tuple(heads),
            tuple(
                (number_of, name, *(say(self._is, value) for value in values))
                for number_of, (name, values) in ((str(place), row) for place, row in enumerate(rows, 1))
            ),
        )

    @property
    def _shown(self) -> Snapshot:
        if self._snapshot is None:
            raise AssertionError("a chart is drawn before it is read")
        return self._snapshot

    @property
    def _is_board(self) -> bool:
        return self._shown.area.kind in _BOARDS

    def _read(self, found: Peers, place: int) -> FloatArray:
        values = np.broadcast_to(self._is.of(found.results, place, found.seats), len(found.areas))
        return np.asarray(values[self._kept])

    def _rank(self, strip: _Strip, value: float) -> int:
        ahead = strip.others < value if self._is.better == "lower" else strip.others > value
        return 1 + int(ahead.sum())

    def _ranked(self, strip: _Strip, value: float) -> str:
        return f"{say(self._is, value)}, {rank_words(self._is, self._rank(strip, value))}"

    def _standing(self, strip: _Strip, value: float) -> str:
        """Write the area's own value and its place; one that is no board has no place among them."""
        if self._is_board:
            return self._ranked(strip, value)
        ahead = self._rank(strip, value) - 1
        return f"{say(self._is, value)}, {among_words(self._is, ahead, len(self._kept))}"

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + canvas.plot.height() * (row + 0.5) / len(self._strips)

    def _along(self, canvas: Canvas, value: float) -> float:
        return canvas.along(min(max(value, canvas.axis.low), canvas.axis.high))

    def _places(self, canvas: Canvas, row: int) -> tuple[list[float], list[float]]:
        """Place the dots of a row; those that would cover one another stand above and below [pixels]."""
        middle = self._middle(canvas, row)
        most = canvas.plot.height() / len(self._strips) / 2 - 2 * _DOT
        x = [self._along(canvas, value) for value in self._strips[row].others.tolist()]
        y = [middle] * len(x)
        taken: list[tuple[float, float]] = []
        for place in sorted(range(len(x)), key=x.__getitem__):
            near = {at for left, at in taken if x[place] - left < 2 * _DOT}
            step = 0
            while any(abs(at - _level(middle, step)) < 2 * _DOT for at in near) and step * _DOT < most:
                step += 1
            y[place] = _level(middle, step)
            taken.append((x[place], y[place]))
        return x, y

    def _draw_dots(self, canvas: Canvas, row: int) -> None:
        colours = canvas.theme.surfaces
        smooth(canvas.painter, on=True)
        canvas.painter.setPen(pen(colours.muted, 1.5))
        canvas.painter.setBrush(colours.panel)
        for x, y in zip(*self._places(canvas, row), strict=True):
            canvas.painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _draw_joins(self, canvas: Canvas) -> None:
        """Join every area's dots, so that it is seen whom the change moves most."""
        smooth(canvas.painter, on=True)
        canvas.painter.setPen(pen(canvas.theme.surfaces.grid, 1.0))
        above, below = (self._places(canvas, row) for row in range(2))
        canvas.painter.drawLines([QLineF(*ends) for ends in zip(*above, *below, strict=True)])

    def _draw_own(self, canvas: Canvas) -> None:
        painter, colours = canvas.painter, canvas.theme.surfaces
        before = (self._along(canvas, self._before), self._middle(canvas, 0))
        after = (self._along(canvas, self._after), self._middle(canvas, len(self._strips) - 1))
        smooth(painter, on=True)
        painter.setPen(pen(colours.accent, 2.5))
        painter.drawLine(QLineF(*before, *after))
        self._diamond(canvas, before, colours.panel)
        self._diamond(canvas, after, colours.accent)
        name = f"{self._shown.area.name} {say(self._is, self._after)}"
        text = canvas.ink.lines(name, canvas.body.width(), 1, Face.STRONG)[0]
        half = canvas.ink.width(text, Face.STRONG) / 2
        x = min(max(after[0], canvas.body.left() + half), canvas.body.right() - half)
        y = canvas.body.top() + canvas.ink.line / 2
        painter.setPen(pen(colours.accent, 1.0))
        painter.drawLine(QLineF(after[0], y + canvas.ink.line / 2, after[0], after[1] - _OWN))
        canvas.ink.write_once(painter, (x, y), text, colours.text, Side.MIDDLE, face=Face.STRONG)

    def _diamond(self, canvas: Canvas, at: tuple[float, float], fill: QColor) -> None:
        x, y = at
        canvas.painter.setPen(pen(canvas.theme.surfaces.accent, 2.0))
        canvas.painter.setBrush(fill)
        canvas.painter.drawPolygon(polygon([x - _OWN, x, x + _OWN, x], [y, y - _OWN, y, y + _OWN]))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)

    def _write_strips(self, canvas: Canvas) -> None:
        for row, strip in enumerate(self._strips):
            top = canvas.plot.top() + canvas.plot.height() * row / len(self._strips)
            at = (canvas.plot.left() + GAP, top + canvas.ink.line / 2 + 2)
            canvas.ink.write(canvas.painter, at, strip.name, canvas.theme.surfaces.muted)

    def _write_ends(self, canvas: Canvas) -> None:
        """Name the areas at both ends of the last row, below the ticks."""
        ink, colours, strip = canvas.ink, canvas.theme.surfaces, self._strips[-1]
        y = canvas.body.bottom() - ink.line / 2
        for place, side, x in (
            (int(np.argmin(strip.others)), Side.LEFT, canvas.body.left()),
            (int(np.argmax(strip.others)), Side.RIGHT, canvas.body.right()),
        ):
            text = f"{say(self._is, float(strip.others[place]))} {self._names[place]}"
            room = canvas.body.width() / 2 - GAP - ink.width(_LOWEST)
            line = ink.lines(text, room, 1, Face.TEXT)[0]
            line = f"{_LOWEST}{line}" if side is Side.LEFT else f"{line}{_HIGHEST}"
            ink.write(canvas.painter, (x, y), line, colours.muted, side)


def _level(middle: float, step: int) -> float:
    """Return the height of a level: the middle, then above and below it in turn [pixels]."""
    return middle + (1 if step % 2 else -1) * ((step + 1) // 2) * 2 * _DOT
