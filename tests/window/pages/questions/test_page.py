from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, Sector
from leftshift.questions.ask import BRIDGE, GOAL, SWITCHING, UNCERTAINTY
from leftshift.questions.goal_seek import Allowed
from leftshift.session import answers
from leftshift.session.session import Session
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.pages.questions.page import QuestionsPage
from leftshift.window.theme import ThemeChoice, theme_of


@pytest.fixture
def page(shown: Callable[[QWidget], QWidget], session: Session, qtbot: QtBot) -> QuestionsPage:
    session.running_costs.set_cut(0.5)
    session.settle()
    session.shares.set(Sector.COMMUNITY, 0.16)
    session.settle()
    made = QuestionsPage(session, theme_of(ThemeChoice.LIGHT))
    session.changed.connect(made.draw)
    made.resize(1350, 640)
    made.draw(session.snapshot)
    shown(made)
    settled(made, qtbot)
    return made


def settled(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(page.is_running(kind.key) for kind in KINDS))


def test_that_every_question_has_a_finding_and_can_be_seen_large(page: QuestionsPage, qtbot: QtBot) -> None:
    for kind in KINDS:
        page.choose(kind.key)
        settled(page, qtbot)
        assert page.list.finding(kind.key) not in {"", "Working it out…"}, kind.key
        assert page.list.currentItem().text() == kind.title, kind.key
        if page.view.sentence.isHidden() or not page.view.sentence.isVisible():
            assert page.view.chart.title == page.list.finding(kind.key)
            assert page.view.table.rowCount() == len(page.view.chart.table().rows)


def test_that_the_question_that_fits_the_last_change_is_offered_with_its_lever_ticked(
    page: QuestionsPage, session: Session
) -> None:
    session.running_costs.set_cut(0.1)
    session.settle()
    assert page.suggestion.isVisible()
    QTest.mouseClick(page.suggestion.button, Qt.MouseButton.LeftButton)
    assert page.list.currentItem().text() == page.suggestion.button.text() == "How do we reach the target?"
    assert page.bar.target.text() == "£18.76"
    assert page.goal.cut.isChecked()
    assert not [sector for sector, box in page.goal.sectors.items() if box.isChecked()]


def test_that_draws_and_seed_are_under_how_this_is_worked_out(page: QuestionsPage) -> None:
    page.choose(UNCERTAINTY)
    assert not page.view.draws.seed.isVisible()
    page.view.worked.open()
    assert page.view.draws.seed.isVisible()
    page.choose(GOAL)
    assert not page.view.draws.seed.isVisible()


def test_that_the_plan_is_beside_the_middle_of_its_range(page: QuestionsPage) -> None:
    page.choose(UNCERTAINTY)
    assert page.view.chart.table().columns == (
        "Year",
        "Plan",
        "Low end",
        "Low quarter",
        "Middle",
        "High quarter",
        "High end",
    )
    labels = [label.forms[0][0] for label in page.view.chart.data.marks.labels]
    assert labels == ["high end", "plan", "middle", "low end"]


def test_that_the_arrow_keys_go_from_question_to_question(page: QuestionsPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.view.chart.name == "What matters most"


def test_that_answers_follow_the_scenario(page: QuestionsPage, session: Session, qtbot: QtBot) -> None:
    before = page.list.finding("attribution")
    session.shares.reset_all()
    settled(page, qtbot)
    assert page.list.finding("attribution") != before


def test_that_another_outcome_changes_every_finding_but_the_bridge(page: QuestionsPage, qtbot: QtBot) -> None:
    before = {kind.key: page.list.finding(kind.key) for kind in KINDS}
    page.bar.outcome.asked.emit("running_cost_per_head")
    settled(page, qtbot)
    same = [key for key, said in before.items() if page.list.finding(key) == said]
    assert same == [BRIDGE]
    assert page.bar.target.text() == "£18.76"


def test_that_an_outcome_without_a_published_target_asks_for_one(page: QuestionsPage) -> None:
    page.bar.outcome.asked.emit("total")
    page.choose(GOAL)
    assert page.view.sentence.isVisible()
    assert page.list.finding(GOAL).startswith("No target is published for “Programme total”.")
    assert not page.goal.apply.isEnabled()


def test_that_the_published_target_comes_back_when_asked_for(page: QuestionsPage) -> None:
    page.bar.target_asked.emit(0.45)
    assert page.bar.target.text() == "45.00\u00a0%"
    QTest.mouseClick(page.bar.published, Qt.MouseButton.LeftButton)
    assert page.bar.target.text() == "50.00\u00a0%"
    assert page.bar.published.isHidden()


def test_that_a_goal_is_applied_in_one_undo_step(page: QuestionsPage, session: Session, qtbot: QtBot) -> None:
    before, steps = session.scenario, session.stack.count()
    page.choose(GOAL)
    page.bar.target_asked.emit(0.45)
    settled(page, qtbot)
    QTest.mouseClick(page.goal.apply, Qt.MouseButton.LeftButton)
    settled(page, qtbot)
    assert session.stack.count() == steps + 1
    assert session.stack.undoText() == "Goal: Hospital share at most 45.00\u00a0% in 2030/31"
    assert page.list.finding(GOAL) == "Met by the plan as it is: 45.0\u00a0%"
    session.stack.undo()
    assert session.scenario == before


def test_that_only_the_levers_ticked_move(page: QuestionsPage, session: Session, qtbot: QtBot) -> None:
    page.choose(GOAL)
    page.bar.target_asked.emit(0.45)
    for sector in SECTORS:
        page.goal.sectors[sector].setChecked(sector in {Sector.ACUTE, Sector.COMMUNITY})
    settled(page, qtbot)
    goal = page.answered(GOAL).answer
    moved = _moved(session.scenario, goal.scenario)
    assert moved == {Sector.ACUTE, Sector.COMMUNITY}
    assert page.may == Allowed(sectors=frozenset(moved))


def test_that_a_target_out_of_reach_names_what_prevents_it(
    page: QuestionsPage, session: Session, qtbot: QtBot
) -> None:
    for sector in (Sector.ACUTE, Sector.SPECIALISED):
        session.shares.lock(sector, True)  # noqa: FBT003 - a toggle's signal carries one bool
    page.choose(GOAL)
    page.bar.target_asked.emit(0.45)
    settled(page, qtbot)
    assert page.list.finding(GOAL).startswith("Cannot be met: ")
    assert "In the way: the lock on Acute hospital." in page.view.notes.text()
    assert not page.goal.apply.isEnabled()


def test_that_many_draws_are_worked_out_in_the_background_and_show_how_far_they_are(
    page: QuestionsPage, session: Session, qtbot: QtBot
) -> None:
    parts: list[float] = []
    page.work.progressed.connect(lambda _question, part: parts.append(part))
    page.choose(UNCERTAINTY)
    page.view.draws.asked.emit(20_000, 7)
    assert page.is_running(UNCERTAINTY)
    assert page.view.draws.bar.isVisible()
    assert page.list.finding(UNCERTAINTY) == "Working it out…"
    settled(page, qtbot)
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert page.view.draws.bar.isHidden()
    assert "20,000 draws" in page.view.method.text()
    assert session.scenario.draws is not None


def test_that_a_run_that_is_no_longer_wanted_shows_nothing(page: QuestionsPage, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    page.work.answered.connect(heard.append)
    for value in (0.40, 0.41, 0.42, 0.45):
        page.bar.target_asked.emit(value)
    settled(page, qtbot)
    assert sorted(question for question, _ in heard) == [GOAL, SWITCHING]
    goal = page.answered(GOAL).answer
    assert goal.target.value == pytest.approx(0.45)


def test_that_the_year_of_a_shorter_scenario_gives_way(
    page: QuestionsPage, session: Session, qtbot: QtBot
) -> None:
    page.bar.year_asked.emit(2034)
    settled(page, qtbot)
    session.set_last_year(2031)
    settled(page, qtbot)
    assert page.bar.year.currentText() == "2031/32"


def test_that_the_page_follows_another_theme(page: QuestionsPage) -> None:
    page.apply_theme(theme_of(ThemeChoice.DARK))
    assert page.view.chart.theme is theme_of(ThemeChoice.DARK)


def test_that_every_control_has_an_accessible_name(page: QuestionsPage) -> None:
    controls = (
        page.list,
        page.bar.outcome,
        page.bar.year,
        page.bar.target,
        page.view.draws.count,
        page.view.draws.seed,
    )
    assert all(control.accessibleName() for control in controls)
    assert page.view.chart.accessibleName() == "How sure are we chart"
    assert page.view.table.accessibleName() == "How sure are we, as a table"


def _moved(old: Scenario, new: Scenario) -> set[Sector]:
    return {sector for sector in SECTORS if old.shares.share(sector) != new.shares.share(sector)}


def test_that_a_question_that_breaks_down_is_said_and_runs_no_more(
    page: QuestionsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ArithmeticError("no slope")

    monkeypatch.setattr(answers, "answered_in_time", fail)
    page.choose(GOAL)
    page.bar.target_asked.emit(0.44)
    settled(page, qtbot)
    assert "could not be worked out (ArithmeticError: no slope)" in page.view.sentence.text()
    assert not page.goal.apply.isEnabled()
