"""What every chart has: a plot that says what to draw where, its spots to point at and its table."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.axis import Axis
from leftshift.window.charts.plotting.text_painter import Ink
from leftshift.window.theme import Theme


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same figures as the chart's, as text in rows: what a screen reader and a clipboard take."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark that can be pointed at: where it stands [pixels] and what it says."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where one plot is drawn, and with what."""

    painter: QPainter
    ink: Ink
    theme: Theme
    body: QRectF
    """All below title and subtitle."""
    plot: QRectF
    """The part of it where marks stand."""
    axis: Axis
    quick: bool = False
    """Whether a hand is moving: large areas may do without smooth edges until it rests."""

    def up(self, value: float) -> float:
        """Return the height a value stands at [pixels]."""
        return self.plot.bottom() - self.axis.part(value) * self.plot.height()

    def along(self, value: float) -> float:
        """Return how far right a value stands [pixels]."""
        return self.plot.left() + self.axis.part(value) * self.plot.width()

    def columns(self, count: int) -> list[float]:
        """Place points from the left edge of the plot to its right edge [pixels]."""
        step = self.plot.width() / max(count - 1, 1)
        return [self.plot.left() + step * place for place in range(count)]


class Plot(Protocol):
    """One kind of chart. `draw` comes first; all else speaks of the snapshot it was given."""

    key: str
    """The chart's name in code and settings."""
    name: str
    """The chart's name on screen."""

    def draw(self, snapshot: Snapshot) -> None:
        """Take from a snapshot what the chart shows, asking for nothing."""

    @property
    def title(self) -> str:
        """The finding."""

    @property
    def subtitle(self) -> str:
        """What is counted, in which unit, and what a dash means."""

    @property
    def wanted(self) -> tuple[float, float]:
        """The range of values that the axis should hold."""

    @property
    def stands_on(self) -> Hashable:
        """All that the still parts are drawn from, besides size, look, subtitle and axis."""

    def room(self, body: QRectF, ink: Ink, axis: Axis, /) -> QRectF:
        """Return the part of the body where marks stand."""

    def still(self, canvas: Canvas) -> None:
        """Draw what stays while a lever moves: grid, ticks, landmarks."""

    def moving(self, canvas: Canvas) -> None:
        """Draw what moves: marks and their labels."""

    def spots(self, canvas: Canvas) -> list[Spot]:
        """List what can be pointed at, from left to right and from top to bottom."""

    def table(self) -> ChartTable:
        """Return the chart's figures as text, digit by digit as it shows them."""
