"""A snapshot holds what is always shown, and of the rest what was asked for."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from leftshift.evidence.areas import AreaError
from leftshift.model.projection import levers_of, project
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.terms import Footprint, View
from leftshift.questions.ask import SENSITIVITY, ask
from leftshift.questions.need_lens import need_lens
from leftshift.questions.peers import carried_peers, peers
from leftshift.questions.study import study_of
from leftshift.snapshot.needs import Needs, needed
from leftshift.snapshot.pinned import pinned_results
from leftshift.snapshot.projector import Projector

WHAT_MATTERS = (SENSITIVITY, "unfunded")
ALL = Needs(
    bands=frozenset({"spend_acute"}),
    answers=frozenset({WHAT_MATTERS}),
    peers=True,
    carried_peers=True,
    need_lens=True,
)


@pytest.fixture
def scenario(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM")


@pytest.mark.parametrize("name", ["peers", "carried_peers", "need_lens", "bands"])
def test_that_what_nobody_needs_is_not_worked_out(scenario: Scenario, name: str) -> None:
    snapshot = Projector().snapshot(scenario)
    assert getattr(snapshot, name) is None
    assert not snapshot.answers


def test_that_what_is_needed_is_what_the_question_itself_finds(scenario: Scenario) -> None:
    study = study_of(scenario)
    snapshot = Projector().snapshot(scenario, needs=ALL)
    assert np.array_equal(needed(snapshot.peers).results.spend, peers(study).results.spend)
    carried = carried_peers(study)
    assert np.array_equal(needed(snapshot.carried_peers).results.spend, carried.results.spend)
    lens = need_lens(scenario, snapshot.area, snapshot.results, snapshot.reference, snapshot.target_index)
    assert np.array_equal(needed(snapshot.need_lens).against_need, lens.against_need, equal_nan=True)
    assert snapshot.answers[WHAT_MATTERS].answer == ask(study, *WHAT_MATTERS[:1], outcome=WHAT_MATTERS[1])


def test_that_needing_more_changes_nothing_else(scenario: Scenario) -> None:
    projector = Projector()
    plain, more = projector.snapshot(scenario), projector.snapshot(scenario, needs=ALL)
    assert np.array_equal(plain.results.spend, more.results.spend)
    assert (plain.checks, plain.start, plain.view) == (more.checks, more.start, more.view)


@pytest.mark.parametrize("entry", [entry.name for entry in fields(Needs)])
def test_that_needs_of_two_parts_of_a_window_add_up(entry: str) -> None:
    one = replace(Needs(), **{entry: getattr(ALL, entry)})
    assert one | Needs() == Needs() | one == one
    assert one | ALL == ALL


def test_that_a_need_not_said_before_drawing_is_named() -> None:
    with pytest.raises(LookupError, match="show_also"):
        needed(None)


def test_that_what_levers_do_not_move_is_kept_between_snapshots(scenario: Scenario) -> None:
    projector = Projector()
    before = projector.snapshot(scenario)
    after = projector.snapshot(scenario.with_running_costs(cut=0.5))
    assert after.reference is before.reference
    assert after.baseline is before.baseline
    assert after.results is not before.results


@pytest.mark.parametrize(
    "change",
    [
        lambda scenario: replace(scenario, years=replace(scenario.years, last=2030)),
        lambda scenario: scenario.with_assumption("real_growth", 0.05),
    ],
    ids=["years", "assumptions"],
)
def test_that_another_ground_gives_another_reference(
    scenario: Scenario, change: Callable[[Scenario], Scenario]
) -> None:
    projector = Projector()
    projector.snapshot(scenario)
    changed = change(scenario)
    found, fresh = projector.snapshot(changed), Projector().snapshot(changed)
    assert np.array_equal(found.reference.spend, fresh.reference.spend)
    assert found.reference.first_year == fresh.reference.first_year


def test_that_the_target_year_is_within_the_years_shown(scenario: Scenario) -> None:
    short = replace(scenario, years=replace(scenario.years, last=2028))
    snapshot = Projector().snapshot(short, view=View.REAL)
    assert (snapshot.target_year, snapshot.target_index) == (2028, 3)
    assert snapshot.view is View.REAL


def test_that_an_unknown_area_is_refused(scenario: Scenario) -> None:
    nowhere = replace(scenario, area=AreaChoice(footprint=Footprint.YEAR_2026, codes=("NOWHERE",)))
    with pytest.raises(AreaError):
        Projector().snapshot(nowhere)


def test_that_charts_show_beside_a_scenario_the_first_pin_of_its_own_area(
    scenario: Scenario, scenario_of: Callable[..., Scenario]
) -> None:
    other = pinned_results(scenario_of("QWE"), letter="A", name="Elsewhere")
    own = pinned_results(scenario.with_running_costs(cut=0.5), letter="B", name="Here")
    snapshot = Projector().snapshot(scenario, pinned=(other, own))
    assert snapshot.beside is own
    assert Projector().snapshot(scenario, pinned=(other,)).beside is None


def test_that_a_pinned_scenario_has_its_own_results_and_reference(scenario: Scenario) -> None:
    pinned = pinned_results(scenario.with_running_costs(cut=0.5), letter="A", name="Cut")
    study = study_of(pinned.scenario)
    assert np.array_equal(pinned.results.spend, project(study.outlook(), levers_of(pinned.scenario)).spend)
    assert np.array_equal(pinned.reference.spend, project(study.outlook(), levers_of(study.start)).spend)
