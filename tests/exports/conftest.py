"""Scenarios over areas and levers, and their briefings."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.exports.briefing import Briefing, briefing
from leftshift.model.own_figures import OwnAllocation, OwnFigures
from leftshift.model.rail_levers import RailMode
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import Payee, Specialty
from leftshift.model.terms import INDEX, Function, Ramp, Sector
from leftshift.snapshot.projector import Projector

SELF_TEST = "21 of 21 checks hold."


def moved(scenario: Scenario, points: dict[Sector, float], pool: float = 0.0) -> Scenario:
    """Change shares by points [share]."""
    target = list(scenario.shares.target)
    for sector, change in points.items():
        target[INDEX[sector]] += change
    return scenario.with_shares(target=tuple(target), unallocated=pool)


def _shift(scenario: Scenario) -> Scenario:
    return moved(scenario, {Sector.ACUTE: -0.03, Sector.COMMUNITY: 0.02, Sector.PRIMARY_CARE: 0.01})


def _own(scenario: Scenario) -> Scenario:
    own = OwnFigures(
        money=(900.0, None, 240.5, None, None, None, 80.25),
        year=2025,
        source="ledger.csv",
        imported="2026-05-01T09:30:00+00:00",
    )
    start = baseline_scenario(find_area("QMM"), own_figures=own)
    return replace(
        start, own_deficit=33.5, own_allocations=(OwnAllocation(year=2026, money=2100.0),), name=scenario.name
    )


def _policies(scenario: Scenario) -> Scenario:
    chosen = replace(
        scenario.policies,
        start=2026,
        end=2029,
        advice_requests=100_000.0,
        advice_until=2028,
        capital=12.0,
        capital_years=4,
        capital_sector=Sector.PRIMARY_CARE,
        parity_uplift=0.05,
        board_leads=4,
        board_sessions=20.0,
        double_running=0.5,
        double_running_years=2,
        teams_coverage=0.8,
        support_per_head=1.5,
        deficit_removed=True,
        team_effect=0.3,
        deprived_share=0.4,
        devolved=(0.0, 0.0, 0.1, 0.5, 0.6, 0.0, 0.0),
    )
    chosen = chosen.with_outpatients(Specialty.DERMATOLOGY, moved=0.3).with_outpatients(
        Specialty.DIAGNOSTICS, moved=0.2, paid_to=Payee.TRUST
    )
    return replace(
        _shift(scenario).with_running_costs(cut=0.4, protected=frozenset({Function.CORPORATE})),
        policies=chosen,
    )


def _avoided(scenario: Scenario) -> Scenario:
    return (
        _shift(scenario)
        .with_assumption("hospital_cost_avoided", 1.31)
        .with_assumption("lag_years", 2.5)
        .with_assumption("delivery", 0.6)
    )


def _overspent(scenario: Scenario) -> Scenario:
    held = scenario.with_shares(locked=frozenset({Sector.CONTINUING_CARE})).with_assumption("overspend", 0.6)
    held = held.with_rails(mental_health=RailMode.HOLD)
    return _avoided(held).with_assumption("overspend", 0.6)


CHANGES: dict[str, tuple[str, Callable[[Scenario], Scenario]]] = {
    "nothing in an ICB": ("South West London", lambda one: one),
    "nothing in England": ("England", lambda one: one),
    "a shift": ("South West London", _shift),
    "half the running costs": ("QYG", lambda one: one.with_running_costs(cut=0.5, ramp=Ramp.SMOOTH)),
    "both, early": ("Y61", lambda one: _shift(one).with_shares(ramp=Ramp.EARLY).with_running_costs(cut=0.25)),
    "own figures": ("QMM", _own),
    "other levers": ("QUY", _policies),
    "care near home avoids cost": ("QR1", _avoided),
    "hospital overspends": ("QOX", _overspent),
    "money in the pool": ("QWO", lambda one: moved(one, {Sector.ACUTE: -0.04}, pool=0.04)),
    "fifteen years": ("QHM", lambda one: _shift(replace(one, years=replace(one.years, last=2040)))),
    "assumptions": (
        "QE1",
        lambda one: (
            _shift(one)
            .with_assumption("error_acute", 0.03)
            .with_assumption("error_community_estimate", -0.1)
            .with_assumption("convergence", 0.0)
            .with_assumption("operating_cost_per_head", 30.0)
            .with_assumption("need_acute", 0.03)
        ),
    ),
}
"""Twelve scenarios: the area and what is changed."""


def scenario_of(case: str) -> Scenario:
    """Make one of the twelve."""
    area, change = CHANGES[case]
    return change(replace(baseline_scenario(find_area(area)), name=f"Plan: {case}"))


def briefing_of(scenario: Scenario) -> Briefing:
    """Project a scenario and put together what is said of it."""
    return briefing(Projector().snapshot(scenario), SELF_TEST)


@pytest.fixture(params=CHANGES)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """Each of the twelve."""
    return scenario_of(request.param)


@pytest.fixture
def pack() -> Briefing:
    """A shift with a cut."""
    return briefing_of(scenario_of("both, early"))
