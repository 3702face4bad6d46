"""The national headline measures are listed with the level asked and their source."""

from collections import Counter

import pytest

from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.metrics import (
    OVERSIGHT_2025,
    PLANNING_2026,
    NationalMetric,
    metrics_held,
    national_metrics,
    read_metrics,
)
from leftshift.model.own_lists import MetricTag

SOUND = """
[m1]
label = "Waits"
tag = "community"
sets = ["planning_2026"]
asked_2026 = "78 %"
sources = ["planning_framework_2025"]
"""
BY_SET = {
    name: [item for item in national_metrics() if name in item.sets]
    for name in (PLANNING_2026, OVERSIGHT_2025)
}


def test_that_a_sound_measure_is_read_whole() -> None:
    assert read_metrics("x.toml", SOUND) == (
        NationalMetric(
            key="m1",
            label="Waits",
            tag=MetricTag.COMMUNITY,
            sets=(PLANNING_2026,),
            asked_2026="78 %",
            asked_2028="",
            sources=("planning_framework_2025",),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"community"', '"garden"', "“tag” must be one of"),
        ('["planning_2026"]', '["planning_1999"]', "“sets” must name"),
        ('["planning_2026"]', "[]", "“sets” must name"),
        ('["planning_framework_2025"]', '["hearsay"]', "“sources” must name"),
        ('["planning_framework_2025"]', "[]", "“sources” must name"),
        ('asked_2026 = "78 %"', 'asked = "78 %"', "“asked” is not known"),
        ('label = "Waits"\n', "", "“label” is missing"),
    ],
)
def test_that_an_unsound_measure_is_refused_with_its_place(old: str, new: str, reason: str) -> None:
    with pytest.raises(EvidenceError, match=r"x\.toml, entry m1: ") as refused:
        read_metrics("x.toml", SOUND.replace(old, new))
    assert reason in str(refused.value)


def test_that_the_planning_framework_has_its_fifteen_measures() -> None:
    assert len(BY_SET[PLANNING_2026]) == 15
    assert Counter(item.tag for item in BY_SET[PLANNING_2026]) == {
        MetricTag.HOSPITAL: 6,
        MetricTag.PRIMARY_CARE: 3,
        MetricTag.COMMUNITY: 1,
        MetricTag.MENTAL_HEALTH: 4,
        MetricTag.MONEY: 1,
    }


@pytest.mark.parametrize("item", BY_SET[PLANNING_2026], ids=lambda item: item.key)
def test_that_each_measure_of_the_planning_framework_says_what_is_asked(item: NationalMetric) -> None:
    assert item.asked_2026
    assert item.asked_2028


@pytest.mark.parametrize("item", national_metrics(), ids=lambda item: item.key)
def test_that_each_measure_cites_a_source_with_publisher(item: NationalMetric) -> None:
    assert item.citation.count(", ") >= 2 * len(item.sources)


def test_that_a_new_scenario_is_held_to_all_of_them() -> None:
    assert [metric.name for metric in metrics_held()] == [item.label for item in national_metrics()]
    assert all(metric.now and metric.then for metric in metrics_held())
