"""The common envelope for running costs and programme pay, and how near an area is to it."""

from leftshift.evidence.assumptions import assumption
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario

_KEY = "envelope_per_head"
"""Key of the assumption that gives the envelope."""


def envelope(scenario: Scenario) -> float:
    """Return the envelope that a scenario assumes [£ a head]. Source: fact C03."""
    return scenario.assumptions.get(_KEY, assumption(_KEY).central)


def envelope_cut(scenario: Scenario, reference: Results) -> float | None:
    """Return the cut at which an area comes down to the envelope when the cut is complete [share].

    None where the area keeps within it with no cut at all.
    """
    place = min(scenario.running_costs.end, scenario.years.last) - reference.first_year
    uncut = float(reference.running_cost_per_head[place])
    return 1 - envelope(scenario) / uncut if uncut > envelope(scenario) else None
