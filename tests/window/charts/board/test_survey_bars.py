from collections.abc import Callable
from dataclasses import replace

from leftshift.model.seats import Answer
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.board.survey_bars import survey_bars
from leftshift.window.charts.plotting.chart_data import RowMarks


def test_that_each_figure_has_its_survey_with_year_and_respondents(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    rows = survey_bars(snapshot_of()).table().rows
    assert len(rows) == 16
    assert rows[4] == (
        "Healthcare Leader, 2022, more than 140 respondents",
        "Respondents who expected integrated care systems to favour hospitals (A13)",
        "68\u00a0% of respondents",
    )
    assert rows[0][2].startswith(">50")


def test_that_every_survey_is_headed_by_its_name(snapshot_of: Callable[..., Snapshot]) -> None:
    data = survey_bars(snapshot_of())
    assert isinstance(data.marks, RowMarks)
    headings = [row.name for row in data.marks.rows if row.heading]
    assert headings == list(dict.fromkeys(row[0] for row in data.table().rows))


def test_that_the_boards_own_answers_come_first(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of()
    own = Answer(question="Is general practice heard?", percent=40.0, respondents=25, year=2026)
    data = survey_bars(replace(snapshot, scenario=snapshot.scenario.with_board(survey=(own,))))
    assert data.title == "Own survey: 40\u00a0% – Is general practice heard?"
    assert data.table().rows[0][0] == "2026, 25 respondents"
    assert isinstance(data.marks, RowMarks)
    assert data.marks.rows[0].name == "This board’s own survey"
