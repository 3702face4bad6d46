"""Uncertainty: between what and what each line lies, given what the assumptions may turn out to be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leftshift.model.outlook import Outlook
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import Levers, project
from leftshift.model.results import Results
from leftshift.model.terms import FloatArray, Number, View
from leftshift.questions.draws import DEFAULT_DRAWS, DEFAULT_SEED, drawn_values
from leftshift.questions.measures import Measure, seats_by_voice, shown_measures
from leftshift.questions.stacking import changed
from leftshift.questions.study import Study

LEVELS: Final = (0.10, 0.25, 0.50, 0.75, 0.90)
"""The percentiles of a band, from low to high [share of draws]."""
Paths = NDArray[np.float32]
"""Lines of every draw, shape (lines, years, draws); seven digits, more than any screen shows.

Numpy ranks them twice as fast as doubles."""
BLOCK: Final = 4_096
"""Draws worked out together, so that memory stays small however many there are [draws]."""
_ALL_YEARS: Final = slice(None)
_KEPT: Final = 30_000_000
"""Memory that is kept between two projections of draws [bytes]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Percentiles of one line, each of shape (years,), in the unit of the line."""

    low: FloatArray
    """One draw in ten lies below [P10]."""
    lower: FloatArray
    """One in four lies below [P25]."""
    middle: FloatArray
    """Half lie below [P50]."""
    upper: FloatArray
    """One in four lies above [P75]."""
    high: FloatArray
    """One in ten lies above [P90]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The band of every line that was asked for, by the key of its measure."""

    lines: Mapping[str, Band]
    view: View
    draws: int
    seed: int


class Uncertainty:
    """Works out bands; keeps the outlook of its draws, so that a lever that moves costs no new one."""

    def __init__(self, *, seed: int = DEFAULT_SEED, draws: int = DEFAULT_DRAWS) -> None:
        self.seed = seed
        self.draws = draws
        self._stands: tuple[object, ...] | None = None
        self._outlook: Outlook | None = None
        self._paths = _room(0, 0, 0)

    def outlook(self, study: Study) -> Outlook:
        """Return the outlook of all draws; leading axis (draws,)."""
        scenario = study.scenario
        stands = (study.baseline, scenario.years, scenario.assumptions, scenario.own_allocations)
        kept = self._stands
        same = kept is not None and kept[0] is stands[0] and kept[1:] == stands[1:]
        if self._outlook is None or not same:
            # The C library gives what is freed back to the system, and a quarter of each projection would be
            # getting it again, until it has seen a room as large as this freed, which costs nothing.
            np.empty(_KEPT, dtype=np.uint8)
            drawn = drawn_values(study.values(), seed=self.seed, count=self.draws)
            self._outlook, self._stands = draws_innermost(study.outlook(drawn), self.draws), stands
        return self._outlook

    def bands(self, study: Study, *, of: Sequence[Measure] | None = None, view: View = View.CASH) -> Bands:
        """Work the bands out in one go, for few enough draws to follow a drag.

        `of` are the lines wanted, all that are shown when not given. Money stands in the view's terms.
        """
        wanted = shown_measures() if of is None else tuple(of)
        shape = (len(wanted), study.scenario.years.count, self.draws)
        if self._paths.shape != shape:
            self._paths = _room(*shape)
        paths = self._paths
        results = project(self.outlook(study), _levers(study, self.draws))
        _fill(paths, results, _seats(study), wanted=wanted, view=view)
        return Bands(lines=_ranked(paths, wanted), view=view, draws=self.draws, seed=self.seed)


def bands_in_blocks(
    study: Study,
    *,
    seed: int = DEFAULT_SEED,
    draws: int = DEFAULT_DRAWS,
    of: Sequence[Measure] | None = None,
    view: View = View.CASH,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _done: None,
) -> Bands | None:
    """Work the bands out block by block, as for very many draws; None when cancelled on the way.

    `progress` hears what part is done [share]. The answer is that of `Uncertainty.bands`.
    """
    wanted = shown_measures() if of is None else tuple(of)
    paths = _room(len(wanted), study.scenario.years.count, draws)
    seats = _seats(study)
    drawn = drawn_values(study.values(), seed=seed, count=draws)
    # Ranking takes about as long as projecting, so each counts half.
    for block in _blocks(draws):
        if cancelled():
            return None
        values = {key: _part(value, block) for key, value in drawn.items()}
        count = block.stop - block.start
        results = project(draws_innermost(study.outlook(values), count), _levers(study, count))
        _fill(paths[..., block], results, seats, wanted=wanted, view=view)
        progress(block.stop / draws / 2)
    lines: dict[str, Band] = {}
    for place, item in enumerate(wanted):
        if cancelled():
            return None
        lines.update(_ranked(paths[place : place + 1], (item,)))
        progress((1 + (place + 1) / len(wanted)) / 2)
    return Bands(lines=MappingProxyType(lines), view=view, draws=draws, seed=seed)


def _room(lines: int, years: int, draws: int) -> Paths:
    return np.empty((lines, years, draws), dtype=np.float32)


def draws_innermost(outlook: Outlook, count: int) -> Outlook:
    """Lay arrays of shape (draws, ...) so that one year's draws lie side by side in memory.

    Shapes and numbers stay; steps over a thousand draws in a row are far quicker than over seven sectors.
    """
    return changed(outlook, lambda _name, value: _innermost(value, count))


def _innermost(value: Number, count: int) -> Number:
    if isinstance(value, np.ndarray) and value.ndim > 1 and value.shape[0] == count:
        return np.asfortranarray(value)
    return value


def _levers(study: Study, count: int) -> Levers:
    """Give the levers, laid out like the draws: so is all that comes of both, a year's draws side by side."""
    levers = study.levers()
    move, share_ramp, cut_ramp = (
        np.repeat(one[:, None], count, axis=1).T for one in (levers.move, levers.share_ramp, levers.cut_ramp)
    )
    return replace(levers, move=move, share_ramp=share_ramp, cut_ramp=cut_ramp)


def _blocks(draws: int) -> Iterator[slice]:
    for start in range(0, draws, BLOCK):
        yield slice(start, min(start + BLOCK, draws))


def _part(value: Number, block: slice) -> Number:
    return value[block] if isinstance(value, np.ndarray) else value


def _seats(study: Study) -> FloatArray:
    return seats_by_voice(study.scenario.board.seats)


def _fill(
    paths: Paths, results: Results, seats: FloatArray, *, wanted: Sequence[Measure], view: View
) -> None:
    """Write every line of every draw into `paths`, shape (lines, years, draws)."""
    turned = {view: _per_pound(results, view) for view in (view,) if view is not View.CASH}
    for place, item in enumerate(wanted):
        path = item.of(results, _ALL_YEARS, seats)
        if view in turned and item.is_money:
            path = path * turned[view]
        paths[place] = path.T


def _per_pound(results: Results, view: View) -> FloatArray:
    """Say what £1m in cash is worth in a view's terms, shape (..., years) [£m, or £ a head]."""
    if view is View.REAL:
        return 1 / results.deflator
    return POUNDS_IN_MILLION / results.population


def _ranked(paths: Paths, wanted: Sequence[Measure]) -> Mapping[str, Band]:
    """Rank the draws of each line and year in place, and keep the draw nearest to each percentile.

    A full sort: numpy's is vectorised, and quicker than partitioning at three percentiles.
    """
    paths.sort(axis=-1)
    draws = paths.shape[-1]
    levels = paths[..., [round(level * (draws - 1)) for level in LEVELS]].astype(np.float64)
    levels.flags.writeable = False
    names = [entry.name for entry in fields(Band)]
    return MappingProxyType(
        {
            item.key: Band(**{name: levels[place, :, i] for i, name in enumerate(names)})
            for place, item in enumerate(wanted)
        }
    )
