"""Baseline: the starting point of an area, as arrays."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.terms import HOSPITAL, INDEX, PRIMARY_CARE_WIDE, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """One area's money and people in 2025/26, or many areas' along leading axes."""

    money: FloatArray
    """Programme spend by sector, shape (..., sectors) [£m cash]."""
    core: FloatArray
    """Core services allocation, shape (...) [£m cash]."""
    core_target: FloatArray
    """Target that the core allocation converges to, core / (1 + distance), shape (...) [£m cash]."""
    other: FloatArray
    """Primary care and specialised allocations, shape (...) [£m cash]."""
    population: FloatArray
    """Registered population, shape (...) [people]."""
    running_cost_allowance: FloatArray
    """Running cost allowance, shape (...) [£m cash]."""
    operating_cost_published: FloatArray
    """Published operating cost of the parts that have one, shape (...) [£m cash]."""
    operating_cost_population: FloatArray
    """People of the parts without a published operating cost, shape (...) [people]."""
    pcns: FloatArray
    """Primary care networks, shape (...) [networks]; a part of one where an area is split."""

    @property
    def total(self) -> FloatArray:
        """Programme total, shape (...) [£m cash]."""
        return np.asarray(self.money.sum(axis=-1))

    @property
    def shares(self) -> FloatArray:
        """Baseline share of each sector, shape (..., sectors) [share]."""
        return np.asarray(self.money / self.total[..., None])

    @property
    def distance(self) -> FloatArray:
        """Distance from target after convergence, shape (...) [share]."""
        return np.asarray(self.core / self.core_target - 1)

    @property
    def hospital_share(self) -> FloatArray:
        """Acute and specialised share, shape (...) [share]."""
        return np.asarray(self.shares[..., [INDEX[sector] for sector in HOSPITAL]].sum(axis=-1))

    @property
    def primary_care_share(self) -> FloatArray:
        """Primary care and prescribing share, shape (...) [share]."""
        return np.asarray(self.shares[..., [INDEX[sector] for sector in PRIMARY_CARE_WIDE]].sum(axis=-1))
