from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from leftshift.evidence.assumptions import central_values
from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.ask import QUESTION_KEYS, ask
from leftshift.questions.measures import measure, measures
from leftshift.questions.study import Study, study_of
from leftshift.text.answers.findings import finding, pair_text
from leftshift.text.numbers import percent

YEAR = 2030


@pytest.fixture
def start(scenario_of: Callable[[str], Scenario]) -> Scenario:
    return scenario_of("QMM")


@pytest.fixture
def study(start: Scenario) -> Study:
    target = list(start.shares.target)
    target[INDEX[Sector.COMMUNITY]] += 0.02
    target[INDEX[Sector.ACUTE]] -= 0.02
    return study_of(start.with_shares(target=tuple(target)).with_running_costs(cut=0.5))


def said(study: Study, question: str, **asked: Any) -> str:
    answer = ask(study, question, **asked)
    return finding(study, answer, YEAR)


@pytest.mark.parametrize("question", QUESTION_KEYS)
def test_that_every_question_says_something_of_every_outcome(study: Study, question: str) -> None:
    keys = [item.key for item in measures()]
    assert [key for key in keys if not said(study, question, outcome=key, target=0.1)] == []


def test_that_two_values_get_the_digits_that_make_them_differ() -> None:
    share = measure("hospital_share")
    assert pair_text(share, 0.494, 0.495) == ("49.4\u00a0%", "49.5\u00a0%")
    assert pair_text(share, 0.49441, 0.49449) == ("49.44\u00a0%", "49.45\u00a0%")
    assert pair_text(measure("posts_removed"), 370.1, 584.3) == ("370 posts", "584 posts")


def test_that_what_no_assumption_moves_is_said_not_to_move(study: Study) -> None:
    still = ask(study, "uncertainty", outcome="saving")
    assert finding(study, still, study.scenario.years.first).endswith("in 2025/26, on any assumptions")


def test_that_the_plan_and_its_range_are_said_as_two_things(study: Study) -> None:
    answer = ask(study, "uncertainty", outcome="hospital_share")
    plan = percent(float(project(study.outlook(), study.levers()).hospital_share[study.place(YEAR)]))
    found = finding(study, answer, YEAR)
    assert found.startswith(f"The plan comes to {plan} in 2030/31; plans ")
    assert "plans like this usually end between " in found


def test_that_the_assumption_with_the_largest_swing_is_named(study: Study) -> None:
    answer = ask(study, "sensitivity", outcome="total", year=YEAR)
    assert finding(study, answer, YEAR).startswith(f"{answer.swings[0].assumption.label} matters most: £")


def test_that_levers_that_never_moved_did_nothing(start: Scenario) -> None:
    assert said(study_of(start), "attribution").startswith("No lever has been moved")


def test_that_one_lever_alone_did_all_of_it(start: Scenario) -> None:
    alone = study_of(start.with_running_costs(cut=0.5))
    assert said(alone, "attribution", outcome="saving", year=YEAR).startswith(
        "Running-cost cut did all of it: +£"
    )


def test_that_a_goal_says_whether_it_is_met_can_be_or_cannot(study: Study) -> None:
    assert said(study, "goal", target=0.9).startswith("Met by the plan as it is: ")
    assert " by moving " in said(study, "goal", target=0.4)
    locked = study_of(study.scenario.with_shares(locked=frozenset(Sector)))
    assert said(locked, "goal", target=0.4).startswith("Cannot be met: ")


def test_that_a_goal_out_of_reach_says_how_far(study: Study) -> None:
    # By hand: all sectors locked, so the share stays where it is; the miss is what lies between.
    locked = study_of(study.scenario.with_shares(locked=frozenset(Sector)))
    goal = ask(locked, "goal", target=0.4)
    missed = f"{(goal.before - 0.4) * 100:.1f} points over"
    assert finding(locked, goal, YEAR).endswith(missed)


def test_that_a_goal_that_asks_for_more_is_missed_by_what_it_is_short(study: Study) -> None:
    locked = study_of(study.scenario.with_shares(locked=frozenset(Sector)))
    goal = ask(locked, "goal", outcome="primary_care_share", target=0.9)
    assert finding(locked, goal, YEAR).endswith(f"{(0.9 - goal.before) * 100:.1f} points short")


def test_that_the_nearest_switching_value_is_named(study: Study) -> None:
    here = ask(study, "sensitivity").value
    # A target a hair above the value is lost by the assumption that moves it most easily.
    tight = said(study, "switching", target=here + 1e-5)
    assert tight.startswith("Stops being met where ")
    assert said(study, "switching", target=here - 1e-5).startswith("Would be met where ")
    assert "no assumption by itself" in said(study, "switching", target=0.9)


def test_that_choices_and_assumptions_are_told_apart(study: Study) -> None:
    assert "no assumption has been changed" in said(study, "policy")
    growth = central_values()["real_growth"] + 0.01
    moved = replace(study.scenario, assumptions={**study.values(), "real_growth": growth})
    assert said(study_of(moved), "policy", outcome="total").startswith("Our choices ")
