"""The questions of the page, each with the chart that shows its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from leftshift.questions.ask import (
    ATTRIBUTION,
    BRIDGE,
    GOAL,
    POLICY,
    QUESTIONS,
    SENSITIVITY,
    SWITCHING,
    UNCERTAINTY,
)
from leftshift.questions.study import Study
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.questions import (
    bridge_chart,
    fan,
    four_lines,
    goal_change,
    switching_values,
    tornado,
    waterfall,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKind:
    """One question."""

    key: str
    """Its name on the command line too."""
    title: str
    chart_key: str
    chart: Callable[[Study, Any, int], ChartData]
    """Makes the data of its chart from the study, the answer of its own kind, and the year marked."""


_CHARTS: Final[dict[str, tuple[str, Callable[[Study, Any, int], ChartData]]]] = {
    UNCERTAINTY: (fan.KEY, fan.fan),
    SENSITIVITY: (tornado.KEY, tornado.tornado_chart),
    ATTRIBUTION: (waterfall.KEY, waterfall.waterfall),
    GOAL: (goal_change.KEY, goal_change.goal_change),
    SWITCHING: (switching_values.KEY, switching_values.switching_values),
    POLICY: (four_lines.KEY, four_lines.four_lines),
    BRIDGE: (bridge_chart.KEY, bridge_chart.bridge_chart),
}
KINDS: Final = tuple(
    QuestionKind(
        key=question.key,
        title=question.title,
        chart_key=_CHARTS[question.key][0],
        chart=_CHARTS[question.key][1],
    )
    for question in QUESTIONS
)
"""All questions, in the order of the list."""
