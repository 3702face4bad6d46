"""Survey answers: one labelled bar a figure, under its survey's year and number of respondents."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt

from leftshift.evidence.surveys import Survey, surveys
from leftshift.model.board_terms import Answer
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import NBSP, number
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.plot import Canvas, ChartTable, Spot
from leftshift.window.charts.plotting.scale import GAP
from leftshift.window.charts.plotting.text_painter import Face, Ink, Side, pen, smooth

_WORDS = 0.66
"""Part of the width that the words take [share]."""
_ALL = 100.0
_HALF = 50.0
_LINES = 2
_THICK = 10.0
"""Thickness of a bar [pixels]."""


@dataclass(frozen=True, slots=True)
class Row:
    """A survey's heading, or one figure of it."""

    text: str
    percent: float | None = None
    value: str = ""
    of: str = ""
    survey: str = ""


class SurveyBars:
    """The board's own answers first, then what the published surveys found."""

    key = "survey_bars"
    name = "Survey answers"

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""
        self._answers = snapshot.scenario.board.survey
        self._rows = (*_own(self._answers), *(row for item in surveys() for row in _published(item)))

    @property
    def title(self) -> str:
        """The finding."""
        if self._answers:
            first = self._answers[0]
            return f"Own survey: {_percent(first.percent)} \u2013 {first.question}"
        return "What primary care and its leaders said of systems and boards"

    @property
    def subtitle(self) -> str:
        """What is counted."""
        return "% of those asked; > where the source says “more than”; opinions, not counts of care"

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""
        return 0.0, _ALL

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""
        return self._answers

    @property
    def moves_on(self) -> Hashable:
        """All that the marks hang on."""
        return self._answers

    def height(self, line: float) -> int:
        """Return the height that all rows need with lines of text so high [pixels]."""
        headings = sum(row.percent is None for row in self._rows)
        figures = len(self._rows) - headings
        return round(line * (headings * 1.5 + figures * (_LINES + 0.4) + 4))

    def room(self, body: QRectF, _ink: Ink, _axis: Axis) -> QRectF:
        """Return the part of the body where bars stand: right of the words."""
        return QRectF(body).adjusted(round(body.width() * _WORDS), 0, -GAP, 0)

    def still(self, canvas: Canvas) -> None:
        """Draw it all: answers do not move with the budget."""
        painter, colours = canvas.painter, canvas.theme.surfaces
        smooth(painter, on=False)
        painter.setPen(pen(colours.grid))
        for value in (0.0, _HALF, _ALL):
            x = round(self._along(canvas, value))
            painter.drawLine(QLineF(x, canvas.plot.top(), x, canvas.plot.bottom()))
        for row, y in zip(self._rows, self._middles(canvas), strict=True):
            if row.percent is None:
                place = (canvas.body.left(), y)
                canvas.ink.write(painter, place, row.text, colours.text, face=Face.STRONG)
            else:
                self._draw_figure(canvas, row, y)

    def moving(self, _canvas: Canvas) -> None:
        """Draw nothing: answers do not move with the budget."""

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List every figure."""
        return [
            Spot(self._along(canvas, row.percent), y, f"{row.value} {row.of}\n{row.text}\n{row.survey}")
            for row, y in zip(self._rows, self._middles(canvas), strict=True)
            if row.percent is not None
        ]

    def table(self) -> ChartTable:
        """Return every figure with its survey."""
        return ChartTable(
            ("Survey", "What was said", "Answer"),
            tuple(
                (row.survey, row.text, f"{row.value} {row.of}".strip())
                for row in self._rows
                if row.percent is not None
            ),
        )

    def _along(self, canvas: Canvas, percent: float) -> float:
        room = canvas.ink.width(f">{_percent(_ALL)}") + GAP
        return canvas.plot.left() + (canvas.plot.width() - room) * percent / _ALL

    def _middles(self, canvas: Canvas) -> list[float]:
        """Return the middle height of each row [pixels]."""
        line = canvas.ink.line
        found, top = [], canvas.body.top()
        for row in self._rows:
            size = line * (1.5 if row.percent is None else _LINES + 0.4)
            found.append(top + size / 2)
            top += size
        return found

    def _draw_figure(self, canvas: Canvas, row: Row, y: float) -> None:
        painter, ink, colours = canvas.painter, canvas.ink, canvas.theme.surfaces
        width = canvas.plot.left() - canvas.body.left() - 2 * GAP
        lines = ink.lines(row.text, width, _LINES, Face.TEXT)
        for count, line in enumerate(lines):
            at = (canvas.body.left(), y + (count - (len(lines) - 1) / 2) * ink.line)
            ink.write(painter, at, line, colours.text)
        end = self._along(canvas, row.percent or 0.0)
        smooth(painter, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRect(
            QRectF(canvas.plot.left(), round(y - _THICK / 2), round(end - canvas.plot.left()), _THICK)
        )
        ink.write(painter, (end + GAP / 2, y), row.value, colours.text, Side.LEFT)


def _own(answers: tuple[Answer, ...]) -> list[Row]:
    if not answers:
        return []
    rows = [Row("This board’s own survey")]
    for answer in answers:
        survey = f"{answer.year}, {number(answer.respondents)} respondents"
        text = f"{answer.question} ({survey})"
        rows.append(Row(text, answer.percent, _percent(answer.percent), "of respondents", survey))
    return rows


def _published(item: Survey) -> list[Row]:
    more = "more than " if item.at_least else ""
    survey = f"{item.source}, {item.year}, {more}{number(item.respondents)} respondents"
    return [
        Row(survey),
        *(
            Row(
                f"{figure.says} ({figure.id})",
                figure.percent,
                f"{'>' if figure.at_least else ''}{_percent(figure.percent)}",
                figure.of,
                survey,
            )
            for figure in item.figures
        ),
    ]


def _percent(value: float) -> str:
    return f"{number(value)}{NBSP}%"
