"""Answers to questions: the quick ones at once, the slow ones off the GUI thread."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from leftshift.model.scenario import Scenario
from leftshift.questions.ask import Answer
from leftshift.questions.question_input import (
    Answered,
    Missing,
    QuestionInput,
    QuickAnswers,
    answered_in_time,
    input_for,
)
from leftshift.session.work import Run, Work, fault_sentence

Asked = tuple[str, str]
"""A question and the outcome it is asked about, by their keys."""


class AnswerKeeper(QObject):
    """Answers every question that is asked, and only those anew whose part of the input has changed.

    Quick ones have their answer when `ask` returns; slow ones hold until they are through what is known at
    once, and that they are being worked out.

    Signals:
        answered: a slow question has its answer, or has failed. args: question and outcome
        progressed: how far a slow one is. args: question and outcome, part done from 0 to 1
    """

    answered = Signal(object)
    progressed = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick = QuickAnswers()
        self._parts: dict[Asked, object] = {}
        self._answers: dict[Asked, Answered] = {}
        self._works: dict[Asked, Work[Answer | None]] = {}

    @property
    def answers(self) -> Mapping[Asked, Answered]:
        """What came of each question, as it is now; later answers do not change it."""
        return MappingProxyType(dict(self._answers))

    def is_running(self, asked: Asked) -> bool:
        """Whether a question is being worked out off the GUI thread."""
        return asked in self._works and self._works[asked].running

    def ask(self, wanted: Mapping[Asked, QuestionInput], *, start_slow: bool = True) -> None:
        """Ask these questions in their order and forget all others.

        Without `start_slow`, as while a drag goes on, slow ones wait until they are asked again.
        """
        for asked in [asked for asked in self._answers if asked not in wanted]:
            self._forget(asked)
        for asked, question_input in wanted.items():
            part = question_input.part_for(asked[0])
            if self._parts.get(asked) == part:
                self._answers[asked] = replace(self._answers[asked], question_input=question_input)
            else:
                self._ask(asked, question_input, part, start_slow=start_slow)

    def ask_about(self, scenario: Scenario, asked: Iterable[Asked], *, start_slow: bool) -> None:
        """Ask these questions of a scenario, for its target year, and forget all others."""
        wanted = {one: input_for(scenario, outcome=one[1]) for one in sorted(asked)}
        self.ask(wanted, start_slow=start_slow)

    def _ask(self, asked: Asked, question_input: QuestionInput, part: object, *, start_slow: bool) -> None:
        self._cancel(asked)
        found = self._quick.answered(asked[0], question_input)
        self._answers[asked] = found
        if found.missing is not Missing.WORKING:
            self._parts[asked] = part
        elif start_slow:
            self._parts[asked] = part
            self._start(asked, question_input)
        else:
            self._parts.pop(asked, None)

    def _start(self, asked: Asked, question_input: QuestionInput) -> None:
        if asked not in self._works:
            self._works[asked] = Work(
                self,
                done=partial(self._take, asked),
                failed=partial(self._fail, asked),
                progressed=partial(self.progressed.emit, asked),
            )

        def answer(run: Run) -> Answer | None:
            return answered_in_time(asked[0], question_input, cancelled=run.cancelled, progress=run.progress)

        self.progressed.emit(asked, 0.0)
        self._works[asked].start(answer)

    def _take(self, asked: Asked, answer: Answer | None) -> None:
        self._answers[asked] = Answered(question_input=self._answers[asked].question_input, answer=answer)
        self.answered.emit(asked)

    def _fail(self, asked: Asked, fault: Exception) -> None:
        question_input = self._answers[asked].question_input
        self._answers[asked] = Answered(
            question_input=question_input,
            missing=Missing.FAILED,
            fault=fault_sentence(f"“{question_input.measure.label}”", fault),
        )
        self.answered.emit(asked)

    def _cancel(self, asked: Asked) -> None:
        if asked in self._works:
            self._works[asked].cancel()

    def _forget(self, asked: Asked) -> None:
        self._cancel(asked)
        self._works.pop(asked, None)
        self._answers.pop(asked, None)
        self._parts.pop(asked, None)
