import pytest

from leftshift.model.seats import Answer, Basis, DecisionRule, only
from leftshift.session.session import Session


@pytest.mark.parametrize(
    ("ask", "value", "change", "text"),
    [
        (
            "set_rule",
            DecisionRule.TWO_THIRDS,
            {"decision_rule": DecisionRule.TWO_THIRDS},
            "Decisions by two thirds",
        ),
        ("set_own_quota", 7, {"own_quota": 7}, "Own quota of 7 votes"),
        ("set_casting_vote", True, {"casting_vote": True}, "Casting vote for the chair"),
        ("set_quorum", 5, {"quorum": 5}, "Quorum of 5 members"),
        ("set_health_bill", True, {"health_bill": True}, "Health Bill assumed to be law"),
        ("set_mayors", 2, {"mayors": 2}, "2 mayors in the area"),
        ("set_basis", Basis.NEED, {"basis": only(Basis.NEED)}, "Compare seats with need"),
    ],
)
def test_that_each_choice_is_one_named_undo_step(
    session: Session, ask: str, value: object, change: dict[str, object], text: str
) -> None:
    before = session.scenario
    getattr(session.board, ask)(value)
    assert session.scenario == before.with_board(**change)
    assert (session.stack.count(), session.stack.undoText()) == (1, text)
    session.stack.undo()
    assert session.scenario == before


def test_that_an_own_rule_starts_at_a_majority(session: Session) -> None:
    session.board.set_rule(DecisionRule.OWN)
    assert session.scenario.board.own_quota == 6
    assert session.snapshot.board_measures.power is not None


def test_that_a_quorum_of_none_is_not_stated(session: Session) -> None:
    session.board.set_quorum(4)
    session.board.set_quorum(0)
    assert session.scenario.board.quorum is None


def test_that_a_drag_of_a_weight_is_one_step_and_the_last_weight_stays(session: Session) -> None:
    session.board.set_mix((0.5, 0.5, 0.0, 0.0, 0.0))
    for weight in (0.4, 0.2, 0.0):
        session.board.set_weight(Basis.SPEND, weight)
    session.settle()
    assert session.scenario.board.basis == (0.0, 0.5, 0.0, 0.0, 0.0)
    assert session.stack.count() == 2
    session.board.set_weight(Basis.CONTACTS_SURVEY, 0.0)
    session.board.set_mix((0.0,) * 5)
    assert session.scenario.board.basis == (0.0, 0.5, 0.0, 0.0, 0.0)


def test_that_survey_answers_are_kept_in_the_scenario(session: Session) -> None:
    answer = Answer(question="Heard?", percent=40, respondents=99, year=2026)
    session.board.set_survey((answer,), "Keep a survey answer")
    assert session.scenario.board.survey == (answer,)


def test_that_the_health_bill_changes_the_checks_at_once(session: Session) -> None:
    session.board.set_health_bill(on=True)
    found = {check.key: check.met for check in session.snapshot.checks}
    assert (found["local_authority"], found["mayoral_nominee"]) == (None, False)
    session.board.set_mayors(0)
    assert {check.key: check.met for check in session.snapshot.checks}["mayoral_nominee"] is None
