import pytest

from leftshift.questions.measures import measure
from leftshift.questions.study import Study
from leftshift.questions.targets import Target, target_for, value_now


@pytest.mark.parametrize(("step", "at_most"), [(-0.01, True), (0.0, False), (0.01, False)])
def test_that_where_neither_way_is_better_a_target_lies_beyond_where_the_measure_is(
    still: Study, step: float, *, at_most: bool
) -> None:
    item = measure("share_acute")
    here = value_now(still, item, 2030)
    assert target_for(still, item, 2030, here + step).at_most is at_most


@pytest.mark.parametrize("at_most", [True, False])
@pytest.mark.parametrize("value", [0.0, 18.76, -5.0])
def test_that_a_value_at_its_target_meets_it_though_rounding_moved_it(value: float, *, at_most: bool) -> None:
    target = Target(measure=measure("running_cost_per_head"), year=2027, value=value, at_most=at_most)
    assert target.met(value)
    away = 1e-14 * abs(value) * (1 if at_most else -1)
    assert target.met(value + away)
    assert not target.met(value + (0.001 if at_most else -0.001))
