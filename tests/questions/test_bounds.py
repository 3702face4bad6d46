from collections.abc import Callable

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.questions.bounds import bounds_of


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
