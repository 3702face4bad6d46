"""What the other levers come to that is not money out of a sector's budget: shown beside it, never added."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.allocation import distance_left
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook
from leftshift.model.policies import policy_ramp, teams
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
    metrics_now: float | None
    """Part of the headline metrics that is about care near home; None without metrics [share]."""
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
    start = shares.start if chosen.start is None or chosen.end is None else chosen.start
    closing = distance_left(given.convergence_years, years.count)
    left = closing if chosen.deficit_removed else np.ones(years.count)
    return PolicyOutputs(
        capital=capital_path(chosen.capital, chosen.capital_years, start - years.first, years.count),
        devolved=given_out,
        devolved_per_pcn=per_network(given_out.sum(axis=-1), baseline.pcns),
        consolidated=chosen.schemes_consolidated * ramp,
        teams=teams(chosen.teams_coverage * ramp, outlook.population, np.asarray(given.team_people)),
        deficit_left=outlook.opening_deficit * left,
        metrics_now=metric_share(chosen.metrics_now_near_home, chosen.metrics_now),
        metrics_then=metric_share(chosen.metrics_then_near_home, chosen.metrics_then),
    )


def capital_path(amount: float, paid_years: int, start: int, years: int) -> FloatArray:
    """Pay capital in the years after the start, shape (years,) [£m a year].

    `start` is the place of the start on the year axis. No published figure.
    """
    year = np.arange(years)
    return np.where((year > start) & (year <= start + paid_years), amount, 0.0)


def devolved(spend: FloatArray, parts: tuple[float, ...], ramp: FloatArray) -> FloatArray:
    """Devolve a part of each sector's budget, shape (..., years, sectors) [£m cash].

    `parts` in SECTORS order [share], `ramp` of shape (years,) [share]. The money stays in its sector.
    """
    return np.asarray(spend * (ramp[:, None] * np.array(parts)))


def per_network(money: FloatArray, pcns: FloatArray) -> FloatArray:
    """Divide money over primary care networks [£m, networks -> £m]; not a number where there are none."""
    known = np.where(pcns > 0, pcns, np.nan)
    return money / known


def metric_share(near_home: int, metrics: int) -> float | None:
    """Take the part of the metrics that is about care near home [metrics -> share]; None without metrics."""
    return near_home / metrics if metrics else None
