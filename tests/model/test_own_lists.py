"""The lists a planner keeps: places, small schemes and the measures an area is held to."""

import numpy as np
import pytest

from leftshift.model.own_lists import (
    Metric,
    MetricTag,
    Place,
    Scheme,
    by_place,
    consolidated_money,
    outside_share,
    schemes_left,
)
from leftshift.model.policy_levers import PolicyLevers

SCHEMES = (
    Scheme(name="Winter", money=4.0, measures=3, consolidated=True),
    Scheme(name="Prescribing", money=7.0, measures=5),
    Scheme(name="Access", money=6.0, measures=2, consolidated=True),
)


def test_that_money_is_split_over_places_by_people() -> None:
    # 30,000 and 90,000 people: a quarter and three quarters, whatever else the area has.
    places = (Place(name="Coast", people=3e4), Place(name="Town", people=9e4))
    assert by_place(np.array([40.0, 80.0]), places).tolist() == [[10, 20], [30, 60]]
    assert by_place(np.ones(6), ()).shape == (0, 6)


def test_that_places_without_people_are_refused() -> None:
    with pytest.raises(ValueError, match="needs people"):
        by_place(np.ones(2), (Place(name="Nowhere", people=0.0),))


def test_that_schemes_moved_into_contracts_leave_the_others_and_their_measures() -> None:
    assert consolidated_money(SCHEMES) == pytest.approx(10)
    assert schemes_left(SCHEMES) == (1, 5)
    back = PolicyLevers(schemes=SCHEMES).with_scheme(0, consolidated=False).schemes
    assert schemes_left(back) == (2, 8)
    assert back[1:] == SCHEMES[1:]


METRICS = (
    Metric(name="A&E", tag=MetricTag.HOSPITAL),
    Metric(name="Waits", tag=MetricTag.HOSPITAL, then=False),
    Metric(name="Community waits", tag=MetricTag.COMMUNITY),
    Metric(name="Same day", tag=MetricTag.PRIMARY_CARE, now=False),
    Metric(name="Deficit", tag=MetricTag.MONEY),
)


def test_that_measures_outside_hospital_are_a_share_of_those_held_to() -> None:
    # Now 1 of 4, then 2 of 4; money counts among all and is not outside hospital.
    assert outside_share(metric.tag for metric in METRICS if metric.now) == 0.25
    assert outside_share(metric.tag for metric in METRICS if metric.then) == 0.5
    assert outside_share([]) is None
    assert outside_share([MetricTag.MENTAL_HEALTH, MetricTag.ALL_CARE]) == 0.5


def test_that_one_measure_is_ticked_and_the_others_stay() -> None:
    levers = PolicyLevers(metrics=METRICS).with_metric(3, now=True)
    assert levers.metrics[3] == Metric(name="Same day", tag=MetricTag.PRIMARY_CARE)
    assert levers.with_metric(3, then=False).metrics[3].now
    assert levers.metrics[:3] == METRICS[:3]
    assert levers.metrics[4:] == METRICS[4:]
