"""Which page of the help speaks of the place the planner is at."""

from PySide6.QtWidgets import QWidget

from leftshift.window.plan import Plan
from leftshift.window.sections import ALL


def topic_at(page: str, plan: Plan, at: QWidget | None) -> str:
    """Return the key of the help on a page, or on the part of the plan that has the keyboard.

    Empty on the help itself, which stays where it is.
    """
    section = ALL[page]
    if not section.levers or (at is not None and plan.levers.isAncestorOf(at)):
        return section.help
    if at is not None and plan.outcomes.isAncestorOf(at):
        return "outcomes"
    return "start"
