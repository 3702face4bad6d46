"""Answers among the charts: the same as on the page of questions, honest where there is none."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from leftshift.evidence.start import baseline_scenario
from leftshift.model.scenario import Scenario
from leftshift.model.specialties import STAYS
from leftshift.questions.ask import ATTRIBUTION, SENSITIVITY, ask
from leftshift.questions.attribution import groups_of
from leftshift.questions.question_input import ends_only, input_for, is_slow
from leftshift.questions.study import study_of
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.answers.findings import finding
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData
from leftshift.window.charts.questions.answer_here import answer_here
from tests.many_levers import MANY

QUESTIONS = {"waterfall": ATTRIBUTION, "tornado": SENSITIVITY}


def data_of(scenario: Scenario, key: str, outcome: str = "hospital_share") -> ChartData:
    needs = Needs(answers=frozenset({(QUESTIONS[key], outcome)}))
    return answer_here(Projector().snapshot(scenario, needs=needs), QUESTIONS[key], outcome)


@pytest.mark.parametrize("key", QUESTIONS)
def test_that_the_chart_says_what_the_page_of_questions_says(
    key: str, snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of()
    data, study = data_of(snapshot.scenario, key), study_of(snapshot.scenario)
    assert data.key == key
    assert data.title == finding(study, ask(study, QUESTIONS[key]), snapshot.target_year)
    assert "Hospital share, 2030/31" in data.description


@pytest.mark.parametrize("area", ["QMM", "QHL+QUA", "ENGLAND"])
@pytest.mark.parametrize("size", [(243, 214), (369, 349), (680, 470)])
@pytest.mark.parametrize("key", QUESTIONS)
def test_that_where_nothing_was_moved_the_chart_has_a_tidy_axis(
    key: str,
    area: str,
    size: tuple[int, int],
    card_of: Callable[..., ChartCard],
    snapshot_of: Callable[..., Snapshot],
) -> None:
    snapshot = snapshot_of(moved=0.0, cut=0.0, area=area)
    card = card_of(data_of(snapshot.scenario, key), *size)
    assert card.axis.low < snapshot.results.hospital_share[snapshot.target_index] < card.axis.high
    assert not card.grab().isNull()


def test_that_where_nothing_was_moved_baseline_and_scenario_are_one(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    unmoved = snapshot_of(moved=0.0, cut=0.0).scenario
    levers, assumptions = data_of(unmoved, "waterfall"), data_of(unmoved, "tornado")
    assert levers.title.startswith("No lever has been moved")
    assert [row[0] for row in levers.table().rows] == ["Baseline", "This plan"]
    assert "matters most" in assumptions.title


def test_that_an_outcome_without_a_figure_is_said_and_not_drawn(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    scenario = snapshot_of().scenario
    data = data_of(scenario.with_board(seats=()), "tornado", "gallagher")
    card = card_of(data)
    assert "no partner member of the board has a vote" in card.title
    assert card.spots() == []
    assert data.table().rows[0][1] == data.title
    card.show_data(data_of(scenario, "tornado", "gallagher"))
    assert "no partner member" not in card.title
    assert card.spots()


def test_that_of_too_many_levers_only_the_ends_are_drawn_until_they_are_told_apart(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    scenario = replace(snapshot_of().scenario, policies=MANY)
    question_input = input_for(scenario)
    assert is_slow(ATTRIBUTION, question_input)
    assert len(groups_of(question_input.study())) > 9
    data = data_of(scenario, "waterfall")
    assert data.title.startswith("Working it out")
    assert len(data.table().rows) == 2
    whole, ends = ask(question_input.study(), ATTRIBUTION), ends_only(question_input)
    assert (ends.before, ends.after) == pytest.approx((whole.before, whole.after))


def test_that_another_outcome_has_its_own_answer(snapshot_of: Callable[..., Snapshot]) -> None:
    scenario = snapshot_of().scenario
    share, gap = (data_of(scenario, "tornado", outcome) for outcome in ("hospital_share", "unfunded"))
    assert len(gap.table().rows) > len(share.table().rows)
    assert "Unfunded in all" in gap.subtitle


def test_that_a_chart_cannot_be_made_of_a_snapshot_that_was_not_asked_for_the_answer(
    snapshot_of: Callable[..., Snapshot],
) -> None:
    with pytest.raises(LookupError, match="show_also"):
        answer_here(Projector().snapshot(snapshot_of().scenario), SENSITIVITY, "total")


def test_that_a_year_the_scenario_does_not_show_gives_way(scenario_of: Callable[[str], Scenario]) -> None:
    scenario = scenario_of("QMM")
    assert input_for(scenario).year == scenario.shares.end
    assert input_for(scenario, year=1999).year == scenario.years.first
    assert input_for(scenario, year=2999).year == scenario.years.last


def test_that_a_small_chart_joins_the_smallest_steps_and_still_ends_at_the_scenario(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    some = replace(
        MANY,
        parity_uplift=0.0,
        board_leads=0,
        board_sessions=0.0,
        capital=0.0,
        capital_years=0,
        outpatients=STAYS,
    )
    data = data_of(replace(snapshot_of().scenario, policies=some), "waterfall", "unfunded")
    small, large = card_of(data, 243, 200), card_of(data, 680, 470)
    assert len(small.spots()) < len(large.spots()) == len(data.table().rows)
    *steps, last = small.spots()
    assert "levers" in steps[-1].text
    assert steps[-1].x == pytest.approx(last.x, abs=0.01)


def test_that_a_small_tornado_keeps_its_rows_apart_when_answered_anew(
    card_of: Callable[..., ChartCard], snapshot_of: Callable[..., Snapshot]
) -> None:
    data = [
        data_of(snapshot_of(moved=moved).scenario, "tornado", "unfunded") for moved in (0.02, 0.021, 0.022)
    ]
    card = card_of(data[0], 300, 200)
    for moving in data[1:]:
        card.show_data(moving, moving=True)
        heights = sorted({spot.y for spot in card.spots()})
        assert all(after - before >= card.fontMetrics().height() - 1 for before, after in pairwise(heights))
        assert 0 < len(heights) < len(card.table().rows)


def test_that_a_fresh_baseline_asks_of_its_own_target_year(snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(last=2028)
    assert input_for(snapshot.scenario).year == snapshot.target_year == 2028
    assert input_for(baseline_scenario(snapshot.area)).outcome == "hospital_share"
