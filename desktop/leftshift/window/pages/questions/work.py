"""The work behind the questions: the quick ones answered at once, the slow ones off the GUI thread."""

from collections.abc import Mapping
from threading import Event
from types import MappingProxyType

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from leftshift.questions.ask import Answer
from leftshift.questions.uncertainty import Uncertainty
from leftshift.session.draws import draws_of
from leftshift.session.question_input import (
    QuestionInput,
    answered_at_once,
    answered_in_time,
    is_slow,
    why_not,
)
from leftshift.window.pages.questions.kinds import KINDS


class QuestionWork(QObject):
    """Answers every question about what is asked, and only those whose part has changed.

    Quick ones have their answer when `ask` returns.

    Each question counts its runs; what a run that is no longer the last one has to tell is dropped.

    Signals:
        answered: a question that took its time has an answer. args: key of the question
        began: a question is being worked out off the GUI thread. args: key of the question
        progressed: how far that is. args: key of the question, part done from 0 to 1
    """

    answered = Signal(str)
    began = Signal(str)
    progressed = Signal(str, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, object] = {}
        self._answers: dict[str, tuple[QuestionInput, Answer | str]] = {}
        self._runs: dict[str, tuple[int, Event]] = {}
        self._count = 0
        self._asked: QuestionInput | None = None
        self._quick = Uncertainty()
        # Kept alive by the jobs too: a job may still tell when this object is gone.
        self._reports = _Reports()
        self._reports.done.connect(self._take)
        self._reports.progress.connect(self._take_progress)

    @property
    def answers(self) -> Mapping[str, tuple[QuestionInput, Answer | str]]:
        """The answers there are, by key of the question, each with what it was asked of."""
        return MappingProxyType(self._answers)

    def is_running(self, question: str) -> bool:
        """Whether a question is being worked out off the GUI thread."""
        return question in self._runs

    def ask(self, question_input: QuestionInput, *, first: str) -> None:
        """Ask all questions, beginning with one; those whose part has not changed keep their answers."""
        before, self._asked = self._asked, question_input
        if before == question_input:
            return
        here = question_input.here()
        for question in sorted((kind.key for kind in KINDS), key=lambda key: key != first):
            part = question_input.part_for(question)
            if self._parts.get(question) != part:
                self._parts[question] = part
                self._cancel(question)
                self._ask(question, question_input, here)
            elif question in self._answers and question not in self._runs:
                self._answers[question] = (question_input, self._answers[question][1])

    def _ask(self, question: str, question_input: QuestionInput, here: float) -> None:
        sentence = why_not(question, question_input, here)
        if sentence:
            self._answers[question] = (question_input, sentence)
        elif is_slow(question, question_input):
            self._start(question, question_input)
        else:
            count, seed = draws_of(question_input.scenario)
            if (self._quick.draws, self._quick.seed) != (count, seed) and question == "uncertainty":
                self._quick = Uncertainty(draws=count, seed=seed)
            self._answers[question] = (
                question_input,
                answered_at_once(question, question_input, self._quick),
            )

    def _start(self, question: str, question_input: QuestionInput) -> None:
        self._count += 1
        stale = Event()
        self._runs[question] = (self._count, stale)
        self.began.emit(question)
        QThreadPool.globalInstance().start(_Job(question, question_input, self._count, stale, self._reports))

    def _cancel(self, question: str) -> None:
        """Make a run that is under way stale: it ends soon, and what it tells is dropped."""
        if question in self._runs:
            self._runs.pop(question)[1].set()

    def _take(self, question: str, run: int, answer: Answer) -> None:
        if self._asked is not None and self._runs.get(question, (0,))[0] == run:
            del self._runs[question]
            self._answers[question] = (self._asked, answer)
            self.answered.emit(question)

    def _take_progress(self, question: str, run: int, part: float) -> None:
        if self._runs.get(question, (0,))[0] == run:
            self.progressed.emit(question, part)


class _Reports(QObject):
    """Carries what jobs have to tell to the GUI thread."""

    done = Signal(str, int, object)
    progress = Signal(str, int, float)


class _Job(QRunnable):
    """One run of one question."""

    def __init__(
        self, question: str, question_input: QuestionInput, run: int, stale: Event, reports: _Reports
    ) -> None:
        super().__init__()
        self._question, self._asked, self._run = question, question_input, run
        self._stale, self._reports = stale, reports

    def run(self) -> None:
        """Work the answer out unless the run has become stale."""
        if self._stale.is_set():
            return
        answer = answered_in_time(
            self._question,
            self._asked,
            cancelled=self._stale.is_set,
            progress=lambda part: self._reports.progress.emit(self._question, self._run, part),
        )
        if answer is not None and not self._stale.is_set():
            self._reports.done.emit(self._question, self._run, answer)
