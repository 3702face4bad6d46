"""A number on screen that can be asked about: its formula, and what it is called there."""

import re
from dataclasses import dataclass
from typing import Final

from leftshift.model.terms import LABELS, Sector
from leftshift.text.explain.formulas import formulas
from leftshift.text.findings.spend import SPOKEN
from leftshift.text.outcomes.outcome import Outcome

_YEAR: Final = re.compile(r"\b(20\d\d)/\d\d\b")


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


def figure_of(formula_key: str, name: str, value: str = "", *, about: str = "") -> Figure:
    """Make the figure of a formula; sector and year are those that its name on screen contains."""
    return Figure(
        formula=formula_key, name=name, value=value, sector=_sector(name), year=_year(name), about=about
    )


def outcome_figure(outcome: Outcome) -> Figure:
    """Make the figure of an outcome card; one that no formula is written of cannot be explained."""
    value = f"{outcome.value} {outcome.sign}".rstrip()
    return figure_of(formulas().outcomes.get(outcome.key, outcome.key), outcome.heading, value)


def chart_figure(chart: str, name: str, value: str = "", *, formula: str = "") -> Figure:
    """Make the figure of one part of a chart or of its table, known by the words beside it.

    `formula` is the one of a chart that formulas.toml does not list; one without either cannot be explained.
    """
    parts = formulas().charts.get(chart)
    return figure_of(parts.formula_of(name) if parts else formula or chart, name, value)


def _sector(name: str) -> Sector | None:
    """Find the sector that a name contains, by its label or as a sentence calls it."""
    said = name.casefold()
    named = {label.casefold(): sector for known in (LABELS, SPOKEN) for sector, label in known.items()}
    found = [label for label in named if label in said]
    return named[max(found, key=len)] if found else None


def _year(name: str) -> int | None:
    years = _YEAR.findall(name)
    return int(years[-1]) if years else None
