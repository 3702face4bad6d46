from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.terms import SECTORS

PUBLISHED = np.array([0.0, 0.02, 0.02, np.nan, np.nan, np.nan])


def make_baseline(money: list[float] | np.ndarray, *, distance: float = 0.0, people: float = 1e6) -> Baseline:
    """An area whose core allocation is all but specialised and primary care."""
    array = np.asarray(money, dtype=float)
    core = array[[0, 2, 3, 5, 6]].sum()
    return Baseline(
        money=array,
        core=np.array(core),
        core_target=np.array(core / (1 + distance)),
        other=np.array(array[1] + array[4]),
        population=np.array(people),
        running_cost_allowance=np.array(15.0),
        operating_cost_published=np.array(0.0),
        operating_cost_population=np.array(people),
        pcns=np.array(people / 50_000),
    )


def make_assumptions(**changes: float) -> Assumptions:
    values: dict[str, float] = {
        "growth_2026": 0.0272,
        "growth_2027": 0.0292,
        "real_growth": 0.028,
        "later_inflation": 0.02,
        "convergence": 1.0,
        "convergence_years": 3.0,
        "population_growth": 0.006,
        "operating_cost_per_head": 37.52,
        "saving_per_post": 72_300.0,
        "one_off_per_post": 104_000.0,
        "hospital_cost_avoided": 0.0,
        "cashable_share": 0.5,
        "lag_years": 2.0,
        "contacts_primary_care": 0.9,
        "contacts_rest_acute": 0.4,
        "contacts_rest_community": 0.3,
        "advice_fee": 20.0,
        "advice_diverted": 0.5,
        "outpatient_cost": 120.0,
        "outpatients_per_head": 1.0,
        "outpatients_cost_ratio": 1.0,
        "team_people": 50_000.0,
        "team_cost": 1_000_000.0,
        "parity_pay": 35_000.0,
        "lead_session_cost": 350.0,
    }
    for kind, rate in (("need", 0.02), ("price", 0.005), ("efficiency", 0.01), ("productivity", 0.0)):
        values.update({f"{kind}_{sector}": rate for sector in SECTORS})
    return Assumptions.of({**values, **changes})


@pytest.fixture
def assume() -> Callable[..., Assumptions]:
    return make_assumptions


@pytest.fixture
def area() -> Callable[..., Baseline]:
    return make_baseline


@pytest.fixture
def published() -> np.ndarray:
    return PUBLISHED.copy()
