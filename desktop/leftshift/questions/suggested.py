"""Suggested: the question that fits the lever that was moved last."""

from dataclasses import dataclass
from typing import Final

from leftshift.questions.ask import ATTRIBUTION, DEFAULT_OUTCOME, GOAL, POLICY


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and the outcome to ask it of."""

    question: str
    outcome: str


_BY_LEVER: Final = {
    "shares": Suggestion(GOAL, DEFAULT_OUTCOME),
    "running_costs": Suggestion(GOAL, "running_cost_per_head"),
    "board": Suggestion(ATTRIBUTION, "gallagher"),
    "policies": Suggestion(ATTRIBUTION, "unfunded"),
    "assumptions": Suggestion(POLICY, DEFAULT_OUTCOME),
    "rails": Suggestion(GOAL, DEFAULT_OUTCOME),
}


def suggested(lever: str) -> Suggestion | None:
    """Return what to ask after a lever was moved, by its place such as shares.community; None for others."""
    return _BY_LEVER.get(lever.split(".", 1)[0])
