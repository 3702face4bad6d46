"""Own figures in the session: one step, shares that follow, and files that keep them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.evidence.areas import choice_of, find_area
from leftshift.evidence.start import with_own
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.study import study_of
from leftshift.session.session import Session
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes

OWN = OwnFigures(
    money=(1500.0, None, None, 300.0, None, None, None),
    year=2025,
    source="ledger.csv",
    imported="2026-05-01T09:30:00+00:00",
)


def test_that_own_figures_are_one_undo_step_and_become_the_baseline(session: Session) -> None:
    before = session.scenario
    session.set_own_figures(OWN)
    snapshot = session.snapshot
    assert snapshot.baseline.money[INDEX[Sector.ACUTE]] == 1500.0
    assert snapshot.results.spend[0, INDEX[Sector.COMMUNITY]] == pytest.approx(300.0)
    assert snapshot.scenario.shares.target == snapshot.start.shares.target
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.scenario == before
    assert session.snapshot.scenario.own_figures is None


def test_that_shares_the_planner_moved_stay_moved_by_the_same_points(session: Session) -> None:
    place = INDEX[Sector.COMMUNITY]
    session.shares.set(Sector.COMMUNITY, session.snapshot.start.shares.target[place] + 0.02)
    session.settle()
    session.set_own_figures(OWN)
    snapshot = session.snapshot
    assert snapshot.scenario.shares.target[place] - snapshot.start.shares.target[place] == pytest.approx(0.02)
    assert sum(snapshot.scenario.shares.target) == pytest.approx(1)


def test_that_own_figures_do_not_follow_to_another_area(session: Session) -> None:
    session.set_own_figures(OWN)
    session.set_area(choice_of(find_area("QHG")))
    assert session.scenario.own_figures is None
    session.stack.undo()
    assert session.scenario.own_figures == OWN


def test_that_taking_own_figures_out_restores_every_share(scenario_of: Callable[..., Scenario]) -> None:
    start = scenario_of("QMM")
    assert with_own(with_own(start, OWN), None) == start


def test_that_own_figures_travel_in_the_file_and_no_own_figures_leave_no_trace(
    scenario_of: Callable[..., Scenario],
) -> None:
    start = scenario_of("QMM")
    own = with_own(start, OWN)
    data = scenario_bytes(own)
    assert parse_scenario(data, "plan.leftshift") == own
    assert scenario_bytes(parse_scenario(data, "plan.leftshift")) == data
    assert b"own_figures" not in scenario_bytes(start)


def test_that_questions_are_asked_of_the_own_figures(scenario_of: Callable[..., Scenario]) -> None:
    own = replace(scenario_of("QMM"), own_figures=OWN)
    assert study_of(own).baseline.money[INDEX[Sector.ACUTE]] == 1500.0
    assert study_of(own).start.own_figures == OWN
