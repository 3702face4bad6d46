"""The questions of the page, each with the chart that shows its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.questions.ask import ATTRIBUTION, GOAL, POLICY, QUESTIONS, SENSITIVITY, SWITCHING, UNCERTAINTY
from leftshift.window.charts.answer_here import AnswerPlot
from leftshift.window.charts.fan import Fan
from leftshift.window.charts.four_lines import FourLinesPlot
from leftshift.window.charts.goal_change import GoalChange
from leftshift.window.charts.switching_values import SwitchingValues
from leftshift.window.charts.tornado import TornadoPlot
from leftshift.window.charts.waterfall import Waterfall


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKind:
    """One question."""

    key: str
    """Its name on the command line too."""
    title: str
    make: Callable[[], AnswerPlot]


_CHARTS: Final[dict[str, Callable[[], AnswerPlot]]] = {
    UNCERTAINTY: Fan,
    SENSITIVITY: TornadoPlot,
    ATTRIBUTION: Waterfall,
    GOAL: GoalChange,
    SWITCHING: SwitchingValues,
    POLICY: FourLinesPlot,
}
KINDS: Final = tuple(
    QuestionKind(key=question.key, title=question.title, make=_CHARTS[question.key]) for question in QUESTIONS
)
"""All questions, in the order of the list."""
