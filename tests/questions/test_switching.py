from dataclasses import replace

import numpy as np
import pytest

from leftshift.questions.draws import ranges
from leftshift.questions.measures import measure
from leftshift.questions.study import Study, study_of
from leftshift.questions.switching import SwitchingValue, switching
from leftshift.questions.targets import Target, target_for, value_now


def at_least(key: str, value: float, year: int = 2031) -> Target:
    return Target(measure=measure(key), year=year, value=value, at_most=False)


def test_that_the_switching_value_is_the_one_the_target_was_made_from(still: Study) -> None:
    # The target is what the total comes to at real growth of 2 %: so from 2.8 % down to 2 % it is met.
    slow = study_of(still.scenario.with_assumption("real_growth", 0.012))
    found = switching(still, at_least("total", value_now(slow, measure("total"), 2031)))
    (switch,) = [one for one in found.switches if one.assumption.key == "real_growth"]
    assert found.met
    assert switch.below == pytest.approx(0.012, abs=1e-9)
    assert switch.above is None
    assert switch.nearest == switch.below
    assert switch.room == pytest.approx(0.008 / 0.032)


def test_that_just_beyond_each_switching_value_the_answer_turns(busy: Study) -> None:
    value = value_now(busy, measure("total"), 2031)
    target = at_least("total", value * 0.995)
    found = switching(busy, target)
    turning = [(one, end) for one in found.switches for end in (one.below, one.above) if end is not None]
    assert turning
    for one, end in turning:
        own, key = one.assumption.value, one.assumption.key
        short, past = (own + (end - own) * part for part in (0.999999, 1.0))
        for tried, met in ((short, True), (past, False)):
            study = study_of(busy.scenario.with_assumption(key, tried))
            assert bool(target.met(value_now(study, measure("total"), 2031))) is met


def test_that_of_two_turning_values_the_one_with_less_way_to_it_is_nearer(still: Study) -> None:
    some = ranges(still.values())[0]
    item = replace(some, low=0.0, value=10.0, high=20.0)
    found = SwitchingValue(assumption=item, below=5.0, above=12.0)
    assert (found.nearest, found.room) == (12.0, 0.1)


def test_that_an_assumption_without_effect_never_switches(still: Study) -> None:
    found = switching(still, at_least("total", 1.0))
    assert found.met
    assert all(one.nearest is None and np.isinf(one.room) for one in found.switches)


def test_that_a_missed_target_shows_where_it_would_be_met(still: Study) -> None:
    fast = study_of(still.scenario.with_assumption("real_growth", 0.03))
    found = switching(still, at_least("total", value_now(fast, measure("total"), 2031)))
    assert not found.met
    assert found.switches[0].nearest is not None
    (switch,) = [one for one in found.switches if one.assumption.key == "real_growth"]
    assert switch.above == pytest.approx(0.03, abs=1e-9)


def test_that_the_tightest_comes_first(busy: Study) -> None:
    target = target_for(busy, measure("total"), 2031, value_now(busy, measure("total"), 2031) * 1.001)
    rooms = [one.room for one in switching(busy, target).switches]
    assert rooms == sorted(rooms)
