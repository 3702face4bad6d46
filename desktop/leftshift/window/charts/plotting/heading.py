"""Heading: the finding of a chart and what it counts, at the top of its scene."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from leftshift.window.charts.plotting.canvas import Canvas, ChartItem
from leftshift.window.charts.plotting.chart_data import Colour
from leftshift.window.charts.plotting.text_painter import Face

_TITLE_LINES = 2
_TALL = 240.0
"""Height from which a subtitle may take two lines [pixels]."""


class ChartHeading(ChartItem):
    """Title and subtitle, broken into lines; whole clauses are left out where there is no room."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view, level=5)
        self._title: tuple[str, ...] = ()
        self._subtitle: tuple[str, ...] = ()
        self._kept = 1
        self._kept_for = (0.0, "")

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of title and subtitle, as they are written."""
        return (*self._title, *self._subtitle)

    def lay_out(self, inner: QRectF, title: str, subtitle: str) -> float:
        """Break title and subtitle into the lines there is room for; return the height of all [pixels].

        Lines kept for a title stay kept for the next one of the same width, so that the marks stay in place.
        """
        text, most = self.view.text, 2 if inner.height() >= _TALL * self.view.text.scale else 1
        width = inner.width() - self.view.head_room
        lines = len(text.lines(title, width, _TITLE_LINES, Face.TITLE))
        self._kept = max(lines, self._kept) if self._kept_for == (width, subtitle) else lines
        self._kept_for = (width, subtitle)
        self._subtitle = text.clauses(subtitle, inner.width(), most, Face.CAPTION)
        height = text.height[Face.TITLE] * self._kept
        height += text.height[Face.CAPTION] * len(self._subtitle)
        self.set_place(QRectF(inner.left(), inner.top(), inner.width(), height))
        return height

    def show_title(self, inner: QRectF, title: str) -> None:
        """Show another finding, in the lines that are kept for it."""
        broken = self.view.text.clauses(title, inner.width() - self.view.head_room, self._kept, Face.TITLE)
        if broken != self._title:
            self._title = broken
            self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Write title and subtitle, one below the other."""
        text, colours, place = self.view.text, self.view.theme.surfaces, self.boundingRect()
        y, height, caption = place.top(), text.height[Face.TITLE], text.height[Face.CAPTION]
        for line in self._title:
            at = (place.left(), y + height / 2)
            text.write_once(painter, at, line, colours.text, face=Face.TITLE)
            y += height
        for line in self._subtitle:
            at = (place.left(), y + caption / 2)
            text.write(painter, at, line, colours.muted, face=Face.CAPTION)
            y += caption


class Words(ChartItem):
    """A sentence below the marks, in up to two lines; where there is no room, its last clauses go."""

    def __init__(self, view: Canvas, colour: Colour = "text") -> None:
        super().__init__(view, level=5)
        self._colour = colour
        self._lines: tuple[str, ...] = ()
        self._most = 0

    def height_for(self, words: str, body: QRectF) -> float:
        """Keep as many lines as a sentence takes in a body; return their height with a gap [pixels]."""
        self._most = len(self.view.text.clauses(words, body.width(), 2)) if words else 0
        return self.view.text.line * self._most + (WORDS_GAP if words else 0.0)

    def show_words(self, words: str, body: QRectF) -> None:
        """Write a sentence at the foot of a body, in the lines kept for it."""
        text = self.view.text
        lines = text.clauses(words, body.width(), self._most) if self._most else ()
        height = text.line * self._most
        self._lines = lines
        self.set_place(QRectF(body.left(), body.bottom() - height, body.width(), height))

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _on: QWidget | None = None) -> None:
        """Write the lines."""
        text, place = self.view.text, self.boundingRect()
        for row, line in enumerate(self._lines):
            at = (place.left(), place.top() + text.line * (row + 0.5))
            text.write_changing(painter, at, line, self.view.theme.colour(self._colour))


WORDS_GAP = 3.0
"""Space between marks and the words below them [pixels]."""
