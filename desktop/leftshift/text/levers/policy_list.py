"""The levers of the tab “More”: one entry each, with its names, its fields and what says its effect."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypedDict, Unpack

from leftshift.evidence.start import first_policies
from leftshift.model.policies import policy_ramp
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.prices import ramp_path
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.levers.choices import LABELS_OF_CHOICES
from leftshift.text.levers.list_effects import (
    deprived_effect,
    metrics_effect,
    outpatients_effect,
    schemes_effect,
    team_effect_effect,
)
from leftshift.text.levers.policy_effects import (
    Effect,
    EffectMoment,
    advice_effect,
    capital_effect,
    deficit_effect,
    devolved_effect,
    double_running_effect,
    leads_effect,
    nothing,
    parity_effect,
    support_effect,
    teams_effect,
)


class _Texts(TypedDict, total=False):
    off: str
    words: str
    symbols: str
    inputs: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLever:
    """One of the other levers: what it is called and the fields of `PolicyLevers` that it is set by."""

    key: str
    title: str
    spoken: str
    """What it is called within a sentence."""
    fields: tuple[str, ...]
    effect: Callable[[EffectMoment], Effect]
    """Says what it comes to while it is on."""
    off: str = "Off: it changes nothing."
    """What is said of it while it is off."""
    words: str = ""
    """Its formula in words; empty where formulas.toml has the entry policy_KEY."""
    symbols: str = ""
    inputs: tuple[str, ...] = ()
    """What goes into the formula, each as kind:key."""
    page: str = ""
    """Its page of the help in Markdown; empty where help/lever_KEY.md holds it."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the fields that are one number each; the others are choices and lists."""
        return tuple(name for name in self.fields if name != "devolved" and name not in LABELS_OF_CHOICES)


def _lever(
    key: str,
    title: str,
    *fields: str,
    effect: Callable[[EffectMoment], Effect],
    spoken: str = "",
    **texts: Unpack[_Texts],
) -> PolicyLever:
    """Make a lever; within a sentence it is called by its title unless `spoken` says otherwise."""
    spoken = spoken or title[0].lower() + title[1:]
    return PolicyLever(key=key, title=title, spoken=spoken, fields=fields, effect=effect, **texts)


LEVERS: Final = (
    _lever("advice", "Advice and guidance", "advice_requests", "advice_until", effect=advice_effect),
    _lever(
        "outpatients",
        "Outpatients and diagnostics",
        "outpatients",
        spoken="care moved out of hospital",
        effect=outpatients_effect,
    ),
    _lever("teams", "Neighbourhood teams", "teams_coverage", effect=teams_effect),
    _lever("support", "Provider support units", "support_per_head", effect=support_effect),
    _lever("parity", "Pay parity in general practice", "parity_uplift", "parity_staff", effect=parity_effect),
    _lever("leads", "Paid time on boards", "board_leads", "board_sessions", effect=leads_effect),
    _lever(
        "schemes",
        "Small schemes",
        "schemes",
        effect=schemes_effect,
    ),
    _lever(
        "devolved",
        "Devolved to place and networks",
        "devolved",
        "places",
        spoken="money devolved to place and networks",
        effect=devolved_effect,
    ),
    _lever(
        "capital",
        "Capital closer to home",
        "capital",
        "capital_years",
        "capital_sector",
        spoken="capital for community and primary care",
        effect=capital_effect,
    ),
    _lever(
        "double_running",
        "Double running",
        "double_running",
        "double_running_years",
        effect=double_running_effect,
    ),
    _lever(
        "deficit",
        "Opening deficit removed",
        "deficit_removed",
        spoken="the opening deficit",
        effect=deficit_effect,
        off="The deficit stays, and grows with cost.",
    ),
    _lever(
        "metrics",
        "Headline measures",
        "metrics",
        effect=metrics_effect,
        off="All are held to, now and as wanted.",
    ),
    _lever(
        "team_effect",
        "Commissioning team and delivery",
        "team_effect",
        spoken="the commissioning team",
        effect=team_effect_effect,
    ),
    _lever(
        "deprived",
        "New money for the most deprived",
        "deprived_share",
        spoken="new money for the most deprived fifth",
        effect=deprived_effect,
        off="The new money closer to home is spread by people.",
    ),
)
"""Every one of the other levers, in the order of the screen."""


def is_on(lever: PolicyLever, policies: PolicyLevers) -> bool:
    """Say whether any field of a lever is off its start."""
    first = first_policies()
    return any(getattr(policies, name) != getattr(first, name) for name in lever.fields)


def effect(lever: PolicyLever, snapshot: Snapshot) -> Effect:
    """Say what one lever does in the year it is in full; empty texts while it is off."""
    scenario, results = snapshot.scenario, snapshot.results
    if not is_on(lever, scenario.policies):
        return nothing("")
    shares, years, own = scenario.shares, scenario.years, scenario.policies
    moved = ramp_path(shares.ramp, years.first, years.count, start=shares.start, end=shares.end)
    end = shares.end if own.start is None or own.end is None else own.end
    return lever.effect(
        EffectMoment(
            scenario=scenario,
            results=results,
            view=snapshot.view,
            baseline=snapshot.baseline,
            ramp=policy_ramp(scenario, moved),
            place=min(end, years.last) - results.first_year,
        )
    )
