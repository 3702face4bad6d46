"""Peers: every board of a footprint with nothing changed, to set one area beside."""

from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from typing import Final

import numpy as np

from leftshift.evidence.areas import ICB_2025, ICB_2026, Area, areas_in
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import outlook
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario, Years
from leftshift.model.terms import FloatArray, Footprint
from leftshift.questions.case import Case
from leftshift.questions.measures import Measure, measures, seats_by_voice
from leftshift.questions.records import stacked

_KIND: Final = {Footprint.YEAR_2025: ICB_2025, Footprint.YEAR_2026: ICB_2026}
_ONLY_CHANGES: Final = frozenset({"saving", "one_off", "posts_removed", "avoided", "surplus"})
"""Measures that are nothing in every area until something changes, so that no area stands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The boards of a footprint, 42 of 2025/26 or 36 of April 2026, and what doing nothing leads to."""

    areas: tuple[Area, ...]
    results: Results
    """Leading axis (areas,)."""
    seats: FloatArray
    """Voting partner seats by voice, shape (areas, voices) [seats]."""


def peer_measures() -> tuple[Measure, ...]:
    """List the measures on which areas can be set beside one another."""
    return tuple(item for item in measures() if item.key not in _ONLY_CHANGES)


def peers(case: Case) -> Peers:
    """Project doing nothing in every board of the case's footprint, on its years and assumptions."""
    scenario = case.scenario
    return _peers(scenario.area.footprint, scenario.years, tuple(sorted(case.values().items())))


def reading(measure: Measure, results: Results, place: int, seats: FloatArray) -> FloatArray:
    """Read a measure so that areas of any size compare: money as pounds a head.

    Returns shape (areas,), or () for results of one area [unit of the measure, £ a head for money].
    """
    value = measure.of(results, place, seats)
    return (
        np.asarray(value * POUNDS_IN_MILLION / results.population[..., place]) if measure.is_money else value
    )


@lru_cache(maxsize=4)
def _peers(footprint: Footprint, years: Years, values: tuple[tuple[str, float], ...]) -> Peers:
    boards, starts, money = _boards(footprint)
    view = outlook(money, Assumptions.of(dict(values)), deflator_growth(years), years.first)
    levers = stacked([levers_of(replace(start, years=years)) for start in starts])
    return Peers(
        areas=boards,
        results=project(view, levers),
        seats=np.stack([seats_by_voice(start.board.seats) for start in starts]),
    )


@cache
def _boards(footprint: Footprint) -> tuple[tuple[Area, ...], tuple[Scenario, ...], Baseline]:
    boards = tuple(area for area in areas_in(footprint) if area.kind == _KIND[footprint])
    starts = tuple(baseline_scenario(area, footprint=footprint) for area in boards)
    each = [baseline(area) for area in boards]
    money = Baseline(
        **{entry.name: np.stack([getattr(one, entry.name) for one in each]) for entry in fields(Baseline)}
    )
    return boards, starts, money
