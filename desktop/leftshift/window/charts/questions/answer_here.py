"""Answers among the charts: what the snapshot holds of a question about the scenario in view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from leftshift.questions.ask import ATTRIBUTION, BRIDGE, SENSITIVITY
from leftshift.questions.measures import measure
from leftshift.questions.study import Study
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.answered import answered_text
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, RowMarks
from leftshift.window.charts.questions import bridge_chart, tornado, waterfall


@dataclass(frozen=True, slots=True)
class _Shown:
    """How the answer to a question is shown."""

    key: str
    name: str
    data: Callable[[Study, Any, int], ChartData]


_CHARTS: Final = {
    ATTRIBUTION: _Shown(waterfall.KEY, waterfall.NAME, waterfall.waterfall),
    BRIDGE: _Shown(bridge_chart.KEY, bridge_chart.NAME, bridge_chart.bridge_chart),
    SENSITIVITY: _Shown(tornado.KEY, tornado.NAME, tornado.tornado_chart),
}


def answer_here(snapshot: Snapshot, question: str, outcome: str) -> ChartData:
    """Show the answer for the target year; where there is none, or only a beginning, the title says why.

    Raises:
        LookupError: the snapshot was not asked to hold the answer.
    """
    found, shown = needed(snapshot.answers.get((question, outcome))), _CHARTS[question]
    why_not = "" if found.missing is None else answered_text(found).rstrip(".")
    if found.answer is not None:
        asked = found.question_input
        data = shown.data(asked.study(), found.answer, asked.year)
        return replace(data, title=why_not) if why_not else data
    label = measure(outcome).label
    return ChartData(
        key=shown.key,
        name=shown.name,
        title=why_not,
        subtitle=label,
        marks=RowMarks(rows=()),
        table=lambda: ChartTable(("Outcome", "Why there is no figure"), ((label, why_not),)),
    )
