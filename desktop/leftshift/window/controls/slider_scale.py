"""Marks: what is pointed at on a slider's scale, and how a share is written there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SliderMark:
    """One place on a slider's scale that the evidence names."""

    value: float
    """Its value, in the slider's own unit [share]."""
    label: str
    """A word or a figure short enough to be written beneath the groove."""
    tip: str = ""
    """What it is and where it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SliderScale:
    """All that a slider's scale shows: its ends, its limits, its step, where it began, the evidence."""

    low: float
    high: float
    floor: float
    """Lowest value that may be reached [share]."""
    ceiling: float
    """Highest value that may be reached [share]."""
    step: float
    """What one click or arrow key moves [share]."""
    start: float
    """Value in the baseline [share]."""
    marks: tuple[SliderMark, ...] = ()
