"""What the evidence says a scenario may hold: assumptions, limits of levers, areas."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from leftshift.evidence.areas import area_of
from leftshift.evidence.assumptions import AssumptionFact, assumption_facts
from leftshift.evidence.levers import LeverRange, defaults, limit
from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import AreaChoice, Scenario

_DIGITS = 6
"""Decimals of a limit, as many as a message shows: what it calls allowed is then allowed indeed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What one assumption may be, and what it is in a file written before it existed."""

    key: str
    central: float
    least: float
    most: float
    unit: str
    is_switch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that the shape of a scenario file asks of the evidence."""

    assumptions: tuple[Assumption, ...]
    first_year: int
    """The year of the baseline, where every scenario begins."""
    horizon_most: int
    """Longest time from the first year to the last [years]."""
    cut_most: float
    """Deepest cut to operating cost [share]."""
    find_area: Callable[[AreaChoice], object]
    """Finds the area that is chosen, or raises a LookupError that says why there is none."""
    start: Callable[[AreaChoice], Scenario]
    """Builds the baseline scenario of an area, whose values are the defaults of a file that follows them."""
    functions: tuple[float, ...]
    """Split of the posts over functions in a file written before there was one [share]."""
    limit: Callable[[str], LeverRange]
    """Looks up how far one lever reaches."""


@cache
def known() -> Known:
    """Return what the evidence in the package says."""
    return Known(
        assumptions=tuple(_assumption(entry) for entry in assumption_facts()),
        first_year=defaults().first_year,
        horizon_most=round(limit("horizon").high),
        cut_most=limit("running_cost_cut").high,
        find_area=area_of,
        start=lambda choice: baseline_scenario(area_of(choice), footprint=choice.footprint),
        functions=defaults().functions,
        limit=limit,
    )


def _assumption(entry: AssumptionFact) -> Assumption:
    least, most = _reach(entry)
    return Assumption(
        key=entry.key,
        central=entry.central,
        least=least,
        most=most,
        unit=entry.unit,
        is_switch=entry.is_switch,
    )


def _reach(entry: AssumptionFact) -> tuple[float, float]:
    """Return how far a planner may set an assumption, beyond the range that expresses uncertainty.

    Shares of a whole reach from 0 to 1; yearly rates as far again as they are from 0, to either side;
    amounts and years from half their low to double their high, so that none becomes 0 where it divides.
    """
    if entry.is_switch:
        return entry.low, entry.high
    if entry.unit == "share":
        return min(0.0, entry.low), max(1.0, entry.high)
    if entry.is_share:
        away = max(abs(entry.low), abs(entry.high))
        return round(entry.low - away, _DIGITS), round(entry.high + away, _DIGITS)
    return entry.low / 2, entry.high * 2
