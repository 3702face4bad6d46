"""What the questions are asked of, on their page and on the wall, and how each is answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.questions.ask import ATTRIBUTION, DEFAULT_OUTCOME, GOAL, SWITCHING, UNCERTAINTY, Answer, ask
from leftshift.questions.attribution import Attribution, groups_of
from leftshift.questions.goal_seek import Allowed, goal_seek
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import Target, published_target, target_for, value_now
from leftshift.questions.uncertainty import Uncertainty, bands_in_blocks
from leftshift.session.bands import AT_ONCE
from leftshift.session.draws import draws_of
from leftshift.text.answers.figures import value_text

_GROUPS_AT_ONCE = 9
"""Most groups of levers whose contributions are worked out within a frame; each more doubles the runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionInput:
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

    def study(self) -> Study:
        """Put the scenario beside its baseline."""
        return study_of(self.scenario)

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
        return value_now(self.study(), self.measure, self.year)

    def aim(self) -> Target | None:
        """Return the target in question; None where none is given and none is published."""
        study = self.study()
        value = published_target(study, self.measure) if self.target is None else self.target
        return None if value is None else target_for(study, self.measure, self.year, value)


def input_for(
    scenario: Scenario,
    *,
    outcome: str = DEFAULT_OUTCOME,
    year: int | None = None,
    target: float | None = None,
    may: Allowed | None = None,
) -> QuestionInput:
    """Put together what the questions are asked of.

    `year` is by default the one the shares are to be reached; one the scenario does not show gives way to
    the nearest that it does. Goal seek may by default move every lever.
    """
    years, when = scenario.years, scenario.shares.end if year is None else year
    return QuestionInput(
        scenario=scenario,
        outcome=outcome,
        year=min(max(when, years.first), years.last),
        target=target,
        may=may or Allowed(),
    )


def is_slow(question: str, question_input: QuestionInput) -> bool:
    """Say whether a question may take longer than a frame leaves room for."""
    if question == UNCERTAINTY:
        return draws_of(question_input.scenario)[0] > AT_ONCE
    if question == ATTRIBUTION:
        return len(groups_of(question_input.study())) > _GROUPS_AT_ONCE
    return question in {GOAL, SWITCHING}


def why_not(question: str, question_input: QuestionInput, here: float) -> str:
    """Say why a question has no answer; empty where it has one. `here` is what the outcome comes to now."""
    item = question_input.measure
    if not np.isfinite(here):
        return f"“{item.label}” has no figure here: no partner member of the board has a vote."
    if question in {GOAL, SWITCHING} and question_input.aim() is None:
        return f"No target is published for “{item.label}”. Type one above, such as {value_text(item, here)}."
    return ""


def answered_at_once(question: str, question_input: QuestionInput, quick: Uncertainty) -> Answer:
    """Answer a question that is not slow; `quick` keeps its draws between steps."""
    study = question_input.study()
    if question == UNCERTAINTY:
        return quick.bands(study, of=(question_input.measure,))
    return ask(
        study,
        question,
        outcome=question_input.outcome,
        year=question_input.year,
        target=question_input.target,
    )


def ends_only(question_input: QuestionInput) -> Attribution:
    """Say from where to where the outcome goes, and leave open what each lever did; this is never slow."""
    study = question_input.study()
    start = replace(study, scenario=study.start)
    return Attribution(
        measure=question_input.measure,
        year=question_input.year,
        before=value_now(start, question_input.measure, question_input.year),
        after=value_now(study, question_input.measure, question_input.year),
        contributions=(),
    )


def answered_in_time(
    question: str,
    question_input: QuestionInput,
    *,
    cancelled: Callable[[], bool],
    progress: Callable[[float], None],
) -> Answer | None:
    """Answer any question, however long it takes; None when cancelled on the way."""
    study = question_input.study()
    if question == UNCERTAINTY:
        draws, seed = draws_of(question_input.scenario)
        return bands_in_blocks(
            study,
            draws=draws,
            seed=seed,
            of=(question_input.measure,),
            cancelled=cancelled,
            progress=progress,
        )
    aim = question_input.aim()
    if question == GOAL and aim is not None:
        return goal_seek(study, aim, question_input.may)
    return ask(
        study,
        question,
        outcome=question_input.outcome,
        year=question_input.year,
        target=question_input.target,
    )
