"""The common envelope for running costs and programme pay, and how near an area is to it."""

from leftshift.evidence.assumptions import assumption
from leftshift.model.prices import real_terms
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray, View

_KEY = "envelope_per_head"
"""Key of the assumption that gives the envelope."""


def envelope(scenario: Scenario) -> float:
    """Return the envelope that a scenario assumes [£ a head]. Source: fact C03."""
    return scenario.assumptions.get(_KEY, assumption(_KEY).central)


def envelope_cost(results: Results, view: View = View.CASH) -> FloatArray:
    """Return operating cost a head as it is compared with the envelope, shape (..., years) [£ a head].

    In real terms the envelope rises with prices, so both are in first-year prices; else both are in cash.
    """
    cost = results.operating_cost_per_head
    return real_terms(cost, results.deflator) if view is View.REAL else cost


def envelope_basis(view: View) -> str:
    """Say whether the envelope rises with prices in a view."""
    return "envelope rises with prices" if view is View.REAL else "envelope held in cash"


def envelope_cut(scenario: Scenario, reference: Results, view: View = View.CASH) -> float | None:
    """Return the cut at which an area comes down to the envelope when the cut is complete [share].

    None where the area keeps within it with no cut at all.
    """
    place = min(scenario.running_costs.end, scenario.years.last) - reference.first_year
    uncut = float(envelope_cost(reference, view)[place])
    return 1 - envelope(scenario) / uncut if uncut > envelope(scenario) else None
