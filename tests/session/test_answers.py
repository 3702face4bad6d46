"""Answers on the charts: quick ones with the snapshot, slow ones after it, and an end to each."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QThreadPool
from pytestqt.qtbot import QtBot

from leftshift.model.terms import Sector
from leftshift.questions.ask import ATTRIBUTION, GOAL, SENSITIVITY, ask
from leftshift.questions.attribution import Attribution
from leftshift.questions.goal_seek import Goal
from leftshift.questions.question_input import Missing
from leftshift.session import answers
from leftshift.session.session import Session
from leftshift.snapshot.needs import Needs
from leftshift.text.answers.answered import answered_text
from tests.many_levers import MANY

LEVERS = (ATTRIBUTION, "hospital_share")
TARGET = (GOAL, "hospital_share")
WHAT_MATTERS = (SENSITIVITY, "unfunded")


def show(session: Session, *asked: tuple[str, str]) -> None:
    session.show_also(Needs(answers=frozenset(asked)), by="charts")


def test_that_nothing_is_answered_that_nobody_shows(session: Session) -> None:
    assert not session.snapshot.answers
    show(session, WHAT_MATTERS)
    assert set(session.latest.answers) == {WHAT_MATTERS}
    session.show_also(Needs(), by="charts")
    assert not session.snapshot.answers


def test_that_two_parts_of_the_window_each_get_what_they_show(session: Session) -> None:
    show(session, WHAT_MATTERS)
    session.show_also(Needs(peers=True, need_lens=True), by="stage")
    assert session.latest.answers
    assert session.latest.peers is not None
    assert session.latest.need_lens is not None
    session.show_also(Needs(), by="stage")
    assert session.snapshot.answers
    assert session.snapshot.peers is None


def test_that_a_quick_answer_follows_every_step_of_a_drag(session: Session) -> None:
    show(session, WHAT_MATTERS)
    for share in (0.45, 0.44):
        session.shares.set(Sector.ACUTE, share)
        snapshot = session.snapshot
        found = snapshot.answers[WHAT_MATTERS]
        assert found.question_input.scenario is snapshot.scenario
        assert found.missing is None
        assert found.answer is not None


def test_that_a_question_is_answered_once_while_its_scenario_stays(session: Session) -> None:
    show(session, WHAT_MATTERS)
    before = session.latest.answers[WHAT_MATTERS].answer
    session.pin()
    assert session.snapshot.answers[WHAT_MATTERS].answer is before


def test_that_of_very_many_levers_the_ends_are_known_at_once_and_each_lever_follows(
    session: Session, qtbot: QtBot
) -> None:
    session.running_costs.set_cut(0.5)
    session.shares.set(Sector.ACUTE, 0.45)
    session.change_to(replace(session.scenario, policies=MANY), "Many levers")
    show(session, LEVERS)
    first = session.latest.answers[LEVERS]
    assert first.missing is Missing.WORKING
    assert isinstance(first.answer, Attribution)
    assert first.answer.contributions == ()
    qtbot.waitUntil(lambda: session.latest.answers[LEVERS].missing is None)
    found = session.latest.answers[LEVERS]
    assert isinstance(found.answer, Attribution)
    assert found.answer.contributions
    assert (found.answer.before, found.answer.after) == (first.answer.before, first.answer.after)
    assert found.answer == ask(found.question_input.study(), ATTRIBUTION)


def test_that_a_slow_answer_waits_for_the_end_of_a_drag(session: Session, qtbot: QtBot) -> None:
    show(session, TARGET)
    qtbot.waitUntil(lambda: session.latest.answers[TARGET].missing is None)
    session.shares.set(Sector.ACUTE, 0.45)
    assert session.snapshot.answers[TARGET].missing is Missing.WORKING
    assert QThreadPool.globalInstance().waitForDone(10_000)
    QCoreApplication.processEvents()
    assert session.snapshot.answers[TARGET].missing is Missing.WORKING
    session.settle()
    qtbot.waitUntil(lambda: session.latest.answers[TARGET].missing is None)
    found = session.latest.answers[TARGET]
    assert isinstance(found.answer, Goal)
    assert found.question_input.scenario is session.scenario


def test_that_an_answer_already_on_its_way_is_not_shown_of_another_scenario(session: Session) -> None:
    show(session, TARGET)
    assert QThreadPool.globalInstance().waitForDone(10_000)
    session.shares.set(Sector.ACUTE, 0.45)
    assert session.snapshot.answers[TARGET].answer is None
    QCoreApplication.processEvents()
    assert session.snapshot.answers[TARGET].answer is None


def test_that_a_question_that_breaks_down_ends_and_says_so(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ArithmeticError("no slope")

    with monkeypatch.context() as patched:
        patched.setattr(answers, "answered_in_time", fail)
        show(session, TARGET)
        qtbot.waitUntil(lambda: session.latest.answers[TARGET].missing is not Missing.WORKING)
    found = session.latest.answers[TARGET]
    assert found.missing is Missing.FAILED
    assert "could not be worked out (ArithmeticError: no slope)" in answered_text(found)
    session.set_last_year(2034)
    session.settle()
    qtbot.waitUntil(lambda: session.snapshot.answers[TARGET].missing is None)


def test_that_an_outcome_without_a_figure_says_why(session: Session) -> None:
    session.board.set_seats((), "No seats")
    show(session, (SENSITIVITY, "gallagher"))
    found = session.latest.answers[SENSITIVITY, "gallagher"]
    assert found.missing is Missing.NO_FIGURE
    assert "no partner member of the board has a vote" in answered_text(found)


def test_that_a_question_of_a_target_where_none_is_published_asks_for_one(session: Session) -> None:
    show(session, (GOAL, "total"))
    found = session.latest.answers[GOAL, "total"]
    assert found.missing is Missing.NO_TARGET
    assert answered_text(found).startswith("No target is published for “Programme total”. Type one above")
