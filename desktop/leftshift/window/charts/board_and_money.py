"""The board beside the money: each voice's share of the seats next to its share of the spend."""

from collections.abc import Hashable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Seat
from leftshift.papers.figures import NBSP, number
from leftshift.papers.findings import VOICE_NAMES, board_finding, gap_in_seats
from leftshift.session.snapshot import Snapshot
from leftshift.window.charts.axis import Axis
from leftshift.window.charts.ink import Face, Ink, Side, pen, smooth
from leftshift.window.charts.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.scale import GAP, upright_grid

_TILE = 20.0
"""Largest edge of a seat's square [pixels]."""
_TILE_GAP = 3.0
_MARK = 5.0
"""Half the width of a mark [pixels]."""
_WHOLE = 100.0
"""All seats or all spend [%]."""


class BoardAndMoney:
    """A line a voice from its share of spend to its share of seats, and the seats themselves below."""

    key = "board_and_money"
    name = "Board beside the money"

    def draw(self, now: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._now = now
        self._is = now.representation

    @property
    def title(self) -> str:
        """The finding."""
        return board_finding(self._is)

    @property
    def subtitle(self) -> str:
        """What is counted, and what the two marks mean."""
        return "■ % of seats, ○ % of spend; provider seats with a vote, and the spend they speak for"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, max(*self._is.seat_share, *self._is.spend_share, 50.0)

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._now.scenario.board.seats

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where marks stand: names left, gaps in seats right, squares below."""
        left = max(ink.width(VOICE_NAMES[voice]) for voice in self._is.voices) + 2 * GAP
        right = ink.width("0.0 seats short") + 2 * GAP
        below = self._squares(body)[1] + GAP + ink.line + GAP / 2
        return QRectF(body).adjusted(round(left), 0, -round(right), -round(below))

    def still(self, canvas: Canvas) -> None:
        """Draw upright grid lines, names and the seats."""
        painter, ink, colours = canvas.painter, canvas.ink, canvas.look.surfaces
        upright_grid(canvas, lambda value: f"{number(value)}{NBSP}%")
        for row, voice in enumerate(self._is.voices):
            ink.write(
                painter, (canvas.body.left(), self._middle(canvas, row)), VOICE_NAMES[voice], colours.text
            )
        self._draw_seats(canvas)

    def moving(self, canvas: Canvas) -> None:
        """Draw both marks of each voice, the line between them, and the gap in seats."""
        painter, colours = canvas.painter, canvas.look.surfaces
        for row, voice in enumerate(self._is.voices):
            y, colour = round(self._middle(canvas, row)), canvas.look.voice(voice)
            seats, spend = canvas.along(self._is.seat_share[row]), canvas.along(self._is.spend_share[row])
            smooth(painter, on=False)
            painter.setPen(pen(colour, 3))
            painter.drawLine(QLineF(seats, y, spend, y))
            painter.fillRect(QRectF(round(seats - _MARK), y - _MARK, 2 * _MARK, 2 * _MARK), colour)
            smooth(painter, on=True)
            painter.setPen(pen(colour, 2))
            painter.setBrush(colours.panel)
            painter.drawEllipse(QPointF(spend, y), _MARK, _MARK)
            text = gap_in_seats(self._is.gap[row])
            canvas.ink.write_once(painter, (canvas.body.right(), y), text, colours.text, Side.RIGHT)

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List both marks of each voice, then every seat."""
        found = []
        for row, voice in enumerate(self._is.voices):
            y, name = self._middle(canvas, row), VOICE_NAMES[voice]
            seats, spend = self._is.seat_share[row], self._is.spend_share[row]
            count = f"{self._is.seats[row]} of {sum(self._is.seats)} seats"
            found.append(
                Spot(canvas.along(seats), y, f"{name}: {count}\n{_percent(seats)} of provider seats")
            )
            found.append(Spot(canvas.along(spend), y, f"{name}\n{_percent(spend)} of their spend"))
        tiles = zip(self._tiles(canvas), self._ordered(), strict=True)
        found.extend(Spot(tile.center().x(), tile.center().y(), _seat_words(seat)) for tile, seat in tiles)
        return found

    def table(self) -> ChartTable:
        """Return seats, both shares and the gap by voice."""
        rows = zip(
            self._is.voices,
            self._is.seats,
            self._is.seat_share,
            self._is.spend_share,
            self._is.gap,
            strict=True,
        )
        return ChartTable(
            (
                "Voice",
                "Voting provider seats",
                "Share of these seats",
                "Share of their spend",
                "Seats against proportion",
            ),
            tuple(
                (VOICE_NAMES[voice], number(seats), _percent(share), _percent(spend), gap_in_seats(gap))
                for voice, seats, share, spend, gap in rows
            ),
        )

    def _ordered(self) -> list[Seat]:
        return sorted(self._now.scenario.board.seats, key=lambda seat: GROUPS.index(seat.group))

    def _squares(self, body: QRectF) -> tuple[float, float, int]:
        """Return a square's edge, the height of all rows [pixels] and the squares in a row."""
        count = max(len(self._now.scenario.board.seats), 1)
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
            for place in range(len(self._now.scenario.board.seats))
        ]

    def _draw_seats(self, canvas: Canvas) -> None:
        painter, look = canvas.painter, canvas.look
        smooth(painter, on=True)
        for tile, seat in zip(self._tiles(canvas), self._ordered(), strict=True):
            colour = look.groups[seat.group]
            painter.setPen(pen(colour, 1.5) if not seat.voting else Qt.PenStyle.NoPen)
            painter.setBrush(colour if seat.voting else look.surfaces.panel)
            painter.drawRoundedRect(tile, 3, 3)
            letter = look.ink_on(colour) if seat.voting else look.surfaces.text
            middle = (tile.center().x(), tile.center().y())
            canvas.ink.write(painter, middle, look.letters[seat.group], letter, Side.MIDDLE, face=Face.STRONG)

    def _middle(self, canvas: Canvas, row: int) -> float:
        return canvas.plot.top() + canvas.plot.height() / len(self._is.voices) * (row + 0.5)


def _percent(share: float) -> str:
    return f"{number(share, 1)}{NBSP}%"


def _seat_words(seat: Seat) -> str:
    vote = "" if seat.voting else ", no vote"
    return f"{seat.role}\n{GROUP_NAMES[seat.group]}{vote}"
