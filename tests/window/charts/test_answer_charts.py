"""The charts of answers: what the six of them share."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from leftshift.evidence.assumptions import central_values
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, Sector
from leftshift.questions.ask import ask
from leftshift.questions.measures import measures
from leftshift.questions.study import Study, study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.answer_here import AnswerPlot
from leftshift.window.charts.four_lines import _KINDS as LINE_KINDS
from leftshift.window.charts.plotting.chart import Chart
from leftshift.window.pages.questions.kinds import KINDS, QuestionKind
from leftshift.window.theme import ThemeChoice, theme_of

YEAR = 2030
Draw = Callable[..., Chart]


@pytest.fixture
def snapshot(snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    return snapshot_of()


@pytest.fixture
def study(snapshot: Snapshot) -> Study:
    growth = central_values()["real_growth"] + 0.01
    return study_of(replace(snapshot.scenario, assumptions={**central_values(), "real_growth": growth}))


@pytest.fixture
def drawn(qtbot: QtBot, snapshot: Snapshot) -> Draw:
    """Draw the answer to a question on a chart of a size."""

    def draw(kind: QuestionKind, study: Study, size: tuple[int, int] = (1000, 330), **asked: object) -> Chart:
        plot: AnswerPlot = kind.make()
        plot.take(study, ask(study, kind.key, year=YEAR, **asked), YEAR)  # type: ignore[arg-type]  # as tests ask
        chart = Chart(plot, theme_of(ThemeChoice.LIGHT))
        qtbot.addWidget(chart)
        chart.resize(*size)
        chart.draw(snapshot)
        return chart

    return draw


def kind_of(key: str) -> QuestionKind:
    return next(kind for kind in KINDS if kind.key == key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("size", [(1000, 330), (420, 200)])
def test_that_every_mark_stands_within_its_chart_on_every_outcome(
    kind: QuestionKind, size: tuple[int, int], drawn: Draw, study: Study
) -> None:
    for item in measures()[::3]:
        chart = drawn(kind, study, size, outcome=item.key, target=0.1)
        body, plot = chart._places(QRectF(chart.rect()))
        assert body.adjusted(-1, -1, 1, 1).contains(plot)
        for spot in chart.spots():
            assert chart.rect().contains(round(spot.x), round(spot.y))
        assert not chart.grab().isNull()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_every_chart_has_a_finding_a_description_and_a_table(
    kind: QuestionKind, drawn: Draw, study: Study
) -> None:
    chart = drawn(kind, study, outcome="unfunded", target=100.0)
    assert chart.title
    assert chart.title in chart.accessibleDescription()
    table = chart.table()
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert chart.figures()


def test_that_a_bar_of_the_tornado_runs_from_low_to_high(drawn: Draw, study: Study) -> None:
    answer = ask(study, "sensitivity", outcome="total", year=YEAR)
    chart = drawn(kind_of("sensitivity"), study, outcome="total")
    first, second = chart.spots()[:2]
    _, plot = chart._places(QRectF(chart.rect()))
    for spot, value in ((first, answer.swings[0].at_low), (second, answer.swings[0].at_high)):
        assert spot.x == pytest.approx(plot.left() + chart.axis.part(value) * plot.width(), abs=1)
    assert chart.table().rows[0][0] == answer.swings[0].assumption.label


def test_that_the_hollow_half_of_a_bar_is_its_low_end(drawn: Draw, study: Study) -> None:
    chart = drawn(kind_of("sensitivity"), study, outcome="total")
    low, high = chart.spots()[:2]
    image, colours = chart.grab().toImage(), theme_of(ThemeChoice.LIGHT).surfaces
    _, plot = chart._places(QRectF(chart.rect()))
    value = ask(study, "sensitivity", outcome="total", year=YEAR).value
    here = plot.left() + chart.axis.part(value) * plot.width()
    assert image.pixelColor(round((here + high.x) / 2), round(high.y)) == colours.accent
    assert image.pixelColor(round((here + low.x) / 2), round(low.y)) != colours.accent


def test_that_rows_without_room_are_left_to_the_table(drawn: Draw, study: Study) -> None:
    small = drawn(kind_of("sensitivity"), study, (500, 180), outcome="unfunded")
    assert 0 < len(small.spots()) < 2 * len(small.table().rows)


def test_that_the_steps_of_the_waterfall_end_at_the_scenario(drawn: Draw, study: Study) -> None:
    answer = ask(study, "attribution", outcome="total", year=YEAR)
    chart = drawn(kind_of("attribution"), study, outcome="total")
    *steps, last = chart.spots()
    _, plot = chart._places(QRectF(chart.rect()))
    assert len(steps) == 1 + len(answer.contributions)
    # The last lever ends where the scenario stands: nothing is left over.
    assert steps[-1].x == pytest.approx(last.x, abs=0.01)
    assert last.x == pytest.approx(plot.left() + chart.axis.part(answer.after) * plot.width(), abs=0.01)


@pytest.mark.parametrize(("outcome", "up"), [("out_of_hospital", True), ("hospital_share", False)])
def test_that_steps_up_and_down_are_told_apart_without_colour(
    drawn: Draw, study: Study, outcome: str, *, up: bool
) -> None:
    chart = drawn(kind_of("attribution"), study, outcome=outcome)
    image, ground = chart.grab().toImage(), chart._theme.surfaces.panel.rgb()
    first, second, *_ = chart.spots()
    assert (second.x > first.x) is up
    left, right = sorted((round(first.x), round(second.x)))
    rows = range(round(second.y) - 3, round(second.y) + 4)
    inked = [image.pixel(x, y) != ground for x in range(left + 3, right - 3) for y in rows]
    part = sum(inked) / len(inked)
    assert part > 0.99 if up else 0 < part < 0.8


def test_that_no_two_of_the_four_lines_differ_by_colour_alone() -> None:
    assert len({(kind.dash, kind.dots) for kind in LINE_KINDS}) == len(LINE_KINDS)
    assert len({kind.name for kind in LINE_KINDS}) == len(LINE_KINDS)


def test_that_the_outer_band_holds_the_inner_one(drawn: Draw, study: Study) -> None:
    chart = drawn(kind_of("uncertainty"), study, outcome="total")
    rows = [[_number(cell) for cell in row[1:]] for row in chart.table().rows]
    assert all(row == sorted(row) for row in rows)


def test_that_only_the_spread_stands_around_nothing(drawn: Draw, study: Study, snapshot: Snapshot) -> None:
    chart = drawn(kind_of("uncertainty"), study, outcome="hospital_share")
    whole = chart.table()
    plot = chart.plot
    plot.only_spread = True  # type: ignore[attr-defined]  # the fan's own
    plot.take(study, ask(study, "uncertainty"), YEAR)  # type: ignore[attr-defined]  # likewise
    chart.draw(snapshot)
    assert chart.axis.low < 0 < chart.axis.high
    assert chart.table() == whole


def test_that_lines_that_coincide_share_one_label(drawn: Draw, study: Study, snapshot: Snapshot) -> None:
    apart = drawn(kind_of("policy"), study, outcome="total")
    assert len(apart.plot._labels()) == 4  # type: ignore[attr-defined]  # the chart's own
    central = drawn(kind_of("policy"), study_of(snapshot.scenario), outcome="total")
    names = [text for _, text in central.plot._labels()]  # type: ignore[attr-defined]  # likewise
    assert [text.split(" £")[0] for text in names] == ["Baseline = Our assumptions", "Our choices = Both"]


def test_that_both_together_is_the_scenario_itself(drawn: Draw, study: Study) -> None:
    chart = drawn(kind_of("policy"), study, outcome="hospital_share")
    here = ask(study, "sensitivity", year=YEAR).value
    row = next(row for row in chart.table().rows if row[0] == "2030/31")
    assert _number(row[4]) == pytest.approx(here * 100, abs=0.005)


def test_that_a_goal_is_shown_in_points_and_money_that_add_up_to_nothing(
    drawn: Draw, scenario_of: Callable[[str], Scenario]
) -> None:
    study = study_of(scenario_of("QMM"))
    goal = ask(study, "goal", target=0.45)
    chart = drawn(kind_of("goal"), study, target=0.45)
    rows = chart.table().rows
    assert rows[0][3].startswith("\u2212")
    assert _number(rows[-1][2]) == pytest.approx(goal.reached * 100, abs=0.005)
    # Only shares move: what some gain, others give, both in points and in money.
    change = chart.plot._change  # type: ignore[attr-defined]  # the chart's own
    money = chart.plot._money  # type: ignore[attr-defined]  # likewise
    assert change[: len(SECTORS)].sum() == pytest.approx(0, abs=1e-9)
    assert money[: len(SECTORS)].sum() == pytest.approx(0, abs=1e-6)


def test_that_switching_values_stand_closest_first_with_their_distance(drawn: Draw, study: Study) -> None:
    here = ask(study, "sensitivity", outcome="total", year=YEAR).value
    answer = ask(study, "switching", outcome="total", year=YEAR, target=here - 20)
    chart = drawn(kind_of("switching"), study, outcome="total", target=here - 20)
    turning = [one for one in answer.switches if one.nearest is not None]
    rows = chart.table().rows
    assert [row[0] for row in rows] == [one.assumption.label for one in turning]
    rooms = [one.room for one in turning]
    assert rooms == sorted(rooms)
    first = turning[0]
    assert first.nearest is not None
    sign = "+" if first.nearest > first.assumption.value else "\u2212"
    assert rows[0][3].startswith(sign)


def test_that_the_colour_of_a_gain_is_that_of_its_sector(
    drawn: Draw, scenario_of: Callable[[str], Scenario]
) -> None:
    chart = drawn(kind_of("goal"), study_of(scenario_of("QMM")), target=0.45)
    spot, image = chart.spots()[SECTORS.index(Sector.COMMUNITY)], chart.grab().toImage()
    assert (
        image.pixelColor(round(spot.x) - 6, round(spot.y))
        == theme_of(ThemeChoice.LIGHT).sectors[Sector.COMMUNITY]
    )


def _number(text: str) -> float:
    plain = text.replace("\u00a0%", "").replace("\u2212", "-").replace("£", "").replace(",", "")
    factor = 1000.0 if plain.endswith("bn") else 1.0
    return float(plain.removesuffix("bn").removesuffix("m")) * factor
