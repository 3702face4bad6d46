from collections.abc import Callable

import pytest

from leftshift.model.scenario import Scenario
from leftshift.questions.best_and_worst import best_and_worst
from leftshift.questions.measures import measure
from leftshift.questions.sensitivity import tornado
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now

KEYS = ("hospital_share", "out_of_hospital", "running_cost_per_head", "unfunded", "total")


@pytest.fixture
def study(scenario_of: Callable[[str], Scenario]) -> Study:
    return study_of(scenario_of("QMM").with_running_costs(cut=0.5))


@pytest.mark.parametrize("key", KEYS)
def test_that_the_given_case_lies_between_the_worst_and_the_best(key: str, study: Study) -> None:
    item = measure(key)
    (found,) = best_and_worst(study, [item], 2030)
    sign = -1 if item.better == "lower" else 1
    assert sign * found.worst <= sign * found.central <= sign * found.best
    assert found.central == pytest.approx(value_now(study, item, 2030))


@pytest.mark.parametrize("key", KEYS)
def test_that_no_single_assumption_does_better_or_worse_than_all_at_once(key: str, study: Study) -> None:
    item = measure(key)
    (found,) = best_and_worst(study, [item], 2030)
    low, high = sorted((found.worst, found.best))
    for swing in tornado(study, item, 2030).swings:
        assert low - 1e-9 <= min(swing.at_low, swing.at_high)
        assert max(swing.at_low, swing.at_high) <= high + 1e-9


def test_that_measures_asked_for_together_are_those_asked_for_alone(study: Study) -> None:
    items = [measure(key) for key in KEYS]
    alone = tuple(best_and_worst(study, [item], 2030)[0] for item in items)
    assert best_and_worst(study, items, 2030) == alone
