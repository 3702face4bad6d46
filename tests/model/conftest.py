from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.assumptions import ERRORS, Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.specialties import SPECIALTIES
from leftshift.model.terms import SECTORS

PER_HEAD = 37.52
"""Operating cost of the made-up areas [£ a head]."""
PUBLISHED = np.array([0.0, 0.02, 0.02, np.nan, np.nan, np.nan])


STILL = dict.fromkeys(
    (
        "growth_2026",
        "growth_2027",
        "real_growth_2028",
        "real_growth",
        "later_inflation",
        "population_growth",
    ),
    0.0,
)
"""Assumptions under which neither money nor prices nor people grow."""
STEADY = {f"{kind}_{sector}": 0.0 for kind in ("need", "price", "efficiency") for sector in SECTORS}
"""Assumptions under which today's service costs what it costs today."""


SPECIALTY_FIGURES = {
    "attendances": dict(zip(SPECIALTIES, (0.05, 0.125, 0.008, 0.4, 1.0), strict=True)),
    "attendance_cost": dict(zip(SPECIALTIES, (120.0, 160.0, 750.0, 60.0, 120.0), strict=True)),
    "cost_ratio": dict(zip(SPECIALTIES, (0.8, 1.25, 0.9, 0.5, 1.0), strict=True)),
}
"""Attendances a head, cost in hospital [£] and cost elsewhere over it, all unlike one another."""


def make_baseline(
    money: list[float] | np.ndarray,
    *,
    distance: float = 0.0,
    people: float = 1e6,
    pay: float = 0.0,
    deficit: float = 0.0,
) -> Baseline:
    """An area whose core allocation is all but specialised and primary care, with programme pay on top."""
    array = np.asarray(money, dtype=float)
    core = array[[0, 2, 3, 5, 6]].sum() + pay
    allowance = people * PER_HEAD / 1e6 - pay
    return Baseline(
        money=array,
        derived=array * np.array([1, 0, 1, 1, 0, 1, 0]),
        estimated=array * np.array([0, 0, 0, 0, 0, 0, 1]),
        core=np.array(core),
        convergence_target=np.array(core / (1 + distance)),
        programme_pay=np.maximum(people * PER_HEAD / 1e6 - np.array(allowance), 0.0),
        programme_pay_published=np.array(0.0),
        allowance_estimated=np.array(allowance),
        opening_deficit=np.array(deficit),
        core_target=np.array(core / (1 + distance)),
        other=np.array(array[1] + array[4]),
        population=np.array(people),
        running_cost_allowance=np.array(15.0),
        operating_cost_published=np.array(0.0),
        operating_cost_population=np.array(people),
        pcns=np.array(people / 50_000),
        beds=np.array(people / 500),
        deprived_population=np.array(people / 5),
        practice_staff=np.array(people / 800),
    )


def make_assumptions(**changes: float) -> Assumptions:
    values: dict[str, float] = {
        "growth_2026": 0.0272,
        "growth_2027": 0.0292,
        "real_growth_2028": 0.028,
        "real_growth": 0.02,
        "later_inflation": 0.02,
        "convergence": 1.0,
        "convergence_years": 3.0,
        "population_growth": 0.006,
        "operating_cost_per_head": PER_HEAD,
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
        "capital_charge": 0.05,
        "bed_growth": 0.03,
        "team_people": 50_000.0,
        "team_cost": 1_000_000.0,
        "parity_pay": 35_000.0,
        "lead_session_cost": 350.0,
        "delivery": 1.0,
        "overspend": 0.0,
        "pay_share_near_home": 0.7,
        "staff_cost_near_home": 50_000.0,
        "pay_share_hospital": 0.6,
        "staff_cost_hospital": 60_000.0,
    }
    values.update(dict.fromkeys((key for keys in ERRORS.values() for key in keys.values()), 0.0))
    for kind, figures in SPECIALTY_FIGURES.items():
        values.update({f"{kind}_{specialty}": figures[specialty] for specialty in SPECIALTIES})
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
