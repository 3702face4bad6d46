"""What a sweep found for many areas, to set one area beside: one choice of its levers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from leftshift.evidence.areas import Area
from leftshift.model.prices import POUNDS_IN_MILLION
from leftshift.model.terms import FloatArray
from leftshift.questions.measures import measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """The outcomes of one choice of levers in the areas of a sweep."""

    name: str
    """The levers with their values, as “running_costs.cut 0.5”."""
    year: int
    """The financial year that the outcomes are of, by its first calendar year."""
    outcomes: Mapping[str, Mapping[str, float]]
    """By the key of a measure and the code of an area [unit of the measure; money in £m]."""

    def values(self, key: str, areas: Sequence[Area], people: FloatArray) -> FloatArray:
        """Read an outcome of areas as they are set beside one another: money in pounds a head.

        `people` has shape (areas,) [people]; so has the answer, not a number where the sweep has none.
        """
        found = self.outcomes.get(key, {})
        values = np.array([found.get(area.code, np.nan) for area in areas])
        return values * POUNDS_IN_MILLION / people if measure(key).is_money else values
