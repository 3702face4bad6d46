from collections.abc import Callable

import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.questions.bounds import bounds_of, plausible


def test_that_only_locks_floors_and_ceilings_that_are_set_are_listed(
    scenario_of: Callable[..., Scenario],
) -> None:
    scenario = scenario_of("QMM")
    assert bounds_of(scenario) == ()
    bound = scenario.with_shares(
        locked=frozenset({Sector.ACUTE}),
        floors=(0.0, 0.05, 0.0, 0.0, 0.0, 0.0, 0.0),
        ceilings=(1.0, 1.0, 0.2, 1.0, 1.0, 1.0, 1.0),
    )
    lock, floor, ceiling = bounds_of(bound)
    assert (lock.lower[0], lock.upper[0]) == (bound.shares.target[0],) * 2
    assert (floor.lower[1], floor.upper[1]) == (0.05, 1.0)
    assert (ceiling.lower[2], ceiling.upper[2]) == (0.0, 0.2)


def test_that_a_plausible_change_is_a_part_of_what_a_sector_has(scenario_of: Callable[..., Scenario]) -> None:
    target = (0.8, 0.1, 0.04, 0.03, 0.02, 0.01, 0.0)
    found = plausible(scenario_of("QMM").with_shares(target=target), 0.3)
    assert found.lower == pytest.approx((0.56, 0.07, 0.028, 0.021, 0.014, 0.007, 0.0))
    assert found.upper == pytest.approx((1.0, 0.13, 0.052, 0.039, 0.026, 0.013, 0.0))
