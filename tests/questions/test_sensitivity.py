import numpy as np
import pytest

from leftshift.questions.draws import ranges
from leftshift.questions.measures import measure
from leftshift.questions.sensitivity import tornado
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now


def test_that_population_growth_swings_the_cost_a_head_as_by_hand(still: Study) -> None:
    # Cost a head is cost / (people · (1 + growth)^5) after five years; from 0.6 % to 0.2 % a year it is
    # (1.006 / 1.002)^5 times as high, to 1 % it is (1.006 / 1.01)^5 times.
    found = tornado(still, measure("running_cost_per_head"), 2030)
    (swing,) = [one for one in found.swings if one.assumption.key == "population_growth"]
    assert swing.at_low == pytest.approx(found.value * (1.006 / 1.002) ** 5)
    assert swing.at_high == pytest.approx(found.value * (1.006 / 1.01) ** 5)
    assert swing.swing == pytest.approx(swing.at_low - swing.at_high)


def moved_alike(study: Study, key: str, value: float) -> Study:
    """Set an assumption and keep the change of shares, in points, from what it makes of the baseline."""
    changed = study_of(study.scenario.with_assumption(key, value))
    target = np.array(study.scenario.shares.target) + changed.start_shares - study.start_shares
    return study_of(changed.scenario.with_shares(target=tuple(target.tolist())))


@pytest.mark.parametrize("key", ["total", "saving", "hospital_share"])
def test_that_each_end_is_what_a_scenario_with_that_assumption_gives(busy: Study, key: str) -> None:
    found = tornado(busy, measure(key), 2029)
    assert found.value == pytest.approx(value_now(busy, measure(key), 2029))
    for one in found.swings:
        low = moved_alike(busy, one.assumption.key, one.assumption.low)
        assert one.at_low == pytest.approx(value_now(low, measure(key), 2029))


def test_that_the_greatest_swing_comes_first_and_fixed_figures_stay_out(busy: Study) -> None:
    found = tornado(busy, measure("total"), 2030)
    swings = [one.swing for one in found.swings]
    assert swings == sorted(swings, reverse=True)
    assert {one.assumption.key for one in found.swings} == {one.key for one in ranges(busy.values())}


def test_that_a_year_out_of_sight_is_refused(still: Study) -> None:
    with pytest.raises(ValueError, match="2025 to 2035"):
        tornado(still, measure("total"), 2050)
