"""The lists a planner keeps: places and small schemes."""

import numpy as np
import pytest

from leftshift.model.own_lists import Place, Scheme, by_place, consolidated_money, schemes_left
from leftshift.model.policy_levers import PolicyLevers

SCHEMES = (
    Scheme(name="Winter", money=4.0, measures=3, consolidated=True),
    Scheme(name="Prescribing", money=7.0, measures=5),
    Scheme(name="Access", money=6.0, measures=2, consolidated=True),
)


def test_that_money_is_split_over_places_by_people() -> None:
    # 30,000 and 90,000 people: a quarter and three quarters, whatever else the area has.
    places = (Place(name="Coast", people=3e4), Place(name="Town", people=9e4))
    assert by_place(np.array([40.0, 80.0]), places).tolist() == [[10, 20], [30, 60]]
    assert by_place(np.ones(6), ()).shape == (0, 6)


def test_that_places_without_people_are_refused() -> None:
    with pytest.raises(ValueError, match="needs people"):
        by_place(np.ones(2), (Place(name="Nowhere", people=0.0),))


def test_that_schemes_moved_into_contracts_leave_the_others_and_their_measures() -> None:
    assert consolidated_money(SCHEMES) == pytest.approx(10)
    assert schemes_left(SCHEMES) == (1, 5)
    back = PolicyLevers(schemes=SCHEMES).with_scheme(0, consolidated=False).schemes
    assert schemes_left(back) == (2, 8)
    assert back[1:] == SCHEMES[1:]
