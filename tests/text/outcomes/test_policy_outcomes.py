from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.terms import FUNCTIONS, SECTORS, Function, Sector, View
from leftshift.session.session import Session
from leftshift.text.explain.formulas import formulas
from leftshift.text.findings.need import posts_finding, sector_gap_finding, unfunded_finding
from leftshift.text.levers.posts import cut_place, posts_of, primary_words
from leftshift.text.numbers import amount, number, percent, signed_amount
from leftshift.text.outcomes.outcome import Outcome, Sign

Listed = Callable[[], dict[str, Outcome]]


def test_that_what_is_unfunded_and_what_efficiency_is_needed_are_those_of_the_target_year(
    listed: Listed, session: Session
) -> None:
    snapshot = session.snapshot
    found, place = listed(), snapshot.target_index
    assert found["hospital_unfunded"].value == amount(
        float(snapshot.results.hospital_unfunded[place]), View.CASH
    )
    needed = float(snapshot.results.required_efficiency[place])
    assert found["required_efficiency"].value == percent(needed)
    assert "asked 2.0" in found["required_efficiency"].note


@pytest.mark.parametrize(
    "key", ["hospital_unfunded", "unfunded", "new_care", "savings_to_find", "avoided", "stranded"]
)
def test_that_each_sum_of_need_has_its_figure_and_its_change_from_doing_nothing(
    key: str, listed: Listed, session: Session
) -> None:
    session.shares.set(Sector.COMMUNITY, session.scenario.shares.share(Sector.COMMUNITY) + 0.05)
    snapshot, place = session.snapshot, session.snapshot.target_index
    here, before = (float(getattr(results, key)[place]) for results in (snapshot.results, snapshot.reference))
    assert listed()[key].value == amount(here, View.CASH)
    assert listed()[key].change == signed_amount(here - before, View.CASH)


def test_that_beds_stand_beside_beds_needed_and_staff_beside_what_they_are(
    listed: Listed, session: Session
) -> None:
    results, place = session.snapshot.results, session.snapshot.target_index
    beds, staff = listed()["beds"], listed()["staff"]
    assert (beds.value, beds.note) == (
        number(float(results.beds[place])),
        f"needed: {number(float(results.beds_needed[place]))}",
    )
    assert (staff.value, staff.note) == (
        number(float(results.staff_for_new_care[place])),
        "whole-time equivalents",
    )


def test_that_contacts_outside_hospital_are_shown_with_where_they_began(
    listed: Listed, session: Session
) -> None:
    share = session.snapshot.results.contacts_outside_hospital
    assert listed()["contacts"].value == percent(float(share[session.snapshot.target_index]))
    assert percent(float(share[0])) in listed()["contacts"].note


def test_that_an_outcome_of_a_lever_stands_there_only_while_it_is_on(
    listed: Listed, session: Session
) -> None:
    keys = {"rails", "surplus", "capital", "devolved"}
    assert not keys & listed().keys()
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    for name, value in (("board_leads", 2), ("board_sessions", 9), ("capital", 20), ("capital_years", 5)):
        session.more.set_policy(name, value)
    session.more.set_devolved(Sector.COMMUNITY, 0.2)
    found = listed()
    assert keys <= found.keys()
    assert found["capital"].value == "£100m"
    assert found["rails"].value == "1 of 1"
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    assert listed()["rails"].sign is Sign.NOT_MET
    assert "F15" in listed()["rails"].details[0]


def test_that_every_outcome_has_a_formula(listed: Listed, session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, RailMode.WARN)
    for name in ("board_leads", "board_sessions", "capital", "capital_years"):
        session.more.set_policy(name, 5)
    session.more.set_devolved(Sector.COMMUNITY, 0.2)
    assert listed().keys() <= formulas().outcomes.keys()


def test_that_what_hospital_lacks_and_what_is_bought_stand_side_by_side() -> None:
    assert unfunded_finding(120, 30, 2030, View.CASH) == (
        "Hospital lacks £120m for today’s service in 2030/31; £30m of new care is bought"
    )
    assert unfunded_finding(120, 0.01, 2030, View.CASH).endswith("in 2030/31")
    assert unfunded_finding(0.01, 0, 2030, View.CASH).startswith("Hospital has the cost")


def test_that_the_sector_most_short_comes_first() -> None:
    gap = np.zeros(len(SECTORS))
    gap[0], gap[3] = 50, -20
    assert sector_gap_finding(gap, 2030, View.CASH) == (
        "Acute hospital is £50m short; community has £20m for new care in 2030/31"
    )
    assert sector_gap_finding(np.zeros(len(SECTORS)), 2030, View.CASH).startswith("Every sector")


def test_that_posts_before_and_after_are_those_of_the_cut(session: Session) -> None:
    session.running_costs.set_cut(0.5)
    session.more.protect(Function.PRIMARY_CARE_COMMISSIONING, True)  # noqa: FBT003 - as the signal calls it
    snapshot = session.snapshot
    lever = snapshot.scenario.running_costs
    posts = posts_of(lever, snapshot.baseline, snapshot.results)
    place = cut_place(lever, snapshot.results)
    after = posts.after[place]
    assert posts.before.sum() - after.sum() == pytest.approx(snapshot.results.posts_removed[place])
    assert after[FUNCTIONS.index(Function.PRIMARY_CARE_COMMISSIONING)] == pytest.approx(posts.before[0])
    assert "per PCN by 2027/28" in primary_words(posts, lever, snapshot.results)
    assert posts_finding(posts.before, after, 2027).endswith(
        f"posts go by 2027/28, most in other commissioning ({round(float(posts.before[1] - after[1])):,})"
    )
    assert posts_finding(posts.before, posts.before, 2027).startswith("No posts are removed")
