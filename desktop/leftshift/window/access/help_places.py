"""Which page of the help speaks of the place the planner is at."""

from PySide6.QtWidgets import QWidget

from leftshift.window.levers.registry import LEVER_TABS
from leftshift.window.page_stack import PLAN
from leftshift.window.pages.registry import PAGES
from leftshift.window.plan import Plan


def topic_at(page: str, plan: Plan, at: QWidget | None) -> str:
    """Return the key of the help on a page, or on the part of the plan that has the keyboard.

    Empty on the help itself, which stays where it is.
    """
    if page != PLAN:
        return next(entry.help for entry in PAGES if entry.key == page)
    if at is not None and plan.levers.isAncestorOf(at):
        return LEVER_TABS[plan.levers.currentIndex()].help
    if at is not None and plan.outcomes.isAncestorOf(at):
        return "outcomes"
    return "start"
