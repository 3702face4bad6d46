"""The six questions: what each is called, and the chart that shows its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from leftshift.questions.ask import ATTRIBUTION, GOAL, POLICY, SENSITIVITY, SWITCHING, UNCERTAINTY
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


KINDS: Final = (
    QuestionKind(key=UNCERTAINTY, title="How sure are we?", make=Fan),
    QuestionKind(key=SENSITIVITY, title="What matters most?", make=TornadoPlot),
    QuestionKind(key=ATTRIBUTION, title="What did each lever do?", make=Waterfall),
    QuestionKind(key=GOAL, title="How do we reach the target?", make=GoalChange),
    QuestionKind(key=SWITCHING, title="When would the target turn?", make=SwitchingValues),
    QuestionKind(key=POLICY, title="Our choices, or our assumptions?", make=FourLinesPlot),
)
"""All questions, in the order of the list."""
