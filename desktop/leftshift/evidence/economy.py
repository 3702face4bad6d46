"""The economy around the allocation: published price index of the whole economy."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np

from leftshift.evidence.levers import defaults
from leftshift.evidence.tables import number, table
from leftshift.model.scenario import Years
from leftshift.model.terms import FloatArray


@cache
def published_deflator() -> Mapping[int, float]:
    """Read the GDP deflator by year, 1 in the baseline year [index].

    Source: HM Treasury, GDP deflators at market prices and money GDP, March 2026.
    """
    index = {int(row["year"]): number("gdp_deflator", row, "index_2024_100") for row in table("gdp_deflator")}
    return MappingProxyType({year: value / index[defaults().first_year] for year, value in index.items()})


def deflator_growth(years: Years) -> FloatArray:
    """Give the published growth of the deflator into each year, shape (years,) [share a year].

    0 in the first year, not a number where nothing is published.
    """
    index = published_deflator()
    growth = [
        index[year] / index[year - 1] - 1 if year in index and year - 1 in index else np.nan
        for year in range(years.first + 1, years.last + 1)
    ]
    return np.array([0.0, *growth])
