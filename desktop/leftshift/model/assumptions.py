"""Assumptions: what the model takes as given, as numbers or as arrays of draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Self

import numpy as np

from leftshift.model.specialties import SPECIALTIES
from leftshift.model.terms import SECTORS, FloatArray, Number, Sector

BY_SECTOR = frozenset({"need", "price", "efficiency", "productivity"})
"""Fields with one value a sector; in the seeds each has its own key, such as need_acute."""
BY_SPECIALTY = frozenset({"attendances", "attendance_cost", "cost_ratio"})
"""Fields with one value a specialty; in the seeds each has its own key, such as attendances_dermatology."""
ERRORS: Mapping[str, Mapping[Sector, str]] = MappingProxyType(
    {
        "error": MappingProxyType(
            {
                sector: f"error_{sector}"
                for sector in SECTORS
                if sector not in {Sector.SPECIALISED, Sector.PRIMARY_CARE}
            }
        ),
        "error_of_estimate": MappingProxyType(
            {sector: f"error_{sector}_estimate" for sector in (Sector.COMMUNITY, Sector.CONTINUING_CARE)}
        ),
    }
)
"""Keys of the baseline's own error by field and sector; the money of other sectors is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One value each, or arrays that share leading axes for many runs in one batch.

    Values, ranges and sources are in `seeds/assumptions.toml`.
    """

    growth_2026: Number
    """Published growth of the core allocation into 2026/27 [share a year]."""
    growth_2027: Number
    """Published growth of the core allocation into 2027/28 [share a year]."""
    real_growth_2028: Number
    """Growth of the allocation above prices into 2028/29 [share a year]."""
    real_growth: Number
    """Growth of the allocation above prices after 2028/29 [share a year]."""
    later_inflation: Number
    """Growth of the GDP deflator after the last published forecast [share a year]."""
    convergence: Number
    """Switch: 1 closes the distance from target, 0 keeps it."""
    convergence_years: Number
    """Years in which the distance from target is closed [years]."""
    population_growth: Number
    """Growth of the registered population [share a year]."""
    operating_cost_per_head: Number
    """Operating cost where none is published [£ a head, 2025/26]."""
    saving_per_post: Number
    """Saving from one post removed [£ a year, 2025/26 prices]."""
    one_off_per_post: Number
    """One-off cost of one post removed [£, 2025/26 prices]."""

    need: FloatArray
    """Growth of need, shape (..., sectors) [share a year]."""
    price: FloatArray
    """Growth of what care costs above the GDP deflator, shape (..., sectors) [share a year]."""
    efficiency: FloatArray
    """Efficiency delivered: cost taken out of the same care, shape (..., sectors) [share a year]."""
    error: FloatArray
    """How far derived money of a sector is off, shape (..., sectors) [share]."""
    error_of_estimate: FloatArray
    """How far estimated money of a sector is off, shape (..., sectors) [share]."""
    delivery: Number
    """Share of the planned move of budget shares that happens [share]."""
    overspend: Number
    """Share of unfunded hospital cost that is spent all the same [share]."""
    hospital_cost_avoided: Number
    """Hospital cost later avoided by each extra £1 for community and primary care [£ per £1]."""
    cashable_share: Number
    """Share of avoided hospital cost that turns to cash [share]."""
    lag_years: Number
    """Years before hospital cost falls; parts of a year in draws [years]."""
    productivity: FloatArray
    """Growth of the contacts that one real pound pays for, shape (..., sectors) [share a year]."""
    contacts_primary_care: Number
    """Part of all contacts that is in primary care in the first year [share]."""
    contacts_rest_acute: Number
    """Part of the other contacts that is in hospital [share]."""
    contacts_rest_community: Number
    """Part of the other contacts that is in the community; mental health has what is left [share]."""
    advice_fee: Number
    """Fee for one request for advice and guidance [£, 2025/26 prices]."""
    advice_diverted: Number
    """Requests for advice that spare an outpatient attendance [share]."""
    outpatient_cost: Number
    """Hospital cost of one outpatient attendance [£, 2025/26 prices]."""
    attendances: FloatArray
    """Attendances, tests or operations of one person in a year, shape (..., specialties) [a year]."""
    attendance_cost: FloatArray
    """Hospital cost of one of them, shape (..., specialties) [£, 2025/26 prices]."""
    cost_ratio: FloatArray
    """Cost of one outside hospital over its cost in hospital, shape (..., specialties) [ratio]."""
    capital_charge: Number
    """Yearly charge on capital that has been paid [share a year]."""
    bed_growth: Number
    """Growth of general and acute beds needed [share a year]."""
    team_people: Number
    """People that one neighbourhood team serves [people]."""
    team_cost: Number
    """What one neighbourhood team costs [£ a year, 2025/26 prices]."""
    parity_pay: Number
    """Pay bill of one member of general-practice staff [£ a year, 2025/26 prices]."""
    pay_share_near_home: Number
    """Pay in the cost of community and primary care [share]."""
    staff_cost_near_home: Number
    """Cost of one whole-time equivalent near home [£ a year]."""
    pay_share_hospital: Number
    """Pay in the cost of hospital [share]."""
    staff_cost_hospital: Number
    """Cost of one whole-time equivalent in hospital [£ a year]."""
    lead_session_cost: Number
    """Pay for one session of a primary care lead at a board [£, 2025/26 prices]."""

    @classmethod
    def of(cls, values: Mapping[str, Number]) -> Self:
        """Pick the model's assumptions out of a mapping by their keys.

        Raises:
            KeyError: an assumption has no value.
        """
        several = BY_SECTOR | BY_SPECIALTY | ERRORS.keys()
        single = {entry.name: values[entry.name] for entry in fields(cls) if entry.name not in several}
        return cls(
            need=_by_sector(values, "need"),
            price=_by_sector(values, "price"),
            efficiency=_by_sector(values, "efficiency"),
            productivity=_by_sector(values, "productivity"),
            attendances=_by_specialty(values, "attendances"),
            attendance_cost=_by_specialty(values, "attendance_cost"),
            cost_ratio=_by_specialty(values, "cost_ratio"),
            error=_stacked([values[key] if key else 0.0 for key in map(ERRORS["error"].get, SECTORS)]),
            error_of_estimate=_stacked(
                [values[key] if key else 0.0 for key in map(ERRORS["error_of_estimate"].get, SECTORS)]
            ),
            **single,
        )


def _by_sector(values: Mapping[str, Number], name: str) -> FloatArray:
    """Stack the values of all sectors, shape (..., sectors)."""
    return _stacked([values[f"{name}_{sector}"] for sector in SECTORS])


def _by_specialty(values: Mapping[str, Number], name: str) -> FloatArray:
    """Stack the values of all specialties, shape (..., specialties)."""
    return _stacked([values[f"{name}_{specialty}"] for specialty in SPECIALTIES])


def _stacked(found: Sequence[Number]) -> FloatArray:
    stacked = np.empty((*np.broadcast_shapes(*map(np.shape, found)), len(found)))
    for place, value in enumerate(found):
        stacked[..., place] = value
    return stacked
