from collections.abc import Callable

import pytest

from leftshift.model.scenario import POOL
from leftshift.model.terms import Sector, View
from leftshift.session.session import Session
from leftshift.text.outcomes.envelope import envelope, envelope_cut
from leftshift.text.outcomes.outcome import Outcome, Sign
from leftshift.text.outcomes.outcomes import met_from

Listed = Callable[[], dict[str, Outcome]]


def test_that_a_baseline_shows_no_change(listed: Listed) -> None:
    found = listed()
    assert found["running_cost"].change == "£0.00"
    assert found["out_of_hospital"].change == "£0m"
    assert found["hospital_share"].sign is not Sign.NONE
    assert "unallocated" not in found


def test_that_seats_that_only_stand_in_for_a_board_have_no_measure(listed: Listed, session: Session) -> None:
    assert session.snapshot.board_measures.placeholder
    assert (listed()["board"].value, listed()["board"].range) == ("Not known", None)
    session.board.set_seats(session.scenario.board.seats[:-1], "One seat fewer")
    assert not session.snapshot.board_measures.placeholder
    assert listed()["board"].value != "Not known"


def test_that_the_hospital_target_is_met_only_below_the_limit_as_shown(
    listed: Listed, session: Session
) -> None:
    session.shares.set(Sector.ACUTE, 0.2)
    met = listed()["hospital_share"]
    assert met.sign is Sign.MET
    assert met.target == "below 50\u00a0%"
    assert met.note.startswith("met from 20")
    session.shares.reset_all()
    specialised = session.scenario.shares.share(Sector.SPECIALISED)
    session.shares.set_paid_by(Sector.COMMUNITY)
    session.shares.set(Sector.ACUTE, 0.4998 - specialised)
    level = listed()["hospital_share"]
    assert level.value == "50.0\u00a0%"
    assert level.sign is Sign.NEAR


def test_that_out_of_hospital_spend_leaves_the_pool_out(listed: Listed, session: Session) -> None:
    before = listed()["out_of_hospital"]
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.ACUTE, 0.3)
    after = listed()
    assert after["out_of_hospital"].value == before.value
    assert after["unallocated"].value.startswith("£")


@pytest.mark.parametrize("view", [View.CASH, View.REAL])
def test_that_the_cut_marked_brings_the_area_to_the_envelope_in_every_view(
    listed: Listed, session: Session, view: View
) -> None:
    session.set_view(view)
    session.running_costs.set_cut(envelope_cut(session.scenario, session.snapshot.reference))
    place = session.scenario.running_costs.end - session.snapshot.results.first_year
    cost = session.snapshot.results.running_cost_per_head
    assert cost[place] == pytest.approx(envelope(session.scenario))
    assert listed()["running_cost"].sign is Sign.MET


def test_that_no_cut_is_needed_below_the_envelope(session: Session) -> None:
    generous = session.scenario.with_assumption("envelope_per_head", 100.0)
    assert envelope_cut(generous, session.snapshot.reference) is None


def test_that_missing_statutory_seats_are_counted_and_named(listed: Listed, session: Session) -> None:
    session.board.set_seats(session.scenario.board.seats[1:], "No chair")
    found = listed()["statutory"]
    assert found.sign is Sign.NOT_MET
    assert any("chair" in detail.casefold() for detail in found.details)


def test_that_a_board_with_no_partner_has_no_index(listed: Listed, session: Session) -> None:
    session.board.set_seats(session.scenario.board.seats[:1], "One")
    found = listed()["board"]
    assert (found.value, found.change) == ("\u2013", "")


def test_that_money_follows_the_view(listed: Listed, session: Session) -> None:
    cash = listed()["out_of_hospital"].value
    session.set_view(View.PER_HEAD)
    assert listed()["out_of_hospital"].value != cash


@pytest.mark.parametrize(
    ("met", "place", "found"),
    [
        ([False, True, True], 2, 1),
        ([True, False, True], 2, 2),
        ([False, False, True], 1, 2),
        ([True, True, True], 2, 0),
        ([True, False, False], 1, None),
    ],
)
def test_that_the_year_a_target_is_met_is_the_first_of_its_run(
    met: list[bool], place: int, found: int | None
) -> None:
    assert met_from(met, place) == found
