"""How a slider looks: groove, limits, baseline tick, marks and handle."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette, QPen

from leftshift.window.controls.fonts import Size, sized
from leftshift.window.controls.slider_scale import SliderScale
from leftshift.window.controls.small_button import line_height

HANDLE = 9
"""Radius of the handle at the usual text [pixels]."""
FOCUS_RING = 5
"""How far the ring around a handle with the keyboard reaches beyond it [pixels]."""
_USUAL = 24
"""Height of a line of the usual text, with what is around it [pixels]."""
_GROOVE = 4
_TICK = 16
"""Height of the tick at the baseline [pixels]."""
_APART = 5
_RIM = 1 / 3
"""Part of the handle’s radius that the rim around its colour takes [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SliderPicture:
    """All that is needed to paint a slider and to find a value on it."""

    rect: QRect
    font: QFont
    value: float
    scale: SliderScale
    focused: bool
    enabled: bool
    line: int
    """Height of the line that the groove is in the middle of; the handle grows with it [pixels]."""

    @property
    def handle(self) -> float:
        """Radius of the handle [pixels]."""
        return handle_radius(self.line)

    @property
    def edge(self) -> float:
        """Room for the handle at either end [pixels]."""
        return self.handle + 3

    @property
    def groove(self) -> QRectF:
        """Where the groove runs, leaving room for the handle at both ends."""
        return QRectF(self.edge, (self.line - _GROOVE) / 2, self._length, _GROOVE)

    @property
    def handle_x(self) -> float:
        """Where the handle is painted: to half a pixel, as nobody sees less [pixels]."""
        return round(2 * self.x_of(self.value)) / 2

    def x_of(self, value: float) -> float:
        """Return where a value is [share -> pixels]."""
        span = self.scale.high - self.scale.low
        part = (value - self.scale.low) / span if span > 0 else 0.0
        return self.edge + min(max(part, 0.0), 1.0) * self._length

    def value_at(self, x: float, snap: float) -> float:
        """Return which value a place means: a mark that is near, else the nearest whole step [share]."""
        for place in (self.scale.start, *(mark.value for mark in self.scale.marks)):
            if abs(self.x_of(place) - x) <= snap and self.scale.floor <= place <= self.scale.ceiling:
                return place
        part = min(max((x - self.edge) / self._length, 0.0), 1.0)
        value = self.scale.low + part * (self.scale.high - self.scale.low)
        value = round(round(value / self.scale.step) * self.scale.step, 9)
        return min(max(value, self.scale.floor), self.scale.ceiling)

    def tip_at(self, x: float) -> str:
        """Say what the mark under a place is; empty where there is none."""
        near = [mark for mark in self.scale.marks if abs(self.x_of(mark.value) - x) <= self.handle]
        return near[0].tip if near else ""

    @property
    def _length(self) -> float:
        return max(1.0, self.rect.width() - 2 * self.edge)


def handle_radius(line: int) -> float:
    """Return the radius of a handle in a line of a height [pixels]."""
    return HANDLE * line / _USUAL


def slider_height(font: QFont, *, marked: bool) -> int:
    """Return how high a slider must be, with a line for its marks where it has any [pixels]."""
    return line_height(font) + (QFontMetrics(sized(font, Size.CAPTION)).height() if marked else 0)


def paint_slider(painter: QPainter, picture: SliderPicture, palette: QPalette, accent: QColor | None) -> None:
    """Paint the whole slider."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    group = QPalette.ColorGroup.Active if picture.enabled else QPalette.ColorGroup.Disabled
    foreground = palette.color(group, QPalette.ColorRole.WindowText)
    if not picture.enabled or accent is None:
        accent = palette.color(group, QPalette.ColorRole.Accent) if picture.enabled else _faint(foreground)
    _paint_groove(painter, picture, palette.color(group, QPalette.ColorRole.Shadow), foreground, accent)
    _paint_baseline(painter, picture, palette.color(group, QPalette.ColorRole.Dark))
    if picture.scale.marks:
        _paint_marks(painter, picture, foreground)
    _paint_handle(painter, picture, palette, accent)


def _paint_groove(
    painter: QPainter, picture: SliderPicture, rail: QColor, foreground: QColor, accent: QColor
) -> None:
    groove, scale = picture.groove, picture.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(rail)
    painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
    for low, high in ((scale.low, scale.floor), (scale.ceiling, scale.high)):
        if high > low:
            closed = QRectF(groove)
            closed.setLeft(picture.x_of(low))
            closed.setRight(picture.x_of(high))
            painter.setBrush(QBrush(foreground, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(closed.adjusted(0, -3, 0, 3))
    here, start = picture.handle_x, picture.x_of(scale.start)
    painter.setBrush(accent)
    painter.drawRect(QRectF(min(here, start), groove.top(), abs(here - start), groove.height()))


def _paint_baseline(painter: QPainter, picture: SliderPicture, colour: QColor) -> None:
    x, y = round(picture.x_of(picture.scale.start)), picture.groove.center().y()
    painter.fillRect(QRectF(x - 1, y - _TICK / 2, 2, _TICK), colour)


def _paint_marks(painter: QPainter, picture: SliderPicture, foreground: QColor) -> None:
    font = sized(picture.font, Size.CAPTION)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    marks = sorted(picture.scale.marks, key=lambda each: each.value)
    widths = [metrics.horizontalAdvance(mark.label) for mark in marks]
    below = picture.line
    places = _side_by_side([picture.x_of(mark.value) for mark in marks], widths, picture.rect.width())
    painter.setPen(QPen(foreground, 1))
    for mark, left in zip(marks, places, strict=True):
        x = picture.x_of(mark.value)
        painter.drawLine(QPointF(x, picture.groove.bottom() + 1), QPointF(x, below))
        painter.drawText(QPointF(left, below + metrics.ascent()), mark.label)


def _side_by_side(centres: Sequence[float], widths: Sequence[int], room: float) -> list[float]:
    """Place labels under their marks, from left to right, and push apart those that would overlap."""
    lefts: list[float] = []
    for centre, width in zip(centres, widths, strict=True):
        free = lefts[-1] + widths[len(lefts) - 1] + _APART if lefts else 0.0
        lefts.append(max(centre - width / 2, free))
    for place in reversed(range(len(lefts))):
        end = lefts[place + 1] - _APART if place + 1 < len(lefts) else room
        lefts[place] = min(lefts[place], end - widths[place])
    return lefts


def _paint_handle(painter: QPainter, picture: SliderPicture, palette: QPalette, accent: QColor) -> None:
    middle, handle = QPointF(picture.handle_x, picture.groove.center().y()), picture.handle
    rim = handle * _RIM
    if picture.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 2))
        painter.drawEllipse(middle, handle + 3, handle + 3)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawEllipse(middle, handle, handle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(middle, handle - rim, handle - rim)


def _faint(foreground: QColor) -> QColor:
    colour = QColor(foreground)
    colour.setAlphaF(0.28)
    return colour
