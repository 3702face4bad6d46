"""Where the seats of a table are drawn: around it up to ten, in two rows along it above that."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from leftshift.window.charts.plotting.text_painter import Face, TextPainter

AROUND = 10
"""Most seats around one table [seats]."""
GAP = 4.0
"""Space between a seat, its label and the table [pixels]."""
_LARGEST, _SMALLEST = 30.0, 12.0
"""Edges of a seat's square at the usual size of text [pixels]."""
_LINES = 3
_THICK = 0.08
"""Part of the height that a long table takes [share]."""
_TALL = 15
"""Lines of text in a room from which labels round a table may take all their lines."""
_SIDE, _SIDE_NARROW = 0.35, 0.6
"""Sine below which a seat counts as being at the side of the table; in a narrow room more of them do."""
_SIDE_LABEL = 66.0
"""Room that the labels at the sides of a table have at least [pixels]."""
_ACROSS = 0.33
"""Part of a wide room's width from the middle of a round table to the seats at its sides [share]."""
_ROUND_FROM, _FLAT_FROM = 12.5, 7.0
"""Height from which seats have their roles: round a table or along it, and along it alone [lines of text]."""
_WIDE = 300.0
"""Width from which seats in a tall room have their roles [pixels]."""
_LEVEL_FROM = 74.0
"""Width for one seat from which its label is written level, not upright [pixels]."""


class Turn(Enum):
    """On which side of its seat a label is, and how it is written."""

    ABOVE = 0
    BELOW = 1
    LEFT = 2
    RIGHT = 3
    UP = 4
    """Upright, rising from the seat."""
    DOWN = 5
    """Upright, ending at the seat."""


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """Where one seat is drawn, and the room its label has."""

    seat: QRectF
    turn: Turn
    width: float
    """Length of a line of the label [pixels]."""
    lines: int
    """Most lines of the label."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its seats."""

    table: QRectF
    round: bool
    """Whether the table is an ellipse."""
    places: tuple[SeatPlace, ...]


def layout(count: int, room: QRectF, text: TextPainter) -> Layout:
    """Place so many seats within a room [pixels]: a flat one has no room for a round table."""
    is_round = count <= AROUND and room.height() >= _ROUND_FROM * text.line
    return _around(count, room, text) if is_round else _along(count, room, text)


def has_roles(count: int, room: QRectF, text: TextPainter) -> bool:
    """Say whether a room holds the role of every one of so many seats [pixels]."""
    if room.height() >= _ROUND_FROM * text.line:
        return room.width() >= _WIDE * text.scale
    level = room.width() >= _LEVEL_FROM * text.scale * math.ceil(count / 2)
    return level and room.height() >= _FLAT_FROM * text.line


def bare(count: int, room: QRectF, text: TextPainter) -> Layout:
    """Place so many seats in level rows, as large as fit, where there is no room for a table and roles."""
    if not count:
        return Layout(table=QRectF(), round=False, places=())
    edge, across = max(_row_fit(count, rows, room, _LARGEST * text.scale) for rows in range(1, count + 1))
    rows = math.ceil(count / across)
    top = room.center().y() - rows * (edge + GAP) / 2
    places = tuple(
        SeatPlace(
            QRectF(
                room.left() + place % across * (edge + GAP), top + place // across * (edge + GAP), edge, edge
            ),
            Turn.BELOW,
            edge,
            0,
        )
        for place in range(count)
    )
    return Layout(table=QRectF(), round=False, places=places)


def _row_fit(count: int, rows: int, room: QRectF, largest: float) -> tuple[float, int]:
    """Return the edge of a seat in so many rows [pixels], and how many seats a row has."""
    across = math.ceil(count / rows)
    return min(largest, room.width() / across - GAP, room.height() / rows - GAP), across


def fitting(words: Sequence[str], place: SeatPlace, text: TextPainter) -> int:
    """Say which of several wordings is the longest that fits a place whole; the last where none does."""
    for count, word in enumerate(words):
        if not any(line.endswith("…") for line in text.lines(word, place.width, place.lines, Face.TEXT)):
            return count
    return len(words) - 1


def _around(count: int, room: QRectF, text: TextPainter) -> Layout:
    edge = min(_LARGEST * text.scale, room.height() / 7)
    lines = _LINES if room.height() >= _TALL * text.line else _LINES - 1
    label = lines * text.line + GAP
    centre = room.center()
    # a seat's middle runs on this ellipse; labels are outside it, the table inside
    aside = room.width() / 2 - edge / 2 - GAP - _SIDE_LABEL * text.scale
    narrow = aside < room.width() * _ACROSS
    across = max(2 * edge, min(room.width() * _ACROSS, aside))
    down = max(edge, room.height() / 2 - label - edge / 2)
    # with ten the first seat makes way, so that there is one seat at either side, not two close together
    turn = 1 / 2 if count == AROUND else 0.0
    places = []
    for place in range(count):
        angle = 2 * math.pi * (place - turn) / max(count, 1) - math.pi / 2
        x, y = centre.x() + across * math.cos(angle), centre.y() + down * math.sin(angle)
        seat = QRectF(x - edge / 2, y - edge / 2, edge, edge)
        if abs(math.sin(angle)) < (_SIDE_NARROW if narrow else _SIDE):
            right = math.cos(angle) > 0
            free = (room.right() - x if right else x - room.left()) - edge / 2 - GAP
            places.append(SeatPlace(seat, Turn.RIGHT if right else Turn.LEFT, free, _LINES))
        else:
            apart = across * 2 * math.sin(math.pi / max(count, 2)) * abs(math.sin(angle))
            width = max(edge, min(apart - GAP, 2 * min(x - room.left(), room.right() - x)))
            places.append(SeatPlace(seat, Turn.ABOVE if math.sin(angle) < 0 else Turn.BELOW, width, lines))
    inset = edge / 2 + GAP
    wide, high = 2 * (across - inset), 2 * (down - inset)
    table = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    return Layout(table=table, round=True, places=tuple(places))


def _along(count: int, room: QRectF, text: TextPainter) -> Layout:
    upper = math.ceil(count / 2)
    pitch = room.width() / upper
    edge = max(_SMALLEST, min(_LARGEST * text.scale, pitch - GAP, room.height() / 8))
    level = pitch >= _LEVEL_FROM * text.scale
    thick = room.height() * _THICK
    middle = room.center().y()
    free = room.height() / 2 - thick / 2 - edge - 3 * GAP
    width = pitch - GAP if level else free
    across = _LINES if level else 2
    lines = max(1, min(across, int(((free + GAP) if level else pitch) // text.line)))
    places = []
    for place in range(count):
        above = place < upper
        row = upper if above else count - upper
        # the lower row runs back, so that the order goes round the table
        column = place if above else upper + row - 1 - place
        x = room.center().x() + (column - (row - 1) / 2) * pitch
        away = thick / 2 + GAP + edge / 2
        y = middle - away if above else middle + away
        turn = (Turn.ABOVE if above else Turn.BELOW) if level else (Turn.UP if above else Turn.DOWN)
        places.append(SeatPlace(QRectF(x - edge / 2, y - edge / 2, edge, edge), turn, width, lines))
    table = QRectF(room.left(), middle - thick / 2, room.width(), thick)
    return Layout(table=table, round=False, places=tuple(places))


def label_start(place: SeatPlace, lines: int, line: float) -> QPointF:
    """Return the middle of a label's first line; for upright labels before the turn [pixels]."""
    seat = place.seat
    x, y = seat.center().x(), seat.center().y()
    first = (lines - 1) * line / 2
    return {
        Turn.ABOVE: QPointF(x, seat.top() - GAP - lines * line + line / 2),
        Turn.BELOW: QPointF(x, seat.bottom() + GAP + line / 2),
        Turn.LEFT: QPointF(seat.left() - GAP, y - first),
        Turn.RIGHT: QPointF(seat.right() + GAP, y - first),
        Turn.UP: QPointF(x - first, seat.top() - GAP),
        Turn.DOWN: QPointF(x - first, seat.bottom() + GAP),
    }[place.turn]
