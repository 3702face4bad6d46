import json
from collections.abc import Callable

import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import Sector
from leftshift.questions.ask import QUESTION_KEYS, ask
from leftshift.questions.study import Study, study_of
from leftshift.text.reports.answers import answer_json, answer_table


@pytest.fixture
def study(scenario_of: Callable[[str], Scenario]) -> Study:
    own = scenario_of("QMM")
    return study_of(own.with_running_costs(cut=0.5).with_assumption("real_growth", 0.025))


@pytest.mark.parametrize("question", QUESTION_KEYS)
@pytest.mark.parametrize("outcome", ["hospital_share", "total", "running_cost_per_head", "gallagher"])
def test_that_every_answer_is_written_in_both_forms(study: Study, question: str, outcome: str) -> None:
    answer = ask(study, question, outcome=outcome, target=0.5)
    data = json.loads(answer_json(study, answer))
    assert data["question"] == question
    assert question == "bridge" or data["outcome"] == outcome
    text = answer_table(study, answer)
    assert text.startswith(f"{study.scenario.name}: ")
    assert "not a forecast" in text


def test_that_an_attribution_reads_from_the_baseline_to_the_scenario(study: Study) -> None:
    lines = answer_table(study, ask(study, "attribution", outcome="running_cost_per_head")).splitlines()
    assert [line.split("  ")[0] for line in lines[3:7]] == [
        "Baseline",
        "Running-cost cut",
        "Assumptions changed",
        "Plan",
    ]


def test_that_a_goal_says_what_stands_in_its_way(study: Study) -> None:
    locked = study_of(study.scenario.with_shares(locked=frozenset({Sector.ACUTE})))
    text = answer_table(locked, ask(locked, "goal", target=0.55))
    assert "In the way: the lock on Acute hospital. Without it the change would be" in text
    assert "Hospital share at most 55.00\u00a0% in 2030/31 is met" in text
    assert "Left as they are: acute hospital." in text


def test_that_a_goal_out_of_reach_is_called_so(study: Study) -> None:
    locked = study_of(study.scenario.with_shares(locked=frozenset({Sector.ACUTE, Sector.SPECIALISED})))
    text = answer_table(locked, ask(locked, "goal"))
    assert "cannot be met; the closest is shown" in text
    assert "Without it the target is met." in text
