"""A scenario's other levers, nearly all moved."""

from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.specialties import STAYS, SpecialtyMove

MANY = PolicyLevers(
    advice_requests=0.02,
    parity_staff=100.0,
    parity_uplift=0.05,
    support_per_head=1.0,
    deficit_removed=True,
    board_leads=3,
    board_sessions=12.0,
    teams_coverage=0.3,
    double_running=0.2,
    double_running_years=2,
    capital=10.0,
    capital_years=3,
    outpatients=(SpecialtyMove(moved=0.1), *STAYS[1:]),
)
"""More levers than can be worked out within a frame."""
