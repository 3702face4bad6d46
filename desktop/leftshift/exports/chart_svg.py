"""A chart as an SVG drawing with real text and a text alternative; equal figures give equal bytes."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

import numpy as np

from leftshift.exports.charts import ADDS, TAKES, BridgeBar, ChartFigure, Form, bridge_bars

WIDTH, HEIGHT = 760, 380
"""Size of a drawing without its heading [pixels]."""
_TEXT, _MUTED, _GRID = "#1B232B", "#4A5560", "#D5DADF"
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 14, 34
_LABELS: Final = 250
"""Room for names of rows [pixels]."""
_FIGURE: Final = 64
"""Room for the figure at the end of a bar [pixels]."""
_LINE: Final = 17
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS: Final = 5
_BAR: Final = 0.68
"""Part of its slot that a bar takes [share]."""
_Scale = Callable[[float], float]
"""Turns a value into a place from above [pixels]."""
FAMILIES: Final = "'Source Sans 3', 'Segoe UI', Arial, sans-serif"
"""Fonts of a drawing, the first that a computer has; a name that holds a number is valid in quotes alone."""
_FONT: Final = f'font-family="{FAMILIES}"'


def svg(figure: ChartFigure, *, heading: bool = False, source: Sequence[str] = ()) -> str:
    """Draw a chart; `heading` writes its finding above it, `source` lines go below it."""
    top = _LINE + 12 if heading else 0
    height = top + HEIGHT + _LINE * (len(source) + (1 if figure.note else 0))
    parts = [
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' role='img' "
            f"aria-label='{escape(figure.title, quote=True)}' {_FONT}>"
        ),
        f"<title>{escape(figure.title)}</title>",
        f"<desc>{escape(figure.description)}</desc>",
        f"<rect width='{WIDTH}' height='{height}' fill='#FFFFFF'/>",
    ]
    if heading:
        parts.append(_text(8, _LINE, figure.title, size=16, weight=600))
    parts.append(f"<g transform='translate(0 {top})'>")
    parts.extend(_rows(figure) if figure.form is Form.BARS else _columns(figure))
    parts.append("</g>")
    for place, line in enumerate([*([figure.note] if figure.note else []), *source], start=1):
        parts.append(_text(8, top + HEIGHT + place * _LINE - 5, line, size=11, colour=_MUTED))
    return "".join([*parts, "</svg>"])


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int = 12,
    anchor: str = "start",
    colour: str = _TEXT,
    weight: int = 400,
) -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' fill='{colour}' "
        f"font-weight='{weight}'>{escape(text)}</text>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{colour}'/>"


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    size = f"width='{max(width, 0.0):.1f}' height='{max(height, 0.0):.1f}'"
    return f"<rect x='{x:.1f}' y='{y:.1f}' {size} fill='{colour}'/>"


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Choose round values that span a range."""
    width = (high - low) / _TICKS or 1.0
    power = 10.0 ** np.floor(np.log10(width))
    step = next(size * power for size in _STEPS if size * power >= width * (1 - 1e-9))
    first = int(np.floor(low / step + 1e-9))
    last = int(np.ceil(high / step - 1e-9))
    return tuple(float(place * step) for place in range(first, max(last, first + 1) + 1))


def _columns(figure: ChartFigure) -> Iterator[str]:
    """Draw lines, columns, stacks or a bridge over the categories."""
    bars = bridge_bars(figure.series[0].values) if figure.form is Form.BRIDGE else ()
    low, high = _range(figure, bars)
    marks = ticks(low, high)
    low, high = marks[0], marks[-1]
    right = 16 if figure.form is Form.BRIDGE else _RIGHT
    bottom = 2.4 * _LINE + 16 if figure.form is Form.BRIDGE else _BOTTOM
    width, height = WIDTH - _LEFT - right, HEIGHT - _TOP - _LINE - bottom
    base = _TOP + _LINE + height

    def at(value: float) -> float:
        return base - (value - low) / (high - low) * height

    yield _text(8, _TOP, figure.unit, size=11, colour=_MUTED)
    digits = 0 if marks[1] - marks[0] >= 1 else figure.digits
    for mark in marks:
        yield _line(_LEFT, at(mark), WIDTH - right, at(mark), _TEXT if mark == 0 else _GRID)
        yield _text(_LEFT - 6, at(mark) + 4, f"{mark + 0.0:,.{digits}f}", anchor="end", colour=_MUTED)
    slot = width / len(figure.categories)
    every = 1 if slot >= 44 or figure.form is Form.BRIDGE else 2  # noqa: PLR2004 - room for 2025/26
    for place, category in enumerate(figure.categories):
        middle = _LEFT + (place + 0.5) * slot
        lines = _wrapped(category, int(slot / 6.4)) if figure.form is Form.BRIDGE else [category]
        for row, line in enumerate(lines if place % every == 0 else []):
            yield _text(middle, base + _LINE + row * 13, line, size=11, anchor="middle", colour=_MUTED)
    if figure.form is Form.BRIDGE:
        yield from _bridge(figure, bars, slot, at)
    elif figure.form is Form.LINES:
        yield from _lines(figure, slot, at)
    else:
        yield from _stacks(figure, slot, at)


def _range(figure: ChartFigure, bars: Sequence[BridgeBar]) -> tuple[float, float]:
    if bars:
        ends = [value for bar in bars for value in (bar.start, bar.end)]
    elif figure.form is Form.STACKED:
        ends = [sum(values) for values in zip(*(one.values for one in figure.series), strict=True)]
    else:
        ends = [value for one in figure.series for value in one.values]
    low, high = min(ends), max(ends)
    if figure.form is Form.LINES:
        room = 0.1 * (high - low) or 0.05 * abs(high) or 1.0
        return low - room, high + room
    return min(low, 0.0), max(high, 0.0) or 1.0


def _lines(figure: ChartFigure, slot: float, at: _Scale) -> Iterator[str]:
    ends = _apart([at(one.values[-1]) for one in figure.series])
    for one, end in zip(figure.series, ends, strict=True):
        points = " ".join(
            f"{_LEFT + (place + 0.5) * slot:.1f},{at(value):.1f}" for place, value in enumerate(one.values)
        )
        dash = " stroke-dasharray='6 4'" if one.dashed else ""
        yield f"<polyline points='{points}' fill='none' stroke='{one.colour}' stroke-width='2.5'{dash}/>"
        x = _LEFT + (len(one.values) - 0.5) * slot + 8
        yield _text(x, end + 4, f"{one.name} {figure.written(one.values[-1])}", colour=one.colour, weight=600)


def _stacks(figure: ChartFigure, slot: float, at: _Scale) -> Iterator[str]:
    stacked = figure.form is Form.STACKED
    count, feet = len(figure.series), [0.0] * len(figure.categories)
    middles = []
    for order, one in enumerate(figure.series):
        wide = slot * _BAR / (1 if stacked else count)
        for place, value in enumerate(one.values):
            x = _LEFT + place * slot + slot * (1 - _BAR) / 2 + (0 if stacked else order * wide)
            foot = feet[place] if stacked else 0.0
            top, low = at(max(foot, foot + value)), at(min(foot, foot + value))
            yield _rect(x, top, wide - (0.8 if not stacked else 0), low - top, one.colour)
            if stacked:
                feet[place] += value
        last = feet[-1] - one.values[-1] / 2 if stacked else one.values[-1]
        middles.append(at(last))
    x = _LEFT + slot * len(figure.categories) + 8
    for one, y in zip(figure.series, _apart(middles), strict=True):
        yield _text(x, y + 4, one.name, colour=one.colour, weight=600)


def _bridge(figure: ChartFigure, bars: Sequence[BridgeBar], slot: float, at: _Scale) -> Iterator[str]:
    for place, bar in enumerate(bars):
        top, low = at(max(bar.start, bar.end)), at(min(bar.start, bar.end))
        x = _LEFT + place * slot + slot * (1 - _BAR) / 2
        yield _rect(x, top, slot * _BAR, max(low - top, 1.0), bar.colour)
        value = _signed(figure, figure.series[0].values[place], plus=not bar.total)
        under = max(bar.start, bar.end) <= 0 and not bar.total
        yield _text(x + slot * _BAR / 2, low + 13 if under else top - 4, value, size=11, anchor="middle")


def _rows(figure: ChartFigure) -> Iterator[str]:
    """Draw a group of bars for each category, one below the other."""
    values = [value for one in figure.series for value in one.values]
    marks = ticks(min(*values, 0.0), max(*values, 0.0) or 1.0)
    low, high = marks[0], marks[-1]
    left = _LABELS + (_FIGURE if min(values) < 0 else 0)
    width = WIDTH - left - _FIGURE
    top, height = _TOP + 2 * _LINE, HEIGHT - _TOP - 3 * _LINE

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * width

    yield _text(8, _TOP, figure.unit, size=11, colour=_MUTED)
    x = float(left)
    if len(figure.series) > 1:
        for one in figure.series:
            yield _rect(x, _TOP - 10, 12, 12, one.colour)
            yield _text(x + 17, _TOP, one.name, colour=_TEXT)
            x += 45 + 6.6 * len(one.name)
    for mark in marks:
        yield _line(at(mark), top - 4, at(mark), top + height, _TEXT if mark == 0 else _GRID)
    slot = height / len(figure.categories)
    wide = slot * _BAR / len(figure.series)
    for place, category in enumerate(figure.categories):
        y = top + place * slot + slot * (1 - _BAR) / 2
        yield _text(_LABELS - 10, y + slot * _BAR / 2 + 4, category, anchor="end")
        for order, one in enumerate(figure.series):
            value = one.values[place]
            colour = one.colour if len(figure.series) > 1 else (TAKES if value >= 0 else ADDS)
            start, end = sorted((at(0.0), at(value)))
            yield _rect(start, y + order * wide, end - start, wide - 1, colour)
            said = _signed(figure, value, plus=len(figure.series) == 1)
            beside = (end + 5, "start") if value >= 0 else (start - 5, "end")
            yield _text(beside[0], y + (order + 0.5) * wide + 4, said, size=11, anchor=beside[1])


def _signed(figure: ChartFigure, value: float, *, plus: bool) -> str:
    """Write a value, a change with its sign; nothing has none."""
    text = figure.written(value)
    return f"+{text}" if plus and value > 0 and text.strip("0.") else text


def _apart(places: Sequence[float]) -> list[float]:
    """Move labels off one another, in their order from above."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + _LINE - 2)
    over = found[order[-1]] - (HEIGHT - _BOTTOM - 6)
    return [place - over if over > 0 else place for place in found]


def _wrapped(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > most and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
