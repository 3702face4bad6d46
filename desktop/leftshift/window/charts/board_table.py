"""The board itself: its seats at a table, each with its role, its group by colour and letter."""

from collections import Counter
from collections.abc import Hashable

from PySide6.QtCore import QRectF

from leftshift.board.voices import GROUP_NAMES
from leftshift.model.seats import GROUPS, Group, Seat
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import board_finding
from leftshift.text.numbers import counted, number
from leftshift.text.seats import GROUP_WORDS, seat_in_full, seat_words
from leftshift.window.charts.board_layout import Layout, Place, Turn, bare, fitting, label_start, layout
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, smooth
from leftshift.window.charts.seat_mark import draw_seat

_SIDES = {Turn.LEFT: Side.RIGHT, Turn.RIGHT: Side.LEFT, Turn.UP: Side.LEFT, Turn.DOWN: Side.RIGHT}


_ROOMY, _WIDE = 11, 300.0
"""Lines of text in the height of a body, and its width [pixels], from which seats have their roles."""


class BoardTable:
    """Seats in the board's own order, round a table or along it; the key of letters below."""

    key = "board_table"
    name = "The board"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._seats = snapshot.scenario.board.seats

    @property
    def title(self) -> str:
        """The finding."""
        return board_finding(self._seats)

    @property
    def subtitle(self) -> str:
        """What a square and its letter mean."""
        observers = sum(not seat.voting for seat in self._seats)
        said = counted(len(self._seats), "seat in the board’s order", "seats in the board’s order")
        hollow = f"; hollow: {counted(observers, 'seat', 'seats')} without a vote" if observers else ""
        return f"{said}; the letter is the group{hollow}"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold: there is none to read."""
        return 0.0, 1.0

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._seats

    @property
    def moves_on(self) -> Hashable:
        """All that the marks hang on."""
        return self.stands_on

    def room(self, body: QRectF, ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where seats stand: above the key."""
        return QRectF(body).adjusted(0, 2, 0, -round(ink.line * len(self._key_lines(body, ink)) + GAP))

    def still(self, canvas: Canvas) -> None:
        """Draw table, seats, roles and key: nothing here moves with the budget."""
        painter, theme = canvas.painter, canvas.theme
        found = self._layout(canvas)
        smooth(painter, on=True)
        painter.setPen(pen(theme.surfaces.line))
        painter.setBrush(theme.surfaces.window)
        if found.round:
            painter.drawEllipse(found.table)
        elif not found.table.isEmpty():
            painter.drawRoundedRect(found.table, GAP, GAP)
        for place, seat in zip(found.places, self._seats, strict=True):
            draw_seat(painter, canvas.ink, theme, place.seat, seat)
        if _is_roomy(canvas.body, canvas.ink):
            self._write_roles(canvas, found)
        self._draw_key(canvas)

    def moving(self, _canvas: Canvas) -> None:
        """Draw nothing: a board does not move with the budget."""

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every seat in the board's order."""
        return [
            Spot(place.seat.center().x(), place.seat.center().y(), f"{number(count)}. {seat_in_full(seat)}")
            for count, (place, seat) in enumerate(
                zip(self._layout(canvas).places, self._seats, strict=True), start=1
            )
        ]

    def table(self) -> ChartTable:
        """Return the seats in the board's order."""
        return ChartTable(
            ("Seat", "Role", "Group", "Vote", "Organisations"),
            tuple(
                (
                    number(count),
                    seat.role,
                    GROUP_NAMES[seat.group],
                    "votes" if seat.voting else "no vote",
                    number(seat.organisations),
                )
                for count, seat in enumerate(self._seats, start=1)
            ),
        )

    def _layout(self, canvas: Canvas) -> Layout:
        if not _is_roomy(canvas.body, canvas.ink):
            return bare(len(self._seats), canvas.plot, canvas.ink)
        return layout(len(self._seats), canvas.plot, canvas.ink)

    def _write_roles(self, canvas: Canvas, found: Layout) -> None:
        """Write each role in the longest words that fit at every seat of that role."""
        shortest: dict[tuple[str, ...], int] = {}
        for place, seat in zip(found.places, self._seats, strict=True):
            words = seat_words(seat)
            fits = fitting(words, place, canvas.ink)
            shortest[words] = max(shortest.get(words, 0), fits)
        for place, seat in zip(found.places, self._seats, strict=True):
            words = seat_words(seat)
            _write_role(canvas, place, words[shortest[words]])

    def _entries(self, *, roomy: bool) -> list[tuple[Group, str]]:
        counts, names = Counter(seat.group for seat in self._seats), GROUP_NAMES if roomy else GROUP_WORDS
        return [(group, f"{counts[group]} {names[group]}") for group in GROUPS if counts[group]]

    def _key_lines(self, body: QRectF, ink: Ink) -> list[list[tuple[Group, str, float]]]:
        """Lay the key out in lines: each entry with how far from the left it stands [pixels]."""
        lines: list[list[tuple[Group, str, float]]] = [[]]
        x = 0.0
        for group, text in self._entries(roomy=_is_roomy(body, ink)):
            width = ink.line - 2 + GAP / 2 + ink.width(text)
            if lines[-1] and x + width > body.width():
                lines.append([])
                x = 0.0
            lines[-1].append((group, text, x))
            x += width + 2 * GAP
        return lines

    def _draw_key(self, canvas: Canvas) -> None:
        """Write what each letter means and how many seats it has."""
        lines = self._key_lines(canvas.body, canvas.ink)
        y = canvas.body.bottom() - canvas.ink.line * (len(lines) - 0.5)
        for line in lines:
            for group, text, x in line:
                self._draw_entry(canvas, group, text, (canvas.body.left() + x, y))
            y += canvas.ink.line

    def _draw_entry(self, canvas: Canvas, group: Group, text: str, at: tuple[float, float]) -> None:
        ink, edge = canvas.ink, canvas.ink.line - 2
        x, y = at
        smooth(canvas.painter, on=True)
        mark = QRectF(x, y - edge / 2, edge, edge)
        draw_seat(canvas.painter, ink, canvas.theme, mark, Seat(role=text, group=group))
        ink.write(canvas.painter, (x + edge + GAP / 2, y), text, canvas.theme.surfaces.text)


def _is_roomy(body: QRectF, ink: Ink) -> bool:
    """Whether there is room for roles beside the seats; else they are left to pointer and table."""
    return body.height() >= _ROOMY * ink.line and body.width() >= _WIDE * ink.scale


def _write_role(canvas: Canvas, place: Place, text: str) -> None:
    ink, painter = canvas.ink, canvas.painter
    lines = ink.lines(text, place.width, place.lines, Face.TEXT)
    start = label_start(place, len(lines), ink.line)
    side = _SIDES.get(place.turn, Side.MIDDLE)
    for count, line in enumerate(lines):
        if place.turn in (Turn.UP, Turn.DOWN):
            painter.save()
            painter.translate(start.x() + count * ink.line, start.y())
            painter.rotate(-90)
            ink.write(painter, (0, 0), line, canvas.theme.surfaces.text, side)
            painter.restore()
        else:
            at = (start.x(), start.y() + count * ink.line)
            ink.write(painter, at, line, canvas.theme.surfaces.text, side)
