from collections.abc import Callable
from typing import Any

import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.study import Study, study_of

AREA = "QMM"
"""Norfolk and Waveney: a real area, so that the questions stand on real money."""


def moved(scenario: Scenario, **points: float) -> Scenario:
    """Move target shares by so many points each [share]; they must add up to nothing."""
    target = list(scenario.shares.target)
    for sector, change in points.items():
        target[INDEX[Sector(sector)]] += change
    return scenario.with_shares(target=tuple(target))


@pytest.fixture(scope="session")
def still(scenario_of: Callable[[str], Scenario]) -> Study:
    """The baseline, nothing changed."""
    return study_of(scenario_of(AREA))


@pytest.fixture(scope="session")
def busy(still: Study) -> Study:
    """Shares, their timing, the cut, reinvestment, an assumption and the board, all changed."""
    scenario = moved(still.scenario, acute=-0.06, community=0.04, primary_care=0.02)
    scenario = scenario.with_shares(end=2032).with_running_costs(cut=0.5, reinvested=0.6)
    scenario = scenario.with_assumption("real_growth", 0.025).with_board(seats=scenario.board.seats[:-1])
    return study_of(scenario)


@pytest.fixture(scope="session")
def case_like() -> Callable[..., Study]:
    def like(study: Study, **points: Any) -> Study:
        return study_of(moved(study.scenario, **points))

    return like
