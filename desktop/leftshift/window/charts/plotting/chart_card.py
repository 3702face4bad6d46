"""ChartCard: the widget every chart lives in, with its “?”, read-out, keys, and words for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QRubberBand, QSizePolicy, QWidget

from leftshift.model.terms import Sector
from leftshift.text.explain.figure import Figure, chart_figure
from leftshift.window.access.spoken_role import let_speak
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, YearMarks
from leftshift.window.charts.plotting.chart_view import ChartView
from leftshift.window.charts.plotting.pointing import Spot
from leftshift.window.charts.plotting.views import view_of
from leftshift.window.controls.card import paint_card
from leftshift.window.provenance.ask_button import SIDE, AskButton
from leftshift.window.theme import Theme

_LEAST = QSize(240, 160)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_NOTCH = 120.0
"""What one notch of a wheel sends [eighths of a degree]."""
_ZOOM = 1.25
"""How much a notch enlarges [ratio]."""


class ChartCard(QWidget):
    """Shows the data of one chart; it knows no chart.

    Signals:
        chosen: the planner clicked the chart or pressed Enter on it. args: key
        alone_asked: the planner double clicked it, to see it alone. args: key
        asked: the planner asks where the chart's figures are from. args: Figure
    """

    spoken_role = QAccessible.Role.Chart
    chosen = Signal(str)
    alone_asked = Signal(str)
    asked = Signal(object)

    def __init__(
        self,
        key: str,
        name: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        view: Callable[[object], type[ChartView]] = view_of,
    ) -> None:
        super().__init__(parent)
        self.key, self.name = key, name
        self.formula = ""
        """Key of the formula of its numbers; empty where formulas.toml has it."""
        self._theme, self._view_of = theme, view
        self._view: ChartView | None = None
        self._place: int | None = None
        self._mark_scale = 1.0
        self._head_room = SIDE
        self._pressed: QPointF | None = None
        self._panned = False
        self._box = QRubberBand(QRubberBand.Shape.Rectangle, self)
        self._box.hide()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{name} chart")
        self.setAccessibleDescription("Drawn when it comes into view.")
        let_speak()
        self.ask = AskButton(name, self)
        self.ask.hide()
        self.ask.clicked.connect(lambda: self.asked.emit(self.figures()[0]))
        self.apply_theme(theme)

    # What is shown -----------------------------------------------------------------------------------

    @property
    def view(self) -> ChartView | None:
        """The view that draws it; None before there is anything to draw."""
        return self._view

    @property
    def data(self) -> ChartData | None:
        """What is shown; None before anything was."""
        return None if self._view is None else self._view.data

    @property
    def theme(self) -> Theme:
        """The colours it is drawn in."""
        return self._theme

    @property
    def title(self) -> str:
        """The finding; empty before anything was drawn."""
        return self.data.title if self.data else ""

    @property
    def description(self) -> str:
        """What the chart shows, for those who cannot see it; empty before anything was drawn."""
        return self.data.description if self.data else ""

    @property
    def axis(self) -> Axis:
        """The value axis as it is drawn."""
        return self._view.axis if self._view else Axis(0.0, 1.0, 1.0)

    @property
    def paint_time(self) -> float:
        """How long the last painting took [s]."""
        return self._view.paint_time if self._view else 0.0

    @property
    def needed_height(self) -> int:
        """The height at which nothing is left to the table alone; 0 before anything was drawn [pixels]."""
        return round(self._view.needed_height) if self._view else 0

    def show_data(self, data: ChartData, *, moving: bool = False) -> None:
        """Show other data; during a drag the axes stay put unless the data belong to other ones."""
        kind = self._view_of(data.marks)
        if self._view is None or type(self._view) is not kind:
            self._make_view(kind)
        if self._view is None:
            return
        self._view.set_data(data, moving=moving)
        if not moving:
            self.setAccessibleName(f"{data.name} chart")
            self.setAccessibleDescription(self.description)

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self.update()
        if self._view is not None:
            self._view.apply_theme(theme)

    def set_mark_scale(self, scale: float) -> None:
        """Draw lines and marks larger than usual, for a room that looks on from afar [ratio]."""
        self._mark_scale = scale
        if self._view is not None:
            self._view.set_mark_scale(scale)

    def set_head_room(self, width: int) -> None:
        """Leave room at the right of the title, for what lies over it there [pixels]."""
        self._head_room = width
        if self._view is not None:
            self._view.set_head_room(width)

    def table(self) -> ChartTable:
        """Return the chart's figures as text; empty before anything was drawn."""
        return self.data.table() if self.data else ChartTable((), ())

    def _make_view(self, kind: type[ChartView]) -> None:
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
        self._place = None
        self._view = kind(self._theme, self)
        self._view.setFont(self.font())
        self._view.set_mark_scale(self._mark_scale)
        self._view.set_head_room(self._head_room)
        self._view.setGeometry(self.rect())
        self._view.set_ring(on=self.hasFocus())
        self._view.show()
        self.ask.show()
        self.ask.raise_()

    # Pictures ----------------------------------------------------------------------------------------

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the whole chart into a rectangle of any painter: picture, SVG, PDF or print."""
        painter.fillRect(rect, theme.surfaces.panel)
        if self._view is None or self._view.data is None:
            return
        drawn = type(self._view)(theme)
        drawn.setFont(self.font())
        drawn.resize(rect.size().toSize())
        drawn.draw_for_paper()
        drawn.set_data(self._view.data)
        drawn.scene().render(painter, rect, QRectF(drawn.rect()))
        drawn.deleteLater()

    # Where its figures are from ----------------------------------------------------------------------

    def spots(self) -> list[Spot]:
        """List what can be pointed at, in the widget's pixels; empty before anything was drawn."""
        return self._view.spots() if self._view else []

    def figures(self) -> tuple[Figure, ...]:
        """List the figures shown: the chart as a whole, then every mark that can be pointed at."""
        whole = chart_figure(self.key, self.name, self.title, formula=self.formula)
        return (whole, *(self._figure_of(spot) for spot in self.spots()))

    def figure_at(self, place: QPoint | None) -> Figure | None:
        """Return the figure nearest to a place [pixels], or the one that the arrow keys are at."""
        spots = self.spots()
        if place is not None and self._view is not None:
            spot, _ = self._view.spot_at(QPointF(place), spots)
        else:
            spot = spots[self._place % len(spots)] if self._place is not None and spots else None
        return None if spot is None else self._figure_of(spot)

    def _figure_of(self, spot: Spot) -> Figure:
        reading, marks = spot.reading, self._view.data.marks if self._view and self._view.data else None
        year = (
            marks.first_year + round(reading.x) if isinstance(marks, YearMarks) and reading.x >= 0 else None
        )
        return chart_figure(
            self.key,
            reading.name,
            reading.value,
            formula=self.formula,
            sector=reading.of if isinstance(reading.of, Sector) else None,
            year=year,
        )

    # Pointer and keys --------------------------------------------------------------------------------

    def point_at(self, position: QPointF | None) -> None:
        """Read what is at a position, as the pointer does, or stop reading [pixels]."""
        self._place = None
        if self._view is None:
            return
        if position is None:
            self._view.point_at(None)
        else:
            self._view.point_at(*self._view.spot_at(position, self.spots()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the value nearest to the pointer; with a button held, draw a box or move what is enlarged."""
        if not self._box.isHidden() and self._pressed is not None:
            self._box.setGeometry(QRectF(self._pressed, event.position()).normalized().toRect())
        elif self._pressed is not None and self._view is not None and self._view.is_zoomed:
            self._view.pan(event.position() - self._pressed)
            self._pressed, self._panned = event.position(), True
        else:
            self.point_at(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Read a value as the pointer comes in."""
        self.point_at(event.position())

    def leaveEvent(self, _event: QEvent) -> None:
        """Stop reading."""
        self.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a box with Alt held."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._panned = event.position(), False
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.point_at(None)
                self._box.setGeometry(QRectF(event.position(), event.position()).toRect())
                self._box.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enlarge what is in the box, bring out the series of a label, or say that the chart was chosen."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if not self._box.isHidden():
            box = QRectF(self._box.geometry())
            self._box.hide()
            if self._view is not None:
                self._view.zoom_to(box)
        elif not self._panned and self.rect().contains(event.position().toPoint()):
            key = self._view.label_at(event.position()) if self._view else ""
            if key and self._view:
                self._view.bring_out("" if self._view.brought_out == key else key)
            else:
                self.chosen.emit(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask that the chart be shown alone."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.alone_asked.emit(self.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl held, enlarge around the pointer or go back; else leave the wheel to others."""
        if self._view is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(_ZOOM ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from value to value with the arrow keys; Enter chooses the chart, Escape goes back."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.key)
        elif event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    def zoom_in(self) -> None:
        """Enlarge around the mark that is read, or around the middle."""
        if self._view is None:
            return
        spots = self.spots()
        spot = spots[self._place % len(spots)] if self._place is not None and spots else None
        middle = self._view.area.center()
        self._view.zoom(_ZOOM**2, middle if spot is None else QPointF(spot.x, spot.y))
        if spot is not None:
            self._place = [one.reading for one in self.spots()].index(spot.reading)
            self._step(0)

    def zoom_out(self) -> None:
        """Show the whole chart again."""
        if self._view is not None:
            self._view.zoom_out()

    def _step(self, step: int) -> None:
        spots = self.spots()
        if not spots or self._view is None:
            return
        self._place = (0 if self._place is None else self._place + step) % len(spots)
        self._view.point_at(spots[self._place])
        self.setAccessibleDescription(spots[self._place].text)

    def _go_back(self) -> bool:
        """Undo the last of: reading by keys, a series brought out, a zoom; say whether there was one."""
        view = self._view
        if view is None:
            return False
        if self._place is not None:
            self.point_at(None)
        elif view.brought_out:
            view.bring_out("")
        elif view.is_zoomed:
            view.zoom_out()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the view as large as the card, and the question mark in its corner."""
        super().resizeEvent(event)
        if self._view is not None:
            self._view.setGeometry(self.rect())
        self._place_ask()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card while there is no view to paint it."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self._theme)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Hand on a new font: under a style sheet a child keeps the one it was made with."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.ask.setFont(self.font())
            self._place_ask()
            if self._view is not None:
                self._view.setFont(self.font())

    def _place_ask(self) -> None:
        self.ask.move(self.width() - self.ask.width() - 8, 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring of the keyboard."""
        super().focusInEvent(event)
        if self._view is not None:
            self._view.set_ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading by keys, and say again what the chart is about."""
        super().focusOutEvent(event)
        self.setAccessibleDescription(self.description)
        if self._view is not None:
            self._view.set_ring(on=False)
            self.point_at(None)
