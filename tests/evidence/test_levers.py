"""Limits and marks of the levers stand on facts."""

from dataclasses import fields

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.entries import EvidenceError, seed_text
from leftshift.evidence.facts import fact
from leftshift.evidence.levers import (
    NO_PUBLISHED_FIGURE,
    defaults,
    landmarks,
    lever_facts,
    limit,
    read_levers,
)
from leftshift.evidence.metrics import metrics_held
from leftshift.evidence.start import baseline_scenario
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.terms import FUNCTIONS, INDEX, Sector

PER_CENT = 100


def test_that_the_two_cuts_are_marked_on_the_running_cost_lever() -> None:
    cut = limit("running_cost_cut")
    assert (cut.low, cut.high, cut.step, cut.default) == (0, 0.60, 0.01, 0)
    assert [(mark.value, mark.fact) for mark in cut.marks] == [(0.30, "C01"), (0.50, "C02")]


def test_that_hospital_share_has_its_target_and_its_past() -> None:
    hospital = landmarks("hospital_share")
    assert hospital.target is not None
    assert (hospital.target.value, hospital.target.fact) == (0.50, "A05")
    assert [(mark.year, mark.value) for mark in hospital.marks] == [(2010, 0.49), (2021, 0.58)]
    assert landmarks("primary_care_share").target is None


def test_that_every_mark_is_the_figure_of_its_fact() -> None:
    held = lever_facts()
    marks = [mark for lever in held.limits.values() for mark in lever.marks]
    for points in held.landmarks.values():
        marks += [*points.marks, *([points.target] if points.target else [])]
    for mark in marks:
        assert fact(mark.fact).value == pytest.approx(mark.value * PER_CENT)


def test_that_a_new_scenario_has_ten_years_and_splits_savings_in_half() -> None:
    start = defaults()
    assert (start.first_year, start.horizon) == (2025, 10)
    assert limit("horizon").default == start.horizon
    assert start.reinvested_to[INDEX[Sector.COMMUNITY]] == 0.5
    assert start.reinvested_to[INDEX[Sector.PRIMARY_CARE]] == 0.5
    assert sum(start.reinvested_to) == 1


def test_that_posts_are_split_over_all_functions() -> None:
    assert len(defaults().functions) == len(FUNCTIONS)
    assert sum(defaults().functions) == pytest.approx(1, abs=1e-12)


LISTS = {"outpatients", "schemes", "places", "metrics", "devolved"}
"""Levers that are lists: their limits are those of one entry."""
CHOICES = {"start", "end", "capital_sector", "metrics", "deficit_removed"}
"""Levers that are chosen, not counted."""


@pytest.mark.parametrize("name", [entry.name for entry in fields(PolicyLevers) if entry.name not in CHOICES])
def test_that_every_other_lever_has_limits_and_names_its_source(name: str) -> None:
    found = limit(name)
    assert found.facts or NO_PUBLISHED_FIGURE in found.says.lower() or "no figure" in found.says
    assert all(fact(key).id == key for key in found.facts)


@pytest.mark.parametrize("name", [entry.name for entry in fields(PolicyLevers) if entry.name not in CHOICES])
def test_that_every_other_lever_says_what_it_moves(name: str) -> None:
    assert limit(name).moves.startswith(("Moves no budget", "Moves budgets"))


@pytest.mark.parametrize(
    "name",
    [entry.name for entry in fields(PolicyLevers) if entry.name not in CHOICES | LISTS | {"advice_until"}],
)
def test_that_every_other_lever_is_off_at_first(name: str) -> None:
    assert limit(name).default == 0
    assert not getattr(PolicyLevers(), name)


def test_that_requests_for_advice_end_with_the_year_in_which_the_fee_did() -> None:
    found = baseline_scenario(find_area("QMM")).policies
    assert found.advice_until == limit("advice_until").default == 2025


def test_that_a_new_scenario_is_held_to_the_national_measures() -> None:
    assert baseline_scenario(find_area("QMM")).policies.metrics == metrics_held()


def test_that_a_lever_names_its_sources_or_that_it_has_none() -> None:
    assert limit("capital").source_text == NO_PUBLISHED_FIGURE
    assert "(DG05)" in limit("deficit_removed").source_text


def test_that_the_most_requests_for_advice_are_what_the_budget_pays_for() -> None:
    # £80m over £20 a request: four million.
    budget, fee = fact("DA05").value, fact("A09").value
    assert budget is not None
    assert fee is not None
    assert limit("advice_requests").high == budget * 1e6 / fee


def test_that_an_unknown_lever_or_measure_is_named() -> None:
    with pytest.raises(EvidenceError, match="no lever warp"):
        limit("warp")
    with pytest.raises(EvidenceError, match="no landmarks for warp"):
        landmarks("warp")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('kind = "lever"', 'kind = "knob"', "“kind” is lever, landmarks or defaults"),
        ("high = 0.60", "high = -1", "“default” must lie between"),
        ("step = 0.01", "step = 0", "“step” be above 0"),
        ("primary_care = 0.5 }", "primary_care = 0.4 }", "must add up to 1"),
        ("corporate = 0.20", "corporate = 0.10", "“functions” must add up to 1"),
        ("corporate = 0.20", "catering = 0.20", "“corporate” is missing"),
        ("primary_care = 0.5 }", "dentistry = 0.5 }", "“dentistry” is not known"),
        ("reinvested_to = { community = 0.5, primary_care = 0.5 }", "reinvested_to = 1", "table of sectors"),
        ("year = 2010", "jear = 2010", "“jear” is not known"),
        ('kind = "defaults"', 'kind = "lever"', "“label” is missing"),
    ],
)
def test_that_an_unsound_lever_is_refused(old: str, new: str, reason: str) -> None:
    with pytest.raises(EvidenceError, match=reason):
        read_levers("levers.toml", seed_text("levers.toml").replace(old, new))


def test_that_defaults_must_stand_in_the_file() -> None:
    with pytest.raises(EvidenceError, match="of the kind defaults is missing"):
        read_levers("levers.toml", "")
