"""The page of questions: what a finance director asks of a plan, on any outcome, answered live."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leftshift.model.scenario import Scenario
from leftshift.questions.ask import DEFAULT_OUTCOME, GOAL, UNCERTAINTY
from leftshift.questions.goal_seek import Allowed, Goal, fitting
from leftshift.questions.measures import measure
from leftshift.questions.question_input import Answered, Missing, QuestionInput, input_for
from leftshift.questions.suggested import Suggestion, suggested
from leftshift.session.answers import AnswerKeeper
from leftshift.session.session import Session
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.answered import WORKING, answered_text
from leftshift.text.answers.figures import target_text
from leftshift.window.pages.page import BETWEEN, OUTSIDE, Page
from leftshift.window.pages.questions.bar import QuestionBar
from leftshift.window.pages.questions.goal import GoalControls
from leftshift.window.pages.questions.kinds import KINDS
from leftshift.window.pages.questions.list_of_questions import QuestionList
from leftshift.window.pages.questions.suggestion_line import SuggestionLine
from leftshift.window.pages.questions.view import QuestionView
from leftshift.window.theme import Theme


class QuestionsPage(Page):
    """All questions with their findings on the left, the chosen one large on the right."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = KINDS[0].key
        self._outcome = DEFAULT_OUTCOME
        self._year: int | None = None
        self._targets: dict[str, float] = {}
        self._may: dict[str, Allowed] = {}
        self._snapshot: Snapshot | None = None
        self._apply = session.apply
        self.work = AnswerKeeper(self)
        self._whole: dict[tuple[str, str], Answered] = {}
        self.bar = QuestionBar()
        self.list = QuestionList(theme)
        self.suggestion = SuggestionLine()
        self.goal = GoalControls(theme)
        self.view = QuestionView(theme)
        self._history = session.history
        self._lay_out()
        self._join(session)

    def draw(self, snapshot: Snapshot) -> None:
        """Show the scenario's answers, and ask for those that are missing."""
        self._snapshot = snapshot
        if not snapshot.dragging:
            step = self._history.current
            said = self._history.lever_step
            self.suggestion.draw(said, suggested(self._history.words(step).lever) if said else None)
        self._ask()

    def apply_theme(self, theme: Theme) -> None:
        """Apply the colours of a theme."""
        for part in (self.list, self.view, self.goal):
            part.apply_theme(theme)

    def question_input(self, scenario: Scenario) -> QuestionInput:
        """Put together what the questions are asked of; a year the scenario does not show gives way."""
        target = self._targets.get(self._outcome)
        return input_for(scenario, outcome=self._outcome, year=self._year, target=target, may=self.may)

    @property
    def may(self) -> Allowed:
        """What goal seek may move: what fits the outcome, until the planner allows something else."""
        return self._may.get(self._outcome) or fitting(measure(self._outcome))

    def choose(self, question: str) -> None:
        """Show a question large."""
        self._question = question
        self._draw_answers()

    def _follow_suggestion(self, wanted: Suggestion) -> None:
        self._question, self._outcome = wanted.question, wanted.outcome
        self._whole.clear()
        self._ask()

    # What is asked -----------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._snapshot is not None:
            question_input = self.question_input(self._snapshot.scenario)
            keys = sorted((kind.key for kind in KINDS), key=lambda key: key != self._question)
            self.work.ask({(key, self._outcome): question_input for key in keys})
            self.bar.draw(question_input)
            self._draw_answers()

    def _set_outcome(self, key: str) -> None:
        self._outcome = key
        self._whole.clear()
        self._ask()

    def _set_year(self, year: int) -> None:
        self._year = year
        self._ask()

    def _set_target(self, value: float | None) -> None:
        if value is None:
            self._targets.pop(self._outcome, None)
        else:
            self._targets[self._outcome] = value
        self._ask()

    def _set_allowed(self, may: Allowed) -> None:
        self._may[self._outcome] = may
        self._ask()

    def _ask_apply(self) -> None:
        found = self.answered(GOAL)
        # While another answer is worked out, this one is about a scenario that has moved on.
        goal = None if found is None else found.answer
        if isinstance(goal, Goal) and not self.is_running(GOAL):
            self._apply(goal.scenario, f"Goal: {target_text(goal.target)}")

    def _show_spread(self, only: bool) -> None:  # noqa: FBT001 - the signal carries one bool
        self.view.show_spread(only=only)
        self._draw_answers()

    # What is shown -----------------------------------------------------------------------------------

    def answered(self, question: str) -> Answered | None:
        """Return what came of a question; while it is worked out anew, what came of it before."""
        found = self.work.answers.get((question, self._outcome))
        if found is not None and found.missing is Missing.WORKING:
            return self._whole.get((question, self._outcome), found)
        return found

    def is_running(self, question: str) -> bool:
        """Whether a question is being worked out off the GUI thread."""
        return self.work.is_running((question, self._outcome))

    def _draw_answers(self) -> None:
        self._whole |= {
            key: found for key, found in self.work.answers.items() if found.missing is not Missing.WORKING
        }
        self.list.show_value(self._question, {kind.key: self._finding(kind.key) for kind in KINDS})
        self.goal.setVisible(self._question == GOAL)
        if self._snapshot is None:
            return
        self.view.draws.draw(self._snapshot.scenario)
        goal, shown = self.answered(GOAL), self.answered(self._question)
        found = None if goal is None else goal.answer
        self.goal.draw(self.may, found if isinstance(found, Goal) else None)
        if shown is not None:
            self.view.draw(self._question, shown, self._snapshot)

    def _finding(self, question: str) -> str:
        found = self.answered(question)
        running = question == UNCERTAINTY and self.is_running(question)
        return WORKING if found is None or running else answered_text(found)

    def _show_answer(self, asked: tuple[str, str]) -> None:
        if asked[0] == UNCERTAINTY:
            self.view.draws.show_progress(None)
        self._draw_answers()

    def _show_progress(self, asked: tuple[str, str], part: float) -> None:
        if asked[0] == UNCERTAINTY:
            self.view.draws.show_progress(part)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.goal)
        right.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        left = QVBoxLayout()
        left.setSpacing(BETWEEN)
        left.addWidget(self.suggestion)
        left.addWidget(self.list, 1)
        row.addLayout(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTSIDE, OUTSIDE, OUTSIDE, BETWEEN)
        column.setSpacing(BETWEEN)
        column.addWidget(self.bar)
        column.addLayout(row, 1)

    def _join(self, session: Session) -> None:
        self.bar.outcome_asked.connect(self._set_outcome)
        self.bar.year_asked.connect(self._set_year)
        self.bar.target_asked.connect(self._set_target)
        self.list.asked.connect(self.choose)
        self.goal.allowed.connect(self._set_allowed)
        self.goal.apply_asked.connect(self._ask_apply)
        self.suggestion.asked.connect(self._follow_suggestion)
        self.view.draws.asked.connect(session.set_draws)
        self.view.draws.spread_asked.connect(self._show_spread)
        self.work.answered.connect(self._show_answer)
        self.work.progressed.connect(self._show_progress)
