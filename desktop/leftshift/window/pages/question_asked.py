"""What is asked on the page of questions, and how each question is answered."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.papers.answer_figures import value_text
from leftshift.questions.ask import Answer, ask
from leftshift.questions.attribution import groups_of
from leftshift.questions.case import Case, case_of
from leftshift.questions.goal_seek import Allowed, goal_seek
from leftshift.questions.measures import Measure, measure
from leftshift.questions.targets import Target, published_target, target_for, value_now
from leftshift.questions.uncertainty import Uncertainty, bands_in_blocks
from leftshift.session.bands import AT_ONCE
from leftshift.session.draws import draws_of
from leftshift.window.pages.question_kinds import GOAL, SWITCHING, UNCERTAINTY

_GROUPS_AT_ONCE = 9
"""Most groups of levers whose contributions are worked out within a frame; each more doubles the runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that the questions are asked of."""

    scenario: Scenario
    outcome: str
    year: int
    target: float | None
    """In the outcome's unit; None for the published one."""
    may: Allowed
    """Which levers goal seek may move."""

    @property
    def measure(self) -> Measure:
        """The outcome in question."""
        return measure(self.outcome)

    def case(self) -> Case:
        """Put the scenario beside its baseline."""
        return case_of(self.scenario)

    def part_for(self, question: str) -> object:
        """Return the part that one question depends on: while it stays, so does the answer."""
        whole = (self.scenario, self.outcome)
        if question == UNCERTAINTY:
            return whole
        if question == GOAL:
            return (*whole, self.year, self.target, self.may)
        return (*whole, self.year, self.target if question == SWITCHING else None)

    def here(self) -> float:
        """Return what the outcome comes to now, in its unit; not a number where there is none."""
        return value_now(self.case(), self.measure, self.year)

    def aim(self) -> Target | None:
        """Return the target in question; None where none is given and none is published."""
        case = self.case()
        value = published_target(case, self.measure) if self.target is None else self.target
        return None if value is None else target_for(case, self.measure, self.year, value)


def is_slow(question: str, asked: Asked) -> bool:
    """Say whether a question may take longer than a frame leaves room for."""
    if question == UNCERTAINTY:
        return draws_of(asked.scenario)[0] > AT_ONCE
    if question == "attribution":
        return len(groups_of(asked.case())) > _GROUPS_AT_ONCE
    return question in {GOAL, SWITCHING}


def why_not(question: str, asked: Asked, here: float) -> str:
    """Say why a question has no answer; empty where it has one. `here` is what the outcome comes to now."""
    item = asked.measure
    if not np.isfinite(here):
        return f"“{item.label}” has no figure here: no partner member of the board has a vote."
    if question in {GOAL, SWITCHING} and asked.aim() is None:
        return f"No target is published for “{item.label}”. Type one above, such as {value_text(item, here)}."
    return ""


def answered_at_once(question: str, asked: Asked, quick: Uncertainty) -> Answer:
    """Answer a question that is not slow; `quick` keeps its draws between steps."""
    case = asked.case()
    if question == UNCERTAINTY:
        return quick.bands(case, of=(asked.measure,))
    return ask(case, question, outcome=asked.outcome, year=asked.year, target=asked.target)


def answered_in_time(
    question: str, asked: Asked, *, cancelled: Callable[[], bool], progress: Callable[[float], None]
) -> Answer | None:
    """Answer any question, however long it takes; None when cancelled on the way."""
    case = asked.case()
    if question == UNCERTAINTY:
        draws, seed = draws_of(asked.scenario)
        return bands_in_blocks(
            case, draws=draws, seed=seed, of=(asked.measure,), cancelled=cancelled, progress=progress
        )
    aim = asked.aim()
    if question == GOAL and aim is not None:
        return goal_seek(case, aim, asked.may)
    return ask(case, question, outcome=asked.outcome, year=asked.year, target=asked.target)
