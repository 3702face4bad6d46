"""The common envelope for running costs and programme pay, and how near an area is to it."""

from typing import Final

from leftshift.evidence.areas import ENGLAND
from leftshift.evidence.assumptions import assumption
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.snapshot.snapshot import Snapshot

AVERAGE: Final = "England average"
"""What is said of a figure that is that of all England, and so the same in every area."""
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


def cost_basis(snapshot: Snapshot) -> str:
    """Say whose operating cost a head stands for the area; empty where it is the area's own."""
    baseline = snapshot.baseline
    if snapshot.area.kind == ENGLAND or not float(baseline.operating_cost_population):
        return ""
    return AVERAGE if not float(baseline.operating_cost_published) else f"partly {AVERAGE}"


def contacts_basis(snapshot: Snapshot) -> str:
    """Say that the contacts of the first year are shared out as in all England, whatever the area."""
    return "" if snapshot.area.kind == ENGLAND else AVERAGE
