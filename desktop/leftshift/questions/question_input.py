"""What a question is asked of, its answer or why there is none, and the two ways to work it out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.questions.ask import (
    ATTRIBUTION,
    DEFAULT_OUTCOME,
    GOAL,
    OF_A_TARGET,
    SWITCHING,
    UNCERTAINTY,
    Answer,
    ask,
)
from leftshift.questions.attribution import Attribution, groups_of
from leftshift.questions.draws import DRAWS_AT_ONCE, draws_of
from leftshift.questions.goal_seek import Allowed, fitting, goal_seek
from leftshift.questions.measures import Measure, measure
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import Target, published_target, target_for, value_now
from leftshift.questions.uncertainty import Uncertainty, bands_in_blocks

_GROUPS_AT_ONCE: Final = 9
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
        may=may or fitting(measure(outcome)),
    )


class Missing(StrEnum):
    """Why a question has no answer, or only the beginning of one."""

    NO_FIGURE = "no figure"
    """The outcome has no figure here, as no partner member of the board has a vote."""
    NO_TARGET = "no target"
    """No target was given, and none is published."""
    WORKING = "working"
    """The answer is still being worked out."""
    FAILED = "failed"
    """Working it out went wrong; `fault` says how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a question was asked of and what came of it."""

    question_input: QuestionInput
    answer: Answer | None = None
    """What there is to show; beside WORKING, what is known already. None where there is nothing."""
    missing: Missing | None = None
    """Why there is no whole answer; None where there is one."""
    fault: str = ""
    """What went wrong, as a sentence; empty unless `missing` is FAILED."""


def is_slow(question: str, question_input: QuestionInput) -> bool:
    """Say whether a question may need longer than a frame leaves room for."""
    if question == UNCERTAINTY:
        return draws_of(question_input.scenario)[0] > DRAWS_AT_ONCE
    if question == ATTRIBUTION:
        return len(groups_of(question_input.study())) > _GROUPS_AT_ONCE
    return question in OF_A_TARGET


class QuickAnswers:
    """Answers questions within a frame, and keeps what its draws have in common from step to step."""

    def __init__(self) -> None:
        self._quick = Uncertainty()

    def answered(self, question: str, question_input: QuestionInput) -> Answered:
        """Answer a question that is not slow; of a slow one, return what is known at once.

        That is nothing, save for attribution: from where to where the outcome goes.
        """
        if not np.isfinite(question_input.here()):
            return Answered(question_input=question_input, missing=Missing.NO_FIGURE)
        if question in OF_A_TARGET and question_input.aim() is None:
            return Answered(question_input=question_input, missing=Missing.NO_TARGET)
        if is_slow(question, question_input):
            known = ends_only(question_input) if question == ATTRIBUTION else None
            return Answered(question_input=question_input, answer=known, missing=Missing.WORKING)
        return Answered(question_input=question_input, answer=self._answer(question, question_input))

    def _answer(self, question: str, question_input: QuestionInput) -> Answer:
        study = question_input.study()
        if question == UNCERTAINTY:
            count, seed = draws_of(question_input.scenario)
            if (self._quick.draws, self._quick.seed) != (count, seed):
                self._quick = Uncertainty(draws=count, seed=seed)
            return self._quick.bands(study, of=(question_input.measure,))
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
