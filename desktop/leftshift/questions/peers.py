"""Peers: every board of a footprint with nothing changed, to set one area beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leftshift.evidence.areas import Area, boards_in
from leftshift.evidence.baselines import baseline
from leftshift.evidence.boards import board_of
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.evidence.structure import SUM, ContextMeasure, context_measures, context_of
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried
from leftshift.model.outlook import outlook
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario, Years
from leftshift.model.terms import FloatArray, Footprint, Number
from leftshift.questions.estimates import is_estimate
from leftshift.questions.measures import Measure, Place, measures, seats_by_voice
from leftshift.questions.stacking import leaves, stacked
from leftshift.questions.study import Study, levers_in

_ONLY_CHANGES: Final = frozenset(
    {"saving", "one_off", "posts_removed", "avoided", "stranded", "new_care", "staff_for_new_care", "surplus"}
)
"""Measures that are nothing in every area until something changes, so that no area stands out."""
_BY_SIZE: Final = frozenset({"beds"})
"""Measures that follow the size of an area; the context has beds for as many people."""
BOARD_MEASURE: Final = "gallagher"
"""The measure that rests on who sits on the board."""
_SO_MANY: Final = 100_000
_OF_SO_MANY: Final = " for each 100,000 people"
"""What a count is set beside others by: registered people [people]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The boards of a footprint, 42 of 2025/26 or 36 of April 2026, and what doing nothing leads to."""

    footprint: Footprint
    areas: tuple[Area, ...]
    results: Results
    """Leading axis (areas,)."""
    seats: FloatArray
    """Voting partner seats by voice, shape (areas, voices) [seats]."""

    def values(self, item: Measure, place: int) -> FloatArray:
        """Read a measure of every area in one year, shape (areas,); not a number where it is not known."""
        if item.key in _context():
            return _context_values(item.key, self.footprint)
        found = np.broadcast_to(item.of(self.results, place, self.seats), len(self.areas))
        return np.where(self.boards_known, found, np.nan) if item.key == BOARD_MEASURE else found

    @property
    def boards_known(self) -> tuple[bool, ...]:
        """Whether each area's own board is known; the seats of the others only stand in for one."""
        return tuple(board_of(area).known for area in self.areas)

    def estimates(self, key: str) -> NDArray[np.bool_]:
        """Say of which areas a measure rests on an estimate, shape (areas,)."""
        return _estimates(key, self.footprint)


@cache
def peer_measures() -> tuple[Measure, ...]:
    """List the measures on which areas of any size can be set beside one another: money as pounds a head.

    What areas are like, which no scenario changes, comes last; what is counted is for as many people.
    """
    return (
        *(_a_head(item) for item in measures() if item.key not in _ONLY_CHANGES | _BY_SIZE),
        *(
            Measure(
                key=item.key,
                label=item.label,
                unit=f"{item.unit}{_OF_SO_MANY if item.way == SUM else ''}",
                better=None,
                of=_unchanged,
            )
            for item in context_measures()
        ),
    )


def context_time(key: str) -> str | None:
    """Say what time a measure of what areas are like counts; None for one that results are read by."""
    item = _context().get(key)
    return None if item is None else item.when


def context_value(key: str, area: Area) -> float | None:
    """Read what an area is like, counts for as many people; None for a measure that results are read by."""
    item = _context().get(key)
    if item is None:
        return None
    for_each = _SO_MANY / float(baseline(area).population) if item.way == SUM else 1.0
    return context_of(area)[key] * for_each


@cache
def _context() -> Mapping[str, ContextMeasure]:
    return MappingProxyType({item.key: item for item in context_measures()})


@lru_cache(maxsize=64)
def _context_values(key: str, footprint: Footprint) -> FloatArray:
    return _kept([np.asarray(context_value(key, area)) for area in boards_in(footprint)])


@lru_cache(maxsize=64)
def _estimates(key: str, footprint: Footprint) -> NDArray[np.bool_]:
    found = np.array([is_estimate(key, area) for area in boards_in(footprint)])
    found.setflags(write=False)
    return found


def _unchanged(results: Results, place: Place, _seats: FloatArray) -> FloatArray:
    """Give nought: what an area is like is in `Peers.values`, and no scenario changes it."""
    return np.zeros_like(results.total[..., place])


def peer_measure(key: str) -> Measure:
    """Look up one of these measures.

    Raises:
        KeyError: areas cannot be set beside one another by it.
    """
    return {item.key: item for item in peer_measures()}[key]


def peers(study: Study) -> Peers:
    """Project doing nothing in every board of the study's footprint, on its years and assumptions."""
    scenario = study.scenario
    return _peers(scenario.area.footprint, scenario.years, tuple(sorted(study.values().items())))


def carried_peers(study: Study) -> Peers:
    """Make the same change, in points of share, in every board of the study's footprint: one batch."""
    footprint = study.scenario.area.footprint
    boards, starts, money = _boards(footprint)
    scenarios = [carried(study.scenario, study.start, start) for start in starts]
    view = replace(study, baseline=money).outlook()
    return Peers(
        footprint=footprint,
        areas=boards,
        results=project(view, stacked(levers_in(replace(study, baseline=money), scenarios))),
        seats=np.stack([seats_by_voice(one.board.seats) for one in scenarios]),
    )


def _a_head(item: Measure) -> Measure:
    if not item.is_money:
        return item
    return replace(item, label=f"{item.label} a head", unit="£ a head", of=partial(_read_a_head, item))


def _read_a_head(item: Measure, results: Results, place: Place, seats: FloatArray) -> FloatArray:
    return np.asarray(item.of(results, place, seats) * POUNDS_IN_MILLION / results.population[..., place])


@lru_cache(maxsize=4)
def _peers(footprint: Footprint, years: Years, values: tuple[tuple[str, float], ...]) -> Peers:
    boards, starts, money = _boards(footprint)
    view = outlook(money, Assumptions.of(dict(values)), deflator_growth(years), years.first)
    for _, value in leaves(view):
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    levers = stacked([levers_of(replace(one, years=years), np.array(one.shares.target)) for one in starts])
    return Peers(
        footprint=footprint,
        areas=boards,
        results=project(view, levers),
        seats=_kept([seats_by_voice(start.board.seats) for start in starts]),
    )


@cache
def _boards(footprint: Footprint) -> tuple[tuple[Area, ...], tuple[Scenario, ...], Baseline]:
    boards = boards_in(footprint)
    starts = tuple(baseline_scenario(area, footprint=footprint) for area in boards)
    each = [baseline(area) for area in boards]
    money = Baseline(
        **{entry.name: _kept([getattr(one, entry.name) for one in each]) for entry in fields(Baseline)}
    )
    return boards, starts, money


def _kept(values: Sequence[Number]) -> FloatArray:
    """Stack one value an area, shape (areas, ...), for good."""
    found = np.stack(values)
    found.setflags(write=False)
    return found
