"""The board beside the money: each voice's share of seats next to its share of a basis and of contacts."""

from collections.abc import Hashable

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPolygonF

from leftshift.model.board_terms import Basis
from leftshift.model.seats import GROUPS, Seat
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import BASIS_NAMES, basis_name
from leftshift.text.findings.spend import VOICE_NAMES, board_finding, gap_in_seats
from leftshift.text.numbers import NBSP, number
from leftshift.text.seats import seat_in_full
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP, upright_grid
from leftshift.window.charts.plotting.text_painter import Ink, Side, pen, polygon, smooth
from leftshift.window.charts.seat_mark import draw_seat

_TILE = 20.0
"""Largest edge of a seat's square [pixels]."""
_TILE_GAP = 3.0
_MARK = 5.0
"""Half the width of a mark [pixels]."""
_WHOLE = 100.0
"""All seats or all spend [%]."""
_CONTACTS = frozenset({Basis.CONTACTS_SURVEY, Basis.CONTACTS_COUNTED})


class BoardAndMoney:
    """A line a voice from its share of the basis to its share of seats, and the seats themselves below."""

    key = "board_and_money"
    name = "Board beside the money"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._snapshot = snapshot
        self._is = snapshot.board_measures.partners
        chosen = snapshot.board_measures.chosen
        self._basis = basis_name(snapshot.board_measures)
        beside = Basis.SPEND if chosen in _CONTACTS else Basis.CONTACTS_SURVEY
        self._beside, self._beside_share = BASIS_NAMES[beside], snapshot.board_measures.shares[beside]

    @property
    def title(self) -> str:
        """The finding."""
        return board_finding(self._is, f"provider {self._basis}" if self._of_spend else self._basis)

    @property
    def subtitle(self) -> str:
        """What is counted, and what the two marks mean."""
        # What contacts are counted as is a clause of its own: where there is no room, it is left out whole.
        marks, ways = zip(*(_in_two(name) for name in (self._basis, self._beside)), strict=True)
        counted = "".join(f"; {mark} {way}" for mark, way in zip(marks, ways, strict=True) if way)
        return f"% of ■ seats, ○ {marks[0]}, ◇ {marks[1]}{counted}; provider seats with a vote"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, max(*self._is.seat_share, *self._is.basis_share, *self._beside_share, 50.0)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._snapshot.scenario.board.seats

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand: names left, gaps in seats right, squares below."""
        left = max(ink.width(VOICE_NAMES[voice]) for voice in self._is.voices) + 2 * GAP
        right = ink.width("0.0 seats short") + 2 * GAP
        below = self._squares(body)[1] + GAP + ink.line + GAP / 2
        return QRectF(body).adjusted(round(left), 0, -round(right), -round(below))

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, names and the seats."""
        painter, ink, colours = canvas.painter, canvas.ink, canvas.theme.surfaces
        upright_grid(canvas, lambda value: f"{number(value)}{NBSP}%")
        for row, voice in enumerate(self._is.voices):
            ink.write(
                painter, (canvas.body.left(), self._middle(canvas, row)), VOICE_NAMES[voice], colours.text
            )
        self._draw_seats(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw the marks of each voice, the line between seats and basis, and the gap in seats."""
        painter, colours = canvas.painter, canvas.theme.surfaces
        for row, voice in enumerate(self._is.voices):
            y, colour = round(self._middle(canvas, row)), canvas.theme.voice(voice)
            seats, basis = canvas.along(self._is.seat_share[row]), canvas.along(self._is.basis_share[row])
            smooth(painter, on=False)
            painter.setPen(pen(colour, 3))
            painter.drawLine(QLineF(seats, y, basis, y))
            painter.fillRect(QRectF(round(seats - _MARK), y - _MARK, 2 * _MARK, 2 * _MARK), colour)
            smooth(painter, on=True)
            painter.setPen(pen(colour, 2))
            painter.setBrush(colours.panel)
            painter.drawEllipse(QPointF(basis, y), _MARK, _MARK)
            painter.drawPolygon(_diamond(canvas.along(self._beside_share[row]), y))
            text = gap_in_seats(self._is.gap[row])
            canvas.ink.write_once(painter, (canvas.body.right(), y), text, colours.text, Side.RIGHT)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List the three marks of each voice, then every seat."""
        found = []
        for row, voice in enumerate(self._is.voices):
            y, name = self._middle(canvas, row), VOICE_NAMES[voice]
            seats, basis = self._is.seat_share[row], self._is.basis_share[row]
            count = f"{self._is.seats[row]} of {sum(self._is.seats)} seats"
            found.append(
                Spot(canvas.along(seats), y, f"{name}: {count}\n{_percent(seats)} of provider seats")
            )
            found.append(Spot(canvas.along(basis), y, f"{name}\n{_percent(basis)} of {self._basis}"))
            beside = self._beside_share[row]
            found.append(Spot(canvas.along(beside), y, f"{name}\n{_percent(beside)} of {self._beside}"))
        tiles = zip(self._tiles(canvas), self._ordered(), strict=True)
        found.extend(Spot(tile.center().x(), tile.center().y(), seat_in_full(seat)) for tile, seat in tiles)
        return found

    def table(self) -> ChartTable:
        """Return seats, both shares and the gap by voice."""
        rows = zip(
            self._is.voices,
            self._is.seats,
            self._is.seat_share,
            self._is.basis_share,
            self._beside_share,
            self._is.gap,
            strict=True,
        )
        return ChartTable(
            (
                "Voice",
                f"Voting provider seats, of {sum(self._is.seats)}",
                "Share of these seats",
                f"Share of {self._basis}",
                f"Share of {self._beside}",
                "Seats against proportion",
            ),
            tuple(
                (
                    VOICE_NAMES[voice],
                    number(seats),
                    _percent(share),
                    _percent(basis),
                    _percent(beside),
                    gap_in_seats(gap),
                )
                for voice, seats, share, basis, beside, gap in rows
            ),
        )

    @property
    def _of_spend(self) -> bool:
        return self._snapshot.board_measures.chosen is Basis.SPEND

    def _ordered(self) -> list[Seat]:
        return sorted(self._snapshot.scenario.board.seats, key=lambda seat: GROUPS.index(seat.group))

    def _squares(self, body: QRectF) -> tuple[float, float, int]:
        """Return a square's edge, the height of all rows [pixels] and the squares in a row."""
        count = max(len(self._snapshot.scenario.board.seats), 1)
        rows = 1 if count * (_TILE * 0.8 + _TILE_GAP) <= body.width() else 2
        across = -(-count // rows)
        edge = min(_TILE, body.width() / across - _TILE_GAP)
        return edge, rows * (edge + _TILE_GAP) - _TILE_GAP, across

    def _tiles(self, canvas: Canvas) -> list[QRectF]:
        edge, height, across = self._squares(canvas.body)
        top, pitch = round(canvas.body.bottom() - height), edge + _TILE_GAP
        return [
            QRectF(
                round(canvas.body.left() + place % across * pitch), top + place // across * pitch, edge, edge
            )
            for place in range(len(self._snapshot.scenario.board.seats))
        ]

    def _draw_seats(self, canvas: Canvas) -> None:
        painter, theme = canvas.painter, canvas.theme
        smooth(painter, on=True)
        for tile, seat in zip(self._tiles(canvas), self._ordered(), strict=True):
            draw_seat(painter, canvas.ink, theme, tile, seat)

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + canvas.plot.height() / len(self._is.voices) * (row + 0.5)


def _in_two(name: str) -> tuple[str, str]:
    """Part the name of a basis from how it is counted: contacts, as counted."""
    mark, _, way = name.partition(", ")
    return mark, way


def _percent(share: float) -> str:
    return f"{number(share, 1)}{NBSP}%"


def _diamond(x: float, y: float) -> QPolygonF:
    """Return a mark with four corners that is as large as the others [pixels]."""
    return polygon((x - _MARK, x, x + _MARK, x), (y, y - _MARK, y, y + _MARK))
