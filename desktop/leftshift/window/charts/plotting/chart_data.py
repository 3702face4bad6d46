"""What a chart shows, as frozen data: one pure function a chart makes it, without Qt."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import numpy as np

from leftshift.board.voices import Voice
from leftshift.model.seats import Group
from leftshift.model.terms import FloatArray, Sector
from leftshift.window.roles import Unmoved

Colour: TypeAlias = Sector | Unmoved | Group | Voice | str
"""A colour by what it stands for: a sector, a group, a voice, or a field of `theme.Surfaces`, as "accent"."""

Forms: TypeAlias = tuple[tuple[str, ...], ...]
"""A label in up to four forms, each a tuple of lines: for a wide chart first, for the narrowest one last."""


_SEEN = 0.002
"""Least distance of two lines that is drawn, of the whole axis [share]."""


class Fill(Enum):
    """How an area or a bar is filled."""

    FILLED = "filled"
    TINTED = "tinted"
    """In a colour the ground shines through."""
    HATCHED = "hatched"
    """Hatched within an outline."""
    HOLLOW = "hollow"
    """A dashed outline alone: what there was before, or with nothing changed."""
    OUTLINED = "outlined"
    """A thick outline alone."""
    THIN = "thin"
    """A thin line along its middle."""


class Dash(Enum):
    """How a line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    """The baseline."""
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"
    """A pinned scenario."""


class Shape(Enum):
    """A mark at one value."""

    DOT = "dot"
    RING = "ring"
    DIAMOND = "diamond"
    SQUARE = "square"
    STROKE = "stroke"
    """An upright stroke a little taller than the bar beside it."""
    BLOCK = "block"
    """A thick upright stroke as tall as the bar beside it: where something begins, ends or turns."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same figures as the chart's, as text in rows: for a screen reader and the clipboard."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A mark that can be pointed at, in the coordinates of its chart, and what it says.

    In a year chart `x` is the place of the year (0 is the first one, -1 the last one published before it) and
    `y` the value; in a row chart `x` is the value and `y` the place of the row; a shape of its own says what
    they are.
    """

    x: float
    y: float
    name: str
    """What it is the value of, as “Community, 2027/28”."""
    value: str
    """Its value as text; further lines may follow."""
    series: str = ""
    """The same without the year, as “Community”, where all series of a year are read at once."""
    of: Colour = ""
    """Whose value it is, where that has a colour of its own: a sector, a group, a voice."""

    @property
    def text(self) -> str:
        """Name and value, one below the other."""
        return f"{self.name}\n{self.value}"


# By year ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value a year, joined."""

    values: FloatArray
    """Shape (years,), in the unit of the chart."""
    colour: Colour
    key: str = ""
    """The series it belongs to: a line, its baseline, its band and its label share one."""
    dash: Dash = Dash.SOLID
    width: float = 2.5
    """[pixels]"""
    dots: bool = False
    """Whether every year has a dot."""
    letter: str = ""
    """Letter of a pinned scenario, written at its last diamond; a line with a letter has open diamonds."""
    outlined: bool = False
    """Whether it runs across filled areas and is drawn in the colour of the ground there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillBetween:
    """What lies between two lines."""

    low: FloatArray
    high: FloatArray
    """Both of shape (years,), in the unit of the chart."""
    colour: Colour
    key: str = ""
    fill: Fill = Fill.TINTED
    strength: float = 1.0
    """How opaque it is beside the usual tint [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A bar a year, between two values."""

    start: FloatArray
    end: FloatArray
    """Both of shape (years,), in the unit of the chart."""
    colour: Colour
    key: str = ""
    fill: Fill = Fill.FILLED


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMark:
    """A ring a year."""

    values: FloatArray
    """Shape (years,), in the unit of the chart."""
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedValue:
    """A value written at the marked year, which the title names: at a dot on its line, or in its area."""

    value: float
    """The height of the dot, or of the middle of the area, in the unit of the chart."""
    text: str
    colour: Colour
    """Colour of the line or the area."""
    key: str = ""
    height: float = 0.0
    """How high the area is, in the unit of the chart; 0 on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A level line at one value: a published limit."""

    value: float
    colour: Colour = "landmark"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLabel:
    """The label beside the last year of a series, in place of a legend."""

    value: float
    """Where its mark ends, in the unit of the chart."""
    forms: Forms
    colour: Colour
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Published figures from before the first year, in a strip on the left."""

    years: tuple[str, ...]
    """Their labels below the strip."""
    values: FloatArray
    """Shape (series, published years), in the unit of the chart."""
    colours: tuple[Colour, ...]
    """One a series."""
    texts: tuple[tuple[str, ...], ...]
    """What is written at each dot; the same shape as `values`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMarks:
    """All that a chart by year draws, in the order in which it is drawn: each kind over the one before."""

    first_year: int
    count: int
    """Number of years."""
    marked: int
    """The year that is marked by an upright line and always has its label."""
    upright: bool = True
    """Whether the marked year has its line."""
    slotted: bool = False
    """Whether a year takes a slot with a bar in it; else years are points, the outer ones at the edges."""
    stack: tuple[FillBetween, ...] = ()
    """Bands that lie upon one another, the lowest first."""
    bands: tuple[FillBetween, ...] = ()
    bars: tuple[Bars, ...] = ()
    lines: tuple[Line, ...] = ()
    levels: tuple[ReferenceLine, ...] = ()
    marks: tuple[YearMark, ...] = ()
    values: tuple[MarkedValue, ...] = ()
    labels: tuple[EndLabel, ...] = ()
    published: Published | None = None

    @property
    def years(self) -> range:
        """The financial years, by their first calendar year."""
        return range(self.first_year, self.first_year + self.count)


# By row ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBar:
    """A bar between two values of the axis."""

    start: float
    end: float
    colour: Colour
    fill: Fill = Fill.FILLED
    lane: int = 0
    """Which of the row's lanes it lies in, from the top."""
    thickness: float = 1.0
    """How thick it is, of its lane [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMark:
    """A mark at one value of the axis."""

    value: float
    colour: Colour
    shape: Shape = Shape.DOT
    lane: int | None = 0
    """Which of the row's lanes it is in, from the top; None for a stroke across all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its name on the left, its figure on the right, and its bars and marks between them."""

    name: str
    brief: str = ""
    """Its name where there is little room; the full one unless given."""
    figure: str = ""
    colour: Colour = "text"
    strong: bool = False
    """Whether it stands out, as a total does."""
    ruled: bool = False
    """Whether a line is drawn above it."""
    heading: bool = False
    """Whether its name stands alone across the whole width, over the rows below it."""
    rank: float = 0.0
    """How much it matters: where not all rows fit, those of the lowest rank are left to the table."""
    bars: tuple[RowBar, ...] = ()
    marks: tuple[RowMark, ...] = ()
    link: float | None = None
    """Value at which a thin line joins it with the row below."""
    readings: tuple[Reading, ...] = ()
    """What can be pointed at in it; `y` is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMarks:
    """All that a chart of rows draws."""

    rows: tuple[Row, ...]
    fitted: Callable[[int], tuple[Row, ...]] | None = None
    """Returns at most so many rows, where a chart joins rows that have no room."""
    lanes: int = 1
    """Bars that lie below one another in a row."""
    stacked: bool = False
    """Whether long names may move above their bars where there is little room."""
    longest: str = ""
    """A figure as long as any may get, so that bars do not move when figures grow."""
    name_lines: int = 1
    """Lines that a name may take."""
    tall: bool = False
    """Whether rows take all the height there is, as marks and thin bars may."""
    closest: float = 1.1
    """Least height of a row [lines of text]."""
    reference: float | None = None
    """The value all rows are held against, drawn as an upright line."""
    reference_text: str = ""
    sums_below: int = 0
    """Rows at the end that are never left out."""
    below: str = ""
    """Words below the rows, in whole: what the figures must not be shown without, or what they come to."""
    below_brief: str = ""
    """The same where there is little room."""
    below_colour: Colour = "text"


# The chart -------------------------------------------------------------------------------------------


def no_table() -> ChartTable:
    """Return the table of a chart that has no figures."""
    return ChartTable((), ())


def no_readings() -> tuple[Reading, ...]:
    """Return the readings of a chart that has no figures."""
    return ()


def plain_tick(value: float, _step: float) -> str:
    """Write a tick as it is."""
    return f"{value:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """All that one chart shows at one moment. Table and readings are worked out when they are asked for."""

    key: str
    """The chart's name in code and settings."""
    name: str
    """The chart's name on screen."""
    title: str
    """The finding."""
    subtitle: str
    """What is counted, in which unit, and what a dash means; where there is no room, its last clauses go."""
    wanted: tuple[float, float] = (0.0, 1.0)
    """Range of values that the axis should hold, in the unit of the chart."""
    tick: Callable[[float, float], str] = plain_tick
    """Writes a tick of the axis, given its value and the step between ticks."""
    marks: object = None
    """`YearMarks`, `RowMarks`, or a shape of its own: a frozen class that its graphics object draws."""
    words: str = ""
    """A sentence below the marks, in up to two lines."""
    table: Callable[[], ChartTable] = no_table
    readings: Callable[[], tuple[Reading, ...]] = no_readings
    context: Hashable = None
    """What the axis belongs to: when it changes, the axis settles anew even during a drag."""

    @property
    def description(self) -> str:
        """What the chart shows, in sentences for those who cannot see it."""
        return f"{self.title}. {self.subtitle}."


def differs(one: FloatArray, other: FloatArray, extent: float) -> bool:
    """Whether two lines of shape (years,) would be seen apart on an axis of an extent [unit of both]."""
    return bool(np.abs(one - other).max() > extent * _SEEN)
