"""A number on screen that can be asked about: its formula, and what it is called there."""

from dataclasses import dataclass

from leftshift.model.terms import Sector
from leftshift.text.explain.formulas import formulas
from leftshift.text.outcomes.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number on screen: which formula it is of, what it is called there and how it is written."""

    formula: str
    name: str = ""
    value: str = ""
    sector: Sector | None = None
    year: int | None = None
    about: str = ""
    """Key of the one assumption or fact that it is."""


def outcome_figure(outcome: Outcome) -> Figure:
    """Make the figure of an outcome card; one that no formula is written of cannot be explained."""
    value = f"{outcome.value} {outcome.sign}".rstrip()
    key = formulas().outcomes.get(outcome.key, outcome.key)
    return Figure(formula=key, name=outcome.heading, value=value, year=outcome.year)


def chart_figure(
    chart: str,
    name: str,
    value: str = "",
    *,
    formula: str = "",
    sector: Sector | None = None,
    year: int | None = None,
) -> Figure:
    """Make the figure of one part of a chart or of its table, known by the words beside it.

    `formula` is the one of a chart that formulas.toml does not list; one without either cannot be explained.
    """
    parts = formulas().charts.get(chart)
    key = parts.formula_of(name) if parts else formula or chart
    return Figure(formula=key, name=name, value=value, sector=sector, year=year)
