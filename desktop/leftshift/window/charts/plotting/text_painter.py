"""TextPainter: the fonts of charts, and the quick ways to put text, lines and areas on a painter."""

from enum import Enum, IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)
from shiboken6 import VoidPtr

from leftshift.window.access.text_scale import USUAL_LINE
from leftshift.window.controls.fonts import Size, sized, strong

_KEPT = 150
"""Texts laid out and kept for the next step, some 40 of a chart; emptied when full as numbers come and go."""
_CLOSE = 0.9
"""Distance of two lines of a chart beside that of two lines of running text [ratio]."""
_TITLE_LINES = 2
_POINT = 16
"""Size of one point: two numbers of eight bytes [bytes]."""
_DASHES = (4.0, 3.0)
_ELLIPSIS = "…"


class Face(IntEnum):
    """The ways text looks in a chart."""

    TEXT = 0
    STRONG = 1
    TITLE = 2
    CAPTION = 3
    """Axes, and what is counted: the smallest."""


class Side(float, Enum):
    """Which side of a text its place is on, as a part of the text's width [share]."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


class TextPainter:
    """Fonts made from the program's own, their measures, and texts kept ready to be drawn again.

    A small chart has all text at the size of captions, and its title at the size of text.
    """

    def __init__(self, font: QFont, *, small: bool = True) -> None:
        self.small = small
        caption = sized(font, Size.CAPTION)
        text = caption if small else QFont(font)
        title = font if small else sized(font, Size.TITLE)
        self.fonts = {
            Face.TEXT: text,
            Face.STRONG: strong(text),
            Face.TITLE: strong(title),
            Face.CAPTION: caption,
        }
        self._metrics = {face: QFontMetricsF(used) for face, used in self.fonts.items()}
        self.height = {face: round(metrics.height() * _CLOSE) for face, metrics in self._metrics.items()}
        """Height of one line [pixels]."""
        self.line = self.height[Face.TEXT]
        """Height of a line of plain text [pixels]."""
        self.scale = QFontMetricsF(font).height() / USUAL_LINE
        """How much larger than usual the text is [ratio]."""
        self._texts: dict[tuple[str, Face], tuple[QStaticText, float]] = {}
        self._titles: dict[tuple[str, int, int, Face], tuple[str, ...]] = {}

    def width(self, text: str, face: Face = Face.TEXT) -> float:
        """Measure a text on one line [pixels]."""
        return self._ready(text, face)[1]

    def write_once(
        self,
        painter: QPainter,
        place: tuple[float, float],
        text: str,
        colour: QColor,
        side: Side = Side.LEFT,
        *,
        face: Face = Face.TEXT,
    ) -> None:
        """Write one line like `write`, without keeping it: for numbers that the next step changes."""
        metrics = self._metrics[face]
        width = metrics.horizontalAdvance(text) if side is not Side.LEFT else 0.0
        painter.setFont(self.fonts[face])
        painter.setPen(colour)
        top = round(place[1] - metrics.height() / 2)
        painter.drawText(QPointF(round(place[0] - side * width), top + metrics.ascent()), text)

    def write(
        self,
        painter: QPainter,
        place: tuple[float, float],
        text: str,
        colour: QColor,
        side: Side = Side.LEFT,
        *,
        face: Face = Face.TEXT,
    ) -> None:
        """Write one line whose left, middle or right is at x and whose middle height is at y."""
        ready, width = self._ready(text, face)
        painter.setFont(self.fonts[face])
        painter.setPen(colour)
        painter.drawStaticText(
            QPointF(round(place[0] - side * width), round(place[1] - self._metrics[face].height() / 2)),
            ready,
        )

    def write_changing(
        self, painter: QPainter, place: tuple[float, float], text: str, colour: QColor, side: Side = Side.LEFT
    ) -> None:
        """Write one line of plain text, kept for the next step unless it holds a number."""
        changes = any(sign.isdigit() for sign in text)
        (self.write_once if changes else self.write)(painter, place, text, colour, side)

    def lines(
        self, text: str, width: float, most: int = _TITLE_LINES, face: Face = Face.TITLE
    ) -> tuple[str, ...]:
        """Break a text into lines that fit a width; what is left over ends in an ellipsis."""
        key = (text, int(width), most, face)
        if key not in self._titles:
            if len(self._titles) > _KEPT:
                self._titles.clear()
            self._titles[key] = self._broken(text, width, most, face)
        return self._titles[key]

    def clauses(self, text: str, width: float, most: int, face: Face = Face.TEXT) -> tuple[str, ...]:
        """Break a text into lines as `lines` does, but leave out whole last clauses, never half of one."""
        parts = text.split("; ")
        while len(parts) > 1 and self.lines("; ".join(parts), width, most, face)[-1].endswith(_ELLIPSIS):
            parts.pop()
        return self.lines("; ".join(parts), width, most, face)

    def _broken(self, text: str, width: float, most: int, face: Face) -> tuple[str, ...]:
        metrics = self._metrics[face]
        if metrics.horizontalAdvance(text) <= width:
            return (text,)
        broken, words = [""], text.split(" ")
        for count, word in enumerate(words):
            longer = f"{broken[-1]} {word}".strip()
            if not broken[-1] or metrics.horizontalAdvance(longer) <= width:
                broken[-1] = longer
            elif len(broken) < most:
                broken.append(word)
            else:
                broken[-1] = f"{broken[-1]} {' '.join(words[count:])}"
                break
        return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in broken)

    def _ready(self, text: str, face: Face) -> tuple[QStaticText, float]:
        key = (text, face)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(QTransform(), self.fonts[face])
            found = (made, self._metrics[face].horizontalAdvance(text))
            self._texts[key] = found
        return found


def polygon(x: ArrayLike, y: ArrayLike) -> QPolygonF:
    """Join points into a line or an outline, both of shape (points,) [pixels]."""
    places = np.asarray(x, dtype=np.float64)
    made = QPolygonF()
    made.resize(places.size)
    # written straight into Qt's array: one point object at a time would take three times as long
    memory = np.frombuffer(VoidPtr(made.data(), places.size * _POINT, True), dtype=np.float64)  # type: ignore[arg-type, call-arg, call-overload]  # noqa: FBT003 - Shiboken's stubs leave out size and right to write
    memory[0::2] = places
    memory[1::2] = y
    return made


def pen(colour: QColor, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """Return a pen [pixels]; a dashed line is the baseline."""
    return _pen(colour.rgba(), width, dashed=dashed)


@lru_cache(maxsize=256)
def _pen(colour: int, width: float, *, dashed: bool) -> QPen:
    made = QPen(QColor.fromRgba(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        made.setDashPattern([part / max(width, 1.0) for part in _DASHES])
    return made


def hatched(colour: QColor) -> QBrush:
    """Make the brush of what is not yet given to anyone."""
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)


def smooth(painter: QPainter, *, on: bool) -> None:
    """Switch smooth edges on for slanted marks, off for upright and level ones, which stay crisp without."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)
