import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from leftshift.evidence.areas import AreaError, find_area
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import SECTORS, Footprint, Ramp, Sector, View
from leftshift.session import editor
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot


def drag(session: Session, sector: Sector, *shares: float) -> None:
    for share in shares:
        session.shares.set(sector, share)
    session.settle()


def test_that_a_drag_of_many_steps_is_one_named_undo_step(session: Session) -> None:
    before = session.scenario
    drag(session, Sector.COMMUNITY, 0.10, 0.11, 0.112)
    assert session.stack.count() == 1
    assert session.stack.undoText() == "Community share to 11.2\u00a0%"
    session.stack.undo()
    assert session.scenario == before


def test_that_two_drags_are_two_undo_steps(session: Session) -> None:
    drag(session, Sector.COMMUNITY, 0.10, 0.12)
    drag(session, Sector.COMMUNITY, 0.13)
    assert session.stack.count() == 2


def test_that_a_drag_that_ends_where_it_began_is_no_step(session: Session) -> None:
    before = session.scenario
    drag(session, Sector.COMMUNITY, 0.2, 0.3, before.shares.share(Sector.COMMUNITY))
    assert session.scenario == before
    assert session.stack.count() == 0


def test_that_a_share_set_and_set_back_restores_every_share_exactly(session: Session) -> None:
    before = session.scenario.shares.target
    drag(session, Sector.COMMUNITY, 0.37)
    drag(session, Sector.COMMUNITY, before[3])
    assert session.scenario.shares.target == before


def test_that_passing_through_the_whole_loses_no_proportion(session: Session) -> None:
    before = session.scenario.shares.target
    drag(session, Sector.COMMUNITY, 1.0)
    assert session.scenario.shares.share(Sector.ACUTE) == 0
    drag(session, Sector.COMMUNITY, before[3])
    assert session.scenario.shares.target == before


def test_that_the_others_come_back_in_proportion_after_saving_and_opening(session: Session) -> None:
    before = session.scenario.shares.target
    drag(session, Sector.ACUTE, 1.0)
    session.start_with(session.scenario)
    session.shares.reset(Sector.ACUTE)
    assert session.scenario.shares.target == before


def press(session: Session, sector: Sector, *shares: float) -> None:
    """Ask for each share as a press of a key does."""
    for share in shares:
        session.shares.set(sector, share)
        session.release()


def test_that_a_run_of_presses_is_one_undo_step_and_one_step_of_the_history(session: Session) -> None:
    before = session.scenario
    steps = len(session.history.steps())
    press(session, Sector.COMMUNITY, *(0.1 + step / 1000 for step in range(10)))
    assert session.stack.count() == 1
    assert len(session.history.steps()) == steps + 1
    assert session.history.current.scenario == session.scenario
    session.stack.undo()
    assert session.scenario == before
    session.stack.redo()
    assert session.scenario.shares.share(Sector.COMMUNITY) == pytest.approx(0.109)


def test_that_presses_with_a_pause_between_are_steps_of_their_own(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "BURST_MS", -1)
    press(session, Sector.COMMUNITY, 0.1, 0.101)
    assert session.stack.count() == 2


def test_that_presses_on_two_levers_are_two_steps(session: Session) -> None:
    press(session, Sector.COMMUNITY, 0.1)
    press(session, Sector.PRIMARY_CARE, 0.2)
    press(session, Sector.COMMUNITY, 0.11)
    assert session.stack.count() == 3


def test_that_a_drag_after_a_drag_is_a_step_of_its_own_however_quick(session: Session) -> None:
    for shares in ((0.1, 0.11), (0.12, 0.13)):
        for share in shares:
            session.shares.set(Sector.COMMUNITY, share)
        session.release()
    assert session.stack.count() == 2


def test_that_a_press_after_undo_or_a_save_is_a_step_of_its_own(session: Session) -> None:
    press(session, Sector.COMMUNITY, 0.1)
    session.stack.setClean()
    press(session, Sector.COMMUNITY, 0.101)
    assert session.stack.count() == 2
    session.stack.undo()
    press(session, Sector.COMMUNITY, 0.102)
    assert session.stack.count() == 2


def test_that_a_step_somebody_wrote_on_is_left_as_it_is(session: Session) -> None:
    press(session, Sector.COMMUNITY, 0.1)
    session.history.describe(session.history.current.key, who="The chair")
    press(session, Sector.COMMUNITY, 0.101)
    assert session.stack.count() == 2


def test_that_redo_brings_back_what_undo_took(session: Session) -> None:
    drag(session, Sector.ACUTE, 0.4)
    after = session.scenario
    session.stack.undo()
    session.stack.redo()
    assert session.scenario == after


def test_that_a_refused_move_says_which_limit_stopped_it(session: Session) -> None:
    session.shares.lock(Sector.COMMUNITY, locked=True)
    drag(session, Sector.COMMUNITY, 0.5)
    assert session.snapshot.limit == "Community is locked: unlock it to move it."
    assert session.snapshot.limit_sector == "community"
    drag(session, Sector.ACUTE, 0.45)
    assert session.snapshot.limit == ""


def test_that_a_sector_that_would_pay_for_itself_is_refused_with_a_reason(session: Session) -> None:
    session.shares.set_paid_by("acute")
    before = session.scenario
    drag(session, Sector.ACUTE, 0.4)
    assert session.scenario == before
    assert "cannot pay for itself" in session.snapshot.limit


def test_that_the_last_of_many_values_is_always_shown(session: Session, qtbot: QtBot) -> None:
    shown: list[Snapshot] = []
    session.changed.connect(shown.append)
    for step in range(50):
        session.shares.set(Sector.COMMUNITY, 0.1 + step / 1000)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].scenario == session.scenario)
    assert shown[-1].scenario.shares.share(Sector.COMMUNITY) == pytest.approx(0.149)
    assert len(shown) < 50, "steps within one frame are shown once"


def test_that_a_border_moves_only_the_two_sectors_beside_it(session: Session) -> None:
    before = session.scenario.shares.target
    session.shares.move_border(Sector.ACUTE, Sector.SPECIALISED, before[0] - 0.02)
    session.settle()
    after = session.scenario.shares.target
    assert after[:2] == pytest.approx((before[0] - 0.02, before[1] + 0.02))
    assert after[2:] == before[2:]


def test_that_reset_goes_back_to_the_baseline(session: Session) -> None:
    before = session.scenario.shares.target
    drag(session, Sector.COMMUNITY, 0.2)
    session.shares.reset(Sector.COMMUNITY)
    assert session.scenario.shares.target == before
    drag(session, Sector.COMMUNITY, 0.2)
    drag(session, Sector.ACUTE, 0.3)
    session.shares.reset_all()
    assert session.scenario.shares.target == before


SEAT = Seat(role="Partner member, dentistry", group=Group.DENTISTRY)
STEPS: dict[str, Callable[[Session], None]] = {
    "Lock Acute hospital": lambda session: session.shares.lock(Sector.ACUTE, locked=True),
    "Paid by the unallocated pool": lambda session: session.shares.set_paid_by("pool"),
    "Years of the shift 2026/27 to 2031/32": lambda session: session.shares.set_years(2026, 2031),
    "Ramp: smooth": lambda session: session.shares.set_ramp(Ramp.SMOOTH),
    "Community between 5.0\u00a0% and 20.0\u00a0%": lambda session: session.shares.set_limits(
        Sector.COMMUNITY, 0.05, 0.2
    ),
    "Running costs cut by 50.0\u00a0%": lambda session: session.running_costs.set_cut(0.5),
    "Years of the cut 2026/27 to 2028/29": lambda session: session.running_costs.set_years(2026, 2028),
    "Cut phased in: late": lambda session: session.running_costs.set_ramp(Ramp.LATE),
    "80.0\u00a0% reinvested": lambda session: session.running_costs.set_reinvested(0.8),
    "60.0\u00a0% of reinvestment to Community": lambda session: session.running_costs.set_reinvested_to(
        Sector.COMMUNITY, 0.6
    ),
    "Add a seat": lambda session: session.board.set_seats(
        (*session.scenario.board.seats, SEAT), "Add a seat"
    ),
    "Lock the board's size": lambda session: session.board.lock_size(locked=True),
    "Years to 2030/31": lambda session: session.set_last_year(2030),
    "Assumption: real growth": lambda session: session.more.set_assumption("real_growth", 0.03),
    "Name: Plan B": lambda session: session.set_name("Plan B"),
    "Notes": lambda session: session.set_notes("Agreed in May"),
    "Note": lambda session: session.set_note("shares.community", "Virtual wards"),
}


@pytest.mark.parametrize("text", STEPS)
def test_that_every_other_choice_is_a_named_step(session: Session, text: str) -> None:
    before = session.scenario
    STEPS[text](session)
    session.settle()
    assert session.stack.undoText() == text
    session.stack.undo()
    assert session.scenario == before


def test_that_years_the_wrong_way_round_change_nothing(session: Session) -> None:
    before = session.scenario
    session.shares.set_years(2030, 2030)
    session.running_costs.set_years(2028, 2027)
    assert session.scenario == before


def test_that_limits_around_the_share_are_demanded(session: Session) -> None:
    session.shares.set_limits(Sector.COMMUNITY, 0.5, 0.9)
    assert "must not be above" in session.snapshot.limit
    assert session.scenario.shares.floors == (0.0,) * 7


def test_that_another_area_is_carried_the_same_points(
    session: Session, scenario_of: Callable[..., Scenario]
) -> None:
    start, other = session.scenario, scenario_of("QWE")
    drag(session, Sector.COMMUNITY, start.shares.share(Sector.COMMUNITY) + 0.02)
    session.set_area(other.area)
    snapshot = session.scenario
    assert snapshot.name == "South West London"
    assert snapshot.board == other.board
    assert snapshot.shares.share(Sector.COMMUNITY) == pytest.approx(
        other.shares.share(Sector.COMMUNITY) + 0.02
    )
    assert session.stack.undoText() == "Area: South West London"
    session.stack.undo()
    assert session.scenario.area == start.area


def test_that_an_untouched_scenario_becomes_the_other_areas_baseline_exactly(
    session: Session, scenario_of: Callable[..., Scenario]
) -> None:
    session.set_area(scenario_of("QWE").area)
    assert session.scenario == scenario_of("QWE")


def test_that_an_unknown_area_changes_nothing(session: Session) -> None:
    before = session.scenario
    with pytest.raises(AreaError):
        session.set_area(AreaChoice(footprint=Footprint.YEAR_2026, codes=("NOWHERE",)))
    assert session.scenario == before


def test_that_a_merged_area_answers(session: Session) -> None:
    session.set_area(AreaChoice(footprint=Footprint.YEAR_2026, codes=("QHL", "QUA")))
    expected = find_area("cluster:QHL+QUA")
    assert dict(session.snapshot.area.members) == dict(expected.members)


def test_that_the_view_of_money_is_no_undo_step(session: Session) -> None:
    session.set_view(View.REAL)
    assert session.snapshot.view is View.REAL
    assert session.stack.count() == 0


def test_that_opening_another_scenario_forgets_the_steps_before(
    session: Session, scenario_of: Callable[..., Scenario]
) -> None:
    drag(session, Sector.ACUTE, 0.4)
    session.start_with(scenario_of("QWE"))
    assert (session.stack.count(), session.scenario) == (0, scenario_of("QWE"))


def test_that_a_drag_is_shown_as_one_until_it_ends(session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.4)
    assert session.snapshot.dragging
    session.settle()
    assert not session.snapshot.dragging


MOVES = st.lists(st.tuples(st.sampled_from(SECTORS), st.floats(0, 1)), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(moves=MOVES)
def test_that_undo_leads_back_to_the_start_whatever_was_done(
    session: Session, scenario_of: Callable[..., Scenario], moves: list[tuple[Sector, float]]
) -> None:
    session.start_with(scenario_of("QMM"))
    start = session.scenario
    for sector, share in moves:
        drag(session, sector, share / 2, share)
    assert math.fsum(session.scenario.shares.target) == pytest.approx(1)
    while session.stack.canUndo():
        session.stack.undo()
    assert session.scenario == start


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(order=st.permutations([0, 1, 2, 3]))
def test_that_the_order_of_lever_moves_does_not_matter(
    session: Session, scenario_of: Callable[..., Scenario], order: list[int]
) -> None:
    session.start_with(scenario_of("QMM"))
    session.shares.set_paid_by("acute")
    moves: list[Callable[[], None]] = [
        lambda: drag(session, Sector.COMMUNITY, 0.12),
        lambda: drag(session, Sector.PRIMARY_CARE, 0.15),
        lambda: session.running_costs.set_cut(0.5),
        lambda: session.shares.set_ramp(Ramp.SMOOTH),
    ]
    for place in order:
        moves[place]()
        session.settle()
    shares = session.scenario.shares.target
    assert shares[3:5] == (0.12, 0.15)
    before = scenario_of("QMM").shares.target
    assert shares[0] == pytest.approx(before[0] - (0.12 - before[3]) - (0.15 - before[4]), abs=1e-12)
    # 2030/31: hospital is what acute and specialised have left of the money and the reinvested saving.
    results = session.snapshot.results
    hospital = (shares[0] + shares[1]) * results.money[5] / results.total[5]
    assert results.hospital_share[5] == pytest.approx(hospital)


def test_that_applying_a_scenario_takes_its_shares_and_cut_in_one_named_step(session: Session) -> None:
    before = session.scenario
    target = (before.shares.target[0] - 0.02, *before.shares.target[1:3], before.shares.target[3] + 0.02)
    found = replace(
        before.with_shares(target=(*target, *before.shares.target[4:])).with_running_costs(cut=0.3),
        name="Another",
    )
    session.set_name("Kept")
    session.apply(found, "Goal: something")
    assert session.stack.undoText() == "Goal: something"
    assert session.scenario.shares.target == found.shares.target
    assert session.scenario.running_costs.cut == 0.3
    assert session.scenario.name == "Kept"
    session.stack.undo()
    assert session.scenario.shares == before.shares


def test_that_no_question_is_loaded_before_somebody_asks() -> None:
    code = (
        "import sys\nfrom leftshift.session.session import Session\n"
        "assert not {'ask', 'peers', 'need_lens', 'goal_seek'} & "
        "{name.removeprefix('leftshift.questions.') for name in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_that_all_that_is_written_of_a_note_is_one_step(session: Session) -> None:
    for text in ("a", "ab"):
        session.set_note("board", text, writing=True)
        assert session.scenario.lever_notes["board"] == text
    session.set_note("board", "abc")
    assert session.stack.count() == 1
    session.stack.undo()
    assert "board" not in session.scenario.lever_notes


def test_that_a_note_that_was_given_up_is_no_step(session: Session) -> None:
    session.set_notes("A long thou", writing=True)
    session.set_notes("")
    assert session.stack.isClean()
    assert session.stack.count() == 0
