"""Scenarios nobody would plan: what must hold of every result holds of theirs; they can be written out."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.start import least_allocation
from leftshift.model.own_figures import OwnAllocation, OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import SPECIALTIES, Payee, SpecialtyMove
from leftshift.model.terms import SECTORS, Ramp, Sector
from leftshift.questions.bridge import bridge
from leftshift.questions.study import study_of
from leftshift.snapshot.projector import Projector
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.reports.scenario import as_json, as_table
from leftshift.text.summary import in_words

AREAS = ("ENGLAND", "T6Y0W", "QOP", "QKK", "QMM", "QWE")


def odd(start: Scenario, chance: Random) -> Scenario:
    """Push the levers and assumptions of a scenario to the ends they have."""
    pick = chance.choice
    scenario = replace(start, years=replace(start.years, last=2025 + pick([1, 2, 5, 15])))
    target, given = list(start.shares.target), pick(range(7))
    taken = pick([0.0, 0.5, 1.0]) * target[given]
    target[given] -= taken
    pool = pick([True, False])
    if not pool:
        target[(given + 3) % 7] += taken
    begin = pick([2025, 2026, 2029])
    scenario = scenario.with_shares(
        target=tuple(target),
        unallocated=taken if pool else 0.0,
        start=begin,
        end=begin + pick([1, 9]),
        ramp=pick(list(Ramp)),
        locked=frozenset(chance.sample(SECTORS, pick([0, 2, 7]))),
    )
    scenario = scenario.with_running_costs(
        cut=pick([0.0, 0.5, 0.6]),
        start=pick([2025, 2027]),
        end=pick([2028, 2035]),
        reinvested=pick([0.0, 0.5, 1.0]),
        to=tuple(np.eye(7)[pick(range(7))].tolist()),
    )
    for fact in assumption_facts():
        if chance.random() < 0.35:
            scenario = scenario.with_assumption(fact.key, pick([fact.low, fact.high]))
    scenario = scenario.with_policies(
        advice_requests=pick([0.0, 4e6]),
        advice_until=pick([None, 2025]),
        capital=pick([0.0, 5000.0]),
        capital_years=15,
        capital_sector=pick([Sector.COMMUNITY, Sector.PRIMARY_CARE]),
        parity_uplift=pick([0.0, 0.3]),
        board_leads=20,
        board_sessions=pick([0.0, 200.0]),
        double_running=pick([0.0, 1.0]),
        double_running_years=pick([1, 5]),
        outpatients=tuple(
            SpecialtyMove(moved=pick([0.0, 1.0]), paid_to=pick(list(Payee))) for _ in SPECIALTIES
        ),
        teams_coverage=pick([0.0, 1.0]),
        support_per_head=pick([0.0, 20.0]),
        deficit_removed=pick([True, False]),
        team_effect=pick([0.0, 1.0]),
        deprived_share=pick([None, 0.0, 1.0]),
    )
    if chance.random() < 0.2:
        money = tuple(pick([None, 0.0, 0.001, 2000.0]) for _ in SECTORS[1:])
        own = OwnFigures(
            money=(*money, 5.0), year=2025, source="odd.csv", imported="2026-05-01T09:30:00+00:00"
        )
        scenario = replace(scenario, own_figures=own)
    if chance.random() < 0.3:
        least = least_allocation(scenario.area, scenario.own_figures)
        years = range(2026, scenario.years.last + 1)
        own_years = tuple(OwnAllocation(year=year, money=least * pick([1.001, 10, 20])) for year in years)
        scenario = replace(scenario, own_allocations=own_years)
    return replace(scenario, own_deficit=pick([None, 0.0, 5000.0]))


@pytest.mark.parametrize("number", range(36))
def test_that_what_must_hold_holds_of_odd_scenarios_too(
    number: int, scenario_of: Callable[[str], Scenario]
) -> None:
    scenario = odd(scenario_of(AREAS[number % len(AREAS)]), Random(number))  # noqa: S311 - the same every time
    snapshot = Projector().snapshot(scenario)
    found, near = snapshot.results, {"rel": 1e-9, "abs": 1e-6}
    avoided = np.outer(found.avoided, np.eye(7)[0])
    assert found.spend.sum(axis=1) + found.unallocated == pytest.approx(
        found.money + found.reinvested, **near
    )
    assert found.pressure == pytest.approx(found.need_cost + found.charges - avoided - found.spend, **near)
    assert found.unfunded == pytest.approx(np.maximum(found.pressure, 0).sum(axis=1), **near)
    assert found.new_care == pytest.approx(np.maximum(-found.pressure, 0).sum(axis=1), **near)
    assert (found.spend >= -1e-9).all()
    # No pound is used twice.
    cut = found.saving / found.operating_cost
    used = found.spend.sum(axis=1) + found.unallocated + found.programme_pay * (1 - cut)
    there = found.allocation + cut * (found.operating_cost - found.programme_pay)
    assert (used <= there * (1 + 1e-9)).all()
    for year in (scenario.years.first, scenario.years.last):
        steps = bridge(study_of(scenario), year)
        assert math.fsum(step.value for step in steps.steps) == pytest.approx(steps.unfunded, **near)
        assert steps.unfunded == pytest.approx(found.unfunded[year - scenario.years.first], **near)
    json.loads(as_json(snapshot, self_test=""))
    said = [as_table(snapshot, self_test=""), in_words(snapshot)]
    said += [f"{one.value} {one.change} {one.note}" for one in outcomes(snapshot)]
    assert "nan" not in " ".join(said).split()
    written = scenario_bytes(scenario)
    assert scenario_bytes(parse_scenario(written, "odd")) == written
