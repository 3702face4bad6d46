"""A value axis: round ticks, and where a value is between its ends."""

import math
from dataclasses import dataclass
from functools import cached_property

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0)
"""Steps a reader can count in, times a power of ten."""
_LEAST = 1e-12
"""Extent below which a range counts as none."""
_INTERVALS = 6
"""Most intervals between the ticks of one axis."""


@dataclass(frozen=True)
class Axis:
    """From a low value to a high one, with a tick at every step; both ends are ticks."""

    low: float
    high: float
    step: float

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        """Values of the ticks, both ends included; exactly 0 where one is at zero."""
        first, last = round(self.low / self.step), round(self.high / self.step)
        return tuple(place * self.step for place in range(first, last + 1))

    def within(self, low: float, high: float) -> "Axis":
        """Return the part of the axis whose ticks lie between two values."""
        first, last = math.ceil(low / self.step), math.floor(high / self.step)
        return Axis(first * self.step, last * self.step, self.step)

    def part(self, value: float) -> float:
        """Say how far along the axis a value is: 0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)

    def holds(self, value: float) -> bool:
        """Whether a value is on the axis."""
        return self.low <= value <= self.high


def rounded(low: float, high: float, intervals: int = _INTERVALS) -> Axis:
    """Make the shortest axis with round ticks that holds a range [any unit, kept].

    A range without extent is given one, so that nothing divides by zero.
    """
    if high - low < _LEAST:
        low, high = min(low, 0.0), max(high, 0.0)
        high = high if high - low >= _LEAST else low + 1.0
    magnitude = 10.0 ** math.floor(math.log10((high - low) / intervals))
    axes = (_over(low, high, factor * magnitude) for factor in _STEPS)
    return next(axis for axis in axes if len(axis.ticks) <= intervals + 1)


def _over(low: float, high: float, step: float) -> Axis:
    first, last = math.floor(low / step + _SLACK), math.ceil(high / step - _SLACK)
    return Axis(first * step, last * step, step)


_SLACK = 1e-9
"""What rounding may leave over when a range ends on a tick [steps]."""
