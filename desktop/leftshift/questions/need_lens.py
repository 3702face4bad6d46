"""The need lens: spend a head on each service over England's, beside the area's need for it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.evidence.baselines import OWN, sector_basis
from leftshift.evidence.need import need_index
from leftshift.evidence.sector_money import DERIVED, PUBLISHED, UPRATED
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, FloatArray, Sector
from leftshift.questions.peers import peers
from leftshift.questions.study import study_of

_BY_NEED: Final = frozenset({Sector.MENTAL_HEALTH, Sector.PRESCRIBING})
"""Sectors whose baseline is England's money shared out by need, where the planner gives no own figure."""


_KNOWN: Final = frozenset({PUBLISHED, DERIVED, UPRATED, OWN})
"""Grounds that say something of the area itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Spend beside need in one year; arrays have shape (sectors,)."""

    need: FloatArray
    """Weighted over registered population, England being 1; not a number for continuing care [ratio]."""
    per_head: FloatArray
    """Spend for each registered person under the scenario [£ cash]."""
    per_head_before: FloatArray
    """Likewise with nothing changed [£ cash]."""
    england: FloatArray
    """England's spend for each registered person, with nothing changed in any board [£ cash]."""

    @property
    def spend(self) -> FloatArray:
        """Spend a head over England's [ratio]."""
        return np.asarray(self.per_head / self.england)

    @property
    def before(self) -> FloatArray:
        """Spend a head over England's, with nothing changed [ratio]."""
        return np.asarray(self.per_head_before / self.england)

    @property
    def against_need(self) -> FloatArray:
        """How far spend is above (+) or below (−) what need alone would give [share]."""
        return np.asarray(self.spend / self.need - 1)

    @property
    def against_need_before(self) -> FloatArray:
        """Likewise with nothing changed [share]."""
        return np.asarray(self.before / self.need - 1)


def need_lens(scenario: Scenario, area: Area, results: Results, reference: Results, place: int) -> Lens:
    """Set spend beside need at a place of the year axis.

    England is all boards of the scenario's footprint with nothing changed, on its years and assumptions.
    """
    boards = peers(study_of(scenario)).results
    return Lens(
        need=need_index(area),
        per_head=a_head(results.spend[place], results.population[place]),
        per_head_before=a_head(reference.spend[place], reference.population[place]),
        england=a_head(boards.spend[..., place, :].sum(axis=0), boards.population[..., place].sum(axis=0)),
    )


def a_head(spend: FloatArray, people: FloatArray) -> FloatArray:
    """Divide spend by sector by people [£m, people -> £ a head]."""
    return np.asarray(spend * POUNDS_IN_MILLION / people)


def shared_out(scenario: Scenario, area: Area) -> frozenset[Sector]:
    """List sectors whose baseline is shared out by need or by head, as nothing local is published.

    What stands between their baseline and need is no finding about the area.
    """
    basis = sector_basis(area, scenario.own_figures)
    by_need = {sector for sector in _BY_NEED if basis[sector] != OWN}
    by_head = {sector for sector in SECTORS if basis[sector] not in _KNOWN}
    return frozenset(by_need | by_head)
