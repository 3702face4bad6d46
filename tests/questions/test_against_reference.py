"""The model against the same model in plain Python, on real areas."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from leftshift.model.own_figures import OwnAllocation
from leftshift.model.projection import project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS, Ramp, Sector
from leftshift.questions.study import study_of

from . import reference
from .reference import Plan

MILLIONTHS = 20e-6
"""How far a sum of money may be off, as a part of the first allocation."""
SHIFT = {"acute": -0.06, "community": 0.04, "primary_care": 0.02}
AREAS = {
    "ENGLAND": ("england", "England"),
    "T6Y0W": ("icb_2026", "Norfolk and Suffolk"),
    "QOP": ("icb_2025", "Greater Manchester"),
    "QKK": ("icb_2025", "South East London"),
    "QMM": ("icb_2025", "Norfolk and Waveney"),
}
PLANS = {
    "nothing changed, England": ("ENGLAND", Plan()),
    "nothing changed, merged on new boundaries": ("T6Y0W", Plan()),
    "nothing changed, published deficit": ("QOP", Plan()),
    "nothing changed, below target": ("QKK", Plan()),
    "a shift": ("T6Y0W", Plan(shares=SHIFT)),
    "a shift that avoids hospital cost": (
        "QMM",
        Plan(
            shares=SHIFT,
            ramp="smooth",
            end=2029,
            years=15,
            assumptions={"hospital_cost_avoided": 1.31, "cashable_share": 0.7, "lag_years": 2},
        ),
    ),
    "a lag of part of a year": (
        "QKK",
        Plan(shares=SHIFT, ramp="late", assumptions={"hospital_cost_avoided": 2.0, "lag_years": 1.5}),
    ),
    "the cut, put back into care": ("ENGLAND", Plan(cut=0.5)),
    "the cut, half of it kept": (
        "QOP",
        Plan(cut=0.3, cut_end=2029, reinvested=0.5, to={"mental_health": 1.0}),
    ),
    "another operating cost": ("QMM", Plan(cut=0.5, assumptions={"running_cost_per_head": 31.0})),
    "no convergence": ("QOP", Plan(shares=SHIFT, ramp="early", assumptions={"convergence": 0})),
    "slow growth and dear prices": (
        "QKK",
        Plan(assumptions={"real_growth": 0.005, "real_growth_2028": 0.02, "price_acute": 0.018}),
    ),
    "part of the plan": ("T6Y0W", Plan(shares=SHIFT, assumptions={"delivery": 0.4})),
    "hospital overspends": (
        "T6Y0W",
        Plan(
            shares=SHIFT,
            protected=("mental_health",),
            assumptions={"overspend": 0.5, "hospital_cost_avoided": 1.31, "lag_years": 3},
        ),
    ),
    "hospital overspends everything": (
        "ENGLAND",
        Plan(shares=SHIFT, years=15, assumptions={"overspend": 1.0, "delivery": 0.7}),
    ),
    "the deficit is removed": ("QOP", Plan(deficit_removed=True)),
    "an own deficit": ("QMM", Plan(own_deficit=99.0, shares=SHIFT)),
    "own allocations": ("QKK", Plan(own_allocations={2026: 5700.0, 2027: 5900.0})),
    "double running": ("QMM", Plan(shares=SHIFT, double_running=0.3, double_running_years=2)),
    "everything at once": (
        "QOP",
        Plan(
            shares=SHIFT,
            start=2026,
            cut=0.4,
            deficit_removed=True,
            double_running=0.2,
            double_running_years=1,
            protected=("primary_care", "community"),
            assumptions={"overspend": 0.3, "delivery": 0.8, "hospital_cost_avoided": 1.0, "lag_years": 2},
        ),
    ),
}
BY_SECTOR = {
    "spend": "spend",
    "gross_cost": "gross",
    "need_cost": "cost",
    "charges": "charges",
    "pressure": "pressure",
}
MONEY = (
    "allocation",
    "programme_pay",
    "avoided",
    "stranded",
    "unfunded",
    "hospital_unfunded",
    "new_care",
    "savings_to_find",
    "operating_cost",
    "saving",
    "one_off",
    "reinvested",
)
RATES = {
    "required_efficiency": "required_efficiency",
    "hospital_share": "hospital_share",
    "running_cost_per_head": "running_cost_real",
    "posts_removed": "posts",
}


def scenario_for(start: Scenario, plan: Plan) -> Scenario:
    """Choose in the program what a plan of the reference chooses."""
    chosen = replace(
        start,
        years=replace(start.years, last=start.years.first + plan.years),
        own_deficit=plan.own_deficit,
        own_allocations=tuple(OwnAllocation(year=y, money=m) for y, m in plan.own_allocations.items()),
    )
    for key, value in plan.assumptions.items():
        chosen = chosen.with_assumption(key, value)
    before = study_of(chosen).start_shares
    return (
        chosen.with_shares(
            target=tuple(
                share + plan.shares.get(sector, 0.0) for sector, share in zip(SECTORS, before, strict=True)
            ),
            start=plan.start,
            end=plan.end,
            ramp=Ramp(plan.ramp),
            locked=frozenset(map(Sector, plan.protected)),
        )
        .with_running_costs(
            cut=plan.cut,
            start=plan.cut_start,
            end=plan.cut_end,
            reinvested=plan.reinvested,
            to=tuple(plan.to.get(sector, 0.0) for sector in SECTORS),
        )
        .with_policies(
            deficit_removed=plan.deficit_removed,
            double_running=plan.double_running,
            double_running_years=plan.double_running_years,
        )
    )


def both(start: Scenario, code: str, plan: Plan) -> tuple[Results, dict[str, list[Any]]]:
    study = study_of(scenario_for(start, plan))
    return project(study.outlook(), study.levers()), reference.project(
        reference.weights_of(*AREAS[code]), plan
    )


@pytest.mark.parametrize("name", PLANS)
def test_that_the_model_comes_to_what_plain_python_does(
    name: str, scenario_of: Callable[[str], Scenario]
) -> None:
    code, plan = PLANS[name]
    ours, theirs = both(scenario_of(code), code, plan)
    within = MILLIONTHS * theirs["allocation"][0]
    for key in MONEY:
        assert getattr(ours, key) == pytest.approx(np.array(theirs[key]), abs=within), key
    for key, other in BY_SECTOR.items():
        expected = np.array([[year[sector] for sector in SECTORS] for year in theirs[other]])
        assert getattr(ours, key) == pytest.approx(expected, abs=within), key
    for key, other in RATES.items():
        expected = np.array([np.nan if rate is None else rate for rate in theirs[other]])
        assert getattr(ours, key) == pytest.approx(expected, rel=1e-5, abs=1e-6, nan_ok=True), key


@pytest.mark.parametrize(
    ("code", "unfunded", "hospital", "efficiency"),
    [
        ("ENGLAND", 10_278, 7_585, 0.0197),
        ("T6Y0W", 295, 215, 0.0195),
        ("QOP", 596, 467, 0.0203),
        ("QKK", 555, 371, 0.0257),
    ],
)
def test_that_doing_nothing_leaves_what_was_worked_out_beside_the_program(
    code: str, unfunded: float, hospital: float, efficiency: float, scenario_of: Callable[[str], Scenario]
) -> None:
    study = study_of(scenario_of(code))
    found = project(study.outlook(), study.levers())
    place = study.place(2030)
    assert found.unfunded[place] == pytest.approx(unfunded, abs=0.5)
    assert found.hospital_unfunded[place] == pytest.approx(hospital, abs=0.5)
    assert found.required_efficiency[place] == pytest.approx(efficiency, abs=0.00005)
    assert np.isnan(found.required_efficiency[0])


def test_that_england_starts_with_its_planned_deficit_and_grows_by_the_published_rates(
    scenario_of: Callable[[str], Scenario],
) -> None:
    study = study_of(scenario_of("ENGLAND"))
    found = project(study.outlook(), study.levers())
    assert found.unfunded[0] == pytest.approx(2200)
    assert found.allocation[1] / found.allocation[0] == pytest.approx(1.0272, rel=1e-12)
    assert found.allocation[2] / found.allocation[1] == pytest.approx(1.0292, rel=1e-12)
    assert found.allocation[5] == pytest.approx(190_750, abs=1)


def test_that_the_cost_of_care_grows_as_it_was_calibrated_to(
    scenario_of: Callable[[str], Scenario],
) -> None:
    # The Health Foundation: at least 2.5 % a year above prices with 1 % productivity.
    seen = study_of(scenario_of("ENGLAND")).outlook()
    real = seen.costs.gross[1].sum() / seen.deflator[1], seen.costs.net[1].sum() / seen.deflator[1]
    now = seen.costs.gross[0].sum()
    gross, net = (cost / now - 1 for cost in real)
    assert gross == pytest.approx(0.0346, abs=0.0001)
    assert net == pytest.approx(0.0250, abs=0.0001)
    assert 1 - real[1] / real[0] == pytest.approx(0.0093, abs=0.0001)
    assert seen.start_shares[INDEX[Sector.ACUTE]] > 0
