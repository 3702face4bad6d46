import numpy as np
import pytest

from leftshift.model.outlook import outlook
from leftshift.model.policy_outputs import (
    PolicyOutputs,
    capital_path,
    devolved,
    metric_share,
    per_network,
    policy_outputs,
)
from leftshift.model.projection import levers_of, project
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.terms import Footprint

from .conftest import PUBLISHED, make_assumptions, make_baseline

MONEY = [500.0, 100, 100, 100, 100, 50, 50]


def outputs(**policies: object) -> PolicyOutputs:
    baseline = make_baseline(MONEY, deficit=30.0)
    scenario = Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=tuple(baseline.shares.tolist()), start=2025, end=2030),
        running_costs=RunningCostLever(
            cut=0.0, start=2025, end=2027, reinvested=1.0, to=(0, 0, 0, 1.0, 0, 0, 0)
        ),
        board=BoardLever(seats=()),
    ).with_policies(**policies)
    seen = outlook(baseline, make_assumptions(population_growth=0.0), PUBLISHED, 2025)
    return policy_outputs(scenario, baseline, seen, project(seen, levers_of(scenario, baseline.shares)))


def test_that_capital_is_paid_in_the_years_after_the_start() -> None:
    # £5m a year for three years after 2026/27: 2027/28, 2028/29, 2029/30.
    assert capital_path(5.0, 3, 1, 6).tolist() == [0, 0, 5, 5, 5, 0]
    assert outputs(capital=5.0, capital_years=3).capital.tolist() == [0, 5, 5, 5, 0, 0]
    own = outputs(capital=5.0, capital_years=3, start=2026, end=2027)
    assert own.capital.tolist() == [0, 0, 5, 5, 5, 0]


def test_that_devolved_money_is_a_part_of_each_budget_as_it_comes_in() -> None:
    # 10 % of £200m, half way: £10m.
    parts = (0.1, 0, 0, 0, 0, 0, 0)
    assert devolved(np.full((2, 7), 200.0), parts, np.array([0.5, 1.0]))[:, 0] == pytest.approx([10, 20])


def test_that_money_per_network_is_money_over_networks_or_unknown() -> None:
    assert per_network(np.array([40.0]), np.array(20.0)).tolist() == [2]
    assert np.isnan(per_network(np.array([40.0]), np.array(0.0))).all()
    # 20 networks for 1,000,000 people; a tenth of all money in 2030/31.
    found = outputs(devolved=(0.1,) * 7)
    assert found.devolved_per_pcn[-1] == pytest.approx(found.devolved[-1].sum() / 20)


def test_that_metrics_near_home_are_a_share_of_all_metrics() -> None:
    # 3 of 20 metrics now, 10 of 20 then.
    found = outputs(metrics_now=20, metrics_now_near_home=3, metrics_then=20, metrics_then_near_home=10)
    assert (found.metrics_now, found.metrics_then) == (0.15, 0.5)
    assert metric_share(0, 0) is None


def test_that_schemes_teams_and_deficit_follow_their_years() -> None:
    # Schemes £10m in five equal steps; 20 teams for 1,000,000 people; £30m of deficit gone by 2028/29.
    found = outputs(schemes_consolidated=10.0, teams_coverage=1.0, deficit_removed=True)
    assert found.consolidated == pytest.approx([0, 2, 4, 6, 8, 10])
    assert found.teams == pytest.approx([0, 4, 8, 12, 16, 20])
    assert found.deficit_left == pytest.approx([30, 20, 10, 0, 0, 0])
    assert outputs().deficit_left.tolist() == [30] * 6
