"""Study: a scenario with what it stands on, and the outlook of as many runs as a question needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

import numpy as np

from leftshift.evidence.areas import area_of
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried_from
from leftshift.model.outlook import Outlook, outlook, shares_as_known
from leftshift.model.own_figures import OwnFigures, allocation_of_years, with_own_deficit, with_own_figures
from leftshift.model.projection import Levers, levers_of
from leftshift.model.scenario import AreaChoice, Scenario
from leftshift.model.terms import FloatArray, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A scenario, and what it is held against."""

    scenario: Scenario
    start: Scenario
    """The area's baseline scenario over the same years, on the central assumptions."""
    baseline: Baseline
    """Where the money starts; the planner's own figures where there are any."""
    inflation: FloatArray
    """Published growth of the deflator into each year, not a number where none is, shape (years,)."""

    def place(self, year: int) -> int:
        """Return the place of a year on the year axis.

        Raises:
            ValueError: the year is not among those the scenario shows.
        """
        years = self.scenario.years
        if not years.first <= year <= years.last:
            raise ValueError(
                f"The plan does not show the year {year}; choose one from {years.first} to {years.last}."
            )
        return year - years.first

    @property
    def target_year(self) -> int:
        """The year the shares are to be reached, within the years shown."""
        return min(self.scenario.shares.end, self.scenario.years.last)

    def values(self) -> dict[str, float]:
        """Give the scenario's value of every assumption, by key; central where it names none."""
        return {**central_values(), **self.scenario.assumptions}

    @property
    def start_shares(self) -> FloatArray:
        """Baseline shares that the scenario's target shares were chosen from, shape (sectors,) [share]."""
        return shares_as_known(self.baseline, self.values()["operating_cost_per_head"])

    def levers(self) -> Levers:
        """Give the scenario's levers."""
        return levers_of(self.scenario, self.start_shares)

    def start_levers(self) -> Levers:
        """Give the levers of the baseline scenario: no share moves."""
        return levers_of(self.start, np.array(self.start.shares.target))

    def outlook(self, values: Mapping[str, Number] | None = None) -> Outlook:
        """Work out what the levers act on, on the scenario's assumptions or on others.

        `values` may hold arrays that share leading axes, one entry a run.
        """
        taken = Assumptions.of(self.values() if values is None else values)
        scenario = self.scenario
        own = allocation_of_years(scenario.own_allocations, scenario.years.first, scenario.years.count)
        return outlook(self.baseline, taken, self.inflation, scenario.years.first, own)


def study_of(scenario: Scenario) -> Study:
    """Put a scenario beside its area's baseline, the planner's own figures where there are any.

    Raises:
        AreaError: the scenario's area is unknown or counts an ICB twice.
    """
    start, money = _area_start(scenario.area, scenario.own_figures)
    money = with_own_deficit(money, scenario.own_deficit)
    return Study(
        scenario=scenario,
        start=replace(
            start,
            years=scenario.years,
            own_deficit=scenario.own_deficit,
            own_allocations=scenario.own_allocations,
        ),
        baseline=money,
        inflation=deflator_growth(scenario.years),
    )


def with_assumptions(scenario: Scenario, assumptions: Mapping[str, float]) -> Scenario:
    """Take other assumptions, and keep the change of shares in points where they move the baseline's shares.

    Raises:
        AreaError: the scenario's area is unknown or counts an ICB twice.
    """
    after = replace(scenario, assumptions=MappingProxyType(dict(assumptions)))
    start, new_start = (study_of(one).start_shares for one in (scenario, after))
    if np.array_equal(start, new_start):
        return after
    return replace(after, shares=carried_from(after.shares, start, new_start))


def levers_in(study: Study, scenarios: Sequence[Scenario]) -> list[Levers]:
    """Give the levers of scenarios, one for each area along the first axis of the study's baseline."""
    starts = shares_as_known(study.baseline, study.values()["operating_cost_per_head"])
    return [levers_of(one, start) for one, start in zip(scenarios, starts, strict=True)]


@lru_cache(maxsize=64)
def _area_start(choice: AreaChoice, own: OwnFigures | None) -> tuple[Scenario, Baseline]:
    area = area_of(choice)
    start = baseline_scenario(area, footprint=choice.footprint, own_figures=own)
    return start, with_own_figures(baseline(area), own)


@cache
def used_keys() -> frozenset[str]:
    """Return the keys of the assumptions that the model reads; the others change no result."""
    read = _Read(central_values())
    Assumptions.of(read)
    return frozenset(read.keys_read)


class _Read(Mapping[str, Number]):
    """Values that note which of them were asked for."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self._values = values
        self.keys_read: set[str] = set()

    def __getitem__(self, key: str) -> Number:
        self.keys_read.add(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
