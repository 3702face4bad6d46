"""Answers on the wall: the same as on the page of questions, asked once, honest where there is none."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from leftshift.evidence.start import baseline_scenario
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.scenario import Scenario
from leftshift.questions.ask import ATTRIBUTION, SENSITIVITY, ask
from leftshift.questions.attribution import groups_of
from leftshift.questions.question_input import ends_only, input_for, is_slow
from leftshift.questions.study import study_of
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.findings import finding
from leftshift.window.charts.answer_here import AnswerHere
from leftshift.window.charts.forms import needs_of
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.charts.tornado import TornadoPlot
from leftshift.window.charts.waterfall import Waterfall

KEYS = {"waterfall": ATTRIBUTION, "tornado": SENSITIVITY}
every_answer = pytest.mark.parametrize("key", KEYS)
MANY = PolicyLevers(
    advice_requests=0.02,
    parity_staff=100.0,
    parity_uplift=0.05,
    support_per_head=1.0,
    deficit_removed=True,
    board_leads=3,
    board_sessions=12.0,
    teams_coverage=0.3,
    double_running=0.2,
    double_running_years=2,
    outpatients_moved=0.1,
)


def answered(scenario: Scenario, chart: Chart) -> Snapshot:
    return Projector().snapshot(scenario, needs=needs_of([chart]))


@every_answer
def test_that_the_wall_says_what_the_page_of_questions_says(
    key: str, chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of(key), snapshot_of()
    chart.draw(snapshot)
    study = study_of(snapshot.scenario)
    assert chart.title == finding(study, ask(study, KEYS[key]), snapshot.target_year)
    assert "Hospital share, 2030/31" in chart.description


@pytest.mark.parametrize("area", ["QMM", "QHL+QUA", "ENGLAND"])
@pytest.mark.parametrize("size", [(243, 214), (369, 349), (680, 470)])
def test_that_where_nothing_was_moved_the_charts_say_so_on_a_tidy_axis(
    area: str,
    size: tuple[int, int],
    chart_of: Callable[..., Chart],
    snapshot_of: Callable[..., Snapshot],
) -> None:
    levers, assumptions = chart_of("waterfall", *size), chart_of("tornado", *size)
    snapshot = snapshot_of(moved=0.0, cut=0.0, area=area)
    for chart in (levers, assumptions):
        chart.draw(snapshot)
        assert chart.axis.low < snapshot.results.hospital_share[snapshot.target_index] < chart.axis.high
        _, plot = chart._places(QRectF(chart.rect()))
        assert plot.width() > 40
        assert not chart.grab().isNull()
    assert levers.title.startswith("No lever has been moved")
    assert [row[0] for row in levers.table().rows] == ["Baseline", "This scenario"]
    assert levers.spots()[0].x == levers.spots()[1].x
    assert assumptions.title.startswith("No assumption moves it")
    assert "none of" in assumptions.plot.subtitle
    assert assumptions.spots() == []


def test_that_an_outcome_without_a_figure_is_said_and_not_drawn(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("tornado")
    chart.plot.choose("gallagher")  # type: ignore[attr-defined]  # the plot's own
    chart.draw(answered(snapshot_of().scenario.with_board(seats=()), chart))
    assert "no partner member of the board has a vote" in chart.title
    assert chart.spots() == []
    assert chart.table().rows[0][1] == chart.title
    assert not chart.grab().isNull()
    chart.draw(answered(snapshot_of().scenario, chart))
    assert "no partner member" not in chart.title
    assert chart.spots()


def test_that_of_very_many_levers_the_ends_are_drawn_while_each_is_worked_out(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("waterfall")
    snapshot = answered(replace(snapshot_of().scenario, policies=MANY), chart)
    question_input = input_for(snapshot.scenario)
    assert is_slow(ATTRIBUTION, question_input)
    assert len(groups_of(question_input.study())) > 9
    chart.draw(snapshot)
    assert chart.title == "Working it out…"
    assert len(chart.table().rows) == 2
    whole, ends = ask(question_input.study(), ATTRIBUTION), ends_only(question_input)
    assert (ends.before, ends.after) == pytest.approx((whole.before, whole.after))  # type: ignore[union-attr]  # an Attribution


def test_that_another_outcome_is_asked_about_from_the_next_drawing_on(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart, snapshot = chart_of("tornado", 680, 470), snapshot_of()
    chart.draw(snapshot)
    few = len(chart.table().rows)
    chart.plot.choose("unfunded")  # type: ignore[attr-defined]  # the plot's own
    chart.draw(snapshot)
    assert len(chart.table().rows) > few
    assert "Unfunded need" in chart.plot.subtitle
    with pytest.raises(ValueError, match="nothing_of_the_kind"):
        chart.plot.choose("nothing_of_the_kind")  # type: ignore[attr-defined]  # likewise


def test_that_a_year_the_scenario_does_not_show_gives_way(scenario_of: Callable[[str], Scenario]) -> None:
    scenario = scenario_of("QMM")
    assert input_for(scenario).year == scenario.shares.end
    assert input_for(scenario, year=1999).year == scenario.years.first
    assert input_for(scenario, year=2999).year == scenario.years.last


def test_that_a_small_chart_joins_the_smallest_steps_and_still_ends_at_the_scenario(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    some = replace(MANY, parity_staff=0.0, parity_uplift=0.0, board_leads=0, board_sessions=0.0)
    scenario = replace(snapshot_of().scenario, policies=some)
    small, large = chart_of("waterfall", 243, 200), chart_of("waterfall", 680, 470)
    for chart in (small, large):
        chart.plot.choose("total")  # type: ignore[attr-defined]  # the plot's own
        chart.draw(answered(scenario, chart))
    assert small.table() == large.table()
    assert len(small.spots()) < len(large.spots()) == len(large.table().rows)
    *steps, last = small.spots()
    assert "levers" in steps[-1].text
    assert steps[-1].x == pytest.approx(last.x, abs=0.01)


def test_that_a_small_tornado_keeps_its_rows_apart_when_asked_anew(
    chart_of: Callable[..., Chart], snapshot_of: Callable[..., Snapshot]
) -> None:
    chart = chart_of("tornado", 300, 200)
    chart.plot.choose("unfunded")  # type: ignore[attr-defined]  # the plot's own
    for moved in (0.02, 0.021, 0.022):
        chart.draw(snapshot_of(moved=moved, dragging=moved > 0.02))
        chart.grab()
        heights = sorted({spot.y for spot in chart.spots()})
        assert all(after - before >= chart._ink.line for before, after in pairwise(heights))
        assert 0 < len(heights) < len(chart.table().rows)


def test_that_the_plots_under_the_answers_are_those_of_the_page() -> None:
    for question, made in ((ATTRIBUTION, Waterfall()), (SENSITIVITY, TornadoPlot())):
        assert AnswerHere(question, made).key == made.key


def test_that_a_fresh_baseline_asks_of_its_own_target_year(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(last=2028)
    assert input_for(snapshot.scenario).year == snapshot.target_year == 2028
    assert input_for(baseline_scenario(snapshot.area)).outcome == "hospital_share"
