"""Rows as one graphics object: bars, marks, names and figures, painted in the pixels of the view."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.window.charts.plotting.canvas import Canvas, ChartItem
from leftshift.window.charts.plotting.chart_data import Fill, Row, RowBar, RowMarks, Shape
from leftshift.window.charts.plotting.row_layout import GAP, RowLayout, face_of
from leftshift.window.charts.plotting.text_painter import Face, Side, hatched, pen, polygon, smooth

_DOT = 5.5
"""Half the width of a dot or a ring."""
_DIAMOND = 5.0
"""Half the width of a diamond or a square."""
_BLOCK = 4.0
"""Width of a block."""
_BEYOND = 2.0
"""How far a stroke reaches beyond the bar."""
_THIN = 3.0
"""Thickness of a thin bar."""
_EDGE = 2.0
"""Thickness of the outline of an outlined bar."""


class RowItem(ChartItem):
    """Paints rows where their layout says."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view, level=1)
        self._marks = RowMarks(rows=())
        self._layout: RowLayout | None = None

    def show_rows(self, marks: RowMarks, layout: RowLayout) -> None:
        """Paint other rows."""
        self._marks, self._layout = marks, layout
        self.set_place(layout.body)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Paint bars and marks, then names and figures over them."""
        layout = self._layout
        if layout is None:
            return
        painter.save()
        if self.view.is_zoomed:
            painter.setClipRect(layout.plot)
        smooth(painter, on=False)
        for place, row in enumerate(layout.rows):
            self._paint_bars(painter, layout, place, row)
        for place, row in enumerate(layout.rows):
            self._paint_marks(painter, layout, place, row)
        self._paint_reference(painter, layout)
        painter.restore()
        self._write_reference(painter, layout)
        for place, row in enumerate(layout.rows):
            self._write_row(painter, layout, place, row)
        self._write_around(painter, layout)

    def _paint_bars(self, painter: QPainter, layout: RowLayout, place: int, row: Row) -> None:
        """Fill the bars of a row; upright and level edges stay crisp."""
        view, ground = self.view, self.view.theme.surfaces.panel
        if row.ruled:
            painter.setPen(pen(view.theme.surfaces.line))
            y = round(layout.tops[place])
            painter.drawLine(QLineF(layout.body.left(), y, layout.body.right(), y))
        for bar in row.bars:
            if bar.start == bar.end and row.link is None:
                continue  # nothing is to be seen of it; a step of nothing still joins the rows beside it
            colour, rect = view.colour(bar.colour, row.name), self._bar_rect(layout, place, bar)
            _paint_bar(painter, rect, bar.fill, colour, view)
            if not view.axis.holds(bar.end):
                _paint_beyond(painter, rect, colour, ground, right=bar.end > bar.start)

    def _paint_marks(self, painter: QPainter, layout: RowLayout, place: int, row: Row) -> None:
        """Paint the marks of a row over all bars, and what links it to the row below."""
        view, scale = self.view, self.view.mark_scale
        for mark in row.marks:
            x, y = round(self._along(mark.value)), round(layout.lane_middle(place, mark.lane))
            half = (layout.thickness if mark.lane is None else layout.lane) / 2 / scale
            painter.translate(x, y)
            painter.scale(scale, scale)
            _paint_mark(
                painter, mark.shape, half, view.colour(mark.colour, row.name), view.theme.surfaces.panel
            )
            painter.scale(1 / scale, 1 / scale)
            painter.translate(-x, -y)
        if row.link is not None and place + 1 < len(layout.rows):
            smooth(painter, on=False)
            painter.setPen(pen(view.theme.surfaces.muted))
            x, half = round(self._along(row.link)), layout.thickness / 2
            painter.drawLine(QLineF(x, layout.middle(place) + half, x, layout.middle(place + 1) - half))

    def _bar_rect(self, layout: RowLayout, place: int, bar: RowBar) -> QRectF:
        left, right = sorted(round(self._along(end)) for end in (bar.start, bar.end))
        middle, half = layout.lane_middle(place, bar.lane), layout.lane * bar.thickness / 2
        top, bottom = round(middle - half), round(middle + half)
        return QRectF(left, top, max(right - left, 1), max(bottom - top, 2))

    def _along(self, value: float) -> float:
        """Return how far right a value is drawn; one beyond the whole axis is drawn at its end [pixels]."""
        axis = self.view.axis
        return self.view.along(min(max(value, axis.low), axis.high))

    def _paint_reference(self, painter: QPainter, layout: RowLayout) -> None:
        """Draw the line that all rows are held against, from top to bottom."""
        if self._marks.reference is not None:
            smooth(painter, on=False)
            painter.setPen(self.view.pen(self.view.theme.surfaces.text, 1.5))
            x = round(self._along(self._marks.reference))
            painter.drawLine(QLineF(x, layout.plot.top(), x, layout.plot.bottom()))

    def _write_reference(self, painter: QPainter, layout: RowLayout) -> None:
        """Name the line that all rows are held against above them."""
        if self._marks.reference is not None:
            text, said = self.view.text, self._marks.reference_text
            half = text.width(said, Face.STRONG) / 2
            x = round(self._along(self._marks.reference))
            within = min(max(x, layout.body.left() + half), layout.body.right() - half)
            at, colour = (within, layout.plot.top() - text.line / 2), self.view.theme.surfaces.text
            text.write(painter, at, said, colour, Side.MIDDLE, face=Face.STRONG)

    def _write_row(self, painter: QPainter, layout: RowLayout, place: int, row: Row) -> None:
        """Write name and figure; where they stand above the bars, no line runs through them."""
        text, body, face = self.view.text, layout.body, face_of(row)
        y, colour = layout.name_middle(place), self.view.colour(row.colour, row.name)
        name, figure = layout.names[place], row.figure if layout.with_figures else ""
        if layout.stacked:
            ground, tall = self.view.theme.surfaces.panel, text.line
            wide = min(text.width(name[0], face) + GAP, body.width())
            painter.fillRect(QRectF(body.left(), layout.tops[place], wide, tall), ground)
            if figure:
                wide = text.width(figure, face) + GAP
                painter.fillRect(QRectF(body.right() - wide, layout.tops[place], wide, tall), ground)
        first = y - text.line * (len(name) - 1) / 2
        for count, said in enumerate(name):
            text.write(painter, (body.left(), first + text.line * count), said, colour, face=face)
        if figure:
            text.write_once(painter, (body.right(), y), figure, colour, Side.RIGHT, face=face)

    def _write_around(self, painter: QPainter, layout: RowLayout) -> None:
        """Write how many rows only the table has, and the words below."""
        text, body, colours = self.view.text, layout.body, self.view.theme.surfaces
        if layout.left_out:
            right = body.right()
            y, side = layout.plot.bottom() + GAP / 2 + text.line / 2, Side.RIGHT
            if layout.stacked and self._marks.reference is not None:
                y = layout.plot.top() - text.line / 2
                if self._along(self._marks.reference) > body.center().x():
                    right, side = body.left(), Side.LEFT
            text.write(painter, (right, y), layout.left_out, colours.muted, side)
        colour = self.view.theme.colour(self._marks.below_colour)
        for place, said in enumerate(reversed(layout.below)):
            text.write(painter, (body.left(), body.bottom() - text.line * (place + 0.5)), said, colour)


def _paint_bar(painter: QPainter, rect: QRectF, fill: Fill, colour: QColor, view: Canvas) -> None:
    match fill:
        case Fill.HOLLOW:
            painter.setPen(view.pen(colour, dashed=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        case Fill.HATCHED:
            painter.setPen(view.pen(colour, 1.5))
            painter.setBrush(hatched(colour))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        case Fill.OUTLINED:
            painter.fillRect(rect, colour)
            edge = _EDGE * view.mark_scale
            painter.fillRect(rect.adjusted(edge, edge, -edge, -edge), view.theme.surfaces.panel)
        case Fill.THIN:
            thick = round(_THIN * view.mark_scale)
            top = round(rect.center().y()) - thick // 2
            painter.fillRect(QRectF(rect.left(), top, rect.width(), thick), colour)
        case _:
            painter.fillRect(rect, colour)


def _paint_beyond(painter: QPainter, rect: QRectF, colour: QColor, ground: QColor, *, right: bool) -> None:
    """Point beyond the axis at the end of a bar that reaches further."""
    end, way = (rect.right(), 1) if right else (rect.left(), -1)
    back = end - way * rect.height() / 2
    smooth(painter, on=True)
    painter.setPen(pen(ground, 2))
    painter.setBrush(QBrush(colour))
    painter.drawPolyline(polygon([back, end - way, back], [rect.top(), rect.center().y(), rect.bottom()]))
    smooth(painter, on=False)


def _paint_mark(painter: QPainter, shape: Shape, half: float, colour: QColor, ground: QColor) -> None:
    """Draw a mark around the origin, beside a bar of a thickness of twice `half`."""
    smooth(painter, on=shape not in {Shape.STROKE, Shape.BLOCK, Shape.SQUARE})
    filled = shape is Shape.DOT
    painter.setPen(pen(ground, 1.5) if filled else pen(colour, 2))
    painter.setBrush(QBrush(colour if filled else ground))
    match shape:
        case Shape.STROKE:
            painter.setPen(pen(colour, 2))
            painter.drawLine(QLineF(0, -half - _BEYOND, 0, half + _BEYOND))
        case Shape.BLOCK:
            painter.fillRect(QRectF(-_BLOCK / 2, -round(half), _BLOCK, round(2 * half)), colour)
        case Shape.DIAMOND:
            painter.drawPolygon(polygon([-_DIAMOND, 0, _DIAMOND, 0], [0, -_DIAMOND, 0, _DIAMOND]))
        case Shape.SQUARE:
            painter.fillRect(QRectF(-_DIAMOND, -_DIAMOND, 2 * _DIAMOND, 2 * _DIAMOND), colour)
        case _:
            painter.drawEllipse(QPointF(), _DOT, _DOT)
