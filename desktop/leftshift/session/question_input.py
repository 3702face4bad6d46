"""What the questions are asked of, on their page and on the wall, and how each is answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.questions.ask import ATTRIBUTION, DEFAULT_OUTCOME, GOAL, SWITCHING, UNCERTAINTY, Answer, ask
from leftshift.questions.attribution import Attribution, groups_of
from leftshift.questions.goal_seek import Allowed, goal_seek
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Case, case_of
from leftshift.questions.targets import Target, published_target, target_for, value_now
from leftshift.questions.uncertainty import Uncertainty, bands_in_blocks
from leftshift.session.bands import AT_ONCE
from leftshift.session.draws import draws_of
from leftshift.text.answers.figures import value_text

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


def asked_of(
    scenario: Scenario,
    *,
    outcome: str = DEFAULT_OUTCOME,
    year: int | None = None,
    target: float | None = None,
    may: Allowed | None = None,
) -> Asked:
    """Put together what the questions are asked of.

    `year` is by default the one the shares are to be reached; one the scenario does not show gives way to
    the nearest that it does. Goal seek may by default move every lever.
    """
    years, when = scenario.years, scenario.shares.end if year is None else year
    return Asked(
        scenario=scenario,
        outcome=outcome,
        year=min(max(when, years.first), years.last),
        target=target,
        may=may or Allowed(),
    )


def is_slow(question: str, asked: Asked) -> bool:
    """Say whether a question may take longer than a frame leaves room for."""
    if question == UNCERTAINTY:
        return draws_of(asked.scenario)[0] > AT_ONCE
    if question == ATTRIBUTION:
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


def ends_only(asked: Asked) -> Attribution:
    """Say from where to where the outcome goes, and leave open what each lever did; this is never slow."""
    case = asked.case()
    start = replace(case, scenario=case.start)
    return Attribution(
        measure=asked.measure,
        year=asked.year,
        before=value_now(start, asked.measure, asked.year),
        after=value_now(case, asked.measure, asked.year),
        contributions=(),
    )


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
