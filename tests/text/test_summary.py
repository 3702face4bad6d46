from collections.abc import Callable

import pytest

from leftshift.model.scenario import POOL
from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.summary import in_words


@pytest.fixture
def words(shown: Callable[[], Snapshot]) -> Callable[[], str]:
    return lambda: in_words(shown())


def test_that_a_scenario_with_nothing_changed_says_so(words: Callable[[], str]) -> None:
    said = words()
    assert said.startswith("Nothing has been changed yet: this is the baseline of Norfolk and Waveney")
    assert said.endswith(".")


def test_that_moved_shares_name_who_gains_and_who_gives(words: Callable[[], str], session: Session) -> None:
    session.shares.set_paid_by("acute")
    session.shares.set(Sector.COMMUNITY, 0.2)
    said = words()
    assert said.startswith("Hospital share (acute and specialised) falls from ")
    assert "; community gains £" in said
    assert " and acute hospital gives £" in said


def test_that_a_rise_of_the_hospital_is_called_a_rise(words: Callable[[], str], session: Session) -> None:
    session.shares.set(Sector.ACUTE, 0.6)
    assert words().startswith("Hospital share (acute and specialised) rises from ")


def test_that_unallocated_money_is_named(words: Callable[[], str], session: Session) -> None:
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.ACUTE, 0.3)
    assert "is not yet allocated" in words()


def test_that_a_cut_by_half_is_called_half(words: Callable[[], str], session: Session) -> None:
    session.running_costs.set_cut(0.5)
    said = words()
    assert "Running costs fall by half by 2027/28" in said
    assert "the net saving goes to community and primary care" in said
    assert "Hospital" not in said


@pytest.mark.parametrize(
    ("cut", "written"), [(0.3, "30\u00a0%"), (0.305, "30.5\u00a0%"), (0.504, "50.4\u00a0%")]
)
def test_that_other_cuts_are_written_with_no_idle_digits(
    words: Callable[[], str], session: Session, cut: float, written: str
) -> None:
    session.running_costs.set_cut(cut)
    assert f"fall by {written} by" in words()


def test_that_a_part_kept_back_is_said(words: Callable[[], str], session: Session) -> None:
    session.running_costs.set_cut(0.5)
    session.running_costs.set_reinvested(0.4)
    assert "40\u00a0% of the net saving goes to" in words()
    session.running_costs.set_reinvested(0.0)
    assert "net saving" not in words()


def test_that_the_whole_of_it_to_one_sector_is_said(words: Callable[[], str], session: Session) -> None:
    session.running_costs.set_cut(0.5)
    session.running_costs.set_reinvested_to(Sector.COMMUNITY, 1.0)
    assert words().endswith("goes to community.")


def test_that_a_board_that_shrinks_says_which_checks_it_fails(
    words: Callable[[], str], session: Session
) -> None:
    seats = session.scenario.board.seats
    session.board.set_seats(seats[1:], "No chair")
    said = words()
    assert said.startswith(f"The board shrinks from {len(seats)} to {len(seats) - 1} seats")
    assert "1 statutory check is not met" in said


def test_that_one_seat_left_is_written_in_the_singular(words: Callable[[], str], session: Session) -> None:
    session.board.set_seats(session.scenario.board.seats[:1], "One")
    assert "to 1 seat;" in words() or "to 1 seat." in words()


def test_that_a_board_reordered_or_grown_is_said(words: Callable[[], str], session: Session) -> None:
    seats = session.scenario.board.seats
    session.board.set_seats((*seats[1:], seats[0]), "Reordered")
    assert "keeps its size" in words()
    session.board.set_seats((*seats, seats[-1]), "Grown")
    assert words().startswith("The board grows from ")


def test_that_money_a_head_is_called_so(words: Callable[[], str], session: Session) -> None:
    session.shares.set(Sector.COMMUNITY, 0.2)
    session.set_view(View.PER_HEAD)
    assert " a head a year" in words()
