"""The charts of answers: what the six of them share, and those by year."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.evidence.assumptions import central_values
from leftshift.questions.ask import ask
from leftshift.questions.measures import Measure, measures
from leftshift.questions.study import Study, study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.window.charts.plotting.chart_card import ChartCard
from leftshift.window.charts.plotting.chart_data import ChartData, YearMarks
from leftshift.window.charts.questions.fan import fan
from leftshift.window.pages.questions.kinds import KINDS, QuestionKind

YEAR = 2030


@pytest.fixture
def snapshot(snapshot_of: Callable[..., Snapshot]) -> Snapshot:
    return snapshot_of()


@pytest.fixture
def study(snapshot: Snapshot) -> Study:
    growth = central_values()["real_growth"] + 0.01
    return study_of(replace(snapshot.scenario, assumptions={**central_values(), "real_growth": growth}))


def answered(key: str, study: Study, **asked: object) -> ChartData:
    """Make the chart of the answer to a question."""
    kind = next(kind for kind in KINDS if kind.key == key)
    return kind.chart(study, ask(study, key, year=YEAR, **asked), YEAR)  # type: ignore[arg-type]  # as tests ask


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("size", [(1000, 330), (420, 200)])
@pytest.mark.parametrize("item", measures()[::3], ids=lambda item: item.key)
def test_that_every_mark_lies_within_its_chart_on_every_outcome(
    kind: QuestionKind, size: tuple[int, int], item: Measure, card_of: Callable[..., ChartCard], study: Study
) -> None:
    card = card_of(answered(kind.key, study, outcome=item.key, target=0.1), *size)
    assert card.view is not None
    assert card.view.body.adjusted(-1, -1, 1, 1).contains(card.view.area)
    assert all(card.rect().contains(round(spot.x), round(spot.y)) for spot in card.spots())
    assert not card.grab().isNull()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_every_chart_has_a_finding_a_description_and_a_table(
    kind: QuestionKind, card_of: Callable[..., ChartCard], study: Study
) -> None:
    data = answered(kind.key, study, outcome="unfunded", target=100.0)
    card = card_of(data)
    assert data.title
    assert data.key == kind.chart_key
    assert card.accessibleDescription() == f"{data.title}. {data.subtitle}."
    assert all(len(row) == len(data.table().columns) for row in data.table().rows)
    assert card.figures()


def test_that_no_two_of_the_four_lines_differ_by_colour_alone(study: Study) -> None:
    marks = answered("policy", study, outcome="total").marks
    assert isinstance(marks, YearMarks)
    assert len({(line.dash, line.dots) for line in marks.lines}) == len(marks.lines) == 4
    assert len({line.key for line in marks.lines}) == 4


def test_that_the_outer_band_holds_the_inner_one(study: Study) -> None:
    data = answered("uncertainty", study, outcome="total")
    assert isinstance(data.marks, YearMarks)
    outer, inner = data.marks.bands
    assert bool((outer.low <= inner.low).all() and (inner.high <= outer.high).all())
    # Behind the year and the plan, which may lie outside the range.
    rows = [[_number(cell) for cell in row[2:]] for row in data.table().rows]
    assert rows == [sorted(row) for row in rows]


def test_that_only_the_spread_lies_around_nothing(study: Study) -> None:
    answer = ask(study, "uncertainty", outcome="hospital_share")
    whole, spread = fan(study, answer, YEAR), fan(study, answer, YEAR, only_spread=True)  # type: ignore[arg-type]  # bands
    assert spread.wanted[0] < 0 < spread.wanted[1]
    assert spread.context != whole.context
    assert spread.table() == whole.table()


def test_that_lines_that_coincide_share_one_label(study: Study, snapshot: Snapshot) -> None:
    apart = answered("policy", study, outcome="total").marks
    together = answered("policy", study_of(snapshot.scenario), outcome="total").marks
    assert isinstance(apart, YearMarks)
    assert isinstance(together, YearMarks)
    assert len(apart.labels) == 4
    names = [label.forms[0][0].split(" £")[0] for label in together.labels]
    assert names == ["Baseline = Our assumptions", "Our choices = Both"]


def test_that_both_together_is_the_scenario_itself(study: Study) -> None:
    data = answered("policy", study, outcome="hospital_share")
    here = ask(study, "sensitivity", year=YEAR).value
    row = next(row for row in data.table().rows if row[0] == "2030/31")
    assert _number(row[4]) == pytest.approx(here * 100, abs=0.005)


def _number(text: str) -> float:
    plain = text.replace("\u00a0%", "").replace("\u2212", "-").replace("£", "").replace(",", "")
    factor = 1000.0 if plain.endswith("bn") else 1.0
    return float(plain.removesuffix("bn").removesuffix("m")) * factor
