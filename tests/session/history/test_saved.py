import json
from pathlib import Path

import pytest

from leftshift.cli.imports import PARTLY
from leftshift.cli.main import main
from leftshift.model.terms import Sector
from leftshift.session.document import Document
from leftshift.session.history import saved
from leftshift.session.history.saved import HistoryWriter
from leftshift.session.open_file import Access, HistoryTooLongError
from leftshift.session.session import Session
from leftshift.session.waiting import at_once
from leftshift.storage.refusal import Refusal
from leftshift.storage.saver import SaveError, save
from leftshift.storage.scenario.reader import read_scenario, read_with_history
from leftshift.storage.scenario.texts import LEVER_NOTE, NOTES
from leftshift.storage.scenario.writer import scenario_bytes


@pytest.fixture
def branched(session: Session) -> Session:
    """A drag, a step with words, then a branch from the beginning."""
    session.shares.set(Sector.COMMUNITY, 0.12)
    session.settle()
    session.running_costs.set_years(2025, 2028)
    session.describe_step(session.history.current.key, name="Slow", who="the chair", why="staff need time")
    session.go_back(session.history.root.key)
    session.board.set_seats(session.scenario.board.seats[:-1], "Remove a seat")
    return session


def test_that_the_history_comes_back_from_its_file_and_can_be_gone_back_to(
    branched: Session, tmp_path: Path
) -> None:
    document = Document(branched, tmp_path)
    before = branched.history.steps()
    words = [branched.history.words(step) for step in before]
    document.save(tmp_path / "one.leftshift")
    document.open(tmp_path / "one.leftshift")
    after = branched.history.steps()
    assert [(s.parent, s.said, s.name, s.who, s.why) for s in after] == [
        (s.parent, s.said, s.name, s.who, s.why) for s in before
    ]
    assert [branched.history.words(step) for step in after] == words
    assert branched.history.current.scenario is branched.scenario
    for old, new in zip(before, after, strict=True):
        assert branched.history.scenario_at(new.key) == old.scenario
    branched.go_back(after[2].key)
    assert branched.scenario == before[2].scenario


def test_that_the_note_beside_a_lever_stays_with_its_steps_in_the_file(
    session: Session, tmp_path: Path
) -> None:
    session.set_note("shares.community", "asked of all boards")
    for share in (0.12, 0.13):
        session.shares.set(Sector.COMMUNITY, share)
        session.settle()
    session.running_costs.set_cut(0.2)
    document = Document(session, tmp_path)

    def notes() -> list[str]:
        return [session.history.lever_note(step) for step in session.history.steps()]

    assert notes() == ["", "", "asked of all boards", "asked of all boards"]
    session.settle()
    document.save(tmp_path / "one.leftshift")
    before = notes()
    for _ in range(2):
        document.open(tmp_path / "one.leftshift")
        assert notes() == before
        document.save()


def test_that_a_file_from_before_lever_places_and_counts_were_written_is_read(
    branched: Session, tmp_path: Path
) -> None:
    path = tmp_path / "one.leftshift"
    labels = [branched.history.words(step).label for step in branched.history.steps()]
    document = Document(branched, tmp_path)
    document.save(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    for step in content["history"]["steps"]:
        step.pop("place", None)
        step.pop("others", None)
    save(path, json.dumps(content).encode())
    document.open(path)
    words = [branched.history.words(step) for step in branched.history.steps()]
    assert [step.label for step in words] == labels
    assert {step.others for step in words} == {0}
    assert {branched.history.lever_note(step) for step in branched.history.steps()} == {""}


def test_that_a_file_saved_again_keeps_steps_that_nobody_went_back_to(
    branched: Session, tmp_path: Path
) -> None:
    document = Document(branched, tmp_path)
    before = branched.history.steps()
    document.save(tmp_path / "one.leftshift")
    document.open(tmp_path / "one.leftshift")
    branched.running_costs.set_years(2025, 2030)
    document.save()
    document.open(tmp_path / "one.leftshift")
    for old in before:
        assert branched.history.scenario_at(old.key) == old.scenario


def test_that_the_switch_leaves_the_history_out_of_the_file(branched: Session, tmp_path: Path) -> None:
    document = Document(branched, tmp_path)
    document.save(tmp_path / "one.leftshift")
    branched.keep_history(kept=False)
    assert not document.is_saved
    document.save()
    scenario, ledger = read_with_history(tmp_path / "one.leftshift")
    assert ledger is None
    assert scenario == branched.scenario
    assert b"the chair" not in (tmp_path / "one.leftshift").read_bytes()


def test_that_a_copy_for_others_has_no_history_and_keeps_the_open_file(
    branched: Session, tmp_path: Path
) -> None:
    document = Document(branched, tmp_path)
    document.save_copy(tmp_path / "copy.leftshift", branched.scenario)
    assert document.path is None
    assert b"the chair" not in (tmp_path / "copy.leftshift").read_bytes()
    assert read_scenario(tmp_path / "copy.leftshift") == branched.scenario


def test_that_a_history_too_large_for_a_file_keeps_its_newest_steps(
    branched: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = HistoryWriter().saved_history(branched.history.recorded())
    monkeypatch.setattr(saved, "BYTES_MOST", 1)
    few = HistoryWriter().saved_history(branched.history.recorded())
    assert len(whole.steps) == 4
    assert [step.said for step in few.steps] == ["Beginning", "Remove a seat"]
    assert few.here == 1
    assert few.steps[1].after == 0


@pytest.mark.parametrize(
    "asked", ["set {plan} running_costs.cut=0.1", "import {list} --into {plan} --accept acute"]
)
def test_that_a_command_that_changes_a_plan_goes_on_with_its_history(
    branched: Session, tmp_path: Path, asked: str
) -> None:
    plan, figures = tmp_path / "one.leftshift", tmp_path / "figures.csv"
    figures.write_text("sector,gbp_m\nacute,1034\n")
    document, before = Document(branched, tmp_path), branched.history.steps()
    document.save(plan)
    document.start_on(branched.scenario)
    assert main(asked.format(plan=plan, list=figures).split()) in {0, PARTLY}
    document.open(plan)
    assert len(branched.history.steps()) == len(before) + 1
    assert branched.history.scenario_at(before[1].key) == before[1].scenario
    assert branched.history.scenario_at(branched.history.current.key) == branched.scenario
    assert branched.scenario != before[-1].scenario


@pytest.mark.parametrize("open_file", ["written", "read"])
def test_that_a_copy_never_replaces_the_file_that_is_open(
    branched: Session, tmp_path: Path, open_file: str
) -> None:
    document, path = Document(branched, tmp_path), tmp_path / "one.leftshift"
    document.save(path)
    document.set_read_only(open_file == "read")
    before = path.read_bytes()
    with pytest.raises(SaveError, match="open here"):
        document.save_copy(path, branched.scenario)
    other = Document(Session(branched.scenario), tmp_path / "another")
    other.open(path, Access.READ_ONLY if open_file == "written" else Access.OWN)
    with pytest.raises(SaveError):
        other.save_copy(path, branched.scenario)
    assert path.read_bytes() == before


def test_that_a_history_leaves_room_for_the_rest_of_the_file(branched: Session, tmp_path: Path) -> None:
    notes = "𝔸" * LEVER_NOTE.most
    for place in range(50):
        branched.set_note(f"shares.s{place}", notes)
    for place in range(60):
        branched.set_notes(f"{place}" + "𝔸" * (NOTES.most - 9))
    document = Document(branched, tmp_path)
    with pytest.raises(HistoryTooLongError):
        document.save(tmp_path / "full.leftshift")
    at_once(document.saving(tmp_path / "full.leftshift", without_oldest=True))
    assert document.is_saved


def test_that_an_unsound_step_is_refused_when_it_is_gone_back_to(branched: Session, tmp_path: Path) -> None:
    path = tmp_path / "one.leftshift"
    document = Document(branched, tmp_path)
    document.save(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["history"]["steps"][1]["differs"]["levers/shares/end"] = 1066
    save(path, json.dumps(content).encode())
    document.open(path)
    held = branched.scenario
    with pytest.raises(Refusal, match="1066"):
        branched.go_back(1)
    assert branched.scenario is held


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda history: history["steps"][1].update(after=3), "comes after the step 3"),
        (lambda history: history.update(here=9), "no step 9"),
        (lambda history: history["steps"][1].update(at="noon"), "not a time"),
    ],
)
def test_that_a_ledger_out_of_order_is_refused_with_its_place(
    change: object, wrong: str, branched: Session, tmp_path: Path
) -> None:
    data = scenario_bytes(
        branched.scenario, history=HistoryWriter().saved_history(branched.history.recorded())
    )
    content = json.loads(data)
    change(content["history"])  # type: ignore[operator]  # a lambda from the list above
    path = tmp_path / "one.leftshift"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(Refusal, match=wrong):
        read_scenario(path)
