"""Where the rows of a chart lie: names left or above, figures right, and how many rows fit."""

import math
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

from leftshift.text.numbers import number
from leftshift.window.charts.plotting.chart_data import Row, RowMarks
from leftshift.window.charts.plotting.text_painter import Face, TextPainter

GAP = 6.0
"""Space between a label and what it labels [pixels]."""
NAMES_PART = 0.42
"""Most of the width that names of one line may take [share]."""
_LONG_NAMES_PART = 0.66
"""Part of the width that names of several lines take [share]."""
_WIDE = 380.0
"""Width from which rows have their full names [pixels]."""
_NARROW = 420.0
"""Width below which names are written whole above their bars rather than cut [pixels]."""
_LEAST_PART = 0.2
"""Part of the width that bars need beside long names and figures [share]."""
_SHORT_PART = 0.33
"""Part of the width up to which figures above close rows do not crowd them [share]."""
_BAR_BELOW = 8.0
"""Least height below a name for its bar, where names stand above their bars [pixels]."""
_TALLEST, _THICKEST = 62.0, 30.0
"""Most a row is high and its bars thick, so that two bars do not fill a whole screen [pixels]."""
_THICK = 0.62
"""Part of a row that its bars take [share]."""
_HEADING, _BETWEEN = 1.5, 0.4
"""Height of a heading, and the space between names of several lines [lines of text]."""
_ROOMY = 11
"""Height from which the words below the rows are written in full [lines of text]."""
_BELOW_LINES = 4
"""Most lines of the words that the figures must not be shown without."""
_TICK = "88.88\u00a0%"
"""A tick label that takes as much room as most."""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The rows that fit into a body, and where they lie in it [pixels]."""

    body: QRectF
    plot: QRectF
    """Where bars and marks are drawn."""
    rows: tuple[Row, ...]
    names: tuple[tuple[str, ...], ...]
    """The lines of the name of each row, as they fit."""
    tops: tuple[float, ...]
    """Where each row begins and the last one ends, shape (rows + 1,)."""
    has_ticks: bool
    ticks_end: float
    """How far right tick labels may reach."""
    left_out: str
    """Says how many rows only the table has; empty where all are shown."""
    stacked: bool
    """Whether names stand above their bars."""
    with_figures: bool
    figures_width: float
    """How wide the column of figures is."""
    below: tuple[str, ...]
    """Lines of words at the foot of the body."""
    line: float
    """Height of a line of text."""
    lane: float
    """How thick one of the lanes of a row is."""
    lanes: int

    @property
    def thickness(self) -> float:
        """How thick the bars of a row are, all lanes together."""
        return self.lane * self.lanes

    def middle(self, row: int) -> float:
        """Return the height of the middle of a row's bars."""
        name = self.line if self.stacked else 0.0
        return (self.tops[row] + self.tops[row + 1] + name) / 2

    def lane_middle(self, row: int, lane: int | None) -> float:
        """Return the height of the middle of one lane of a row, or of all of them."""
        if lane is None:
            return self.middle(row)
        return self.middle(row) + self.lane * (lane + (1 - self.lanes) / 2)

    def name_middle(self, row: int) -> float:
        """Return the height of the middle of a row's name."""
        return self.tops[row] + self.line / 2 if self.stacked else self.middle(row)

    def name_at(self, place: QPointF) -> str:
        """Return the name of the row whose name is at a place; empty where there is none."""
        if not self.stacked and place.x() >= self.plot.left() - GAP:
            return ""
        for row, lines in enumerate(self.names):
            half = self.line * len(lines) / 2
            if abs(place.y() - self.name_middle(row)) <= half and self.rows[row].bars:
                return self.rows[row].name
        return ""


def lay_out(marks: RowMarks, body: QRectF, text: TextPainter, figures: float = 0.0) -> RowLayout:
    """Fit rows into a body; at least `figures` is kept free for what is written at the right [pixels]."""
    line = text.line
    stacked = marks.stacked and _is_narrow(marks, body, text)
    words = marks.below_brief if marks.below_brief and body.height() < _ROOMY * line else marks.below
    below = text.lines(words, body.width(), _BELOW_LINES, Face.TEXT) if words else ()
    above, ticks = line if marks.reference_text else 0.0, text.height[Face.CAPTION] + GAP
    height = body.height() - above - line * len(below)
    rows, has_ticks = _fitting(marks, height, ticks, text, stacked=stacked)
    height = min(height - ticks * has_ticks, _tallest(marks, rows, text))
    with_figures = not stacked or _has_figures_above(rows, body, height, text)
    figures = max(figures, _figures_width(marks, rows, text))
    left, right = _sides(marks, rows, body, text, figures, stacked=stacked)
    plot = QRectF(round(left), round(body.top() + above), round(right - left), round(height))
    weights = [_weight(marks, row) for row in rows]
    pitch = plot.height() / max(sum(weights), 1.0)
    free = min((pitch - (line if stacked else 0.0)) * _THICK, _THICKEST * text.scale)
    count = len(marks.rows) - len(rows) if marks.fitted is None else 0
    left_out = f"{number(count)} more in the table" if count else ""
    taken = text.width(left_out) + GAP if left_out and not (stacked and marks.reference_text) else 0.0
    return RowLayout(
        body=body,
        plot=plot,
        rows=rows,
        names=tuple(_name(marks, row, body, text, stacked=stacked) for row in rows),
        tops=tuple(accumulate((pitch * weight for weight in weights), initial=plot.top())),
        has_ticks=has_ticks,
        ticks_end=body.right() - taken,
        left_out=left_out,
        stacked=stacked,
        with_figures=with_figures,
        figures_width=figures,
        below=below,
        line=line,
        lane=max(2.0, free / marks.lanes),
        lanes=marks.lanes,
    )


def _figures_width(marks: RowMarks, rows: tuple[Row, ...], text: TextPainter) -> float:
    """Return the width that the figures at the right take [pixels]."""
    widest = max(map(face_of, rows), default=Face.TEXT)
    return max([text.width(marks.longest, widest), *(text.width(row.figure, face_of(row)) for row in rows)])


def face_of(row: Row) -> Face:
    """Return the face that a row is written in."""
    return Face.STRONG if row.strong else Face.TEXT


def needed_height(marks: RowMarks, text: TextPainter) -> int:
    """Return the height of a body that shows all rows [pixels]."""
    rows = sum(_need(marks, row, text, stacked=False) for row in marks.rows)
    return math.ceil(rows + text.line * (2 if marks.reference_text else 1) + GAP) + 1


def _fitting(
    marks: RowMarks, height: float, ticks: float, text: TextPainter, *, stacked: bool
) -> tuple[tuple[Row, ...], bool]:
    """Return the rows that fit into a height, and whether ticks do; ticks give way to close rows."""
    needs = [_need(marks, row, text, stacked=stacked) for row in marks.rows]
    roomy = [max(need, text.line) for need in needs]
    if sum(roomy) <= height - ticks:
        return marks.rows, True
    if sum(needs) <= height:
        return marks.rows, False
    free = height - ticks
    if marks.fitted is not None:
        return marks.fitted(max(1, int(free / max(needs)))), True
    return _most_important(marks, needs, free), True


def _is_narrow(marks: RowMarks, body: QRectF, text: TextPainter) -> bool:
    """Say whether long names and figures beside the bars would be cut short or leave the bars little room."""
    most = body.width() * NAMES_PART if body.width() < _NARROW * text.scale else math.inf
    if any(text.width(row.name, face_of(row)) > most for row in marks.rows):
        return True
    left, right = _sides(
        marks, marks.rows, body, text, _figures_width(marks, marks.rows, text), stacked=False
    )
    return right - left < body.width() * _LEAST_PART


def _has_figures_above(rows: tuple[Row, ...], body: QRectF, height: float, text: TextPainter) -> bool:
    """Say whether figures fit beside the names above the bars, and are short or have air around them."""
    figures = [text.width(row.figure, face_of(row)) for row in rows]
    names = [text.width(row.name, face_of(row)) for row in rows]
    fit = all(sum(pair) + GAP <= body.width() for pair in zip(names, figures, strict=True))
    short = max(figures, default=0.0) <= body.width() * _SHORT_PART
    return fit and (short or height >= 2 * text.line * len(rows))


def _tallest(marks: RowMarks, rows: tuple[Row, ...], text: TextPainter) -> float:
    """Return the most that rows take: what names of several lines need, else so much that bars look well."""
    if marks.tall:
        return math.inf
    if marks.name_lines > 1:
        return sum(_need(marks, row, text, stacked=False) for row in rows)
    return max(len(rows), 1) * _TALLEST * text.scale


def _most_important(marks: RowMarks, needs: list[float], free: float) -> tuple[Row, ...]:
    """Leave out the rows of the lowest rank until the others fit; those at the end that sum up stay."""
    count = len(marks.rows)
    last = range(count - marks.sums_below, count)
    order = sorted(range(count - marks.sums_below), key=lambda place: -marks.rows[place].rank)
    free -= sum(needs[place] for place in last)
    ends = accumulate(needs[place] for place in order)
    kept = [place for place, end in zip(order, ends, strict=True) if end <= free]
    return tuple(marks.rows[place] for place in sorted([*(kept or order[:1]), *last]))


def _need(marks: RowMarks, row: Row, text: TextPainter, *, stacked: bool) -> float:
    """Return the least height of a row [pixels]."""
    if stacked:
        return text.line + _BAR_BELOW
    return text.line * (marks.closest if marks.name_lines == 1 else _weight(marks, row))


def _weight(marks: RowMarks, row: Row) -> float:
    """Return the height of a row beside that of others; where names have several lines [lines of text]."""
    if marks.name_lines == 1:
        return 1.0
    return _HEADING if row.heading else marks.name_lines + _BETWEEN


def _sides(
    marks: RowMarks, rows: tuple[Row, ...], body: QRectF, text: TextPainter, figures: float, *, stacked: bool
) -> tuple[float, float]:
    """Return where the bars may begin and end: between names and figures, or across the whole width."""
    if stacked:
        spare = max(GAP, text.width(_TICK) / 2)  # labels of the outermost ticks stay within the body too
        return body.left() + spare, body.right() - spare
    names = body.width() * _LONG_NAMES_PART
    if marks.name_lines == 1:
        wide = _is_wide(body, text)
        longest = (text.width(_short(row, wide=wide), face_of(row)) for row in rows)
        names = min(max(longest, default=0.0), body.width() * NAMES_PART)
    gap = GAP * max(text.scale, 1.0)
    spare = gap if marks.reference is not None or any(row.marks for row in rows) else 0.0
    return body.left() + names + gap + spare, body.right() - figures - gap - spare


def _name(marks: RowMarks, row: Row, body: QRectF, text: TextPainter, *, stacked: bool) -> tuple[str, ...]:
    """Break or shorten a name until it fits."""
    face = face_of(row)
    if row.heading:
        return text.lines(row.name, body.width(), 1, face)
    if stacked:
        return text.lines(row.name, body.width(), 1, face)
    if marks.name_lines > 1:
        return text.lines(row.name, body.width() * _LONG_NAMES_PART, marks.name_lines, face)
    return text.lines(_short(row, wide=_is_wide(body, text)), body.width() * NAMES_PART, 1, face)


def _is_wide(body: QRectF, text: TextPainter) -> bool:
    return body.width() >= _WIDE * text.scale


def _short(row: Row, *, wide: bool) -> str:
    return row.name if wide else row.brief or row.name
