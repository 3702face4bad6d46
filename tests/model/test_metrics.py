"""Headline measures: which are held to now and then, and how many are about care outside hospital."""

from leftshift.model.metrics import Metric, MetricTag, outside_share
from leftshift.model.policy_levers import PolicyLevers

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
