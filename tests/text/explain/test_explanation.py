"""Explanations: every formula has words, symbols, inputs that can be read, and sources."""

import html
from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import facts
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, SECTORS, Sector, View
from leftshift.snapshot.projector import Projector
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.explain.explanation import explain
from leftshift.text.explain.figure import Figure, chart_figure, outcome_figure
from leftshift.text.explain.formats import as_html, as_text
from leftshift.text.explain.formulas import formulas
from leftshift.text.explain.input import FigureKind
from leftshift.text.numbers import money
from leftshift.text.outcomes.outcome import Outcome

OWN = OwnFigures(
    money=(1500.0, None, None, None, None, None, None),
    year=2025,
    source="ledger.csv",
    imported="2026-05-01T09:30:00+00:00",
)


@pytest.fixture(scope="module")
def snapshot(scenario_of: Callable[..., Scenario]) -> Snapshot:
    return Projector().snapshot(scenario_of("QMM"))


@pytest.mark.parametrize("key", sorted(formulas().formulas))
@pytest.mark.parametrize(("sector", "year"), [(None, None), (Sector.COMMUNITY, 2030)])
def test_that_every_formula_explains_a_figure_with_a_source(
    key: str, sector: Sector | None, year: int | None, snapshot: Snapshot
) -> None:
    about = {"assumption": "real_growth", "fact": "A05"}.get(key, "")
    found = explain(Figure(formula=key, value="1", about=about, sector=sector, year=year), snapshot)
    assert found.steps[0].words.endswith(".")
    assert found.steps[0].symbols
    assert found.sources or found.source_words


def hospital(year: int, value: str) -> Outcome:
    return Outcome(key="hospital_share", title="Hospital share", year=year, value=value)


def test_that_an_input_has_the_value_it_has_in_the_results(snapshot: Snapshot) -> None:
    found = explain(outcome_figure(hospital(2028, "56 %")), snapshot)
    values = {item.label: item.value for item in found.inputs}
    place = 2028 - snapshot.results.first_year
    assert values["Acute hospital: spend, cash, 2028/29"] == money(float(snapshot.results.spend[place, 0]))
    assert values["All money of the sectors, cash, 2028/29"] == money(float(snapshot.results.total[place]))


@pytest.mark.parametrize("sector", SECTORS)
def test_that_a_sectors_baseline_has_a_formula_of_its_own(sector: Sector, snapshot: Snapshot) -> None:
    found = explain(Figure(formula="baseline", sector=sector), snapshot)
    expected = {
        Sector.ACUTE: FigureKind.DERIVED,
        Sector.SPECIALISED: FigureKind.PUBLISHED,
        Sector.PRIMARY_CARE: FigureKind.PUBLISHED,
    }
    assert found.steps[0].title.startswith(LABELS[sector].split(" (", maxsplit=1)[0])
    assert found.kind == expected.get(sector, found.kind)


def test_that_an_own_figure_is_labelled_so_and_names_its_file(snapshot: Snapshot) -> None:
    own = Projector().snapshot(replace(snapshot.scenario, own_figures=OWN))
    found = explain(Figure(formula="baseline", sector=Sector.ACUTE), own)
    assert found.kind == FigureKind.OWN
    assert [source.title for source in found.sources] == ["ledger.csv"]
    other = explain(Figure(formula="baseline", sector=Sector.COMMUNITY), own)
    assert other.kind != FigureKind.OWN


def test_that_a_share_the_planner_moved_is_their_own_choice(snapshot: Snapshot) -> None:
    figure = Figure(formula="share", sector=Sector.COMMUNITY)
    assert explain(figure, snapshot).kind == FigureKind.DERIVED
    target = snapshot.scenario.shares.target
    moved = (target[0] - 0.01, *target[1:3], target[3] + 0.01, *target[4:])
    changed = Projector().snapshot(snapshot.scenario.with_shares(target=moved))
    assert explain(figure, changed).kind == FigureKind.CHOICE


@pytest.mark.parametrize("key", [item.key for item in assumption_facts()])
def test_that_every_assumption_explains_itself_with_its_range(key: str, snapshot: Snapshot) -> None:
    found = explain(Figure(formula="assumption", about=key), snapshot)
    known = next(item for item in assumption_facts() if item.key == key)
    assert found.kind == known.kind
    assert found.inputs[0].label == known.label
    assert bool(found.sources) == bool(known.facts)
    if not known.facts:
        assert found.source_words == NO_PUBLISHED_FIGURE


@pytest.mark.parametrize("key", facts())
def test_that_every_fact_explains_itself_with_its_link(key: str, snapshot: Snapshot) -> None:
    found = explain(Figure(formula="fact", about=key), snapshot)
    assert found.sources[0].link == facts()[key].link


def test_that_money_in_another_view_says_how_it_was_turned(snapshot: Snapshot) -> None:
    real = Projector().snapshot(snapshot.scenario, view=View.REAL)
    figure = Figure(formula="spend", value="£1m", sector=Sector.COMMUNITY, year=2030)
    assert "2025/26 prices" in explain(figure, real).note
    assert not explain(figure, snapshot).note


def test_that_parts_of_a_chart_have_formulas_of_their_own() -> None:
    assert chart_figure("hospital_share", "Hospital share, 2030/31").formula == "hospital_share"
    assert chart_figure("hospital_share", "Primary care share, 2030/31").formula == "primary_care_share"
    assert chart_figure("hospital_share", "Hospital share, England 2010").formula == "published_shares"


def test_that_a_chart_nobody_wrote_a_formula_for_is_refused_by_name(snapshot: Snapshot) -> None:
    with pytest.raises(EvidenceError, match="no formula nonsense"):
        explain(chart_figure("nonsense", "What"), snapshot)


def test_that_the_text_and_the_page_hold_formula_inputs_and_links(snapshot: Snapshot) -> None:
    found = explain(outcome_figure(hospital(2030, "53 % & <more>")), snapshot)
    text, page = as_text(found), as_html(found, "#777777")
    parts = (found.steps[0].words, found.inputs[0].value)
    assert all(part in text and part in page for part in parts)
    assert all(source.link in text for source in found.sources)
    assert "53 % &amp; &lt;more&gt;" in page


def test_that_formulas_are_folded_until_they_are_asked_for_and_codes_follow_names(snapshot: Snapshot) -> None:
    found = explain(outcome_figure(hospital(2030, "53 %")), snapshot)
    folded, unfolded = (as_html(found, "#777777", formulas=wanted) for wanted in (False, True))
    symbols = found.steps[0].symbols.split(";")[0]
    assert symbols not in html.unescape(folded)
    assert symbols in html.unescape(unfolded)
    source = found.sources[0]
    assert folded.index(html.escape(source.title)) < folded.index(f">{source.id}</a></small>")


@pytest.mark.parametrize(
    ("area", "says"), [("QWO", "2025/26, planned deficit: £49m, before support"), ("QWE", "")]
)
def test_that_the_opening_deficit_says_what_is_published_of_the_area(
    scenario_of: Callable[..., Scenario], area: str, says: str
) -> None:
    found = explain(Figure(formula="opening_deficit", value="1"), Projector().snapshot(scenario_of(area)))
    note = next(item.note for item in found.inputs if item.label.startswith("Opening deficit"))
    assert says in note
    assert bool(note) is bool(says)
