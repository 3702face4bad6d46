from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.model.scenario import Draws, Scenario
from leftshift.model.terms import Sector
from leftshift.questions.ask import ATTRIBUTION, GOAL, SENSITIVITY, SWITCHING, UNCERTAINTY
from leftshift.questions.attribution import groups_of
from leftshift.questions.goal_seek import Allowed
from leftshift.questions.question_input import QuickAnswers, input_for, is_slow
from leftshift.questions.study import Study
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


def test_that_the_draws_asked_for_are_the_draws_made(scenario: Scenario) -> None:
    answers = QuickAnswers()
    for draws, seed in ((200, 1), (200, 2), (300, 2)):
        asked = replace(scenario, draws=Draws(count=draws, seed=seed))
        answer = answers.answered(UNCERTAINTY, input_for(asked)).answer
        assert isinstance(answer, Bands)
        assert (answer.draws, answer.seed) == (draws, seed)
