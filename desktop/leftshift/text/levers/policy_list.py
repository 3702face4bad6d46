"""The other levers: what each is called on screen and within a sentence, and what it is set by."""

from dataclasses import dataclass
from typing import Final

from leftshift.model.policy_levers import PolicyLevers


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLever:
    """One of the other levers: what it is called and the fields of `PolicyLevers` that it is set by."""

    key: str
    title: str
    spoken: str
    """What it is called within a sentence."""
    fields: tuple[str, ...]


def _lever(key: str, title: str, *fields: str, spoken: str = "") -> PolicyLever:
    """Make a lever; within a sentence it is called by its title unless `spoken` says otherwise."""
    return PolicyLever(key=key, title=title, spoken=spoken or title[0].lower() + title[1:], fields=fields)


LEVERS: Final = (
    _lever("advice", "Advice and guidance", "advice_requests"),
    _lever("teams", "Neighbourhood teams", "teams_coverage"),
    _lever("support", "Provider support units", "support_per_head"),
    _lever("parity", "Pay parity in general practice", "parity_uplift"),
    _lever("leads", "Paid time on boards", "board_leads", "board_sessions"),
    _lever(
        "devolved",
        "Devolved to place and networks",
        "devolved",
        spoken="money devolved to place and networks",
    ),
    _lever(
        "capital",
        "Capital near home",
        "capital",
        "capital_years",
        spoken="capital for community and primary care",
    ),
    _lever("double_running", "Double running", "double_running", "double_running_years"),
    _lever("deficit", "Opening deficit removed", "deficit_removed", spoken="the opening deficit"),
)
"""Every one of the other levers, in the order of the screen."""
_OFF: Final = PolicyLevers()


def is_on(lever: PolicyLever, policies: PolicyLevers) -> bool:
    """Say whether any field of a lever is off its start."""
    return any(getattr(policies, name) != getattr(_OFF, name) for name in lever.fields)
