"""Which page of the help speaks of the place the planner is at."""

from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QWidget

from leftshift.window.levers.lever_tabs import Tab
from leftshift.window.page_stack import PLAN
from leftshift.window.plan import Plan

_OF_PAGE: Final = MappingProxyType(
    {
        "compare": "compare",
        "history": "history",
        "board": "board",
        "questions": "questions",
        "baseline": "evidence",
        "evidence": "evidence",
    }
)
_OF_LEVER: Final = MappingProxyType(
    {
        Tab.SHARES: "shares",
        Tab.RUNNING_COSTS: "running_costs",
        Tab.BOARD: "board",
        Tab.MORE: "more_levers",
        Tab.ASSUMPTIONS: "assumptions",
    }
)


def topic_at(page: str, plan: Plan, at: QWidget | None) -> str:
    """Return the key of the help on a page, or on the part of the plan that has the keyboard.

    Empty on the help itself, which stays where it is.
    """
    if page != PLAN:
        return _OF_PAGE.get(page, "")
    if at is not None and plan.levers.isAncestorOf(at):
        return _OF_LEVER[Tab(plan.levers.currentIndex())]
    if at is not None and plan.outcomes.isAncestorOf(at):
        return "outcomes"
    return "start"
