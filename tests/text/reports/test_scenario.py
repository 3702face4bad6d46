import json
from collections.abc import Callable

import numpy as np
import pytest

from leftshift.evidence.start import with_own
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS, Sector
from leftshift.snapshot.projector import Projector
from leftshift.text.reports.scenario import as_json, as_table

OWN = OwnFigures(
    money=tuple({Sector.ACUTE: 950.0, Sector.COMMUNITY: 210.5}.get(sector) for sector in SECTORS),
    year=2025,
    source="ledger.xlsx",
    imported="2026-05-01T09:30:00+00:00",
)


@pytest.fixture
def published(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM")


def table_of(scenario: Scenario) -> list[str]:
    snapshot = Projector().snapshot(scenario)
    return as_table(snapshot, self_test="all hold").splitlines()


def json_of(scenario: Scenario) -> dict[str, object]:
    snapshot = Projector().snapshot(scenario)
    found: dict[str, object] = json.loads(as_json(snapshot, self_test="all hold"))
    return found


def test_that_own_figures_are_named_and_each_sector_that_starts_from_one_says_so(
    published: Scenario,
) -> None:
    lines = table_of(with_own(published, OWN))
    assert (
        lines[2]
        == "Starts from own figures for 2 sectors from ledger.xlsx, in place of the published baseline."
    )
    labelled = [line.split("  ")[1] for line in lines if line.endswith("from an own figure")]
    assert labelled == ["Acute hospital", "Community"]


def test_that_results_as_json_say_which_sectors_rest_on_own_figures(published: Scenario) -> None:
    assert json_of(with_own(published, OWN))["own_figures"] == {
        "source": "ledger.xlsx",
        "year": 2025,
        "imported": "2026-05-01T09:30:00+00:00",
        "sectors": ["acute", "community"],
    }


def test_that_nothing_is_called_own_on_the_published_baseline(published: Scenario) -> None:
    assert not any("own figure" in line for line in table_of(published))
    assert json_of(published)["own_figures"] is None


def test_that_results_as_json_have_what_is_left_to_find(published: Scenario) -> None:
    found = json_of(published.with_running_costs(cut=0.5))
    results = Projector().snapshot(published.with_running_costs(cut=0.5)).results
    years = len(results.years)
    for key in (
        "programme_pay_gbp_m",
        "unfunded_gbp_m",
        "hospital_unfunded_gbp_m",
        "new_care_gbp_m",
        "savings_to_find_gbp_m",
        "avoided_gbp_m",
        "stranded_gbp_m",
        "surplus_gbp_m",
    ):
        assert found[key] == pytest.approx(getattr(results, key.removesuffix("_gbp_m")).tolist())
    assert found["required_efficiency"] == [None, *results.required_efficiency[1:].tolist()]
    for key, name in (
        ("need_cost_gbp_m", "need_cost"),
        ("pressure_gbp_m", "pressure"),
        ("charges_gbp_m", "charges"),
    ):
        by_sector = found[key]
        assert isinstance(by_sector, dict)
        assert list(by_sector) == [str(sector) for sector in SECTORS]
        expected = np.broadcast_to(getattr(results, name), (years, len(SECTORS)))[:, 3].tolist()
        assert by_sector["community"] == expected
    posts, beds, staff = found["posts_by_function"], found["beds"], found["staff"]
    assert isinstance(posts, dict)
    assert isinstance(beds, dict)
    assert isinstance(staff, dict)
    before = sum(part["before"] for part in posts.values())
    after = sum(part["by_year"][-1] for part in posts.values())
    assert after == pytest.approx(before / 2)
    assert beds["paid_for"][0] == beds["needed"][0] > 0
    assert staff["for_new_care"] == results.staff_for_new_care.tolist()
    near_home, overspent = found["near_home_per_head_real_gbp"], found["if_hospital_overspends"]
    assert isinstance(near_home, dict)
    assert isinstance(overspent, dict)
    assert near_home["most_deprived_fifth"] == results.near_home_deprived.tolist()
    assert near_home["everybody_else"] == results.near_home_elsewhere.tolist()
    assert (overspent["part_of_what_hospital_lacks"], overspent["assumed"]) == (0.5, False)
    assert overspent["planned_spend_gbp_m"] == found["spend_gbp_m"]
