from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from leftshift.model.scenario import Draws, Scenario
from leftshift.model.terms import Sector
from leftshift.questions.ask import ATTRIBUTION, GOAL, SENSITIVITY, SWITCHING, UNCERTAINTY
from leftshift.questions.attribution import Attribution, attribution, groups_of
from leftshift.questions.draws import DRAWS_AT_ONCE
from leftshift.questions.goal_seek import Allowed, Goal, fitting
from leftshift.questions.measures import measure
from leftshift.questions.question_input import (
    Missing,
    QuickAnswers,
    answered_in_time,
    input_for,
    is_slow,
)
from leftshift.questions.sensitivity import Tornado
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching
from leftshift.questions.uncertainty import Bands


@pytest.fixture
def scenario(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM")


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        (UNCERTAINTY, set()),
        (SENSITIVITY, {"year"}),
        (ATTRIBUTION, {"year"}),
        (SWITCHING, {"year", "target"}),
        (GOAL, {"year", "target", "may"}),
    ],
)
def test_that_an_answer_stays_until_something_it_depends_on_changes(
    scenario: Scenario, question: str, changes: set[str]
) -> None:
    first = input_for(scenario, year=2030, target=0.5)
    others = {
        "year": input_for(scenario, year=2029, target=0.5),
        "target": input_for(scenario, year=2030, target=0.49),
        "may": input_for(scenario, year=2030, target=0.5, may=Allowed(sectors=frozenset({Sector.ACUTE}))),
    }
    part = first.part_for(question)
    assert {name for name, other in others.items() if other.part_for(question) != part} == changes


def test_that_questions_of_a_target_are_slow(scenario: Scenario) -> None:
    asked = (SENSITIVITY, ATTRIBUTION, SWITCHING, GOAL)
    assert [question for question in asked if is_slow(question, input_for(scenario))] == [SWITCHING, GOAL]


def test_that_only_what_each_lever_did_is_slow_with_many_groups_of_levers(
    busy: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = input_for(busy.scenario)
    groups = len(groups_of(busy))
    for most, slow in ((groups, []), (groups - 1, [ATTRIBUTION])):
        monkeypatch.setattr("leftshift.questions.question_input._GROUPS_AT_ONCE", most)
        assert [question for question in (SENSITIVITY, ATTRIBUTION) if is_slow(question, many)] == slow


def test_that_goal_seek_may_move_what_fits_unless_it_is_said(scenario: Scenario) -> None:
    one = Allowed(sectors=frozenset({Sector.ACUTE}))
    assert input_for(scenario, may=one).may is one
    assert input_for(scenario, outcome="saving").may == fitting(measure("saving"))


@pytest.mark.parametrize(("more", "slow"), [(0, False), (1, True)])
def test_that_more_draws_than_a_frame_has_room_for_are_slow(
    scenario: Scenario, more: int, *, slow: bool
) -> None:
    asked = replace(scenario, draws=Draws(count=DRAWS_AT_ONCE + more, seed=1))
    assert is_slow(UNCERTAINTY, input_for(asked)) is slow


@pytest.mark.parametrize(
    ("question", "target", "missing"),
    [
        (SWITCHING, None, Missing.NO_TARGET),
        (SWITCHING, 100.0, Missing.WORKING),
        (GOAL, None, Missing.NO_TARGET),
        (SENSITIVITY, None, None),
    ],
)
def test_that_only_a_question_of_a_target_lacks_one(
    scenario: Scenario, question: str, target: float | None, missing: Missing | None
) -> None:
    asked = input_for(scenario, outcome="unfunded", target=target)
    found = QuickAnswers().answered(question, asked)
    assert found.missing is missing
    assert (found.answer is None) is (missing is not None)


def test_that_of_a_slow_attribution_the_ends_are_known_at_once(
    busy: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leftshift.questions.question_input._GROUPS_AT_ONCE", 0)
    asked = input_for(busy.scenario, outcome="hospital_share")
    found = QuickAnswers().answered(ATTRIBUTION, asked)
    whole = attribution(busy, asked.measure, asked.year)
    assert found.missing is Missing.WORKING
    assert isinstance(found.answer, Attribution)
    assert (found.answer.before, found.answer.after) == pytest.approx((whole.before, whole.after))
    assert found.answer.contributions == ()


@pytest.mark.parametrize(
    ("question", "kind"), [(UNCERTAINTY, Bands), (GOAL, Goal), (SWITCHING, Switching), (SENSITIVITY, Tornado)]
)
def test_that_any_question_is_answered_in_time(scenario: Scenario, question: str, kind: type) -> None:
    few = replace(scenario, draws=Draws(count=100, seed=3))
    may = Allowed(sectors=frozenset({Sector.ACUTE, Sector.COMMUNITY}))
    asked = input_for(few, target=0.54, may=may)
    found = answered_in_time(question, asked, cancelled=lambda: False, progress=lambda _done: None)
    assert isinstance(found, kind)
    if isinstance(found, Bands):
        assert (found.draws, found.seed, [*found.lines]) == (100, 3, ["hospital_share"])
    if isinstance(found, Goal):
        moved = np.subtract(found.scenario.shares.target, few.shares.target)
        assert np.flatnonzero(np.abs(moved) > 1e-9).tolist() == [0, 3]


def test_that_the_draws_asked_for_are_the_draws_made(scenario: Scenario) -> None:
    answers = QuickAnswers()
    for draws, seed in ((200, 1), (200, 2), (300, 2)):
        asked = replace(scenario, draws=Draws(count=draws, seed=seed))
        answer = answers.answered(UNCERTAINTY, input_for(asked)).answer
        assert isinstance(answer, Bands)
        assert (answer.draws, answer.seed) == (draws, seed)
