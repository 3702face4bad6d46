"""The answers that are shown row by row: tornado, waterfall, switching values and the way to a goal."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from leftshift.evidence.assumptions import central_values
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS
from leftshift.questions.ask import ask
from leftshift.questions.measures import measures
from leftshift.questions.study import Study, study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData, Fill, Row, RowMarks, Shape
from leftshift.window.charts.questions.goal_change import goal_change
from leftshift.window.charts.questions.switching_values import switching_values
from leftshift.window.charts.questions.tornado import tornado_chart
from leftshift.window.charts.questions.waterfall import waterfall

YEAR = 2030
CHARTS: dict[str, Callable[[Study, Any, int], ChartData]] = {
    "sensitivity": tornado_chart,
    "attribution": waterfall,
    "goal": goal_change,
    "switching": switching_values,
}


@pytest.fixture
def study(snapshot_of: Callable[..., Snapshot]) -> Study:
    growth = central_values()["real_growth"] + 0.01
    return study_of(replace(snapshot_of().scenario, assumptions={**central_values(), "real_growth": growth}))


def answered(question: str, study: Study, **asked: object) -> ChartData:
    answer = ask(study, question, year=YEAR, **asked)
    return CHARTS[question](study, answer, YEAR)


def marks_of(data: ChartData) -> RowMarks:
    assert isinstance(data.marks, RowMarks)
    return data.marks


def rows_of(data: ChartData) -> tuple[Row, ...]:
    return marks_of(data).rows


@pytest.mark.parametrize("question", CHARTS)
@pytest.mark.parametrize("size", [(1000, 330), (420, 200)])
@pytest.mark.parametrize("outcome", [item.key for item in measures()[::3]])
def test_that_every_mark_is_within_its_chart_on_every_outcome(
    question: str, size: tuple[int, int], outcome: str, study: Study, card_of: Callable[..., ChartCard]
) -> None:
    data = answered(question, study, outcome=outcome, target=0.1)
    card = card_of(data, *size)
    assert all(card.rect().contains(round(spot.x), round(spot.y)) for spot in card.spots())
    assert not card.grab().isNull()
    assert data.title
    assert data.title in card.accessibleDescription()
    assert all(len(row) == len(data.table().columns) for row in data.table().rows)


def test_that_a_bar_of_the_tornado_runs_from_its_hollow_low_end_to_its_filled_high_end(study: Study) -> None:
    answer = ask(study, "sensitivity", outcome="total", year=YEAR)
    data = answered("sensitivity", study, outcome="total")
    first, swing = rows_of(data)[0], answer.swings[0]
    ends = {bar.fill: bar.end for bar in first.bars}
    assert ends == {Fill.OUTLINED: swing.at_low, Fill.FILLED: swing.at_high}
    assert {bar.start for bar in first.bars} == {answer.value} == {marks_of(data).reference}
    assert [one.x for one in first.readings] == [swing.at_low, swing.at_high]
    assert first.name == data.table().rows[0][0] == swing.assumption.label


def test_that_assumptions_that_change_next_to_nothing_are_counted(study: Study) -> None:
    data = answered("sensitivity", study, outcome="hospital_share")
    answer = ask(study, "sensitivity", outcome="hospital_share", year=YEAR)
    idle = len(answer.swings) - len(rows_of(data))
    assert idle > 1
    assert f"{idle} others change next to nothing" in data.subtitle


def test_that_the_steps_of_the_waterfall_end_at_the_scenario(study: Study) -> None:
    answer = ask(study, "attribution", outcome="total", year=YEAR)
    before, *steps, after = rows_of(answered("attribution", study, outcome="total"))
    assert len(steps) == len(answer.contributions)
    assert before.marks[0].value == steps[0].bars[0].start == answer.before
    for above, below in pairwise(steps):
        assert above.bars[0].end == above.link == pytest.approx(below.bars[0].start), below.name
    # The last lever ends where the scenario is: nothing is left over.
    assert steps[-1].bars[0].end == pytest.approx(after.marks[0].value)
    assert after.marks[0].value == answer.after
    assert {before.marks[0].shape, after.marks[0].shape} == {Shape.BLOCK}


@pytest.mark.parametrize(
    ("outcome", "fill"), [("out_of_hospital", Fill.FILLED), ("hospital_share", Fill.HATCHED)]
)
def test_that_steps_up_and_down_are_told_apart_without_colour(study: Study, outcome: str, fill: Fill) -> None:
    _, first, *_ = rows_of(answered("attribution", study, outcome=outcome))
    assert first.bars[0].fill is fill
    assert (first.bars[0].end > first.bars[0].start) is (fill is Fill.FILLED)


@pytest.mark.parametrize("room", [1, 3, 4, 99])
def test_that_a_small_waterfall_joins_the_smallest_steps_and_still_ends_at_the_scenario(
    room: int, study: Study
) -> None:
    marks = marks_of(answered("attribution", study, outcome="total"))
    assert marks.fitted is not None
    rows = marks.fitted(room)
    assert len(rows) <= max(room, 3)
    assert rows[-2].link == pytest.approx(rows[-1].marks[0].value)
    assert math.isclose(rows[0].marks[0].value, marks.rows[0].marks[0].value)
    assert ("levers" in rows[-2].name) is (len(rows) < len(marks.rows))


def test_that_a_goal_is_shown_in_points_and_money_that_add_up_to_nothing(
    scenario_of: Callable[[str], Scenario],
) -> None:
    study = study_of(scenario_of("QMM"))
    goal = ask(study, "goal", target=0.45)
    data = goal_change(study, goal, YEAR)
    changes = [sum(bar.end for bar in row.bars) for row in rows_of(data)]
    assert data.table().rows[0][3].startswith("\u2212")
    # Only shares move: what some gain, others give, both in points and in money.
    assert sum(changes[: len(SECTORS)]) == pytest.approx(0, abs=1e-9)
    assert sum(goal.money[: len(SECTORS)]) == pytest.approx(0, abs=1e-6)
    fills = {row.bars[0].fill for row in rows_of(data) if row.bars and row.bars[0].end < 0}
    assert fills == {Fill.HATCHED}


def test_that_switching_values_come_closest_first_with_their_distance(study: Study) -> None:
    here = ask(study, "sensitivity", outcome="total", year=YEAR).value
    answer = ask(study, "switching", outcome="total", year=YEAR, target=here - 20)
    data = switching_values(study, answer, YEAR)
    turning = [one for one in answer.switches if one.nearest is not None]
    assert [row.name for row in rows_of(data)] == [one.assumption.label for one in turning]
    assert [one.room for one in turning] == sorted(one.room for one in turning)
    assert [row[0] for row in data.table().rows] == [one.assumption.label for one in turning]
    for row, one in zip(data.table().rows, turning, strict=True):
        assert one.nearest is not None, row
        assert row[3].startswith("+" if one.nearest > one.assumption.value else "\u2212"), row


def test_that_a_switching_value_is_a_block_and_where_it_is_now_a_dot_within_its_range(study: Study) -> None:
    here = ask(study, "sensitivity", outcome="total", year=YEAR).value
    for row in rows_of(answered("switching", study, outcome="total", target=here - 20)):
        *turns, now = row.marks
        assert now.shape is Shape.DOT, row.name
        assert {mark.shape for mark in turns} == {Shape.BLOCK}, row.name
        assert all(0 <= mark.value <= 1 for mark in row.marks), row.name
