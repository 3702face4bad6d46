from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.activity import contacts, contacts_now, contacts_per_pound, outside_hospital
from leftshift.model.assumptions import Assumptions

from .conftest import make_assumptions

Assume = Callable[..., Assumptions]


def test_that_contacts_of_the_first_year_are_split_as_worked_out_by_hand(assume: Assume) -> None:
    # 58.8 % in primary care leaves 41.2 %: 40 % of it acute 16.48 %, 30 % community 12.36 %,
    # the rest mental health 12.36 %.
    split = contacts_now(
        assume(contacts_primary_care=0.588, contacts_rest_acute=0.4, contacts_rest_community=0.3)
    )
    assert split == pytest.approx([0.1648, 0, 0.1236, 0.1236, 0.588, 0, 0])


@given(st.floats(0, 1), st.floats(0.01, 1), st.floats(0, 1))
def test_that_all_contacts_are_given_to_some_sector(primary: float, acute: float, community: float) -> None:
    rates = make_assumptions(
        contacts_primary_care=primary, contacts_rest_acute=acute, contacts_rest_community=community
    )
    split = contacts_now(rates)
    assert split.sum() == pytest.approx(1)
    assert (split >= 0).all()


def test_that_contacts_follow_real_spend_and_productivity(assume: Assume) -> None:
    # Primary care: 90 % of contacts for £100m. Two years on £121m in cash is £110m real at an index of 1.1;
    # with 1 % more contacts a pound and year: 0.9 · 1.1 · 1.0201 = 1.009899.
    rates = assume(contacts_primary_care=0.9, productivity_primary_care=0.01)
    now = np.full(7, 100.0)
    per_pound = contacts_per_pound(rates, now, np.array([1.0, 1.05, 1.1]))
    spend = np.full((3, 7), 100.0)
    spend[2, 4] = 121.0
    counted = contacts(spend, per_pound)
    assert counted[0, 4] == pytest.approx(0.9)
    assert counted[2, 4] == pytest.approx(1.009899)


def test_that_a_sector_that_starts_without_money_counts_no_contacts(assume: Assume) -> None:
    now = np.array([100.0, 0, 0, 100, 100, 0, 0])
    per_pound = contacts_per_pound(assume(), now, np.ones(2))
    assert per_pound[:, 2].tolist() == [0, 0]


def test_that_contacts_outside_hospital_are_all_but_acute_and_specialised() -> None:
    # 20 + 5 of 100 contacts are in hospital.
    assert outside_hospital(np.array([[20.0, 5, 10, 15, 50, 0, 0]])) == pytest.approx([0.75])


def test_that_where_nobody_is_seen_there_is_no_share_outside_hospital() -> None:
    # One run of three years.
    found = outside_hospital(np.array([[[0.0] * 7, [1.0, 0, 0, 3, 0, 0, 0], [0.0, 1, 0, 0, 1, 0, 0]]]))
    assert found == pytest.approx(np.array([[np.nan, 0.75, 0.5]]), nan_ok=True)
