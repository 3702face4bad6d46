"""Baseline: the starting point of an area, as arrays."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.terms import HOSPITAL, INDEX, PRIMARY_CARE_WIDE, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """One area's money and people in 2025/26, or many areas' along leading axes."""

    money: FloatArray
    """Programme spend by sector, programme pay taken out of acute, shape (..., sectors) [£m cash]."""
    derived: FloatArray
    """What of it was worked out or brought up to date, shape (..., sectors) [£m cash]."""
    estimated: FloatArray
    """What of it was estimated by £ a head, shape (..., sectors) [£m cash]."""
    core: FloatArray
    """Core services allocation, shape (...) [£m cash]."""
    core_target: FloatArray
    """Target of the core allocation as published, core / (1 + distance), shape (...) [£m cash]."""
    convergence_target: FloatArray
    """What the core allocation converges to: the target times England's core over its targets, shape (...)
    [£m cash]. So what one area loses another gains."""
    other: FloatArray
    """Primary care and specialised allocations, shape (...) [£m cash]."""
    population: FloatArray
    """Registered population, shape (...) [people]."""
    running_cost_allowance: FloatArray
    """Running cost allowance, shape (...) [£m cash]."""
    programme_pay: FloatArray
    """Programme pay as taken out of `money`, shape (...) [£m cash]."""
    programme_pay_published: FloatArray
    """The same of the parts whose operating cost is published, shape (...) [£m cash]."""
    allowance_estimated: FloatArray
    """Running cost allowance of the parts without a published operating cost, shape (...) [£m cash]."""
    operating_cost_published: FloatArray
    """Published operating cost of the parts that have one, shape (...) [£m cash]."""
    operating_cost_population: FloatArray
    """People of the parts without a published operating cost, shape (...) [people]."""
    pcns: FloatArray
    """Primary care networks, shape (...) [networks]; a part of one where an area is split."""
    opening_deficit: FloatArray
    """Deficit the area starts with, before support, shape (...) [£m cash]."""
    beds: FloatArray
    """General and acute beds open to its patients, mean of 2024/25, shape (...) [beds]."""
    deprived_population: FloatArray
    """People in the most deprived fifth of England, shape (...) [people]."""
    practice_staff: FloatArray
    """Staff of practices other than doctors, shape (...) [full-time equivalents]."""

    @property
    def total(self) -> FloatArray:
        """Money of the seven sectors, shape (...) [£m cash]."""
        return np.asarray(self.money.sum(axis=-1))

    @property
    def shares(self) -> FloatArray:
        """Baseline share of each sector, shape (..., sectors) [share]."""
        return np.asarray(self.money / self.total[..., None])

    @property
    def distance(self) -> FloatArray:
        """Distance from the published target, shape (...) [share]."""
        return np.asarray(self.core / self.core_target - 1)

    @property
    def hospital_share(self) -> FloatArray:
        """Acute and specialised share, shape (...) [share]."""
        return np.asarray(self.shares[..., [INDEX[sector] for sector in HOSPITAL]].sum(axis=-1))

    @property
    def primary_care_share(self) -> FloatArray:
        """Primary care and prescribing share, shape (...) [share]."""
        return np.asarray(self.shares[..., [INDEX[sector] for sector in PRIMARY_CARE_WIDE]].sum(axis=-1))
