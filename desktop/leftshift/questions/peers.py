"""Peers: every board of a footprint with nothing changed, to set one area beside."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache, partial
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area, boards_in
from leftshift.evidence.baselines import baseline
from leftshift.evidence.boards import board_of
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried
from leftshift.model.outlook import outlook
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario, Years
from leftshift.model.terms import FloatArray, Footprint, Number
from leftshift.questions.measures import Measure, Place, measures, seats_by_voice
from leftshift.questions.stacking import leaves, stacked
from leftshift.questions.study import Study, levers_in

_ONLY_CHANGES: Final = frozenset(
    {"saving", "one_off", "posts_removed", "avoided", "stranded", "new_care", "staff_for_new_care", "surplus"}
)
"""Measures that are nothing in every area until something changes, so that no area stands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The boards of a footprint, 42 of 2025/26 or 36 of April 2026, and what doing nothing leads to."""

    areas: tuple[Area, ...]
    results: Results
    """Leading axis (areas,)."""
    seats: FloatArray
    """Voting partner seats by voice, shape (areas, voices) [seats]."""

    @property
    def boards_known(self) -> tuple[bool, ...]:
        """Whether each area's own board is known; the seats of the others hold a place and rank nobody."""
        return tuple(board_of(area).known for area in self.areas)


@cache
def peer_measures() -> tuple[Measure, ...]:
    """List the measures on which areas of any size can be set beside one another: money as pounds a head."""
    return tuple(_a_head(item) for item in measures() if item.key not in _ONLY_CHANGES)


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
    boards, starts, money = _boards(study.scenario.area.footprint)
    scenarios = [carried(study.scenario, study.start, start) for start in starts]
    view = replace(study, baseline=money).outlook()
    return Peers(
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
