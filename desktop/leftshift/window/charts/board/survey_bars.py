"""Survey answers: one labelled bar a figure, under its survey's year and number of respondents."""

from dataclasses import dataclass

from leftshift.evidence.surveys import Survey, surveys
from leftshift.model.seats import Answer
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.numbers import NBSP, PERCENT, number
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Reading, Row, RowBar, RowMarks

KEY, NAME = "survey_bars", "Survey answers"
_LINES = 2
"""Lines that what was said may take."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One figure of a survey."""

    survey: str
    text: str
    percent: float
    value: str
    of: str


def survey_bars(snapshot: Snapshot) -> ChartData:
    """Show the board's own answers first, then what the published surveys found."""
    own = snapshot.scenario.board.survey
    found = {**_own(own), **dict(map(_published, surveys()))}
    title = "What primary care and its leaders said of systems and boards"
    if own:
        title = f"Own survey: {_percent(own[0].percent)} \u2013 {own[0].question}"
    return ChartData(
        key=KEY,
        name=NAME,
        title=title,
        subtitle="% of those asked; > where the source says “more than”; opinions, not counts of care",
        wanted=(0.0, float(PERCENT)),
        tick=lambda value, _step: _percent(value),
        marks=RowMarks(
            rows=tuple(row for heading, said in found.items() for row in _rows(heading, said)),
            name_lines=_LINES,
        ),
        table=lambda: ChartTable(
            ("Survey", "What was said", "Answer"),
            tuple((one.survey, one.text, f"{one.value} {one.of}") for said in found.values() for one in said),
        ),
    )


def _rows(heading: str, figures: list[_Said]) -> list[Row]:
    return [
        Row(name=heading, strong=True, heading=True),
        *(
            Row(
                name=one.text,
                figure=one.value,
                bars=(RowBar(start=0, end=one.percent, colour="accent"),),
                readings=(Reading(one.percent, 0, f"{one.value} {one.of}", f"{one.text}\n{one.survey}"),),
            )
            for one in figures
        ),
    ]


def _own(answers: tuple[Answer, ...]) -> dict[str, list[_Said]]:
    """Return the board's own answers under their heading; nothing where it asked nobody."""
    said = []
    for answer in answers:
        survey = f"{answer.year}, {number(answer.respondents)} respondents"
        text = f"{answer.question} ({survey})"
        said.append(_Said(survey, text, answer.percent, _percent(answer.percent), "of respondents"))
    return {"This board’s own survey": said} if said else {}


def _published(item: Survey) -> tuple[str, list[_Said]]:
    """Return the heading of a survey and its figures."""
    more = "more than " if item.at_least else ""
    survey = f"{item.source}, {item.year}, {more}{number(item.respondents)} respondents"
    said = []
    for one in item.figures:
        value = f"{'>' if one.at_least else ''}{_percent(one.percent)}"
        said.append(_Said(survey, f"{one.says} ({one.id})", one.percent, value, one.of))
    return survey, said


def _percent(value: float) -> str:
    return f"{number(value)}{NBSP}%"
