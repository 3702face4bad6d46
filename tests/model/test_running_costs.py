from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from leftshift.model import running_costs
from leftshift.model.baseline import Baseline


def test_that_operating_cost_is_estimated_for_the_people_without_a_published_figure(
    area: Callable[..., Baseline],
) -> None:
    # 1,000,000 people × £37.52 = £37.52m.
    cost = running_costs.operating_cost_now(area([1.0] * 7, people=1e6), 37.52)
    assert cost == pytest.approx(37.52)


def test_that_programme_pay_is_operating_cost_less_the_allowance_and_never_below_nothing(
    area: Callable[..., Baseline],
) -> None:
    # 2,000,000 people × £40 = £80m less £30m; £5m of boards with a published cost on top. At £10 a head the
    # allowance is the larger.
    people = replace(
        area([1.0] * 7, people=2e6),
        allowance_estimated=np.array(30.0),
        programme_pay_published=np.array(5.0),
    )
    assert running_costs.programme_pay_now(people, 40.0) == pytest.approx(55)
    assert running_costs.programme_pay_now(people, 10.0) == pytest.approx(5)
    assert running_costs.programme_pay_now(people, np.array([40.0, 20.0])) == pytest.approx([55, 15])


def test_that_posts_follow_from_the_saving_at_one_posts_worth_each() -> None:
    # Half of £72.3m is £36.15m; at £72,300 a post that is 500 posts; a quarter is 250.
    posts = running_costs.posts_removed(np.array([72.3]), np.array([0.0, 0.25, 0.5]), np.array([72_300.0]))
    assert posts == pytest.approx([0, 250, 500])


def test_that_each_years_one_off_cost_is_of_the_posts_that_go_in_it() -> None:
    # 250 posts × £104,000 = £26m; the second 250 at prices 2 % higher: £26.52m; then none.
    cost = running_costs.one_off_cost(
        np.array([0.0, 250, 500, 500]), np.array([104_000.0]), np.array([1, 1, 1.02, 1.04])
    )
    assert cost == pytest.approx([0, 26.0, 26.52, 0])


def test_that_a_cut_made_at_once_costs_its_posts_in_the_first_year() -> None:
    cost = running_costs.one_off_cost(np.array([100.0, 100]), np.array([100_000.0]), np.array([1.0, 1.0]))
    assert cost == pytest.approx([10.0, 0.0])


def test_that_only_a_positive_net_saving_is_reinvested() -> None:
    # 10 − 26 is below zero: nothing. 36 − 10 = 26, half of it 13.
    back = running_costs.reinvested_saving(np.array([10.0, 36]), np.array([26.0, 10]), np.array([0.5]))
    assert back == pytest.approx([0, 13])


def test_that_payback_is_the_one_off_cost_over_the_yearly_saving() -> None:
    # Fact C14: 104,000 / 72,300 = 1.44 years.
    assert running_costs.payback_years(104_000, 72_300) == pytest.approx(1.44, abs=0.005)
