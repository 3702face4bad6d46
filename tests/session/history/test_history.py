import gc
from dataclasses import replace

import pytest

from leftshift.model.terms import Sector
from leftshift.session.editor import ScenarioCommand
from leftshift.session.history import history as history_module
from leftshift.session.history.history import History
from leftshift.session.session import Session


def drag(session: Session, *shares: float) -> None:
    for share in shares:
        session.shares.set(Sector.COMMUNITY, share)
    session.settle()


def said(session: Session) -> list[str]:
    return [step.said.replace("\u00a0", " ") for step in session.history.steps()]


def test_that_a_whole_drag_is_one_step_of_the_history(session: Session) -> None:
    drag(session, 0.1, 0.11, 0.12)
    assert said(session) == ["Beginning", "Community share to 12.0 %"]


def test_that_a_step_says_lever_from_and_to(session: Session) -> None:
    drag(session, 0.12)
    words = session.history.words(session.history.current)
    assert words.label == "Community share"
    assert words.after == "12.0\u00a0%"
    assert words.before == "9.5\u00a0%"
    assert words.others > 0


def test_that_undo_and_redo_walk_along_the_history_and_make_no_step(session: Session) -> None:
    drag(session, 0.12)
    session.running_costs.set_years(2025, 2028)
    last = session.history.current
    session.stack.undo()
    assert session.history.current.parent == session.history.root.key
    session.stack.undo()
    assert session.history.current is session.history.root
    session.stack.redo()
    session.stack.redo()
    assert session.history.current is last
    assert len(session.history.steps()) == 3


def test_that_a_change_after_going_back_begins_a_branch(session: Session) -> None:
    drag(session, 0.12)
    drag(session, 0.14)
    session.go_back(session.history.root.key)
    assert session.scenario is session.history.root.scenario
    drag(session, 0.1)
    assert len(session.history.after(session.history.root.key)) == 2
    assert len(session.history.steps()) == 4


def test_that_going_back_can_be_undone(session: Session) -> None:
    drag(session, 0.12)
    here = session.history.current
    session.go_back(session.history.root.key)
    assert session.stack.undoText() == "Back to “Beginning”"
    session.stack.undo()
    assert session.history.current is here
    assert session.scenario is here.scenario


def test_that_undo_loses_no_branch_that_was_left(session: Session) -> None:
    drag(session, 0.12)
    session.stack.undo()
    drag(session, 0.14)
    assert [step.scenario.shares.share(Sector.COMMUNITY) for step in session.history.after(0)] == [0.12, 0.14]


def test_that_words_on_a_step_can_be_undone_and_count_as_unsaved(session: Session) -> None:
    drag(session, 0.12)
    session.stack.setClean()
    key = session.history.current.key
    session.describe_step(key, name="Fast", who="the chair", why="to see it")
    assert not session.stack.isClean()
    assert session.history.current.name == "Fast"
    session.stack.undo()
    assert session.history.current.name == ""
    assert session.history.current.key == key


def test_that_a_branch_can_be_pruned_but_not_the_line_we_stand_on(session: Session) -> None:
    drag(session, 0.12)
    drag(session, 0.14)
    first = session.history.steps()[1]
    session.prune_step(first.key)
    assert len(session.history.steps()) == 3
    session.go_back(session.history.root.key)
    session.prune_step(first.key)
    assert said(session) == ["Beginning"]
    session.stack.undo()
    assert len(session.history.steps()) == 3
    assert session.history.after(first.key)


def test_that_the_history_keeps_its_size_however_long_the_meeting(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "STEPS_MOST", 6)
    drag(session, 0.1)
    noted = session.history.current.key
    session.describe_step(noted, name="", who="the chair", why="")
    for place in range(20):
        drag(session, 0.1 + place / 1000)
    kept = session.history.steps()
    assert len(kept) == 6
    assert kept[0] is session.history.root
    assert noted in [step.key for step in kept]
    assert [step.parent for step in kept] == [None, *(step.key for step in kept[:-1])]


def test_that_a_day_of_five_hundred_changes_is_kept_whole(session: Session) -> None:
    history = History(session.scenario)
    changed = [session.scenario.with_running_costs(cut=place / 1000) for place in range(1, 501)]
    for scenario in changed:
        history.settle(scenario, "Cut")
    assert [step.scenario for step in history.steps()[1:]] == changed


def test_that_branches_left_by_undo_do_not_let_the_history_grow(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "STEPS_MOST", 6)
    drag(session, 0.1)
    for place in range(20):
        drag(session, 0.12 + place / 1000)
        session.stack.undo()
    drag(session, 0.2)
    kept = session.history.steps()
    assert len(kept) == 6
    assert kept[0] is session.history.root
    assert session.history.current.scenario is session.scenario
    assert said(session)[-2:] == ["Community share to 13.9 %", "Community share to 20.0 %"]


def test_that_a_branch_somebody_wrote_on_outlives_all_others(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "STEPS_MOST", 4)
    drag(session, 0.1)
    session.describe_step(session.history.current.key, name="Gentle", who="", why="")
    session.go_back(session.history.root.key)
    for place in range(8):
        drag(session, 0.12 + place / 1000)
        session.go_back(session.history.root.key)
    assert "Gentle" in [step.name for step in session.history.steps()]
    assert len(session.history.steps()) == 4


def test_that_every_step_can_be_undone_and_redone_beyond_what_the_history_holds(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "STEPS_MOST", 3)
    start = session.scenario
    drag(session, 0.1)
    session.describe_step(session.history.current.key, name="Gentle", who="", why="")
    session.describe_step(session.history.current.key, name="", who="", why="")
    for place in range(8):
        drag(session, 0.12 + place / 1000)
    last = session.scenario
    while session.stack.canUndo():
        session.stack.undo()
    assert session.scenario is start
    while session.stack.canRedo():
        session.stack.redo()
    assert session.scenario is last
    assert len(session.history.steps()) == 3


def test_that_another_scenario_begins_another_history(session: Session) -> None:
    drag(session, 0.12)
    session.start_with(session.snapshot.start)
    assert said(session) == ["Beginning"]
    assert session.history.current.scenario is session.scenario


def test_that_a_step_before_the_one_it_came_from_is_refused(session: Session) -> None:
    drag(session, 0.12)
    first, second = session.history.steps()
    with pytest.raises(ValueError, match="before the step it came from"):
        History(session.scenario).load((second, first), 0)


def test_that_a_long_drag_leaves_one_command_behind(session: Session) -> None:
    before = sum(isinstance(kept, ScenarioCommand) for kept in gc.get_objects())
    drag(session, *(0.1 + place / 10_000 for place in range(200)))
    after = sum(isinstance(kept, ScenarioCommand) for kept in gc.get_objects())
    assert session.stack.count() == 1
    assert after - before <= 1


def test_that_a_drag_to_and_fro_over_its_beginning_leaves_one_command_behind(session: Session) -> None:
    drag(session, 0.1)
    gc.collect()
    before = sum(isinstance(kept, ScenarioCommand) for kept in gc.get_objects())
    drag(session, *(0.1 + abs(10 - place) / 1000 for _ in range(20) for place in range(21)), 0.13)
    drag(session, 0.12, 0.13)
    gc.collect()
    after = sum(isinstance(kept, ScenarioCommand) for kept in gc.get_objects())
    assert session.stack.count() == 2
    assert after - before == 1


def test_that_undo_after_a_drag_over_its_beginning_walks_back_and_makes_no_step(session: Session) -> None:
    drag(session, 0.1)
    first = session.history.current
    drag(session, 0.12, 0.1, 0.08)
    session.stack.undo()
    assert session.history.current is first
    drag(session, 0.12, 0.1)
    drag(session, 0.11)
    session.stack.undo()
    assert session.history.current is first
    assert len(session.history.steps()) == 4


def test_that_a_drag_back_to_where_it_began_is_no_step(session: Session) -> None:
    start = session.scenario
    drag(session, 0.11, 0.12, start.shares.share(Sector.COMMUNITY))
    assert session.stack.count() == 0
    assert said(session) == ["Beginning"]


def test_that_a_drag_over_a_saved_point_is_a_step_after_it(session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.11)
    session.stack.setClean()
    session.shares.set(Sector.COMMUNITY, 0.12)
    session.settle()
    assert not session.stack.isClean()
    session.stack.undo()
    assert session.stack.isClean()
    assert session.scenario.shares.share(Sector.COMMUNITY) == 0.11


def test_that_none_of_a_long_history_from_a_file_is_let_go_for_what_follows(session: Session) -> None:
    history, scenario = session.history, session.scenario
    steps = tuple(
        replace(history.root, key=key, parent=key - 1 if key else None, said=f"Step {key}")
        for key in range(2_000)
    )
    history.load(steps, 1_999)
    drag(session, 0.12)
    drag(session, 0.13)
    assert len(history.steps()) == 2_002
    assert history.root.scenario is scenario
