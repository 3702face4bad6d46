"""Assumptions: what the model takes as given, as numbers or as arrays of draws."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from leftshift.model.terms import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One value each, or arrays that share leading axes for many runs in one batch.

    Values, ranges and sources are in `seeds/assumptions.toml`.
    """

    growth_2026: Number
    """Published growth of the core allocation into 2026/27 [share a year]."""
    growth_2027: Number
    """Published growth of the core allocation into 2027/28 [share a year]."""
    real_growth: Number
    """Growth of the allocation above prices after 2027/28 [share a year]."""
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

    @classmethod
    def of(cls, values: Mapping[str, Number]) -> Self:
        """Pick the model's assumptions out of a mapping by their keys.

        Raises:
            KeyError: an assumption has no value.
        """
        return cls(**{entry.name: values[entry.name] for entry in fields(cls)})
