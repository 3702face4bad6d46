"""Draws: what each assumption may turn out to be, always the same draws for the same seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from leftshift.evidence.assumptions import AssumptionFact, assumption_facts
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray, Number
from leftshift.questions.study import used_keys

DEFAULT_DRAWS: Final = 1_000
FEWEST_DRAWS: Final = 100
MOST_DRAWS: Final = 100_000
DRAWS_AT_ONCE: Final = DEFAULT_DRAWS
"""Most draws that are worked out within the frame of a drag step [draws]."""
DEFAULT_SEED: Final = 2025
"""Any fixed number would do; a scenario may hold another."""
_MANTISSA: Final = 53
"""Bits of a double; a raw 64-bit draw keeps its highest ones."""
_WHOLE_YEARS: Final = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What one assumption may plausibly be: low, the scenario's own value, high."""

    key: str
    label: str
    unit: str
    low: float
    value: float
    high: float
    whole: bool = False
    """Whether only whole numbers make sense, as for years."""


def draws_of(scenario: Scenario) -> tuple[int, int]:
    """Return the number of draws and the seed of a scenario, or the program's own."""
    if scenario.draws is None:
        return DEFAULT_DRAWS, DEFAULT_SEED
    return scenario.draws.count, scenario.draws.seed


def ranges(values: Mapping[str, float]) -> tuple[Range, ...]:
    """List the assumptions that the model reads and that have a range.

    The range is the published one, widened where the scenario's value lies outside. Switches and figures
    without a range are fixed and left out.
    """
    return tuple(
        _range(item, values[item.key])
        for item in assumption_facts()
        if item.key in used_keys() and not item.is_switch and item.low < item.high
    )


def _range(item: AssumptionFact, value: float) -> Range:
    return Range(
        key=item.key,
        label=item.label,
        unit=item.unit,
        low=min(item.low, value),
        value=value,
        high=max(item.high, value),
        whole=item.unit == _WHOLE_YEARS,
    )


def drawn_values(
    values: Mapping[str, float], *, seed: int = DEFAULT_SEED, count: int = DEFAULT_DRAWS
) -> dict[str, Number]:
    """Draw every assumption that has a range from a triangle, shape (count,); the others keep their value.

    Low and high end the triangle and the scenario's value is its peak. An assumption's draws depend on
    seed and key alone, so a new assumption, another scenario or another step of a drag changes no draw:
    common random numbers. More draws begin with the fewer.

    Raises:
        ValueError: fewer or more draws than are allowed.
    """
    if not FEWEST_DRAWS <= count <= MOST_DRAWS:
        raise ValueError(f"{count} draws were asked for; choose from {FEWEST_DRAWS:,} to {MOST_DRAWS:,}.")
    spread = ranges(values)
    drawn: dict[str, Number] = dict(values)
    if spread:
        drawn.update(zip((item.key for item in spread), _triangular(spread, seed, count), strict=True))
    return drawn


def _triangular(spread: Sequence[Range], seed: int, count: int) -> FloatArray:
    """Draw several assumptions, shape (assumptions, count)."""
    uniform, root, root_left = _roots(tuple(item.key for item in spread), seed, count)
    low, peak, high = (
        np.array([getattr(item, name) for item in spread])[:, None] for name in ("low", "value", "high")
    )
    drawn = triangle(uniform, root, root_left, low=low, peak=peak, high=high)
    whole = [place for place, item in enumerate(spread) if item.whole]
    drawn[whole] = np.rint(drawn[whole])
    return drawn


def triangle(
    uniform: FloatArray,
    root: FloatArray,
    root_left: FloatArray,
    *,
    low: FloatArray,
    peak: FloatArray,
    high: FloatArray,
) -> FloatArray:
    """Invert a triangle's distribution function, all shapes broadcast.

    Up to the peak x = low + sqrt(u · (high − low) · (peak − low)), beyond it
    x = high − sqrt((1 − u) · (high − low) · (high − peak)). `uniform` is u from 0 to 1, `root` its square
    root, `root_left` the square root of 1 − u.
    """
    width = high - low
    return np.where(
        uniform < (peak - low) / width,
        low + root * np.sqrt(width * (peak - low)),
        high - root_left * np.sqrt(width * (high - peak)),
    )


@lru_cache(maxsize=4)
def _roots(keys: tuple[str, ...], seed: int, count: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Keep the unit draws and the roots of both their sides, so that moving a value costs no drawing."""
    uniform = np.stack([unit_draws(key, seed=seed, count=count) for key in keys])
    found = uniform, np.sqrt(uniform), np.sqrt(1 - uniform)
    for array in found:
        array.setflags(write=False)
    return found


def unit_draws(key: str, *, seed: int, count: int) -> FloatArray:
    """Draw numbers from 0 up to 1 for one assumption, shape (count,).

    Read from the generator's raw stream, which numpy promises never to change.
    """
    stream = np.random.PCG64(np.random.SeedSequence([seed, int.from_bytes(key.encode())]))
    raw = stream.random_raw(count) >> np.uint64(64 - _MANTISSA)
    return np.asarray(raw * 2.0**-_MANTISSA, dtype=np.float64)
