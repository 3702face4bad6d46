"""Each area starts from its baseline, with nothing changed."""

import pytest

from leftshift.evidence.areas import Area, AreaError, area_of, areas, find_area
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.baselines import baseline
from leftshift.evidence.boards import board_of
from leftshift.evidence.levers import defaults
from leftshift.evidence.metrics import metrics_held
from leftshift.evidence.start import baseline_scenario
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.scenario import AreaChoice, Years
from leftshift.model.terms import Footprint


@pytest.mark.parametrize("area", areas(), ids=lambda area: f"{area.kind}:{area.code}")
def test_that_shares_at_the_start_are_the_baseline_shares_to_the_last_bit(area: Area) -> None:
    scenario = baseline_scenario(area)
    assert scenario.shares.target == tuple(baseline(area).shares)
    assert scenario.shares.unallocated == 0
    assert area_of(scenario.area) == area
    assert scenario.board.seats == board_of(area).seats


def test_that_nothing_is_cut_and_years_and_assumptions_are_the_defaults() -> None:
    scenario = baseline_scenario(find_area("QMM"))
    assert scenario.name == "Norfolk and Waveney"
    assert scenario.years == Years(first=2025, last=2035)
    assert (scenario.shares.start, scenario.shares.end) == (2025, 2030)
    costs = scenario.running_costs
    assert (costs.cut, costs.start, costs.end, costs.reinvested) == (0, 2025, 2027, 1)
    assert dict(scenario.assumptions) == dict(central_values())
    assert scenario.policies == PolicyLevers(advice_until=2025, metrics=metrics_held())
    assert scenario.rails.on == ()
    assert scenario.rails.real_fall_most == 0.02
    assert costs.functions == defaults().functions


def test_that_footprint_and_last_year_can_be_chosen() -> None:
    scenario = baseline_scenario(find_area("ENGLAND"), footprint=Footprint.YEAR_2025, last=2040)
    assert scenario.area == AreaChoice(footprint=Footprint.YEAR_2025, codes=("ENGLAND",))
    assert scenario.years.last == 2040


def test_that_an_area_starts_only_on_its_own_footprint() -> None:
    with pytest.raises(AreaError):
        baseline_scenario(find_area("QMM"), footprint=Footprint.YEAR_2026)
