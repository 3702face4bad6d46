"""Chart: the widget every plot lives in, with its finding, read-out, table twin and pictures."""

import time
from collections.abc import Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.figure import Figure, chart_figure
from leftshift.window.access.spoken_role import speak_as
from leftshift.window.charts.plotting.axis import Axis, rounded
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Plot, Spot
from leftshift.window.charts.plotting.readout import draw_readout, nearest
from leftshift.window.charts.plotting.text_painter import Face, Ink, pen, smooth
from leftshift.window.provenance.ask_button import SIDE, AskButton
from leftshift.window.theme import Theme

PADDING = 9.0
"""Space between the edge of a chart and what it shows [pixels]."""
_LEAST = QSize(240, 160)
_LONG_TITLE = "Running costs stay above £18.76 a head; lowest £26.86 in 2027/28"
"""A long finding: a chart keeps as many lines for its title as this one takes."""
_TITLE_LINES = 3
_TALL_ENOUGH = 190.0
"""Height from which a title may take all its lines [pixels]."""
_TALL = 240.0
"""Height from which a subtitle may take two lines [pixels]."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Chart(QWidget):
    """Shows one plot. It draws what it is given and asks for nothing.

    Signals:
        chosen: the planner clicked the chart or pressed Enter on it. args: key
        asked: the planner asks where the chart's figures are from. args: Figure
    """

    chosen = Signal(str)
    asked = Signal(object)

    def __init__(self, plot: Plot, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = plot
        self._theme = theme
        self._ink = Ink(self.font())
        self._snapshot: Snapshot | None = None
        self._axis = Axis(0.0, 1.0, 1.0)
        self._context: Hashable = None
        self._moves_on: Hashable = None
        self._still = QPixmap()
        self._still_of: Hashable = None
        self._still_places = (QRectF(), QRectF())
        self._taking = self._painting = 0.0
        self._pointed: QPointF | None = None
        self._place: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{plot.name} chart")
        speak_as(self, QAccessible.Role.Chart)
        self.ask = AskButton(plot.name, self)
        self.ask.hide()
        self.ask.clicked.connect(lambda: self.asked.emit(self.figures()[0]))

    @property
    def key(self) -> str:
        """The chart's name in code and settings."""
        return self.plot.key

    @property
    def name(self) -> str:
        """The chart's name on screen."""
        return self.plot.name

    @property
    def title(self) -> str:
        """The finding; empty before anything was drawn."""
        return self.plot.title if self._snapshot else ""

    @property
    def description(self) -> str:
        """What the chart shows, in sentences for those who cannot see it; empty before anything was drawn."""
        return f"{self.plot.title}. {self.plot.subtitle}." if self._snapshot else ""

    @property
    def cost(self) -> float:
        """How long it took when it was last drawn and painted [s]."""
        return self._taking + self._painting

    @property
    def axis(self) -> Axis:
        """The value axis as it stands."""
        return self._axis

    def draw(self, snapshot: Snapshot) -> None:
        """Stand where the scenario stands, asking for nothing."""
        begun, before = time.perf_counter(), self._moves_on
        if self._snapshot is None:
            self.ask.show()
        self._snapshot = snapshot
        self.plot.draw(snapshot)
        # A plot that can tell what its marks hang on need not be painted while that stays.
        self._moves_on = getattr(self.plot, "moves_on", None)
        context = (snapshot.area.code, snapshot.view, snapshot.scenario.years)
        if not snapshot.dragging or context != self._context:
            self._context = context
            self.refit()
            self.setAccessibleDescription(self.description)
        elif self._moves_on is None or self._moves_on != before:
            # All but the question mark, whose painting would cost as much as the marks of the chart.
            self.update(QRegion(self.rect()).subtracted(self.ask.geometry()))
        self._taking = time.perf_counter() - begun

    def show_plot(self, plot: Plot) -> None:
        """Show another plot in this one's place, such as only the change."""
        self.plot, self._still_of, self._place = plot, None, None
        self.setAccessibleName(f"{plot.name} chart")
        if self._snapshot is not None:
            plot.draw(self._snapshot)
            self.refit()
            self.setAccessibleDescription(self.description)

    def refit(self) -> None:
        """Let the axis settle on what the plot shows now."""
        self._axis = rounded(*self.plot.wanted)
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()

    def table(self) -> ChartTable:
        """Return the chart's figures as text; empty before anything was drawn."""
        return self.plot.table() if self._snapshot else ChartTable((), ())

    def picture(self, size: QSize, scale: float = 2.0) -> QImage:
        """Draw the chart as a picture of a size [pixels], with `scale` dots to a pixel."""
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(self._theme.surfaces.panel)
        painter = QPainter(image)
        self.paint_on(painter, QRectF(QPointF(), size), self._theme)
        painter.end()
        return image

    def svg(self, path: Path, size: QSize) -> None:
        """Write the chart as an SVG drawing of a size [pixels]."""
        from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - costs start-up time and is seldom needed

        drawing = QSvgGenerator()
        drawing.setFileName(str(path))
        drawing.setSize(size)
        drawing.setViewBox(QRectF(QPointF(), size))
        drawing.setTitle(self.title)
        drawing.setDescription(self.description)
        painter = QPainter(drawing)
        self.paint_on(painter, QRectF(QPointF(), size), self._theme)
        painter.end()

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the whole chart into a rectangle of any painter: screen, picture, SVG or print."""
        painter.fillRect(rect, theme.surfaces.panel)
        if self._snapshot is None:
            return
        canvas = Canvas(painter, self._ink, theme, *self._places(rect), self._axis)
        self._draw_still(canvas, rect)
        self._draw_moving(canvas, rect, self._title(_inside(rect)))

    def spots(self) -> list[Spot]:
        """List what can be pointed at, in the widget's pixels; empty before anything was drawn."""
        if self._snapshot is None:
            return []
        probe = QPixmap(1, 1)
        painter = QPainter(probe)
        places = self._places(QRectF(self.rect()))
        found = self.plot.spots(Canvas(painter, self._ink, self._theme, *places, self._axis))
        painter.end()
        return found

    def figures(self) -> tuple[Figure, ...]:
        """List the figures shown: the chart as a whole, then every mark that can be pointed at."""
        whole = chart_figure(self.key, self.name, self.title)
        return (whole, *(self._figure_of(spot) for spot in self.spots()))

    def figure_at(self, place: QPoint | None) -> Figure | None:
        """Return the figure nearest to a place [pixels], or the one that the keyboard stands at."""
        spots = self.spots()
        if place is not None:
            spot = nearest(spots, QPointF(place))
        else:
            spot = spots[self._place % len(spots)] if self._place is not None and spots else None
        return None if spot is None else self._figure_of(spot)

    def _figure_of(self, spot: Spot) -> Figure:
        name, _, value = spot.text.partition("\n")
        if ": " in name:
            name, _, first = name.partition(": ")
            value = f"{first}\n{value}" if value else first
        return chart_figure(self.key, name, value)

    def _places(self, rect: QRectF) -> tuple[QRectF, QRectF]:
        """Return all below the subtitle, and the part of it where marks stand."""
        inner = _inside(rect)
        below = self._title_height(inner) + self._ink.line * len(self._subtitle(inner)) + PADDING / 2
        body = inner.adjusted(0, round(below), 0, 0)
        return body, self.plot.room(body, self._ink, self._axis)

    def _title_height(self, inner: QRectF) -> float:
        return self._ink.height[Face.TITLE] * self._title_lines(inner)

    def _title_lines(self, inner: QRectF) -> int:
        """Say how many lines are kept for the title: as many as a long one takes, three if tall enough."""
        most = _TITLE_LINES if inner.height() >= _TALL_ENOUGH * self._ink.scale else _TITLE_LINES - 1
        return len(self._ink.lines(_LONG_TITLE, inner.width() - SIDE, most, Face.TITLE))

    def _subtitle(self, inner: QRectF) -> tuple[str, ...]:
        most = 2 if inner.height() >= _TALL * self._ink.scale else 1
        return self._ink.clauses(self.plot.subtitle, inner.width(), most)

    def _title(self, inner: QRectF) -> tuple[str, ...]:
        return self._ink.clauses(self.plot.title, inner.width() - SIDE, self._title_lines(inner), Face.TITLE)

    def _draw_still(self, canvas: Canvas, rect: QRectF) -> None:
        self.plot.still(canvas)
        inner, ink = _inside(rect), self._ink
        y = inner.top() + ink.height[Face.TITLE] * len(self._title(inner)) + ink.line / 2
        for line in self._subtitle(inner):
            ink.write(canvas.painter, (inner.left(), y), line, canvas.theme.surfaces.muted)
            y += ink.line

    def _draw_moving(self, canvas: Canvas, rect: QRectF, title: Sequence[str]) -> None:
        self.plot.moving(canvas)
        inner, ink = _inside(rect), self._ink
        y, height = inner.top(), ink.height[Face.TITLE]
        for line in title:
            at = (inner.left(), y + height / 2)
            ink.write_once(canvas.painter, at, line, canvas.theme.surfaces.text, face=Face.TITLE)
            y += height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down the still parts from their pixmap, then draw what moves."""
        begun, painter, rect = time.perf_counter(), QPainter(self), QRectF(self.rect())
        if self._snapshot is None:
            painter.fillRect(rect, self._theme.surfaces.panel)
            painter.end()
            return
        title = self._title(_inside(rect))
        still_of = (
            self.size(),
            self.devicePixelRatioF(),
            self._theme,
            self._axis,
            self.plot.subtitle,
            len(title),
            self.plot.stands_on,
        )
        if still_of != self._still_of:
            self._still_of = still_of
            self._still_places = self._places(rect)
            self._still = self._still_picture(rect)
        for part in event.region():  # type: ignore[attr-defined]  # Shiboken’s stubs leave its iterator out
            # A single rectangle is copied as a block; through a clip of several it would take twice as long.
            painter.setClipRect(part)
            painter.drawPixmap(0, 0, self._still)
        painter.setClipping(False)
        # places kept with the still parts: labels of another length must not make the plot jump
        canvas = Canvas(
            painter,
            self._ink,
            self._theme,
            *self._still_places,
            self._axis,
            quick=self._snapshot.dragging,
        )
        self._draw_moving(canvas, rect, title)
        self._draw_pointed(canvas)
        painter.end()
        self._painting = time.perf_counter() - begun

    def _still_picture(self, rect: QRectF) -> QPixmap:
        scale = self.devicePixelRatioF()
        still = QPixmap(self.size() * scale)
        still.setDevicePixelRatio(scale)
        still.fill(self._theme.surfaces.panel)
        painter = QPainter(still)
        canvas = Canvas(painter, self._ink, self._theme, *self._still_places, self._axis)
        self._draw_still(canvas, rect)
        painter.end()
        return still

    def _draw_pointed(self, canvas: Canvas) -> None:
        if self.hasFocus():
            smooth(canvas.painter, on=False)
            canvas.painter.setPen(pen(self._theme.surfaces.focus, 2))
            canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
            canvas.painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self._place is None and self._pointed is None:
            return
        spots = self.plot.spots(canvas)
        if self._place is not None and spots:
            draw_readout(canvas, spots[self._place % len(spots)])
        elif self._pointed is not None:
            spot = nearest(spots, self._pointed)
            if spot is not None:
                draw_readout(canvas, spot)

    def _point_at(self, position: QPoint | QPointF | None) -> None:
        self._pointed = None if position is None else QPointF(position)
        self._place = None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the value nearest to the pointer."""
        self._point_at(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Likewise as the pointer comes in."""
        self._point_at(event.position())

    def leaveEvent(self, _event: QEvent) -> None:
        """Stop reading."""
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the chart was chosen when the click ends on it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from value to value with the arrow keys; Enter chooses the chart, Escape stops reading."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._place = 0 if self._place is None else self._place + step
            spots = self.spots()
            if spots:
                self._place %= len(spots)
                self.setAccessibleDescription(spots[self._place].text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.key)
        elif event.key() == Qt.Key.Key_Escape and self._place is not None:
            self._place = None
        else:
            super().keyPressEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the question mark in its corner."""
        super().resizeEvent(event)
        self.ask.move(self.width() - SIDE - 2, 4)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading by keys, and say again what the chart is about."""
        self._place = None
        self.setAccessibleDescription(self.description)
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new font."""
        if event.type() == QEvent.Type.FontChange:
            self._ink = Ink(self.font())
            self._still_of = None
            self.update()
        super().changeEvent(event)


def _inside(rect: QRectF) -> QRectF:
    return rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
