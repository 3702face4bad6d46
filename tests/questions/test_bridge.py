from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leftshift.model.projection import project
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.bridge import BridgePart, bridge
from leftshift.questions.study import Study, study_of

from .conftest import moved

ACUTE = INDEX[Sector.ACUTE]


@settings(max_examples=30, deadline=None)
@given(st.floats(-0.06, 0.06), st.floats(0, 1), st.floats(0, 1), st.integers(2025, 2035))
def test_that_the_steps_add_up_to_the_unfunded_cost_exactly(
    still: Study, shift: float, delivered: float, overspent: float, year: int
) -> None:
    scenario = moved(still.scenario, acute=-shift, community=shift).with_running_costs(cut=0.4)
    scenario = scenario.with_policies(deficit_removed=year % 2 == 0, support_per_head=3.0)
    for key, value in {
        "delivery": delivered,
        "overspend": overspent,
        "hospital_cost_avoided": 1.31,
        "lag_years": 2.0,
    }.items():
        scenario = scenario.with_assumption(key, value)
    study = study_of(scenario)
    found = bridge(study, year)
    assert sum(step.value for step in found.steps) == pytest.approx(found.unfunded, abs=1e-9)
    unfunded = project(study.outlook(), study.levers()).unfunded[study.place(year)]
    assert found.unfunded == pytest.approx(float(unfunded))
    assert [step.part for step in found.steps] == list(BridgePart)


def test_that_doing_nothing_has_the_steps_worked_out_by_hand(still: Study) -> None:
    # One year on, sector by sector: prices (1 + price)(1 + deflator) − 1 on spend and deficit, then need,
    # then efficiency.
    study = still
    found, seen = bridge(study, 2026), study.outlook()
    now = seen.spend_now.copy()
    now[ACUTE] += 37.31261901
    given_ = study.values()
    price, need, left = 0.0, 0.0, 0.0
    for sector, money in zip(INDEX, now.tolist(), strict=True):
        dear = money * (1 + given_[f"price_{sector}"]) * 1.02005738
        more = dear * (1 + given_[f"need_{sector}"])
        price, need = price + dear - money, need + more - dear
        left -= more * given_[f"efficiency_{sector}"]
    assert found.value(BridgePart.TODAY) == pytest.approx(37.31261901)
    assert found.value(BridgePart.PRICES) == pytest.approx(price)
    assert found.value(BridgePart.NEED) == pytest.approx(need)
    assert found.value(BridgePart.EFFICIENCY) == pytest.approx(left)
    assert found.value(BridgePart.ALLOCATION) == pytest.approx(float(seen.money[0] - seen.money[1]))
    assert found.value(BridgePart.SHIFT) == 0
    assert found.value(BridgePart.OTHER) == 0


def test_that_what_sectors_have_over_is_no_help_to_others(still: Study) -> None:
    # Prescribing that costs less every year has money above its cost; hospital does not get it.
    cheap = still.scenario.with_assumption("need_prescribing", -0.05)
    found = bridge(study_of(cheap), 2030)
    results = project(study_of(cheap).outlook(), study_of(cheap).levers())
    assert found.value(BridgePart.KEPT_APART) == pytest.approx(float(results.new_care[5]))
    assert found.value(BridgePart.KEPT_APART) > 0
    assert bridge(still, 2030).value(BridgePart.KEPT_APART) == pytest.approx(0, abs=1e-9)


def test_that_the_shift_leaves_what_it_moves_unfunded_in_hospital(still: Study) -> None:
    # Four points of the sectors' money leave hospital, which is short already; community is left with more
    # than today's service costs, less what it lacked.
    study = study_of(moved(still.scenario, acute=-0.04, community=0.04))
    nothing = project(still.outlook(), still.levers())
    money = float(nothing.money[5])
    lacked = float(nothing.pressure[5, INDEX[Sector.COMMUNITY]])
    found = bridge(study, 2030)
    assert found.value(BridgePart.SHIFT) == pytest.approx(0.04 * money - lacked)
    assert found.value(BridgePart.OTHER) == 0


def test_that_all_other_levers_stand_in_one_step(still: Study) -> None:
    study = study_of(still.scenario.with_policies(deficit_removed=True))
    deficit = float(study.outlook().deficit_gone[5] * study.outlook().efficiency_index[5, ACUTE])
    found = bridge(study, 2030)
    assert found.value(BridgePart.OTHER) == pytest.approx(-deficit)
    assert found.value(BridgePart.TODAY) == bridge(still, 2030).value(BridgePart.TODAY)


def test_that_the_first_year_is_todays_deficit_alone(still: Study) -> None:
    found = bridge(study_of(replace(still.scenario, own_deficit=12.0)), 2025)
    assert found.unfunded == pytest.approx(12)
    assert {step.part: step.value for step in found.steps if abs(step.value) > 1e-9} == {
        BridgePart.TODAY: pytest.approx(12)
    }
    assert all(step.label for step in found.steps)


def test_that_a_year_out_of_sight_is_refused(still: Study) -> None:
    with pytest.raises(ValueError, match="2025 to 2035"):
        bridge(still, 2050)
    assert np.isfinite([step.value for step in bridge(still, 2035).steps]).all()
