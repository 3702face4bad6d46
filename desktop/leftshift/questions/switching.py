"""Switching values: where each assumption would have to go for a met target to be missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.model.projection import project
from leftshift.model.terms import FloatArray, Number
from leftshift.questions.draws import Range, ranges
from leftshift.questions.measures import seats_by_voice
from leftshift.questions.study import Study
from leftshift.questions.targets import Target, value_now

_PARTS: Final = np.linspace(0, 1, 33)
"""Where a range is searched at first, and each step again in every round [share of it]."""
_ROUNDS: Final = 8
"""Rounds after the first: each narrows the step 32-fold, to well below what a number can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchingValue:
    """Where one assumption turns the answer, going down and going up from the scenario's value."""

    assumption: Range
    below: float | None
    """Nearest lower value at which the answer turns; None where it never does down to the low end."""
    above: float | None
    """Nearest higher value at which the answer turns; None where it never does up to the high end."""

    @property
    def nearest(self) -> float | None:
        """The turning value that is nearer to the scenario's value; None where there is none."""
        ends = [value for value in (self.below, self.above) if value is not None]
        return min(ends, key=lambda value: abs(value - self.assumption.value), default=None)

    @property
    def room(self) -> float:
        """How far the assumption may move before the answer turns, of its range [share]; inf if never."""
        if self.nearest is None:
            return np.inf
        return abs(self.nearest - self.assumption.value) / (self.assumption.high - self.assumption.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switching:
    """Whether a target is met, and for each assumption where that would turn, the tightest first."""

    target: Target
    value: float
    met: bool
    switches: tuple[SwitchingValue, ...]


def switching(study: Study, target: Target) -> Switching:
    """Find for each assumption the values at which a met target stops being met, the others as they are.

    Where the target is missed, the values at which it would be met. Looks over the plausible range only,
    in 32 steps each way: a target that is missed and met again within one step is not seen.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    spread = ranges(study.values())
    value = value_now(study, target.measure, target.year)
    met = bool(target.met(value))
    turns = _turns(study, target, [(item, end) for item in spread for end in (item.low, item.high)], met=met)
    switches = [
        SwitchingValue(assumption=item, below=below, above=above)
        for item, below, above in zip(spread, turns[::2], turns[1::2], strict=True)
    ]
    return Switching(
        target=target, value=value, met=met, switches=tuple(sorted(switches, key=lambda item: item.room))
    )


def _turns(
    study: Study, target: Target, ways: Sequence[tuple[Range, float]], *, met: bool
) -> list[float | None]:
    """Find on each way, from an assumption's value to one end, where the answer first turns."""
    found: list[float | None] = [None] * len(ways)
    rows = np.arange(len(ways))
    near, far = (np.array(ends) for ends in ([item.value for item, _ in ways], [end for _, end in ways]))
    for _ in range(1 + _ROUNDS):
        if rows.size == 0:
            break
        tried = near[:, None] + (far - near)[:, None] * _PARTS
        tried[:, -1] = far
        turned = target.met(_read(study, target, [ways[row][0] for row in rows.tolist()], tried)) != met
        turned[:, 0] = False
        # Ways that never turn drop out, so that the finer rounds cost little.
        kept = turned.any(axis=1)
        rows, tried, first = rows[kept], tried[kept], turned[kept].argmax(axis=1)
        places = np.arange(rows.size)
        near, far = tried[places, first - 1], tried[places, first]
    for row, value in zip(rows.tolist(), far.tolist(), strict=True):
        found[row] = value
    return found


def _read(study: Study, target: Target, items: Sequence[Range], tried: FloatArray) -> FloatArray:
    """Read the measure with one assumption a row at the values tried, shape (items, values)."""
    values: dict[str, Number] = {key: np.full(tried.shape, value) for key, value in study.values().items()}
    for row, item in enumerate(items):
        own = np.asarray(values[item.key])
        own[row] = tried[row]
    results = project(study.outlook(values), study.levers())
    seats = seats_by_voice(study.scenario.board.seats)
    return np.broadcast_to(target.measure.of(results, study.place(target.year), seats), tried.shape)
