"""PolicyLevers: the other levers that the evidence names, all of them off at first."""

from dataclasses import dataclass

from leftshift.model.terms import SECTORS


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLevers:
    """What a planner chose of the other levers; money is in 2025/26 prices.

    They come in along the ramp of the budget shares, over their own years where they have some.
    """

    start: int | None = None
    """Last year without them; None: the start of the budget shares. Both years are given, or neither."""
    end: int | None = None
    """First year with them in full; None: the end of the budget shares."""
    advice_requests: float = 0.0
    """Requests for advice and guidance [requests a year]."""
    capital: float = 0.0
    """Capital for community and primary care, beside revenue and never added to it [£m a year, cash]."""
    capital_years: int = 0
    """Years in which that capital is paid, from the year after `start` [years]."""
    devolved: tuple[float, ...] = (0.0,) * len(SECTORS)
    """Part of each sector's budget devolved to place and primary care networks [share]."""
    schemes_consolidated: float = 0.0
    """Money moved from small incentive schemes into core contracts, sector-neutral [£m a year]."""
    parity_staff: float = 0.0
    """General-practice staff whose pay is raised [people]."""
    parity_uplift: float = 0.0
    """By how much their pay is raised [share]."""
    board_leads: int = 0
    """Pharmacy, optometry, dental and network leads paid to sit on boards [seats]."""
    board_sessions: float = 0.0
    """Sessions each of them is paid for [sessions a year]."""
    metrics_now: int = 0
    """Headline metrics that the area is held to [metrics]."""
    metrics_now_near_home: int = 0
    """How many of them are about primary and community care [metrics]."""
    metrics_then: int = 0
    """Headline metrics as the planner would have them [metrics]."""
    metrics_then_near_home: int = 0
    """How many of those are about primary and community care [metrics]."""
    double_running: float = 0.0
    """Part of the money moved that is paid twice while services change [share]."""
    double_running_years: int = 0
    """Years for which it is paid twice [years]."""
    outpatients_moved: float = 0.0
    """Outpatient care moved out of hospital [share of today's]."""
    teams_coverage: float = 0.0
    """People served by an integrated neighbourhood team [share of people]."""
    support_per_head: float = 0.0
    """Provider support units of general practice [£ a head a year]."""
    deficit_removed: bool = False
    """Whether the opening deficit is gone when allocations are at their fair share."""
