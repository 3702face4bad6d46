"""Compare: one scenario carried to every ICB, and where its own area stands among them."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from leftshift.evidence.areas import ICB_2025, Area, areas
from leftshift.evidence.baselines import all_icbs
from leftshift.evidence.sector_money import icb_codes
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.projection import levers_of, project
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.stacking import stacked
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now
from leftshift.questions.uncertainty import Uncertainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A measure in each of the 42 ICBs of 2025/26 under the same change; arrays have shape (icbs,)."""

    measure: Measure
    year: int
    codes: tuple[str, ...]
    names: tuple[str, ...]
    before: FloatArray
    """With nothing changed but the scenario's assumptions [unit of the measure]."""
    after: FloatArray
    """Under the scenario [unit of the measure]."""
    own: float
    """The scenario's own area [unit of the measure]."""
    rank: int
    """Place of the own area: 1 and the number of ICBs that do better; the greatest comes first where
    neither way is better."""


def over_areas(study: Study, measure: Measure, year: int) -> Comparison:
    """Make the same change, in points of share, in every ICB, in one batch.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    place = study.place(year)
    everywhere = replace(study, baseline=all_icbs())
    view = everywhere.outlook()
    read = [
        np.broadcast_to(
            measure.of(
                project(view, stacked([levers_of(one) for one in scenarios])),
                place,
                np.stack([seats_by_voice(one.board.seats) for one in scenarios]),
            ),
            len(scenarios),
        )
        for scenarios in (
            tuple(replace(start, years=study.scenario.years) for start in _starts()),
            carried_everywhere(study),
        )
    ]
    own = value_now(study, measure, year)
    others = [
        value
        for code, value in zip(icb_codes(), read[1].tolist(), strict=True)
        if code not in study.scenario.area.codes
    ]
    return Comparison(
        measure=measure,
        year=year,
        codes=icb_codes(),
        names=tuple(area.name for area in _icbs()),
        before=read[0],
        after=read[1],
        own=own,
        rank=1 + sum(value < own if measure.better == "lower" else value > own for value in others),
    )


def carried_everywhere(study: Study) -> tuple[Scenario, ...]:
    """Carry the scenario to every ICB of 2025/26, in the order of `icb_codes()`."""
    return tuple(carried(study.scenario, study.start, start) for start in _starts())


def bands_over_areas(study: Study, measure: Measure, year: int, *, seed: int, draws: int) -> FloatArray:
    """Say between what and what the measure lies in each ICB, shape (icbs, 3): P10, P50, P90.

    Every ICB sees the same draws, so that they differ by what they are and not by chance.

    Raises:
        ValueError: the year is not among those the scenario shows.
    """
    place = study.place(year)
    sampler = Uncertainty(seed=seed, draws=draws)
    found = []
    for scenario in carried_everywhere(study):
        band = sampler.bands(study_of(scenario), of=(measure,)).lines[measure.key]
        found.append([band.low[place], band.middle[place], band.high[place]])
    return np.array(found)


@cache
def _icbs() -> tuple[Area, ...]:
    by_code = {area.code: area for area in areas() if area.kind == ICB_2025}
    return tuple(by_code[code] for code in icb_codes())


@cache
def _starts() -> tuple[Scenario, ...]:
    return tuple(baseline_scenario(area) for area in _icbs())
