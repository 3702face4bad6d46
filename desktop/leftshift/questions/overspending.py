"""If hospital overspends: what is planned, beside what becomes of it when what hospital lacks is spent."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from leftshift.evidence.assumptions import assumption
from leftshift.model.projection import Levers, project
from leftshift.model.results import Results
from leftshift.model.terms import FloatArray

_KEY: Final = "overspend"


@dataclass(frozen=True, kw_only=True)
class Overspending:
    """A plan, and the same plan where hospital spends a part of what it lacks all the same.

    Both are worked out when first asked for. Source of the part: the scenario's assumption, else the middle
    of its range.
    """

    results: Results = field(repr=False)
    """What the scenario leads to, as it assumes overspending."""
    levers: Levers = field(repr=False)

    @property
    def chosen(self) -> bool:
        """Whether the scenario itself assumes overspending, so that its results are those overspent."""
        return bool(self.results.outlook.assumptions.overspend)

    @property
    def part(self) -> float:
        """Part of what hospital lacks that is spent all the same, ω [share]."""
        item = assumption(_KEY)
        return float(self.results.outlook.assumptions.overspend) or (item.low + item.high) / 2

    @cached_property
    def planned(self) -> Results:
        """What the plan leads to where nothing is overspent."""
        return self._with(0.0) if self.chosen else self.results

    @cached_property
    def overspent(self) -> Results:
        """What it leads to where hospital overspends."""
        return self.results if self.chosen else self._with(self.part)

    @property
    def nothing(self) -> FloatArray:
        """Spend of doing nothing, as planned, shape (years, sectors) [£m cash]."""
        seen = self.results.outlook
        return seen.money[..., None] * seen.start_shares

    def _with(self, part: float) -> Results:
        seen = self.results.outlook
        return project(replace(seen, assumptions=replace(seen.assumptions, overspend=part)), self.levers)
