"""What the other levers come to that is not money out of a sector's budget: shown beside it, never added."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.allocation import distance_left
from leftshift.model.baseline import Baseline
from leftshift.model.metrics import outside_share
from leftshift.model.outlook import Outlook
from leftshift.model.own_lists import by_place, consolidated_money, schemes_left
from leftshift.model.policies import capital_before, capital_path, policy_ramp, teams
from leftshift.model.prices import ramp_path
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOutputs:
    """Outputs of one scenario; shapes are (years,) unless stated."""

    capital: FloatArray
    """Capital for community and primary care, beside revenue [£m cash]."""
    devolved: FloatArray
    """Money devolved to place and primary care networks, shape (years, sectors) [£m cash]."""
    devolved_per_pcn: FloatArray
    """The same for one primary care network; not a number where there are none [£m cash]."""
    consolidated: FloatArray
    """Money of small schemes moved into core contracts, sector-neutral [£m, 2025/26 prices]."""
    teams: FloatArray
    """Integrated neighbourhood teams [teams]."""
    deficit_left: FloatArray
    """What is left of the opening deficit, as it was in the first year [£m, 2025/26 prices]."""
    devolved_by_place: FloatArray
    """The same split over the area's places by people, shape (places, years) [£m cash]."""
    capital_charge: FloatArray
    """Yearly charge on the capital paid before, in the charges of its sector [£m cash]."""
    schemes_left: int
    """Small schemes that are not moved into core contracts [schemes]."""
    scheme_measures_left: int
    """Measures that these are paid on [measures]."""
    metrics_now: float | None
    """Part of the headline measures that is about care outside hospital; None without measures [share]."""
    metrics_then: float | None
    """The same as the planner would have it [share]."""


def policy_outputs(
    scenario: Scenario, baseline: Baseline, outlook: Outlook, results: Results
) -> PolicyOutputs:
    """Work out what the other levers of one scenario come to."""
    chosen, given = scenario.policies, outlook.assumptions
    shares, years = scenario.shares, scenario.years
    moved = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    ramp = policy_ramp(scenario, moved)
    given_out = devolved(results.spend, chosen.devolved, ramp)
    closing = distance_left(given.convergence_years, years.count)
    left = closing if chosen.deficit_removed else np.ones(years.count)
    schemes, measures = schemes_left(chosen.schemes)
    return PolicyOutputs(
        capital=capital_path(scenario),
        capital_charge=np.asarray(given.capital_charge * capital_before(scenario).sum(axis=-1)),
        devolved=given_out,
        devolved_per_pcn=per_network(given_out.sum(axis=-1), baseline.pcns),
        devolved_by_place=by_place(given_out.sum(axis=-1), chosen.places),
        consolidated=consolidated_money(chosen.schemes) * ramp,
        schemes_left=schemes,
        scheme_measures_left=measures,
        teams=teams(chosen.teams_coverage * ramp, outlook.population, np.asarray(given.team_people)),
        deficit_left=outlook.opening_deficit * left,
        metrics_now=outside_share(metric.tag for metric in chosen.metrics if metric.now),
        metrics_then=outside_share(metric.tag for metric in chosen.metrics if metric.then),
    )


def devolved(spend: FloatArray, parts: tuple[float, ...], ramp: FloatArray) -> FloatArray:
    """Devolve a part of each sector's budget, shape (..., years, sectors) [£m cash].

    `parts` in SECTORS order [share], `ramp` of shape (years,) [share]. The money stays in its sector.
    """
    return np.asarray(spend * (ramp[:, None] * np.array(parts)))


def per_network(money: FloatArray, pcns: FloatArray) -> FloatArray:
    """Divide money over primary care networks [£m, networks -> £m]; not a number where there are none."""
    known = np.where(pcns > 0, pcns, np.nan)
    return money / known
