import pytest

from leftshift.questions.ask import QUESTION_KEYS, ask
from leftshift.questions.attribution import Attribution
from leftshift.questions.bridge import Bridge
from leftshift.questions.goal_seek import Goal
from leftshift.questions.policy import FourLines
from leftshift.questions.sensitivity import Tornado
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching
from leftshift.questions.uncertainty import Bands

KINDS = (Bands, Tornado, Attribution, Goal, Switching, FourLines, Bridge)


@pytest.mark.parametrize(("question", "kind"), list(zip(QUESTION_KEYS, KINDS, strict=True)))
def test_that_each_question_gets_its_own_kind_of_answer(busy: Study, question: str, kind: type) -> None:
    assert isinstance(ask(busy, question), kind)


def test_that_the_published_target_stands_where_none_is_given(still: Study) -> None:
    hospital = ask(still, "goal")
    envelope = ask(still, "switching", outcome="running_cost_per_head")
    assert isinstance(hospital, Goal)
    assert isinstance(envelope, Switching)
    assert hospital.target.value == 0.5
    assert hospital.target.year == 2030
    assert envelope.target.value == 18.76


@pytest.mark.parametrize(
    ("question", "given", "says"),
    [
        ("why", {}, "ask one of uncertainty"),
        ("goal", {"outcome": "total"}, "No target is published"),
        ("goal", {"target": 45}, "write 45%"),
        ("policy", {"outcome": "nothing"}, "No outcome is called"),
        ("sensitivity", {"year": 1999}, "2025 to 2035"),
        ("uncertainty", {"draws": 5}, "100 to 100,000"),
    ],
)
def test_that_what_cannot_be_answered_is_refused_with_what_can(
    still: Study, question: str, given: dict[str, object], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        ask(still, question, **given)  # type: ignore[arg-type]  # one of the options each


@pytest.mark.parametrize(("outcome", "target"), [("hospital_share", 1.0), ("out_of_hospital_share", 0.0)])
def test_that_all_and_nothing_are_shares_too(still: Study, outcome: str, target: float) -> None:
    found = ask(still, "goal", outcome=outcome, target=target)
    assert isinstance(found, Goal)
    assert found.met
