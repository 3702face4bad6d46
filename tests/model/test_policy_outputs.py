import numpy as np
import pytest

from leftshift.model.metrics import Metric, MetricTag, outside_share
from leftshift.model.outlook import outlook
from leftshift.model.own_lists import Place, Scheme, by_place
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.policy_outputs import (
    PolicyOutputs,
    devolved,
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


def test_that_capital_stands_beside_its_yearly_charge() -> None:
    # £5m a year for two years at 5 %: £0.25m after the first, £0.5m after the second.
    found = outputs(capital=5.0, capital_years=2)
    assert found.capital.tolist() == [0, 5, 5, 0, 0, 0]
    assert found.capital_charge == pytest.approx([0, 0, 0.25, 0.5, 0.5, 0.5])


def test_that_devolved_money_is_split_over_places_by_people() -> None:
    # 30,000 and 90,000 people: a quarter and three quarters, whatever else the area has.
    places = (Place(name="Coast", people=3e4), Place(name="Town", people=9e4))
    found = outputs(devolved=(0.1,) * 7, places=places)
    assert found.devolved_by_place.shape == (2, 6)
    assert found.devolved_by_place[0] == pytest.approx(found.devolved.sum(axis=-1) / 4)
    assert found.devolved_by_place.sum(axis=0) == pytest.approx(found.devolved.sum(axis=-1))
    assert outputs(devolved=(0.1,) * 7).devolved_by_place.shape == (0, 6)


def test_that_places_without_people_are_refused() -> None:
    with pytest.raises(ValueError, match="needs people"):
        by_place(np.ones(2), (Place(name="Nowhere", people=0.0),))


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


METRICS = (
    Metric(name="A&E", tag=MetricTag.HOSPITAL),
    Metric(name="Waits", tag=MetricTag.HOSPITAL, then=False),
    Metric(name="Community waits", tag=MetricTag.COMMUNITY),
    Metric(name="Same day", tag=MetricTag.PRIMARY_CARE, now=False),
    Metric(name="Deficit", tag=MetricTag.MONEY),
)


def test_that_measures_outside_hospital_are_a_share_of_those_held_to() -> None:
    # Now 1 of 4, then 2 of 4; money counts among all and is not outside hospital.
    found = outputs(metrics=METRICS)
    assert (found.metrics_now, found.metrics_then) == (0.25, 0.5)
    assert outside_share([]) is None
    assert outside_share([MetricTag.MENTAL_HEALTH, MetricTag.ALL_CARE]) == 0.5
    assert outputs().metrics_now is None


def test_that_one_measure_is_ticked_and_the_others_stay() -> None:
    levers = PolicyLevers(metrics=METRICS).with_metric(3, now=True)
    assert levers.metrics[3] == Metric(name="Same day", tag=MetricTag.PRIMARY_CARE)
    assert levers.with_metric(3, then=False).metrics[3].now
    assert levers.metrics[:3] == METRICS[:3]
    assert levers.metrics[4:] == METRICS[4:]


SCHEMES = (
    Scheme(name="Winter", money=4.0, measures=3, consolidated=True),
    Scheme(name="Prescribing", money=7.0, measures=5),
    Scheme(name="Access", money=6.0, measures=2, consolidated=True),
)


def test_that_schemes_moved_into_contracts_leave_the_others_and_their_measures() -> None:
    found = outputs(schemes=SCHEMES)
    assert found.consolidated == pytest.approx([0, 2, 4, 6, 8, 10])
    assert (found.schemes_left, found.scheme_measures_left) == (1, 5)
    back = PolicyLevers(schemes=SCHEMES).with_scheme(0, consolidated=False).schemes
    assert (outputs(schemes=back).schemes_left, outputs(schemes=back).scheme_measures_left) == (2, 8)
    assert back[1:] == SCHEMES[1:]


def test_that_teams_and_deficit_follow_their_years() -> None:
    # 20 teams for 1,000,000 people; £30m of deficit gone by 2028/29.
    found = outputs(teams_coverage=1.0, deficit_removed=True)
    assert found.teams == pytest.approx([0, 4, 8, 12, 16, 20])
    assert found.deficit_left == pytest.approx([30, 20, 10, 0, 0, 0])
    assert outputs().deficit_left.tolist() == [30] * 6
